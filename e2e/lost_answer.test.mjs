// A phone in a doorway that loses the answer: the server has what was sent, its sender doesn't know. What was typed comes
// back, and sent again it is the same one; with other words it is another, and neither is lost.

import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { act, close, open, stepInAs } from './harness.mjs'

after(close)

/** Sends the form; the server takes it in, and its answer never arrives. */
const sendsAndHearsNothing = async (page, action) => {
  await page.route(`**${action}`, async route => {
    assert.equal((await route.fetch({ maxRedirects: 0 })).status(), 303, 'the server has it')
    // With the answer its cookies are lost.
    await page.context().clearCookies({ name: 'ponton_flash' })
    await route.abort('connectionreset')
  })
  await Promise.all([page.waitForEvent('requestfailed'), page.locator(`form[action="${action}"] button[type="submit"]`).first().click()])
  await page.unroute(`**${action}`)
}

const countOf = async (page, words) => {
  await page.goto('/signalen')
  return page.locator('main').getByText(words, { exact: true }).count()
}

test('a signal whose answer was lost is sent again and stays one', async () => {
  const page = await open({ width: 360 })
  await stepInAs(page, 'Fatima el Amrani')
  const said = 'De lift in de flat aan de Kade staat al een week stil.'
  const field = page.locator('form[action="/signalen"] [name="words"]')
  await field.fill(said)
  await sendsAndHearsNothing(page, '/signalen')
  await page.goto('/vandaag')
  assert.equal(await field.inputValue(), said, 'what was typed is back')
  assert.equal(await act(page, '/signalen'), 200)
  assert.equal(await countOf(page, said), 1)
  await page.context().close()
})

test('a signal whose answer was lost and that is written on is kept as well', async () => {
  const page = await open({ width: 360 })
  await stepInAs(page, 'Fatima el Amrani')
  const [first, more] = ['De bus stopt niet meer bij het plein.', 'De bus stopt niet meer bij het plein, sinds maandag.']
  const field = page.locator('form[action="/signalen"] [name="words"]')
  await field.fill(first)
  await sendsAndHearsNothing(page, '/signalen')
  await page.goto('/vandaag')
  await field.fill(more)
  assert.equal(await act(page, '/signalen'), 200)
  assert.deepEqual([await countOf(page, first), await countOf(page, more)], [1, 1])
  await page.context().close()
})
