// What the five most frequent tasks cost: drives the browser through each from Vandaag, as a person does, and counts pages,
// clicks and keystrokes. Writes docs/burden.md: `node burden.mjs`. For whoever decides whether a field or a step may be
// added. What is typed is typed letter by letter; choosing from a list counts as two clicks, a day as eight keystrokes.

import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { serve } from './server.mjs'

const FILE = fileURLToPath(new URL('../docs/burden.md', import.meta.url))

const server = process.env.PONTON_URL ? null : await serve()
process.env.PONTON_URL ??= server.url
const { act, close, open, stepInAs } = await import('./harness.mjs')

/** Somebody at work, whose steps are counted. */
const counting = page => {
  const cost = { pages: 0, clicks: 0, keys: 0 }
  /** Clicks; `leads` when another page comes of it. */
  const click = async (locator, leads = 'stays') => {
    cost.clicks += 1
    if (leads === 'stays') return locator.click()
    cost.pages += 1
    await Promise.all([page.waitForEvent('load'), locator.click()])
  }
  const type = async (locator, text) => {
    if (!await locator.evaluate(field => field === document.activeElement)) await click(locator)
    cost.keys += [...text].length
    await locator.pressSequentially(text)
  }
  const day = async (locator, text) => {
    await click(locator)
    cost.keys += 8
    await locator.fill(text)
  }
  const choose = async (locator, value) => {
    cost.clicks += 2
    await locator.selectOption(value)
  }
  const goes = locator => click(locator, 'goes')
  return { page, cost, click, goes, type, day, choose }
}

const form = (page, action) => page.locator(`main form[action$="${action}"]`).first()
const send = (page, action) => form(page, action).locator('button[type="submit"]').first()
const field = (page, action, name) => form(page, action).locator(`[name="${name}"]`).first()
const inDays = days => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

/** Opens the fold around a form, when it is folded up. */
const unfold = async ({ page, click }, action) => {
  const folds = form(page, action).locator('xpath=ancestor::details[not(@open)]')
  for (const fold of await folds.all()) await click(fold.locator('> summary'))
}

/** From Vandaag to the page of somebody whom one works with. */
const toPlan = async (who, name) => {
  const line = who.page.locator('main a.ponton-line__title', { hasText: name }).first()
  if (await line.count() > 0) return who.goes(line)
  await who.goes(who.page.locator('nav a[href="/plannen"]').first())
  await who.goes(who.page.locator('main a.ponton-line__title', { hasText: name }).first())
}

/** Before it is answered somebody hands over; that isn't counted. */
const handsOver = async () => {
  const page = await open({ width: 1280 })
  await stepInAs(page, 'Ayşe Demir')
  await page.goto('/plannen')
  await page.locator('main a', { hasText: 'Amina en Yusuf' }).first().click()
  await page.waitForURL(/\/plannen\/[0-9a-f-]{36}/)
  await page.locator('main a[href$="/overdracht"]').first().click()
  await page.waitForURL('**/overdracht')
  const lotte = await page.locator('main [name="to"] option', { hasText: 'Lotte' }).first().getAttribute('value')
  const packet = { kind: 'refer', to: lotte, question: 'Kan Yusuf bij jullie terecht?', story: 'Hij blijft thuis van school.' }
  await act(page, '/overdracht', packet)
  const status = await act(page, '/versturen', { previewed: 'by_resident', permission: 'Yusuf en Amina lazen mee', legal_basis: 'Jeugdwet' })
  if (status !== 200) throw new Error(`the handover can't be sent: ${status}`)
  await page.context().close()
}

const TASKS = [
  {
    name: 'Een contact noteren',
    who: 'Fatima el Amrani',
    does: async who => {
      await toPlan(who, 'Dirk')
      await who.type(field(who.page, '/contacten', 'words'), 'Gebeld met de corporatie: uitstel tot de 14e.')
      await who.goes(send(who.page, '/contacten'))
    },
  },
  {
    name: 'Een plan openen',
    who: 'Fatima el Amrani',
    does: async who => {
      await who.goes(who.page.locator('nav a[href="/plannen"]').first())
      await who.goes(who.page.locator('main a[href="/plannen/nieuw"]').first())
      await who.type(field(who.page, '/plannen', 'called'), 'Olena')
      await who.type(field(who.page, '/plannen', 'worry'), 'Dat ik de huur niet kan betalen')
      await who.goes(send(who.page, '/plannen'))
    },
  },
  {
    name: 'Een signaal melden',
    who: 'Fatima el Amrani',
    does: async who => {
      await who.type(field(who.page, '/signalen', 'words'), 'De bushalte bij het wijkcentrum is weg.')
      await who.goes(send(who.page, '/signalen'))
    },
  },
  {
    name: 'Een volgende stap zetten',
    who: 'Fatima el Amrani',
    does: async who => {
      await toPlan(who, 'Dirk')
      await unfold(who, '/stap')
      await who.type(field(who.page, '/stap', 'words'), 'Bellen over uitstel')
      await who.day(field(who.page, '/stap', 'day'), inDays(3))
      await who.goes(send(who.page, '/stap'))
    },
  },
  {
    name: 'Een overdracht beantwoorden',
    who: 'Lotte Vermeulen',
    before: handsOver,
    does: async who => {
      const line = who.page.locator('main a[href^="/overdrachten/"]').first()
      await who.goes(line)
      await unfold(who, '/aanvaarden')
      await who.goes(send(who.page, '/aanvaarden'))
    },
  },
]

const counted = []
try {
  for (const task of TASKS) {
    await task.before?.()
    const page = await open({ width: 1280 })
    await stepInAs(page, task.who)
    const who = counting(page)
    await task.does(who)
    const refused = await page.locator('.ponton-problems').count()
    if (refused > 0) throw new Error(`${task.name}: ${await page.locator('.ponton-problems').innerText()}`)
    counted.push({ ...task, ...who.cost })
    await page.context().close()
  }
} finally {
  await close()
  await server?.stop()
}

const rows = counted.map(({ name, pages, clicks, keys }) => `| ${name} | ${pages} | ${clicks} | ${keys} |`)
await writeFile(FILE, `# What registering costs

The five most frequent tasks, each from Vandaag, counted by a script that drives the browser through the demo
(\`node e2e/burden.mjs\` writes this page). *Pages* are page loads, *clicks* include the one into a field and the one on the
button, *keys* are letters typed; a day counts as eight keys, a choice from a list as two clicks. The words are those of
the script: longer words cost more keys and nothing else.

| task | pages | clicks | keys |
|---|---|---|---|
${rows.join('\n')}

Nothing else is asked: what a form requires stands in \`app/tests/story/asked.txt\`, and a test holds every form to it.
`)
console.log(rows.join('\n'))
