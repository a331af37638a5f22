// Scenario 1, word for word: a signal to the national table and back. On Monday at ten past nine three members report
// alike, Priya gathers them for the table, and within a minute all three hear it, on Vandaag and by mail. On Thursday the
// outcome is an urgent advice, it can't be closed before it is brought back, and at four it stands in the day's bulletin.
// Two weeks later each is asked whether it works; Loohoek says "not yet", and it stays open on that.
// The clock is moved by hand (app/examples/demo_by_hand.rs) and the mail server is a real one. On a phone and on a wide
// screen, with script and without: all four go through the same weeks.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { act, close, faultsIn, open, shape, shot, stepInAs, words } from './harness.mjs'
import { postbox } from './postbox.mjs'
import { serve } from './server.mjs'

const TABLE = 'Bestuurlijk overleg gemeentenvereniging'
const ADVICE = 'Gemeenten betalen door; bellen en beeldbellen tellen mee als prestatie.'
const REMAINS = 'In Loohoek houdt de gemeente nog steeds in.'
const QUOTE = 'Geen inloop, geen geld.'
const BUNDLED = 'Je signaal is gebundeld met twee andere. Trekker: Priya Ramdin. Volgende stap: overleg op donderdag'
const REPORTERS = {
  'Ruud Camps': 'De gemeente wil de subsidie korten omdat onze inloop dicht is. We bellen nu dagelijks met tweehonderd mensen, maar dat telt niet mee als prestatie.',
  'Joost ter Braak': 'Onze inloop is dicht en nu houdt de gemeente subsidie in. Dat we alle bezoekers bellen, telt niet mee.',
  'Gerda van Loon': 'Bij de afrekening zijn onze beeldbelgesprekken geschrapt, omdat alleen een bezoek aan de inloop als prestatie telt.',
}
const NAMES = Object.keys(REPORTERS)
const ADDRESS = { 'Ruud Camps': 'ruud@', 'Joost ter Braak': 'joost@', 'Gerda van Loon': 'gerda@' }

const MONDAY = '2026-11-23T09:10:00+01:00'
const WITHIN_A_MINUTE = '2026-11-23T09:10:40+01:00'
const THURSDAY = '2026-11-26T11:30:00+01:00'
const AT_FOUR = '2026-11-26T16:00:00+01:00'
const TWO_WEEKS_LATER = '2026-12-10T11:31:00+01:00'

let post = null
let server = null

before(async () => {
  post = await postbox()
  server = await serve({ byHand: MONDAY, smtp: post.address })
})

after(async () => {
  await close()
  await server?.stop()
  await post?.stop()
  const faults = server?.words().split('\n').filter(line => /panic|"level":"ERROR"/.test(line)) ?? []
  assert.deepEqual(faults, [], 'the server wrote of failures of its own')
})

const WAYS = [360, 1280].flatMap(width => [true, false].map(script => ({
  width, script, called: `Subsidie gekort om een gesloten inloop (${width} px ${script ? 'met' : 'zonder'} script)`,
})))

/** Somebody's own browser, in which they have stepped in. */
const as = async (name, way) => {
  const page = await open({ ...way, at: server.url })
  await stepInAs(page, name)
  return page
}

const leave = page => page.context().close()

/** Looks until it stands on the page: what the job clock does takes it a beat. */
const untilSaid = async (page, path, said) => {
  for (let times = 0; times < 100; times += 1) {
    const answer = await page.goto(path)
    if (answer.ok() && (await words(page)).includes(said)) return
    await new Promise(resolve => setTimeout(resolve, 200))
  }
  assert.fail(`"${said}" doesn't come on ${path}: ${await words(page)}`)
}

/** Three fields on Vandaag; only the words must be filled in. Gives the signal's id. */
const raises = async (name, way, more = {}) => {
  const page = await as(name, way)
  assert.equal(await page.locator('form[action="/signalen"] [required]').count(), 1, 'one required field')
  const status = await act(page, '/signalen', { words: REPORTERS[name], kind: 'bottleneck', theme: 'STE.financiering', ...more })
  assert.equal(status, 200)
  assert.match(page.url(), /\/signalen\/[0-9a-f-]{36}$/)
  const shown = await words(page)
  for (const said of [REPORTERS[name], 'Knelpunt', 'Financiering, contract en aanbesteding']) assert.ok(shown.includes(said), said)
  const id = page.url().split('/').at(-1)
  await leave(page)
  return id
}

/** The quote stands on the page, and whose it is doesn't. */
const readsTheQuote = async (priya, signal) => {
  await priya.goto(`/signalen/${signal}`)
  const shown = await words(priya)
  assert.ok(shown.includes(QUOTE) && shown.includes('afgeschermd'), shown)
}

/** Ticks the three in the list, and gathers them for the table's next meeting. Gives the dossier's path. */
const gathers = async (priya, signals, title) => {
  await priya.goto('/signalen')
  assert.equal(await act(priya, '/dossiers/nieuw', { signal: signals }), 200)
  const table = priya.locator('main label', { hasText: TABLE }).first()
  const meeting = await priya.locator(`[id="${await table.getAttribute('for')}"]`).getAttribute('value')
  assert.equal(await act(priya, '/dossiers/nieuw', { title, meeting }), 200)
  const path = new URL(priya.url()).pathname
  assert.match(path, /^\/dossiers\/[0-9a-f-]{36}$/)
  const shown = await words(priya)
  assert.ok(shown.includes('Priya Ramdin'), 'the driver stands on the page')
  assert.ok(shown.includes(TABLE), 'the table stands on the page')
  return path
}

const hearsThatItIsGathered = async (name, way) => {
  const page = await as(name, way)
  await untilSaid(page, '/vandaag', BUNDLED)
  const cutOff = await page.locator('#terug a').evaluateAll((titles) => titles.filter((it) => it.scrollHeight > it.clientHeight + 1).length)
  assert.equal(cutOff, 0, 'the whole sentence is seen, not only there')
  await leave(page)
}

/** The outcome on the agenda, and the urgent advice on the dossier. */
const solves = async (priya, dossier) => {
  await priya.goto(dossier)
  await priya.locator('main a[href^="/tafels/"]', { hasText: TABLE }).first().click()
  await priya.waitForURL(/\/tafels\/[0-9a-f-]{36}\/[0-9a-f-]{36}/)
  const item = priya.locator(`main :is(li, section, article):has(a[href^="${dossier}"]) form[action$="/uitkomst"]`).last()
  const action = await item.getAttribute('action')
  assert.equal(await act(priya, action, { outcome: 'De vereniging neemt het advies over.' }), 200)
  await priya.goto(dossier)
  const form = priya.locator(`main form[action$="${dossier}/oplossing"]`)
  const kinds = await form.locator('[name="solution_kind"] option').allTextContents()
  assert.ok(kinds.some(kind => kind.trim().toLowerCase() === 'dringend advies'), kinds.join(', '))
  assert.equal(await act(priya, `${dossier}/oplossing`, { solution_kind: 'urgent_advice', solution: ADVICE }), 200)
  assert.ok((await words(priya)).includes(ADVICE))
}

/** There is nothing to press, and whoever presses all the same is told why. */
const cannotCloseYet = async (priya, dossier) => {
  assert.equal(await priya.locator(`form[action$="${dossier}/afsluiting"]`).count(), 0)
  const answer = await priya.request.post(`${dossier}/afsluiting`, { form: { why: 'Klaar' } })
  assert.equal(answer.status(), 422)
  assert.match(await answer.text(), /teruggebracht|teruggemeld|terugbrengen/i)
  await priya.goto(dossier)
}

const readsTheAdvice = async (name, way, signal) => {
  const page = await as(name, way)
  const told = page.locator('main li', { has: page.locator(`[href*="/signalen/${signal}"]`), hasText: ADVICE })
  assert.equal(await told.count(), 1, 'it stands on Vandaag once')
  await page.goto(`/signalen/${signal}`)
  assert.ok((await words(page)).includes(ADVICE), 'it stands with the signal')
  await leave(page)
}

/** Each is asked, on Vandaag, with the signal and by mail. */
const isAsked = async (name, way, signal) => {
  const page = await as(name, way)
  await untilSaid(page, '/vandaag', 'Werkt dit bij jullie?')
  await page.goto(`/signalen/${signal}`)
  assert.ok((await words(page)).includes('Werkt dit bij jullie?'), 'the question stands with the signal')
  await post.waitFor(ADDRESS[name], mail => mail.body.includes('Werkt dit bij jullie?') && mail.body.includes(signal))
  await leave(page)
}

/** Joost says "Nee, nog niet", and with that what remains. */
const saysNotYet = async (way, signal) => {
  const page = await as('Joost ter Braak', way)
  await page.goto(`/signalen/${signal}`)
  const form = page.locator('main form[action^="/terugmeldingen/"]').first()
  assert.ok((await form.textContent()).includes('Nee, nog niet'), await form.textContent())
  assert.equal(await act(page, await form.getAttribute('action'), { works: 'not_yet', words: REMAINS }), 200)
  assert.ok((await words(page)).includes(REMAINS))
  if (way.script) assert.deepEqual(await shape(page, 'nl'), [])
  await shot(page, `signal-not-yet-${way.width}-${way.script ? 'script' : 'plain'}`)
  await leave(page)
}

const staysOpenOnWhatRemains = async (way, dossier) => {
  const priya = await as('Priya Ramdin', way)
  await priya.goto(dossier)
  const shown = await words(priya)
  for (const said of [REMAINS, 'Welzijn Loohoek', 'Priya Ramdin']) assert.ok(shown.includes(said), `${said} stands on the dossier: ${shown}`)
  assert.equal(await priya.locator(`form[action$="${dossier}/afsluiting"]`).count(), 0, 'it stays open')
  if (way.script) assert.deepEqual(await shape(priya, 'nl'), [])
  await shot(priya, `dossier-remainder-${way.width}-${way.script ? 'script' : 'plain'}`)
  await priya.goto('/mijn-lat')
  assert.ok((await words(priya)).includes(way.called), 'somebody holds it')
  await leave(priya)
}

/** The bulletin comes by mail from now on. */
const asksForTheBulletin = async name => {
  const page = await as(name, { width: 360 })
  await page.goto('/brieven')
  assert.equal(await act(page, '/brieven', { letter: ['bulletin'] }), 200)
  await leave(page)
}

/** The link in the mail leads, without signing in, to a page in the reader's language that ends it. */
const endsItFromTheMail = async name => {
  const mail = await post.waitFor(ADDRESS[name], one => one.body.includes('/afmelden/'))
  const page = await open({ width: 360 })
  await page.goto(/http\S+\/afmelden\/[^\s>)\]]+/.exec(mail.body)[0])
  for (const lang of ['nl', 'en']) assert.deepEqual(await faultsIn(page, lang), [], lang)
  assert.equal(await act(page, new URL(page.url()).pathname), 200)
  for (const lang of ['nl', 'en']) assert.deepEqual(await faultsIn(page, lang), [], lang)
  await leave(page)
}

/** The same for each width, with script and without. */
const inEachWay = does => async context => {
  for (const way of WAYS) {
    await context.test(`at ${way.width} px ${way.script ? 'with' : 'without'} script`, () => does(way))
  }
}

test('scenario 1', async context => {
  await context.test('on Monday three members report, and Priya gathers them for the table', inEachWay(async way => {
    way.signals = [
      await raises('Ruud Camps', way, { quote: QUOTE }),
      await raises('Joost ter Braak', way),
      await raises('Gerda van Loon', way),
    ]
    const priya = await as('Priya Ramdin', way)
    await readsTheQuote(priya, way.signals[0])
    way.dossier = await gathers(priya, way.signals, way.called)
    assert.deepEqual(priya.faults, [])
    await leave(priya)
  }))
  await server.moveTo(WITHIN_A_MINUTE)
  await context.test('within a minute the three hear it', inEachWay(async way => {
    for (const [at, name] of NAMES.entries()) {
      await hearsThatItIsGathered(name, way)
      await post.waitFor(ADDRESS[name], mail => mail.body.includes(BUNDLED) && mail.body.includes(way.signals[at]))
    }
  }))
  await server.moveTo(THURSDAY)
  await context.test('on Thursday the outcome is recorded, and closing waits until everybody heard', inEachWay(async way => {
    const priya = await as('Priya Ramdin', way)
    await solves(priya, way.dossier)
    await cannotCloseYet(priya, way.dossier)
    assert.equal(await act(priya, `${way.dossier}/terugmelding`), 200)
    await shot(priya, `dossier-brought-back-${way.width}-${way.script ? 'script' : 'plain'}`)
    if (way.script) assert.deepEqual(await shape(priya, 'nl'), [])
    assert.deepEqual(priya.faults.filter(fault => !fault.includes('422')), [])
    await leave(priya)
    for (const [at, name] of NAMES.entries()) {
      await readsTheAdvice(name, way, way.signals[at])
      await post.waitFor(ADDRESS[name], mail => mail.body.includes(ADVICE) && mail.body.includes(way.signals[at]))
    }
  }))
  await asksForTheBulletin('Gerda van Loon')
  await server.moveTo(AT_FOUR)
  await context.test('the same day at four it stands in the bulletin', inEachWay(async way => {
    const page = await as('Joost ter Braak', way)
    await untilSaid(page, '/dagberichten/2026-11-26', ADVICE)
    assert.ok((await words(page)).includes('donderdag 26 november'))
    assert.ok(await page.locator(`main a[href="${way.dossier}"]`).count() > 0, 'it leads to the dossier')
    await leave(page)
  }))
  await context.test('who gets it by mail can end that from the mail', () => endsItFromTheMail('Gerda van Loon'))
  await server.moveTo(TWO_WEEKS_LATER)
  await context.test('two weeks later Loohoek says not yet, and it stays open on that', inEachWay(async way => {
    for (const [at, name] of NAMES.entries()) await isAsked(name, way, way.signals[at])
    await saysNotYet(way, way.signals[1])
    await staysOpenOnWhatRemains(way, way.dossier)
  }))
})
