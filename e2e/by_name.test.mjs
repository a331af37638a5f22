// Choosing one out of very many, on a server of its own whose network grows until its people are more than a list holds: the
// field is typed into. At both widths, with and without script, by keyboard: a beginning offers, whoever is meant is chosen,
// an unknown name is said and stays, and axe finds nothing.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { act, axe, close, open, shape, shot, stepInAs, words } from './harness.mjs'
import { serve } from './server.mjs'

const BALIE = 'main form[action="/netwerk/balie"]'
const MOST = 60
let server = null

before(async () => {
  server = await serve()
  const page = await open({ width: 1280, at: server.url })
  await stepInAs(page, 'Hilde Roelofshoeve')
  await page.goto('/netwerk')
  const organisation = await page.locator('main a[href^="/netwerk/organisaties/"]').first().getAttribute('href')
  for (let number = 0; number < MOST; number += 1) {
    await page.goto(organisation)
    const person = { name: `Zwaantje Zuidema ${number}`, email: `zwaantje${number}@voorbeeld.example` }
    assert.equal(await act(page, '/mensen', person), 200)
    await page.goto('/netwerk')
    if (await page.locator(`${BALIE} datalist`).count() > 0) break
  }
})

after(async () => {
  await close()
  await server?.stop()
})

for (const [width, script, lang] of [[360, true, 'nl'], [1280, false, 'en']]) {
  test(`a name is typed, offered and chosen at ${width} px, ${script ? 'with' : 'without'} script`, async () => {
    const page = await open({ width, script, lang, at: server.url })
    await stepInAs(page, 'Hilde Roelofshoeve')
    await page.goto('/netwerk')
    assert.equal(await page.locator(`${BALIE} input[name="person"]`).getAttribute('list'), 'staff-person-names')

    assert.equal(await act(page, '/netwerk/balie', { person: 'Fati' }), 422)
    const field = page.locator(`${BALIE} input[type="text"]`)
    assert.equal(await field.inputValue(), 'Fati', 'what was typed stays')
    const offered = page.locator(`${BALIE} input[type="radio"]`)
    assert.ok(await offered.count() > 0)
    if (script) assert.deepEqual([...await shape(page, lang), ...await axe(page)], [])
    await shot(page, `by_name-offered-${width}`)

    await offered.first().focus()
    await page.keyboard.press('Space')
    assert.ok(await offered.first().isChecked())
    const chosen = await offered.first().inputValue()
    await Promise.all([page.waitForEvent('load'), page.locator(`${BALIE} button[type="submit"]`).press('Enter')])
    assert.ok((await words(page)).includes(chosen.split(', ')[0]), chosen)

    assert.equal(await act(page, '/netwerk/balie', { person: 'Niemand Die Bestaat' }), 422)
    assert.equal(await field.inputValue(), 'Niemand Die Bestaat')
    if (script) assert.deepEqual([...await shape(page, lang), ...await axe(page)], [])
    await shot(page, `by_name-unknown-${width}`)
  })
}
