// Two plans of one person: whoever opens a second one sees the first before it is made, and goes on all the same; then the two
// go on as one, which shows everything of both, and are parted again as they were. On a phone and on a wide screen, with and
// without script. axe looks at the pages.

import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { act, close, open, shot, sound, stepInAs, words } from './harness.mjs'

after(close)

const FIRST = 'Dat ik mijn huur niet kan betalen'
const SECOND = 'Dat mijn kinderen niet slapen'

const opens = async (page, called, worry) => {
  await page.goto('/plannen/nieuw')
  assert.equal(await act(page, '/plannen', { called, worry }), 200)
  if (new URL(page.url()).pathname === '/plannen') assert.equal(await act(page, '/plannen'), 200)
  return new URL(page.url()).pathname
}

for (const way of [{ width: 360, script: true }, { width: 1280, script: true }, { width: 360, script: false }]) {
  const by = way.script ? 'with' : 'without'
  test(`two plans go on as one and are parted at ${way.width} px, ${by} script`, async () => {
    const page = await open(way)
    await stepInAs(page, 'Fatima el Amrani')
    const called = `Zwaantje Twijnstra${way.width}${by}`
    const first = await opens(page, called, FIRST)
    const second = await opens(page, called, SECOND)
    assert.notEqual(second, first)

    await page.locator(`main a[href="${second}/samenvoegen"]`).click()
    await sound(page, way)
    await shot(page, `two_plans-join-${way.width}`)
    assert.equal(await act(page, '/samenvoegen'), 422, 'nobody is chosen beforehand')
    await sound(page, way)
    const other = page.locator('main [name="other"] option', { hasText: called })
    assert.equal(await act(page, '/samenvoegen', { other: await other.getAttribute('value') }), 200)
    assert.equal(new URL(page.url()).pathname, first, 'the one that runs longest stays')
    for (const worry of [FIRST, SECOND]) assert.ok((await words(page)).includes(worry), worry)
    await sound(page, way)
    await shot(page, `two_plans-kept-${way.width}`)

    await page.goto(second)
    assert.ok((await words(page)).includes('gaat verder in een ander plan'))
    await sound(page, way)
    await shot(page, `two_plans-goes-on-${way.width}`)
    assert.equal(await act(page, '/losmaken'), 200)
    await page.goto(first)
    assert.ok(!(await words(page)).includes(SECOND))
  })
}
