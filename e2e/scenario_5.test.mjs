// Scenario 5, deviating with reason: Chantal weighs the rule on holidays in the spirit of the rule, from what is needed to
// the law; it is signed at once with her name and the date; a colleague finds it without whom it was about; and the fifth
// alike makes a draft signal, "Deze regel schuurt", that she confirms and the others hear of.
// On a phone and on a wide screen, with script and without; axe looks at the pages that are new.

import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { act, close, faultsIn, open, shot, sound, stepInAs, words } from './harness.mjs'

const RULE = 'Vakantie in de bijstand'
const WEIGHED = {
  rule: RULE,
  situation: 'Iemand met bijstand was vier weken bij een uitvaart in het buitenland en vraagt drie weken vakantie. De regel laat één week over.',
  needed: 'Rust na het verlies, gezin bij elkaar.',
  purpose: 'Beschikbaar blijven voor werk en contact met de gemeente.',
  effects: 'Geen traject in die weken; precedent alleen bij uitvaart.',
  legal: 'Bijzondere omstandigheden, besluit gemotiveerd.',
}
const COLLEAGUES = ['Ayşe Demir', 'Tom Wiersma', 'Fatima el Amrani', 'Jayden Pinas']

after(close)

const as = async (name, way) => {
  const page = await open(way)
  await stepInAs(page, name)
  return page
}

const leave = page => page.context().close()

/** Opens "In de geest van de regel" from the plans, fills it in and signs. */
const decides = async (page, weighed = WEIGHED) => {
  await page.goto('/plannen')
  await page.locator('main a[href="/afwijkingen"]').click()
  await page.waitForURL('**/afwijkingen')
  await page.locator('main a[href="/afwijkingen/nieuw"]').click()
  await page.waitForURL('**/afwijkingen/nieuw')
  return act(page, '/afwijkingen', weighed)
}

/** Four others have decided alike since the last draft: in the demo, or now. */
const fourOthers = async isFirst => {
  for (const name of isFirst ? [] : COLLEAGUES) {
    const page = await as(name, { width: 1280 })
    assert.equal(await decides(page), 200)
    await leave(page)
  }
}

let isFirst = true
for (const width of [360, 1280]) {
  for (const script of [true, false]) {
    const way = { width, script }
    const name = `${width}-${script ? 'script' : 'plain'}`
    test(`Chantal decides in the spirit of the rule, at ${width} px ${script ? 'with' : 'without'} script`, async () => {
      await fourOthers(isFirst)
      isFirst = false
      const chantal = await as('Chantal Baptiste', way)
      const named = { ...WEIGHED, situation: 'Mevrouw Jansen-Achterberg (06-48151623) vraagt drie weken vakantie' }
      assert.equal(await decides(chantal, named), 422, 'the guard reads it first')
      assert.equal(await chantal.locator('[name="needed"]').inputValue(), WEIGHED.needed, 'what was typed stays')
      if (script) await sound(chantal)
      await shot(chantal, `deviate-refused-${name}`)
      assert.equal(await act(chantal, '/afwijkingen', { situation: WEIGHED.situation }), 200)

      const decided = new URL(chantal.url()).pathname
      assert.match(decided, /^\/afwijkingen\/[0-9a-f-]{36}$/)
      const shown = await words(chantal)
      for (const part of [...Object.values(WEIGHED), 'Chantal Baptiste week af van deze regel', 'er ligt een conceptsignaal bij jou']) {
        assert.ok(shown.includes(part), `${part}: ${shown}`)
      }
      if (script) await sound(chantal)
      await shot(chantal, `deviation-${name}`)

      const joost = await as('Joost ter Braak', way)
      await joost.goto('/afwijkingen')
      await joost.locator('main [name="woorden"]').fill('uitvaart')
      await joost.locator('main form button[type="submit"]').first().click()
      await joost.waitForURL('**woorden=uitvaart**')
      assert.ok((await words(joost)).includes(WEIGHED.needed))
      assert.equal(await joost.locator(`main a[href="${decided}"]`).count(), 1, 'a colleague finds it')
      if (script) await sound(joost)
      await shot(joost, `precedents-${name}`)
      await leave(joost)

      await chantal.locator('main a[href^="/schurende-regels/"]').first().click()
      await chantal.waitForURL('**/schurende-regels/*')
      const draft = await chantal.locator('[name="words"]').inputValue()
      assert.match(draft, /^Deze regel schuurt: Vakantie in de bijstand\. 5 keer/)
      assert.equal(await chantal.locator('[name="theme"]').inputValue(), 'STE.schurende-regels')
      if (script) await sound(chantal)
      if (script && width === 1280) assert.deepEqual(await faultsIn(chantal, 'en'), [])
      await shot(chantal, `strained-rule-${name}`)
      assert.equal(await act(chantal, '/signaal'), 200)
      assert.match(chantal.url(), /\/signalen\/[0-9a-f-]{36}$/)
      assert.ok((await words(chantal)).includes('Deze regel schuurt'))
      const heard = await as('Ayşe Demir', way)
      assert.ok((await words(heard)).includes('Chantal Baptiste maakte er een signaal van'))
      await leave(heard)
      assert.deepEqual(chantal.faults.filter(fault => !fault.includes('422')), [])
      await leave(chantal)
    })
  }
}

test('from a plan a signal is made in which nothing of the plan stands', async () => {
  for (const script of [true, false]) {
    const chantal = await as('Chantal Baptiste', { width: 360, script })
    await chantal.goto('/plannen/nieuw')
    const called = script ? 'Quirijn' : 'Xaviera'
    assert.equal(await act(chantal, '/plannen', { called, worry: 'Dat ik mijn moeder niet kan begraven' }), 200)
    const plan = new URL(chantal.url()).pathname
    await shot(chantal, `plan-with-own-list-${script ? 'script' : 'plain'}`)
    await chantal.locator(`main a[href="${plan}/signaal"]`).click()
    await chantal.waitForURL('**/signaal')
    assert.ok(!(await words(chantal)).includes('begraven'))
    assert.equal(await chantal.locator('main [name="words"]').inputValue(), '')
    if (script) await sound(chantal)
    await shot(chantal, `raise-from-plan-${script ? 'script' : 'plain'}`)
    assert.equal(await act(chantal, '/signaal', { words: 'Rouwverlof past in geen enkele regel.' }), 200)
    const signal = new URL(chantal.url()).pathname
    assert.equal(await chantal.locator(`a[href^="${plan}"]`).count(), 0, 'no way back')
    await chantal.goto(plan)
    assert.equal(await chantal.locator(`main a[href="${signal}"]`).count(), 1, 'only on her own list')
    await leave(chantal)
  }
})
