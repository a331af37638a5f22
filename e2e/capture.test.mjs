// Capturing a signal on a phone: what is typed is kept until the server has it, is nobody else's to find, and stands there
// again when it was refused.

import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { act, close, open, stepInAs, words } from './harness.mjs'

after(close)

/** Somebody's own browser, in which they have stepped in. */
const as = async (name, way) => {
  const page = await open(way)
  await stepInAs(page, name)
  return page
}

const leave = page => page.context().close()

test('what is typed survives a lost connection, and leaves when it is sent', async () => {
  const page = await as('Fatima el Amrani', { width: 360 })
  const field = page.locator('form[action="/signalen"] [name="words"]')
  await field.fill('De bus naar het spreekuur rijdt niet meer.')
  await page.reload()
  assert.equal(await field.inputValue(), 'De bus naar het spreekuur rijdt niet meer.')
  assert.equal(await act(page, '/signalen'), 200)
  await page.goto('/vandaag')
  assert.equal(await field.inputValue(), '')
  await leave(page)
})

test('nobody finds the draft of another in this browser, nor their own after signing out', async () => {
  const page = await as('Fatima el Amrani', { width: 360 })
  const field = page.locator('form[action="/signalen"] [name="words"]')
  const drafts = () => page.evaluate(() => Object.keys(localStorage).filter(key => key.startsWith('ponton-draft:')).length)
  await field.fill('De bus naar het spreekuur rijdt niet meer.')
  assert.equal(await drafts(), 1)
  // She goes to a meeting and leaves the machine as it is; a colleague steps in.
  await stepInAs(page, 'Ruud Camps')
  await page.goto('/vandaag')
  assert.equal(await field.inputValue(), '')
  assert.equal(await drafts(), 0, 'nothing of hers is left in the browser')
  await field.fill('De telefoon wordt niet opgenomen.')
  await page.goto('/sessies')
  assert.equal(await act(page, '/uitloggen'), 200)
  assert.equal(await drafts(), 0, 'signing out takes his along')
  await stepInAs(page, 'Ruud Camps')
  await page.goto('/vandaag')
  assert.equal(await field.inputValue(), '')
  await leave(page)
})

test('what was sent in vain stands in its form again', async () => {
  const page = await as('Fatima el Amrani', { width: 360 })
  const typed = 'De lift in de flat doet het al drie weken niet.'
  const field = page.locator('form[action="/signalen"] [name="words"]')
  await page.goto('/vandaag')
  const cookies = await page.context().cookies()
  await field.fill(typed)
  await page.evaluate(() => localStorage.clear())
  await page.context().clearCookies()
  assert.equal(await act(page, '/signalen'), 401)
  assert.ok((await words(page)).includes('wat je net typte staat nog in dit tabblad'))
  await page.context().addCookies(cookies)
  await page.goto('/vandaag')
  assert.equal(await field.inputValue(), typed)
  assert.equal(await act(page, '/signalen'), 200)
  await page.goto('/vandaag')
  assert.equal(await field.inputValue(), '', 'what was taken in is not offered again')
  await leave(page)
})

test('a resident\'s data is seen before it is kept, and what was typed stays', async () => {
  const page = await as('Fatima el Amrani', { width: 360, script: false })
  const typed = 'Mevrouw De Vries is bereikbaar op 06-12345678 en krijgt geen antwoord.'
  assert.equal(await act(page, '/signalen', { words: typed }), 422)
  assert.equal(await page.locator('form[action="/signalen"] [name="words"]').inputValue(), typed)
  assert.ok((await words(page)).includes('06-12345678'))
  assert.equal(await act(page, '/signalen', { words: 'Bellers krijgen geen antwoord.' }), 200)
  await leave(page)
})
