// Scenario 8, the account of a quarter: Ruud finds a draft that was made from the work itself, adds what did not work and the
// change that means most, and makes it final. Alderman Yıldırım opens a number into the work steps it counts. The teller takes
// back her yes: the story is gone from the page and from every file, and Ruud hears so. The supervisory board sees exactly one
// organisation per agreed result.
// On a phone and on a wide screen, with script and without; axe looks at the pages that are new.

import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { act, close, open, shot, sound, stepInAs, words } from './harness.mjs'

const STORY = 'Sinds de leeskring durf ik zelf de brief van school te lezen'
const WHY = 'Het is klein en het blijft.'

after(close)

const as = async (name, way) => {
  const page = await open(way)
  await stepInAs(page, name)
  return page
}

const leave = page => page.context().close()

/** The address of De Steiger's newest account, for whoever may read it. */
const accountOf = async page => {
  await page.goto('/verantwoording')
  const link = page.locator('main a[href^="/verantwoording/"]', { hasText: 'Welzijn De Steiger' }).first()
  return await link.count() === 0 ? null : link.getAttribute('href')
}

/** A file as the page's own reader gets it. */
const file = async (page, path) => {
  const answer = await page.request.get(new URL(path, page.url()).href)
  assert.equal(answer.status(), 200, path)
  return answer
}

for (const width of [360, 1280]) {
  for (const script of [true, false]) {
    const way = { width, script }
    const name = `${width}-${script ? 'script' : 'plain'}`
    const told = `${STORY}, ook die van ${width}${script ? '' : ' en meer'}.`
    test(`the quarter is told from the work itself, at ${width} px ${script ? 'with' : 'without'} script`, async () => {
      const fatima = await as('Fatima el Amrani', way)
      await fatima.goto('/verhalen/nieuw')
      if (script) await sound(fatima)
      await shot(fatima, `story-tell-${name}`)
      const consented_on = new Date(Date.now() - 86400000).toISOString().slice(0, 10)
      assert.equal(await act(fatima, '/verhalen', { told, consented_on, purpose: ['account'] }), 200)
      const story = new URL(fatima.url()).pathname
      if (script) await sound(fatima)
      await shot(fatima, `story-${name}`)

      const ruud = await as('Ruud Camps', way)
      const href = await accountOf(ruud)
      if (script) await sound(ruud)
      await shot(ruud, `accounts-${name}`)
      await ruud.goto(href)
      if (await ruud.locator('main form[action$="/woorden"]').count() === 0) {
        assert.equal(await act(ruud, '/nieuwe-versie'), 200)
      }
      const draft = await words(ruud)
      for (const part of ['Zelfredzaamheid', 'Verbondenheid', 'Preventie', 'Wachttijden', 'Wat niet lukte', 'Hulpvragen die geholpen zijn']) {
        assert.ok(draft.includes(part), `${part}: ${draft}`)
      }
      if (script) await sound(ruud)
      await shot(ruud, `account-draft-${name}`)
      const form = ruud.locator('main form[action$="/woorden"]')
      await form.locator('[name="not_worked"]').fill('De spreekavond trok bijna niemand: om zeven uur eten de gezinnen.')
      await form.locator(`[name="story"][value="${story.split('/').pop()}"]`).check()
      await form.locator('[name="chosen_why"]').fill(WHY)
      await Promise.all([ruud.waitForLoadState('load'), form.locator('button[name="then"][value="finish"]').click()])
      await ruud.waitForURL(`**${href}`)

      const mehmet = await as('Mehmet Yıldırım', way)
      assert.equal(await accountOf(mehmet), href, 'what is final is there for everybody')
      await mehmet.goto(href)
      const final = await words(mehmet)
      for (const part of [told, WHY, 'definitief gemaakt', 'Ruud Camps']) assert.ok(final.includes(part), `${part}: ${final}`)
      if (script) await sound(mehmet)
      await shot(mehmet, `account-final-${name}`)
      const pdf = await (await file(mehmet, `${href}/verantwoording.pdf`)).body()
      assert.equal(pdf.subarray(0, 5).toString(), '%PDF-')
      assert.ok((await (await file(mehmet, `${href}/verantwoording.json`)).text()).includes(told))
      assert.match(await (await file(mehmet, `${href}/cijfers.csv`)).text(), /definitie_en_bron/)

      await mehmet.locator('main a[href$="/cijfers/hulpvragen-gesteld"]').click()
      await mehmet.waitForURL('**/cijfers/hulpvragen-gesteld')
      const opened = await words(mehmet)
      assert.match(opened, /Welzijn De Steiger/)
      assert.match(opened, /Elk getal is afgerond op vijf/)
      const numbers = (await mehmet.locator('main tbody td').allInnerTexts()).filter(text => /^\d+$/.test(text.trim()))
      assert.ok(numbers.length > 0 && numbers.every(number => Number(number) % 5 === 0), `as released: ${numbers}`)
      assert.equal(await mehmet.locator('main a[href*="/plannen/"], main a[href*="/mensen/"]').count(), 0, 'no way to anybody')
      if (script) await sound(mehmet)
      await shot(mehmet, `figure-${name}`)

      await fatima.goto(story)
      assert.equal(await act(fatima, '/intrekking', { teller: 'yes' }), 200)
      assert.ok(!(await words(fatima)).includes(STORY))
      await ruud.goto('/vandaag')
      assert.ok((await words(ruud)).includes('is ingetrokken'), 'whoever used it hears')
      await mehmet.goto(href)
      const after = await words(mehmet)
      assert.ok(after.includes('Verhaal ingetrokken op') && !after.includes(told), after)
      assert.ok(!(await (await file(mehmet, `${href}/verantwoording.json`)).text()).includes(STORY))
      await shot(mehmet, `account-withdrawn-${name}`)

      const board = await as('Hendrika Oosterveen', way)
      await board.goto('/toezicht')
      assert.match(await words(board), /Waarop Welzijn De Steiger aanspreekbaar is/)
      if (script) await sound(board)
      await shot(board, `oversight-${name}`)
      await board.goto('/resultaten')
      const rows = await board.locator('main tbody tr').count()
      assert.ok(rows >= 3, `${rows} agreed results`)
      for (let row = 0; row < rows; row += 1) {
        const answers = (await board.locator('main tbody tr').nth(row).locator('td').first().innerText()).trim()
        assert.ok(answers && !answers.includes(','), `exactly one answers: ${answers}`)
      }
      if (script) await sound(board)
      await shot(board, `results-${name}`)
      for (const page of [fatima, ruud, mehmet, board]) {
        assert.deepEqual(page.faults, [])
        await leave(page)
      }
    })
  }
}
