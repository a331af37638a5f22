// Scenario 3, one story, one plan, one lead: Dirk walks in. Fatima writes down his biggest worry, which heads every page of
// the plan and which nobody can overwrite; the day of the eviction is held from today; the third professional is asked what
// they will do that the others can't; the housing corporation reads what was agreed about the rent, and nothing else.
// On a phone and on a wide screen, with script and without; axe looks at the pages.

import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { act, choiceOf, close, open, shot, sound, stepInAs, words } from './harness.mjs'

const WORRY = 'Dat ik mijn hond kwijt ben als ik op straat sta'
const STORY = 'Geen werk, vijf maanden huurachterstand, vonnis: ontruiming over 19 dagen.'
const CALL = 'Bellen met Woonstee over de ontruiming'
const SISTER = 'past op Bo'
const DECIDES = 'beslist vrijdag over bijstand'

after(close)

const as = async (name, way) => {
  const page = await open(way)
  await stepInAs(page, name)
  return page
}

const leave = page => page.context().close()

const inDays = days => new Date(Date.now() + days * 24 * 3600 * 1000).toISOString().slice(0, 10)

/** Two fields, and whoever is already known by that name is shown before a second plan is made. */
const opensAPlan = async (fatima, way) => {
  await fatima.goto('/plannen')
  await fatima.locator('main a[href="/plannen/nieuw"]').first().click()
  await sound(fatima, way)
  const form = 'main form[action="/plannen"]'
  const typed = await fatima.locator(`${form} input[required]:not([type="radio"]), ${form} textarea[required]`).count()
  assert.equal(typed, 2, 'what to call somebody, and their worry')
  assert.equal(await act(fatima, '/plannen', { called: 'Dirk', worry: WORRY }), 200)
  assert.equal(new URL(fatima.url()).pathname, '/plannen', 'a plan of that name is there: look first')
  assert.equal(await fatima.locator('[name="worry"]').inputValue(), WORRY)
  await sound(fatima, way)
  assert.equal(await act(fatima, '/plannen'), 200)
  assert.match(fatima.url(), /\/plannen\/[0-9a-f-]{36}$/)
  return new URL(fatima.url()).pathname
}

/** His words head the page, and no form of it changes them. */
const worryHeads = async (page, path) => {
  await page.goto(path)
  assert.equal((await page.locator('h1').innerText()).trim(), WORRY, path)
  assert.equal(await page.locator('[name="worry"]').count(), 0, path)
}

const agrees = async (page, plan, fields, who) => {
  const person = await choiceOf(page, `${plan}/afspraken`, 'person', who)
  assert.equal(await act(page, `${plan}/afspraken`, { ...fields, person }), 200)
}

/** The pages of the plan begin with what weighs on him: those where something of it is read or done. */
const pagesOf = async (page, plan) => {
  const inside = await page.locator(`main a[href^="${plan}/"]`).evaluateAll(all => all.map(one => one.pathname))
  const found = [...new Set(inside)].filter(path => /\/(overdracht|meekijken|lezers|inwoners)$/.test(path))
  assert.equal(found.length, 4, `${inside}`)
  return [plan, ...found]
}

/** Dirk comes in with the code on paper and the word they agreed, and reads the same, in words for him. */
const dirkReadsHisPlan = async (fatima, plan, way) => {
  await fatima.goto(`${plan}/inwoners`)
  assert.equal(await act(fatima, `${plan}/inwoners`, { means: 'paper', factor: 'word', secret: 'waterlelie' }), 200)
  const code = (await fatima.locator('.ponton-code').innerText()).trim()
  await sound(fatima, way)
  const dirk = await open(way)
  await dirk.goto('/mijn/binnen')
  await sound(dirk, way)
  assert.equal(await act(dirk, '/mijn/binnen', { code, secret: 'waterviool' }), 422)
  assert.equal(await act(dirk, '/mijn/binnen', { code, secret: 'waterlelie' }), 200)
  const shown = await words(dirk)
  for (const part of [WORRY, 'Fatima is uw aanspreekpunt.', `Chantal ${DECIDES}.`, `uw zus ${SISTER}.`, 'Wie heeft gekeken']) {
    assert.ok(shown.includes(part), `${part}: ${shown}`)
  }
  await sound(dirk, way)
  await shot(dirk, `own-plan-${way.width}-${way.script ? 'script' : 'plain'}`)
  assert.equal(await act(dirk, '/mijn/woorden', { words: 'Bo is negen en slaapt bij mij op bed.' }), 200)
  await worryHeads(fatima, plan)
  assert.ok((await words(fatima)).includes('Bo is negen en slaapt bij mij op bed.'), 'he may add to it')
  assert.deepEqual(dirk.faults.filter(fault => !fault.includes('422')), [])
  await leave(dirk)
}

const theEvictionIsHeldFromToday = async (fatima, plan, way) => {
  const deadline = { words: CALL, due: inDays(19), set_by_others: 'yes' }
  await agrees(fatima, plan, { ...deadline, theme: await choiceOf(fatima, `${plan}/afspraken`, 'theme', 'huisuitzetting') }, 'Fatima')
  await fatima.goto('/mijn-lat')
  // Today, or the next working day when today is over or none; at what hour is tried with a clock of its own elsewhere.
  const line = fatima.locator('main li', { has: fatima.locator(`a[href^="${plan}"]`) })
    .filter({ hasText: 'een vaste datum komt eraan' })
  assert.match(await line.innerText(), /Fatima el Amrani\s+(vandaag|morgen|maandag)/)
  await fatima.goto(plan)
  assert.ok((await words(fatima)).includes(CALL))
  await sound(fatima, way)
}

/** The second sits down at once; the third is asked what they add, and what was typed stays. */
const theThirdIsAsked = async (fatima, plan, way) => {
  const chantal = await choiceOf(fatima, `${plan}/tafel`, 'person', 'Chantal')
  assert.equal(await act(fatima, `${plan}/tafel`, { person: chantal }), 200)
  const tom = await choiceOf(fatima, `${plan}/tafel`, 'person', 'Tom')
  const asks = await fatima.locator(`main form[action="${plan}/tafel"]`).textContent()
  assert.match(asks, /dat (Fatima el Amrani|Chantal Baptiste).*niet kunnen/)
  assert.match(asks, /Wie is de vaste gesprekspartner\?/)
  const answer = await fatima.request.post(`${plan}/tafel`, {
    form: { person: await fatima.locator(`main form[action="${plan}/tafel"] option`, { hasText: 'Tom' }).getAttribute('value'), part: 'plan' },
    headers: { origin: new URL(fatima.url()).origin },
  })
  assert.equal(answer.status(), 422)
  assert.match((await answer.text()).replace(/\s+/g, ' '), /Wat komt Tom Wiersma doen dat .*niet kunnen\?/)
  const speaks = await fatima.locator(`main form[action="${plan}/tafel"]`).getByLabel('Fatima el Amrani', { exact: true })
    .getAttribute('value')
  const seat = { person: tom, reason: 'Bereikt Dirk ook als hij niet opendoet', spokesperson: speaks }
  assert.equal(await act(fatima, `${plan}/tafel`, seat), 200)
  const shown = await words(fatima)
  assert.ok(shown.includes('3 professionals om dit plan heen'), shown)
  await sound(fatima, way)
}

/** Henk reads what was agreed about the eviction: no story, no assistance, no sister. */
const henkReadsTheRentOnly = async (fatima, plan, way) => {
  await fatima.goto(`${plan}/lezers`)
  const theme = await choiceOf(fatima, `${plan}/lezers`, 'theme', 'huisuitzetting')
  const share = {
    with: await choiceOf(fatima, `${plan}/lezers`, 'with', 'Henk'),
    part: 'plan',
    theme,
    reason: 'Om de ontruiming aan te houden',
    step: 'at_table',
    legal_basis: await firstOf(fatima, plan, 'legal_basis'),
    secrecy: await firstOf(fatima, plan, 'secrecy'),
  }
  assert.equal(await act(fatima, `${plan}/lezers`, share), 200)
  await sound(fatima, way)
  const henk = await as('Henk Oude Voshaar', way)
  await henk.goto(plan)
  const seen = await words(henk)
  assert.ok(seen.includes(CALL), seen)
  for (const kept of [STORY, SISTER, DECIDES]) assert.ok(!seen.includes(kept), `${kept}: ${seen}`)
  await sound(henk, way)
  await shot(henk, `plan-of-henk-${way.width}-${way.script ? 'script' : 'plain'}`)
  await leave(henk)
}

const firstOf = (page, plan, field) =>
  page.locator(`main form[action="${plan}/lezers"] [name="${field}"]`).first().getAttribute('value')

for (const width of [360, 1280]) {
  for (const script of [true, false]) {
    test(`Dirk tells it once, at ${width} px ${script ? 'with' : 'without'} script`, async () => {
      const way = { width, script }
      const fatima = await as('Fatima el Amrani', way)
      const plan = await opensAPlan(fatima, way)
      assert.equal(await act(fatima, `${plan}/contacten`, { words: STORY }), 200)
      await theEvictionIsHeldFromToday(fatima, plan, way)
      await theThirdIsAsked(fatima, plan, way)
      await agrees(fatima, plan, { words: DECIDES, due: inDays(5) }, 'Chantal')
      await agrees(fatima, plan, { words: SISTER, who: 'uw zus' }, 'Eigen netwerk')
      await fatima.goto(plan)
      for (const path of await pagesOf(fatima, plan)) await worryHeads(fatima, path)
      await fatima.goto(plan)
      await shot(fatima, `plan-${width}-${script ? 'script' : 'plain'}`)
      await henkReadsTheRentOnly(fatima, plan, way)
      await dirkReadsHisPlan(fatima, plan, way)
      const faults = fatima.faults.filter(fault => !fault.includes('422'))
      assert.deepEqual(faults, [])
      await leave(fatima)
    })
  }
}
