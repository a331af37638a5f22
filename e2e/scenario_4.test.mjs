// Scenario 4, a warm handover with a wait: Yusuf stays home from school; Ayşe offers his question to De Boeg with the story
// that the family read. She holds it until there is contact. Lotte says yes for eleven weeks from now, which she can't without
// agreeing who does what until then; both dates stand there. Ayşe falls ill, and her lead is asked the same day. Then another
// that Lotte refuses: not without a reason, and it comes back to Ayşe.
// On a phone and on a wide screen, with script and without; axe looks at the pages. At the end a handover by keyboard alone.

import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { act, choiceOf, close, open, shot, sound, stepInAs, unfold, words } from './harness.mjs'

const WORRY = 'Dat niemand snapt waarom ik niet naar school kan'
const QUESTION = 'Behandeling voor een jongen van veertien die niet naar school durft.'
const STORY = 'Sinds de zomer thuis. Noor houdt contact met school. Amina en Yusuf lazen dit mee.'
const BRIDGE = 'Elke dinsdag belt Ayşe. Jayden gaat donderdag met Yusuf sporten. Noor houdt contact met school.'
const WHY_NOT = 'Er is bij ons een wachtlijst van zes maanden.'

after(close)

const as = async (name, way) => {
  const page = await open(way)
  await stepInAs(page, name)
  return page
}

const leave = page => page.context().close()

const inDays = days => new Date(Date.now() + days * 24 * 3600 * 1000).toISOString().slice(0, 10)

/** Ayşe opens his plan; gives its path and that of its question. */
const opens = async ayse => {
  await ayse.goto('/plannen/nieuw')
  assert.equal(await act(ayse, '/plannen', { called: 'Yusuf', worry: WORRY }), 200)
  if (new URL(ayse.url()).pathname === '/plannen') assert.equal(await act(ayse, '/plannen'), 200)
  return new URL(ayse.url()).pathname
}

/** She writes the handover and reads it back with the family; nothing goes out before that. Gives its path. */
const offers = async (ayse, plan, way) => {
  await ayse.goto(plan)
  await ayse.locator('main a[href$="/overdracht"]').first().click()
  const form = '/overdracht'
  const packet = {
    kind: 'transfer',
    to: await choiceOf(ayse, form, 'to', 'Lotte Vermeulen'),
    question: QUESTION,
    story: STORY,
    wished: 'Liefst voor de kerst',
  }
  await sound(ayse, way)
  assert.equal(await act(ayse, form, packet), 200)
  const handover = new URL(ayse.url()).pathname
  assert.match(handover, /^\/overdrachten\/[0-9a-f-]{36}$/)
  const back = await words(ayse)
  for (const part of [QUESTION, STORY, 'Liefst voor de kerst']) assert.ok(back.includes(part), back)
  await sound(ayse, way)
  const unread = { permission: 'Moeder en Yusuf vinden het goed', previewed: 'without_resident' }
  assert.equal(await act(ayse, '/versturen', unread), 422, 'why could the family not read it?')
  assert.equal(await ayse.locator('[name="permission"]').inputValue(), 'Moeder en Yusuf vinden het goed')
  assert.equal(await act(ayse, '/versturen', { previewed: 'by_resident' }), 200)
  return handover
}

const isHeldBy = async (page, plan, name) => {
  await page.goto(plan)
  const shown = await words(page)
  assert.ok(shown.includes(`Ligt bij ${name}`), shown)
}

/** Without who does what until then there is no yes; with it both dates stand there. */
const acceptsForLater = async (lotte, handover, way) => {
  await lotte.goto('/overdrachten')
  await sound(lotte, way)
  await lotte.locator(`main a[href="${handover}"]`).first().click()
  const shown = await words(lotte)
  assert.ok(shown.includes(STORY) && !shown.includes(WORRY), 'the packet, and not the plan')
  await sound(lotte, way)
  const yes = { start: inDays(77), decided: inDays(-3) }
  assert.equal(await act(lotte, '/aanvaarden', yes), 422)
  assert.ok((await words(lotte)).includes('Spreek af wie tot dan wat doet, en hoe vaak.'))
  assert.equal(await lotte.locator('[name="start"]').inputValue(), inDays(77), 'what was typed stays')
  await sound(lotte, way)
  assert.equal(await act(lotte, '/aanvaarden', { bridging: BRIDGE }), 200)
  const agreed = await words(lotte)
  assert.ok(agreed.includes(BRIDGE), agreed)
  await shot(lotte, `handover-accepted-${way.width}-${way.script ? 'script' : 'plain'}`)
}

const bothDatesStandThere = async (page, plan, way) => {
  await page.goto(plan)
  await unfoldIfScript(page, way)
  const shown = await page.locator('main').textContent()
  assert.match(shown, /aangemeld/i)
  assert.match(shown, /beschikking/i)
  assert.ok(shown.includes('Elke dinsdag belt Ayşe'), shown)
  await sound(page, way)
  await shot(page, `plan-waiting-${way.width}-${way.script ? 'script' : 'plain'}`)
}

const unfoldIfScript = (page, way) => way.script ? unfold(page) : undefined

/** What she held lies with her team's desk at once, and her lead is told the same day; then she is back. */
const aysesLeadIsAsked = async (plan, way) => {
  const hilde = await as('Hilde Roelofshoeve', way)
  await hilde.goto('/netwerk')
  await hilde.locator('main a', { hasText: 'Sociaal Team Kadebuurt' }).first().click()
  await hilde.locator('main a', { hasText: 'Ayşe Demir' }).first().click()
  const ayse = hilde.url()
  assert.equal(await act(hilde, '/afwezig'), 200)
  const marloes = await as('Marloes Kamphuijsen', way)
  assert.match(await words(marloes), /Ayşe Demir is er niet sinds/)
  await isHeldBy(marloes, plan, 'Balie Sociaal Team Kadebuurt')
  await shot(marloes, `what-ayse-held-${way.width}-${way.script ? 'script' : 'plain'}`)
  await leave(marloes)
  await hilde.goto(ayse)
  assert.equal(await act(hilde, '/terug'), 200)
  await leave(hilde)
}

const refuses = async (lotte, handover) => {
  await lotte.goto(handover)
  const form = `main form[action="${handover}/weigeren"]`
  const code = await lotte.locator(`${form} [name="code"]`).first().getAttribute('value')
  const answer = await lotte.request.post(`${handover}/weigeren`, {
    form: { code }, headers: { origin: new URL(lotte.url()).origin },
  })
  assert.equal(answer.status(), 422, 'a refusal needs its reason')
  assert.equal(await act(lotte, '/weigeren', { code, reason: WHY_NOT }), 200)
}

for (const width of [360, 1280]) {
  for (const script of [true, false]) {
    test(`Yusuf is held every day, at ${width} px ${script ? 'with' : 'without'} script`, async () => {
      const way = { width, script }
      const ayse = await as('Ayşe Demir', way)
      const lotte = await as('Lotte Vermeulen', way)
      const plan = await opens(ayse)
      const refused = await offers(ayse, plan, way)
      await isHeldBy(ayse, plan, 'Ayşe Demir')
      await refuses(lotte, refused)
      await ayse.goto(refused)
      assert.ok((await words(ayse)).includes(WHY_NOT))
      await isHeldBy(ayse, plan, 'Ayşe Demir')

      const handover = await offers(ayse, plan, way)
      await acceptsForLater(lotte, handover, way)
      await isHeldBy(ayse, plan, 'Ayşe Demir')
      await bothDatesStandThere(ayse, plan, way)
      await aysesLeadIsAsked(plan, way)
      for (const page of [ayse, lotte]) {
        assert.deepEqual(page.faults.filter(fault => !fault.includes('422')), [])
        await leave(page)
      }
    })
  }
}
