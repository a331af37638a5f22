// Scenario 1, a signal to the national table and back, as far as one day goes: three members report alike, Priya
// gathers them and brings them to the table, the outcome is an urgent advice, it can't be closed before it is brought
// back, each of the three reads it, and one says "not yet", so that it stays open. The question two weeks later needs a
// clock that moves, which the story tests in Rust have.
// On a phone and on a wide screen, with script and without.

import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { act, close, open, shape, shot, stepInAs, words } from './harness.mjs'

const TABLE = 'Bestuurlijk overleg gemeentenvereniging'
const ADVICE = 'Gemeenten betalen door; bellen en beeldbellen tellen mee als prestatie.'
const REMAINS = 'In Loohoek houdt de gemeente nog steeds in.'
const QUOTE = 'Geen inloop, geen geld.'
const REPORTERS = {
  'Ruud Camps': 'De gemeente wil de subsidie korten omdat onze inloop dicht is. We bellen nu dagelijks met tweehonderd mensen, maar dat telt niet mee als prestatie.',
  'Joost ter Braak': 'Onze inloop is dicht en nu houdt de gemeente subsidie in. Dat we alle bezoekers bellen, telt niet mee.',
  'Gerda van Loon': 'Bij de afrekening zijn onze beeldbelgesprekken geschrapt, omdat alleen een bezoek aan de inloop als prestatie telt.',
}

after(close)

/** Somebody's own browser, in which they have stepped in. */
const as = async (name, way) => {
  const page = await open(way)
  await stepInAs(page, name)
  return page
}

const leave = page => page.context().close()

/** Three fields on Vandaag; only the words must be filled in. Gives the signal's id. */
const raises = async (name, way, more = {}) => {
  const page = await as(name, way)
  assert.equal(await page.locator('form[action="/signalen"] [required]').count(), 1, 'one required field')
  const status = await act(page, '/signalen', { words: REPORTERS[name], kind: 'bottleneck', theme: 'STE.financiering', ...more })
  assert.equal(status, 200)
  assert.match(page.url(), /\/signalen\/[0-9a-f-]{36}$/)
  assert.ok((await words(page)).includes(REPORTERS[name]))
  const id = page.url().split('/').at(-1)
  await leave(page)
  return id
}

/** Ticks the three in the list, and gathers them for the table's next meeting. Gives the dossier's path. */
const gathers = async (priya, signals) => {
  await priya.goto('/signalen')
  assert.equal(await act(priya, '/dossiers/nieuw', { signal: signals }), 200)
  const table = priya.locator('main label', { hasText: TABLE }).first()
  const meeting = await priya.locator(`[id="${await table.getAttribute('for')}"]`).getAttribute('value')
  assert.equal(await act(priya, '/dossiers/nieuw', { title: 'Subsidie gekort om een gesloten inloop', meeting }), 200)
  const path = new URL(priya.url()).pathname
  assert.match(path, /^\/dossiers\/[0-9a-f-]{36}$/)
  const shown = await words(priya)
  assert.ok(shown.includes('Priya Ramdin'), 'the driver stands on the page')
  assert.ok(shown.includes(TABLE), 'the table stands on the page')
  return path
}

const hearsThatItIsGathered = async (name, way) => {
  const page = await as(name, way)
  const shown = await words(page)
  assert.match(shown, /Je signaal is gebundeld met twee andere\. Trekker: Priya Ramdin\. Volgende stap: overleg op (donderdag|\d)/)
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

/** Joost says that it does not work yet, and the dossier stays open on what he says. */
const saysNotYet = async (name, way, signal) => {
  const page = await as(name, way)
  await page.goto(`/signalen/${signal}`)
  const form = await page.locator('main form[action^="/terugmeldingen/"]').first().getAttribute('action')
  assert.equal(await act(page, form, { works: 'not_yet', words: REMAINS }), 200)
  assert.ok((await words(page)).includes(REMAINS))
  await leave(page)
}

const staysOpenOnWhatRemains = async (priya, dossier) => {
  await priya.goto(dossier)
  assert.ok((await words(priya)).includes(REMAINS), 'the remainder stands on the dossier')
  assert.equal(await priya.locator(`form[action$="${dossier}/afsluiting"]`).count(), 0, 'it stays open')
}

for (const width of [360, 1280]) {
  for (const script of [true, false]) {
    test(`a signal goes to the national table and back, at ${width} px ${script ? 'with' : 'without'} script`, async () => {
      const way = { width, script }
      const [ruud, joost, gerda] = [
        await raises('Ruud Camps', way, { quote: QUOTE }),
        await raises('Joost ter Braak', way),
        await raises('Gerda van Loon', way),
      ]
      const priya = await as('Priya Ramdin', way)
      const dossier = await gathers(priya, [ruud, joost, gerda])
      for (const name of Object.keys(REPORTERS)) await hearsThatItIsGathered(name, way)
      await solves(priya, dossier)
      await cannotCloseYet(priya, dossier)
      assert.equal(await act(priya, `${dossier}/terugmelding`), 200)
      await shot(priya, `dossier-brought-back-${width}-${script ? 'script' : 'plain'}`)
      if (script) assert.deepEqual(await shape(priya, 'nl'), [])
      await readsTheAdvice('Ruud Camps', way, ruud)
      await readsTheAdvice('Joost ter Braak', way, joost)
      await readsTheAdvice('Gerda van Loon', way, gerda)
      await saysNotYet('Joost ter Braak', way, joost)
      await staysOpenOnWhatRemains(priya, dossier)
      assert.deepEqual(priya.faults.filter(fault => !fault.includes('422')), [])
      await leave(priya)
    })
  }
}

test('what is typed survives a lost connection, and leaves when it is sent', async () => {
  const page = await as('Fatima el Amrani', { width: 360 })
  const field = page.locator('form[action="/signalen"] [name="words"]')
  await field.fill('De bus naar het spreekuur rijdt niet meer.')
  await page.reload()
  assert.equal(await field.inputValue(), 'De bus naar het spreekuur rijdt niet meer.')
  assert.equal(await act(page, '/signalen'), 200)
  await page.goto('/vandaag')
  assert.equal(await field.inputValue(), '')
  await leave(page)
})

test('nobody finds the draft of another in this browser, nor their own after signing out', async () => {
  const page = await as('Fatima el Amrani', { width: 360 })
  const field = page.locator('form[action="/signalen"] [name="words"]')
  const drafts = () => page.evaluate(() => Object.keys(localStorage).filter(key => key.startsWith('ponton-draft:')).length)
  await field.fill('De bus naar het spreekuur rijdt niet meer.')
  assert.equal(await drafts(), 1)
  // She goes to a meeting and leaves the machine as it is; a colleague steps in.
  await stepInAs(page, 'Ruud Camps')
  await page.goto('/vandaag')
  assert.equal(await field.inputValue(), '')
  assert.equal(await drafts(), 0, 'nothing of hers is left in the browser')
  await field.fill('De telefoon wordt niet opgenomen.')
  await page.goto('/sessies')
  assert.equal(await act(page, '/uitloggen'), 200)
  assert.equal(await drafts(), 0, 'signing out takes his along')
  await stepInAs(page, 'Ruud Camps')
  await page.goto('/vandaag')
  assert.equal(await field.inputValue(), '')
  await leave(page)
})

test('what was sent in vain stands in its form again', async () => {
  const page = await as('Fatima el Amrani', { width: 360 })
  const typed = 'De lift in de flat doet het al drie weken niet.'
  const field = page.locator('form[action="/signalen"] [name="words"]')
  await page.goto('/vandaag')
  const cookies = await page.context().cookies()
  await field.fill(typed)
  await page.evaluate(() => localStorage.clear())
  await page.context().clearCookies()
  assert.equal(await act(page, '/signalen'), 401)
  assert.ok((await words(page)).includes('wat je net typte staat nog in dit tabblad'))
  await page.context().addCookies(cookies)
  await page.goto('/vandaag')
  assert.equal(await field.inputValue(), typed)
  assert.equal(await act(page, '/signalen'), 200)
  await page.goto('/vandaag')
  assert.equal(await field.inputValue(), '', 'what was taken in is not offered again')
  await leave(page)
})

test('a resident\'s data is seen before it is kept, and what was typed stays', async () => {
  const page = await as('Fatima el Amrani', { width: 360, script: false })
  const typed = 'Mevrouw De Vries is bereikbaar op 06-12345678 en krijgt geen antwoord.'
  assert.equal(await act(page, '/signalen', { words: typed }), 422)
  assert.equal(await page.locator('form[action="/signalen"] [name="words"]').inputValue(), typed)
  assert.ok((await words(page)).includes('06-12345678'))
  assert.equal(await act(page, '/signalen', { words: 'Bellers krijgen geen antwoord.' }), 200)
  await leave(page)
})
