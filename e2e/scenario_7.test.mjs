// Scenario 7, from a trend in a wijk to the council's agenda: Sanne sees what rises in Molenveld, puts one question to the
// council with the figures, two stories and the decision that she asks for; how long it took from the first signal stands
// with it; and Jayden, who gave that signal, hears what the council decided. What is printed holds no exact count.
// On a phone and on a wide screen, with script and without; axe looks at the pages that are new.

import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { act, close, open, shot, sound, stepInAs, words } from './harness.mjs'

const QUESTION = 'Durven wij voor de winter alle huizen in Molenveld langs te gaan?'
const ASKED = 'Maak geld vrij om voor 1 januari bij alle huizen in Molenveld aan te bellen.'
const DECISION = 'De raad maakt geld vrij. In december gaan wij bij alle huizen langs.'
const HOLDERS = ['Sanne Kuiper', 'Marleen Hoekstra', 'Mehmet Yıldırım']

after(close)

const as = async (name, way) => {
  const page = await open(way)
  await stepInAs(page, name)
  return page
}

const leave = page => page.context().close()

/** A day that many days from now, as a form takes it. */
const inDays = days => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

/** The talk with the alderman: 37 days after the first signal, which was in the first of the last four whole weeks. */
const talk = () => {
  const sinceMonday = (new Date().getDay() + 6) % 7
  return inDays(9 - sinceMonday)
}

/** The alarm of Molenveld: on Trendbeeld while it is open, afterwards where it was before. */
let alarm = null
const alarmOf = async page => {
  await page.goto('/trendbeeld')
  const found = page.locator('main .ponton-lines a[href^="/alarmen/"]', { hasText: 'Molenveld' }).first()
  assert.equal(await found.count(), 1, 'Molenveld stands out')
  return new URL(await found.getAttribute('href'), page.url()).pathname
}

/** Whoever holds the alarm chooses to act, where Sanne doesn't hold it herself. */
const answered = async () => {
  for (const name of HOLDERS) {
    const holder = await as(name, { width: 1280 })
    await holder.goto(alarm)
    if (await holder.locator('main form[action$="/antwoord"]').count() > 0) {
      const answer = { response: 'act', words: 'Wij vragen het de raad.', until: inDays(14) }
      assert.equal(await act(holder, '/antwoord', answer), 200)
      await leave(holder)
      return
    }
    await leave(holder)
  }
  assert.fail('nobody holds the alarm')
}

let turn = 0
for (const width of [360, 1280]) {
  for (const script of [true, false]) {
    const way = { width, script }
    const name = `${width}-${script ? 'script' : 'plain'}`
    test(`Sanne puts a question to the council, at ${width} px ${script ? 'with' : 'without'} script`, async () => {
      turn += 1
      const question = QUESTION.replace('winter', turn === 1 ? 'winter' : `winter (${turn})`)
      const sanne = await as('Sanne Kuiper', way)
      if (turn === 1) {
        alarm = await alarmOf(sanne)
        await shot(sanne, `agenda-trends-${name}`)
        await answered()
      }
      // Several papers may come of one alarm: it stays open as long as one of them is.
      await sanne.goto(alarm)
      await sanne.locator(`main a[href="${alarm}/stuk"]`).click()
      await sanne.waitForURL('**/stuk')
      assert.equal(await act(sanne, '/stuk', { question, asked: '' }), 422)
      assert.equal(await sanne.locator('[name="question"]').inputValue(), question, 'what was typed stays')
      if (script) await sound(sanne)
      await shot(sanne, `paper-make-${name}`)
      const councils = sanne.locator('[name="body"] option', { hasText: 'Gemeenteraad Rivierenhart' })
      const stories = await sanne.locator('[name="stories"]').evaluateAll(all => all.slice(0, 2).map(one => one.value))
      assert.equal(stories.length, 2, 'two stories with consent')
      const body = await councils.first().getAttribute('value')
      assert.equal(await act(sanne, '/stuk', { question, asked: ASKED, body, stories }), 200)
      const paper = new URL(sanne.url()).pathname
      assert.match(paper, /^\/stukken\/[0-9a-f-]{36}$/)
      assert.equal(await act(sanne, '/agenda', { day: talk() }), 200)
      const shown = await words(sanne)
      for (const part of ['Gemeenteraad Rivierenhart', ASKED, '37 dagen', 'van 4 organisaties', 'op de agenda']) {
        assert.ok(shown.includes(part), `${part}: ${shown}`)
      }
      if (script) await sound(sanne)
      await shot(sanne, `paper-${name}`)

      await sanne.goto(`${paper}/afdruk`)
      const sheet = await words(sanne)
      assert.ok(sheet.includes(ASKED) && sheet.includes('met toestemming'), sheet)
      assert.ok(!sheet.includes('organisaties'), `an exact count is printed: ${sheet}`)
      assert.equal(await sanne.locator('.ponton-trend').count(), 0)
      if (script) await sound(sanne)
      await shot(sanne, `paper-sheet-${name}`)
      if (script) {
        await sanne.emulateMedia({ media: 'print' })
        await shot(sanne, `paper-print-${name}`)
        await sanne.emulateMedia({ media: 'screen' })
      }

      await sanne.goto('/stukken')
      assert.ok((await words(sanne)).includes('van het eerste signaal tot de agenda'))
      if (script) await sound(sanne)
      await shot(sanne, `papers-${name}`)

      const jayden = await as('Jayden Pinas', way)
      assert.ok((await words(jayden)).includes(question), 'he hears that it is on the agenda')
      await leave(jayden)
      if (turn < 4) {
        await leave(sanne)
        return
      }
      await sanne.goto(paper)
      assert.equal(await act(sanne, '/besluit', { ruling: 'decided', words: DECISION }), 200)
      const done = await words(sanne)
      assert.ok(done.includes(DECISION) && done.includes('melders'), done)
      await shot(sanne, `paper-decided-${name}`)
      const heard = await as('Jayden Pinas', way)
      const word = await words(heard)
      assert.ok(word.includes(DECISION) && word.includes('Jouw signaal was het eerste'), word)
      await shot(heard, `paper-heard-${name}`)
      await leave(heard)
      assert.deepEqual(sanne.faults.filter(fault => !fault.includes('422')), [])
      await leave(sanne)
    })
  }
}
