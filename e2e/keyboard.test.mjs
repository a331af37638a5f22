// The loop by keyboard alone: nothing is clicked. Every stop of the Tab key must be seen, and a button reached that way
// does what it says. At 1280 px, where people have keyboards, and whoever reports at 360 px, where some do too.

import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { close, lineOf, open, stepInAs, words } from './harness.mjs'

const MOST_STOPS = 400

after(close)

/** What the focus stands on: a selector's answer, and whether it can be seen that it does. */
const focus = page => page.evaluate(() => {
  const element = document.activeElement
  const style = getComputedStyle(element)
  const box = element.getBoundingClientRect()
  const ring = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2
  return {
    what: `${element.tagName.toLowerCase()} ${element.getAttribute('name') ?? ''} ${element.textContent.trim().slice(0, 40)}`,
    seen: ring || style.boxShadow !== 'none',
    inView: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    isPage: element === document.body,
  }
})

/** Presses Tab until the focus stands on something that `selector` names. Each stop on the way must be seen. */
const tabTo = async (page, selector) => {
  let before = (await focus(page)).what
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    await page.keyboard.press('Tab')
    const { what, seen, inView, isPage } = await focus(page)
    // A field for a day has stops of its own inside, which the browser marks.
    if (!isPage && what !== before) {
      assert.ok(seen, `the focus on "${what}" can't be seen`)
      assert.ok(inView, `the focus on "${what}" is out of view`)
    }
    before = what
    if (await page.evaluate(wanted => document.activeElement.matches(wanted), selector)) return
  }
  assert.fail(`the Tab key never comes to ${selector}`)
}

const press = async (page, selector) => {
  await tabTo(page, selector)
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
}

/** Opens the fold around a form, which the Tab key passes when it is closed. */
const unfold = async (page, action) => {
  const closed = await page.evaluate(wanted => {
    const fold = document.querySelector(wanted)?.closest('details')
    if (!fold || fold.open) return false
    fold.querySelector('summary').dataset.wanted = 'yes'
    return true
  }, `main form[action$="${action}"]`)
  if (!closed) return
  await tabTo(page, 'summary[data-wanted]')
  await page.keyboard.press('Enter')
}

const stepsIn = async (page, name) => {
  await page.goto('/demo')
  const id = await lineOf(page, name).locator('[name="person"]').getAttribute('value')
  await press(page, `form:has([value="${id}"]) button`)
  await page.waitForURL('**/vandaag')
}

/** Raises a signal in the capture box and gives its path. */
const raises = async (page, text) => {
  await tabTo(page, 'form[action="/signalen"] [name="words"]')
  await page.keyboard.type(text)
  await press(page, 'form[action="/signalen"] button[type="submit"]')
  assert.ok((await words(page)).includes(text))
  return new URL(page.url()).pathname
}

/** Fills the fields of a form in the order of the page and sends it. */
const fills = async (page, action, fields) => {
  await unfold(page, action)
  for (const [name, type] of fields) {
    await tabTo(page, `main form[action$="${action}"] [name="${name}"]`)
    await type(page.keyboard)
  }
  await press(page, `main form[action$="${action}"] button[type="submit"]`)
}

const types = text => keyboard => keyboard.type(text)
const ticks = keyboard => keyboard.press('Space')

test('the skip link is the first stop and leads to the main part', async () => {
  const page = await open({ width: 1280 })
  await stepsIn(page, 'Ruud Camps')
  await page.keyboard.press('Tab')
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('href')), '#main')
  await page.keyboard.press('Enter')
  assert.equal(await page.evaluate(() => document.activeElement.id), 'main')
  await page.context().close()
})

/** Follows a link by keyboard. */
const goes = async (page, selector) => {
  await press(page, `a${selector}`)
}

test('the loop by keyboard alone, from a sentence to "it works here"', async () => {
  const ruud = await open({ width: 360 })
  await stepsIn(ruud, 'Ruud Camps')
  const signal = await raises(ruud, 'De wachtruimte is dicht en daarom telt een gesprek niet mee.')
  const priya = await open({ width: 1280 })
  await stepsIn(priya, 'Priya Ramdin')
  await goes(priya, '[href="/signalen"]')
  await goes(priya, `[href="${signal}"]`)
  await fills(priya, `${signal}/duiding`, [['kind', ticks], ['theme', types('Wachttijd')], ['level', types('Land')]])
  assert.ok((await words(priya)).includes('Wachttijd'), 'it is understood')
  await fills(priya, '/dossiers/nieuw', [['title', types('Wachtruimte dicht')]])
  const dossier = new URL(priya.url()).pathname
  assert.match(dossier, /^\/dossiers\//)
  // The first meeting stands chosen by one press of the space bar.
  await fills(priya, `${dossier}/tafel`, [['meeting', ticks], ['question', types('Telt een gesprek mee?')]])
  await fills(priya, `${dossier}/toezeggingen`, [
    ['commitment', types('Wij leggen het voor aan de gemeenten.')],
    ['person', types('Elly Sarmiento')],
    ['due', types('15122026')],
  ])
  const elly = await open({ width: 1280 })
  await stepsIn(elly, 'Elly Sarmiento')
  await goes(elly, '[href="/mijn-lat"]')
  await goes(elly, `[href^="${dossier}"]`)
  await fills(elly, '/uitkomst', [['kept', ticks]])
  await fills(priya, `${dossier}/oplossing`, [
    ['solution_kind', types('Dringend')],
    ['solution', types('Elk gesprek telt mee.')],
  ])
  await fills(priya, `${dossier}/terugmelding`, [])
  await goes(ruud, '[href="/vandaag"]')
  await goes(ruud, `[href*="${signal}"]`)
  assert.ok((await words(ruud)).includes('Elk gesprek telt mee.'))
  await fills(ruud, '/werkt', [['works', ticks], ['words', types('De gemeente telt het mee.')]])
  assert.ok((await words(ruud)).includes('De gemeente telt het mee.'))
  await goes(priya, `[href="/dossiers"]`)
  await priya.goto(dossier)
  await fills(priya, `${dossier}/afsluiting`, [])
  assert.equal(await priya.locator(`main form[action$="${dossier}/terugmelding"]`).count(), 0, 'it came to its end')
  assert.deepEqual([...ruud.faults, ...priya.faults, ...elly.faults], [])
  await Promise.all([ruud, priya, elly].map(page => page.context().close()))
})

test('a refused form puts the focus on what is wrong, and a problem leads to its field', async () => {
  const page = await open({ width: 1280 })
  await stepsIn(page, 'Ruud Camps')
  await press(page, 'form[action="/signalen"] button[type="submit"]')
  assert.ok(await page.evaluate(() => document.activeElement.matches('.ponton-problems')))
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  assert.equal(await page.evaluate(() => document.activeElement.name), 'words')
  await page.context().close()
})

/** Follows the first link of the main part that leads to such an address. */
const follows = async (page, selector) => {
  await page.evaluate(wanted => { document.querySelector(wanted).dataset.wanted = 'yes' }, `main ${selector}`)
  await press(page, 'main a[data-wanted]')
}

test('a handover by keyboard alone, from draft to held', async () => {
  const ayse = await open({ width: 1280 })
  await stepInAs(ayse, 'Ayşe Demir')
  await ayse.goto('/plannen/nieuw')
  await fills(ayse, '/plannen', [['called', types('Xanthippe')], ['worry', types('Dat ik nergens meer heen durf')]])
  await follows(ayse, 'a[href$="/overdracht"]')
  await fills(ayse, '/overdracht', [
    ['to', types('Lotte Vermeulen')],
    ['question', types('Kan hij bij jullie terecht?')],
    ['story', types('Hij blijft al weken thuis.')],
  ])
  const handover = new URL(ayse.url()).pathname
  assert.match(handover, /^\/overdrachten\//)
  await fills(ayse, '/versturen', [
    ['previewed', ticks],
    ['permission', types('Hij las mee')],
    ['legal_basis', types('Jeugdwet')],
  ])
  const lotte = await open({ width: 1280 })
  await stepInAs(lotte, 'Lotte Vermeulen')
  await lotte.goto(handover)
  await fills(lotte, '/aanvaarden', [])
  await fills(lotte, '/contact', [['words', types('Met hem gebeld; dinsdag zien we elkaar.')]])
  assert.ok((await words(lotte)).includes('Lotte Vermeulen'))
  assert.equal(await lotte.locator('main form[action$="/contact"]').count(), 0, 'it is held')
  assert.deepEqual([...ayse.faults, ...lotte.faults], [])
  await Promise.all([ayse.context().close(), lotte.context().close()])
})
