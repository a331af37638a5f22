// Coming in: an administrator adds somebody, who gets a link at their own address, chooses a password and is in. Whoever
// added them never sees the link. A resident comes in by a link too. Through a real mail server; and on a server that sends
// no mail, which says so.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { act, close, faultsIn, open, shot, sound, stepInAs, words } from './harness.mjs'
import { postbox } from './postbox.mjs'
import { serve } from './server.mjs'

const PASSWORD = 'drie pontons op het water'

let post = null
let server = null

before(async () => {
  post = await postbox()
  server = await serve({ smtp: post.address })
})

after(async () => {
  await close()
  await server?.stop()
  await post?.stop()
})

/** Hilde looks after the network: she adds somebody to the organisation of Ruud. Gives what she sees. */
const adds = async (page, name, email) => {
  await stepInAs(page, 'Hilde Roelofshoeve')
  await page.goto('/netwerk')
  await page.locator('main a[href^="/netwerk/organisaties/"]').first().click()
  await page.waitForURL(/\/netwerk\/organisaties\//)
  assert.equal(await act(page, '/mensen', { name, email, role: 'worker' }), 200)
  return words(page)
}

for (const [width, lang] of [[360, 'nl'], [1280, 'en']]) {
  test(`somebody new comes in by mail, at ${width} px in ${lang}`, async () => {
    const hilde = await open({ width, lang, at: server.url })
    const seen = await adds(hilde, `Noor van ${width}`, `noor${width}@voorbeeld.example`)
    assert.ok(!(await hilde.content()).includes('/toegang/0'), 'no link')
    await shot(hilde, `access-asked-${lang}-${width}`)
    const mail = await post.waitFor(`noor${width}@`, one => one.body.includes('/toegang/'))
    const link = /http\S+\/toegang\/[0-9a-f]{64}/.exec(mail.body)[0]
    assert.ok(!(await hilde.content()).includes(link.split('/').at(-1)), seen)
    const noor = await open({ width, lang, at: server.url })
    await noor.goto(link)
    await sound(noor, { lang })
    await shot(noor, `choose-password-${lang}-${width}`)
    assert.equal(await act(noor, new URL(link).pathname, { password: PASSWORD, again: PASSWORD }), 200)
    assert.equal(new URL(noor.url()).pathname, '/vandaag')
    await noor.goto(link)
    await sound(noor, { lang })
    const elsewhere = await open({ width, lang, at: server.url })
    await elsewhere.goto('/inloggen')
    assert.equal(await act(elsewhere, '/inloggen', { email: `noor${width}@voorbeeld.example`, password: PASSWORD }), 200)
    assert.equal(new URL(elsewhere.url()).pathname, '/vandaag')
    await Promise.all([hilde, noor, elsewhere].map(page => page.context().close()))
  })
}

test('a resident comes in by the link of a mail, which holds in both languages', async () => {
  const fatima = await open({ width: 1280, at: server.url })
  await stepInAs(fatima, 'Fatima el Amrani')
  await fatima.goto('/plannen/nieuw')
  assert.equal(await act(fatima, '/plannen', { called: 'Odilia', worry: 'Dat de post blijft liggen' }), 200)
  const plan = new URL(fatima.url()).pathname
  await fatima.goto(`${plan}/inwoners`)
  const given = { means: 'mail', address: 'odilia@voorbeeld.example', factor: 'word', secret: 'waterlelie' }
  assert.equal(await act(fatima, `${plan}/inwoners`, given), 200)
  const mail = await post.waitFor('odilia@', one => one.body.includes('/mijn/binnen/'))
  const odilia = await open({ width: 360, at: server.url })
  await odilia.goto(/http\S+\/mijn\/binnen\/[^\s>)\]]+/.exec(mail.body)[0])
  for (const lang of ['nl', 'en']) assert.deepEqual(await faultsIn(odilia, lang), [], lang)
  assert.equal(await act(odilia, new URL(odilia.url()).pathname, { secret: 'waterlelie' }), 200)
  assert.equal(new URL(odilia.url()).pathname, '/mijn')
  await Promise.all([fatima, odilia].map(page => page.context().close()))
})

test('a link that bounces stands on the list of who asked for it', async () => {
  const hilde = await open({ width: 360, at: server.url })
  await adds(hilde, 'Wim Zonderpost', 'weg.wim@voorbeeld.example')
  const held = async () => {
    await hilde.goto('/mijn-lat')
    const shown = await words(hilde)
    return shown.includes('Wim Zonderpost') && shown.includes('toegangslink kwam niet aan')
  }
  for (let times = 0; times < 100 && !await held(); times += 1) await new Promise(resolve => setTimeout(resolve, 200))
  assert.ok(await held(), await words(hilde))
  await shot(hilde, 'access-bounced-nl-360')
  await hilde.context().close()
})

test('a server that sends no mail says so, and somebody holds that', async () => {
  const hilde = await open({ width: 1280 })
  const seen = await adds(hilde, 'Bea Zonderpost', 'bea@voorbeeld.example')
  const said = await hilde.locator('body').innerText()
  assert.ok(said.includes('Deze server verstuurt geen mail'), seen)
  await sound(hilde)
  await shot(hilde, 'access-no-mail-nl-1280')
  await hilde.context().close()
})
