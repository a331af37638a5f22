// Scenario 2, a call round over 120 members of which 31 were called: Elly presses "Volgend lid", sees whom to call with
// number, last contact and what it waits for, and makes one good example and one bottleneck of one note, after the
// member's yes. Coverage rises by one; not reached counts apart; who says no is not shown again.
// On a phone and on a wide screen, with script and without; axe looks at the pages that are new.

import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { act, axe, close, open, shape, shot, sound, stepInAs, unfold, words } from './harness.mjs'

const NETWORK = 'Sociaal Werk Verbond, voorjaar 2020'
const ROUND = 'Hoe gaat het met jou en hoe gaat het met jullie?'
const NOTE = 'Mantelzorgers raken op; wij bellen ze nu alle 400'

after(close)

/** Somebody of the network that calls, in a browser of their own. */
const as = async (name, way) => {
  const page = await open(way)
  await stepInAs(page, name, NETWORK)
  return page
}

/** The page of the round, from the list of signals, as somebody finds it. Gives its path. */
const findsTheRound = async page => {
  await page.goto('/signalen')
  await page.locator('main a[href="/belrondes"]').click()
  await page.getByRole('link', { name: ROUND }).first().click()
  await page.waitForURL(/\/belrondes\/[0-9a-f-]{36}$/)
  return new URL(page.url()).pathname
}

/** How many were spoken, were not reached, and said no. */
const numbers = async page => {
  const counted = await page.locator('.ponton-tally__number').allTextContents()
  return counted.slice(0, 3).map(Number)
}

/** Whether a member stands among those who were not reached: 1 or 0. Who is due to be tried again comes first, which depends on the hour. */
const waits = async (page, member) => {
  const names = await page.locator('#niet-bereikt').allTextContents()
  return Number(names.join(' ').includes(member))
}

for (const width of [360, 1280]) {
  for (const script of [true, false]) {
    test(`Elly calls the next member, at ${width} px ${script ? 'with' : 'without'} script`, async () => {
      const elly = await as('Elly Sarmiento', { width, script })
      const round = await findsTheRound(elly)
      let [spoken, notReached, saidNo] = await numbers(elly)
      assert.ok((await words(elly)).includes('van 120 gesproken'))
      if (width === 360 && script) assert.equal(spoken, 31)
      if (script) await sound(elly)
      await shot(elly, `call-round-${width}-${script ? 'script' : 'plain'}`)

      await elly.goto(round)
      const before = await elly.context().newPage()
      await before.goto(round)
      assert.equal(await act(elly, '/volgende'), 200)
      assert.match(elly.url(), /\/gesprek$/)
      const shown = await words(elly)
      for (const part of ['099 555', 'Vraag naar', 'Laatste gesprek', 'Laatste signaal', 'Wacht nog op een antwoord']) {
        assert.ok(shown.includes(part), `${part}: ${shown}`)
      }
      const member = await elly.locator('h1').innerText()
      if (script) await sound(elly)
      await shot(elly, `call-${width}-${script ? 'script' : 'plain'}`)

      const noted = { outcome: 'spoken', second_answer: NOTE, kind_1: 'good_practice', kind_2: 'bottleneck' }
      assert.equal(await act(elly, '/gesprek', noted), 422, 'without the yes of the member there is no signal')
      assert.equal(await elly.locator('[name="second_answer"]').inputValue(), NOTE, 'what was typed stays')
      if (script) await sound(elly)
      assert.equal(await act(elly, '/gesprek', { yes_1: 'yes', yes_2: 'yes' }), 200)
      spoken += 1
      notReached -= await waits(before, member)
      assert.deepEqual(await numbers(elly), [spoken, notReached, saidNo])
      const made = elly.locator('#signalen li', { hasText: NOTE }).filter({ hasText: member })
      assert.equal(await made.count(), 2, 'one good example and one bottleneck of this member')

      assert.equal(await act(elly, '/volgende'), 200)
      const silent = await elly.locator('h1').innerText()
      assert.notEqual(silent, member)
      assert.equal(await act(elly, '/gesprek', { outcome: 'not_reached' }), 200)
      notReached += 1 - await waits(before, silent)
      assert.deepEqual(await numbers(elly), [spoken, notReached, saidNo])

      assert.equal(await act(elly, '/volgende'), 200)
      const refuses = await elly.locator('h1').innerText()
      assert.equal(await act(elly, '/gesprek', { outcome: 'said_no' }), 200)
      notReached -= await waits(before, refuses)
      assert.deepEqual(await numbers(elly), [spoken, notReached, saidNo + 1])
      assert.equal(await act(elly, '/volgende'), 200)
      assert.notEqual(await elly.locator('h1').innerText(), refuses, 'a no is respected')
      assert.equal(await act(elly, '/teruggave'), 200)
      assert.deepEqual(elly.faults.filter(fault => !fault.includes('422')), [])
      await elly.context().close()
    })
  }
}

test('two callers never have the same member on the line', async () => {
  const [elly, priya] = [await as('Elly Sarmiento', { width: 360 }), await as('Priya Ramdin', { width: 1280 })]
  const round = await findsTheRound(elly)
  await priya.goto(round)
  await Promise.all([act(elly, '/volgende'), act(priya, '/volgende')])
  assert.notEqual(await elly.locator('h1').innerText(), await priya.locator('h1').innerText())
  for (const page of [elly, priya]) {
    assert.equal(await act(page, '/teruggave'), 200)
    await page.context().close()
  }
})

test('the pages to start a round, to call and to see who is silent hold in both languages', async () => {
  for (const [lang, width] of [['nl', 360], ['en', 1280]]) {
    const page = await as('Priya Ramdin', { lang, width })
    const round = await findsTheRound(page)
    await act(page, '/volgende')
    for (const path of ['/belrondes', '/belrondes/nieuw', round, `${round}/stil`, `${round}/gesprek`, '/waterlijn']) {
      await page.goto(path)
      assert.equal(new URL(page.url()).pathname, path)
      await unfold(page)
      assert.deepEqual([...await shape(page, lang), ...await axe(page)], [], path)
      await shot(page, `call-round-${path.split('/').at(-1)}-${lang}-${width}`)
    }
    await page.goto(`${round}/gesprek`)
    assert.equal(await act(page, '/teruggave'), 200)
    await page.context().close()
  }
})
