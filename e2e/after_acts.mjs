// Pages that are there only after somebody did something: the acts are done once, and each page is given with the cookies
// of whoever reads it, so that it can be looked at in every language. For every_page.test.mjs.

import assert from 'node:assert/strict'
import { act, choiceOf, open, stepInAs } from './harness.mjs'

const SPRING = 'Sociaal Werk Verbond, voorjaar 2020'
const SECRET = 'waterlelie'

/** A day that many days from now, as a form takes it. */
const inDays = days => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

const pathOf = page => new URL(page.url()).pathname

/** Does an act that must be taken: nothing after it would be what it says. */
const does = async (page, action, fields = {}) => {
  const status = await act(page, action, fields)
  assert.equal(status, 200, `${action}: ${await page.locator('main').innerText()}`)
}

/** Where the first link of a page leads that begins and ends so. */
const leads = (page, begins, ends = '') =>
  page.locator(`main a[href^="${begins}"]${ends && `[href$="${ends}"]`}`).first().getAttribute('href')

const opensAPlan = async (fatima, called) => {
  await fatima.goto('/plannen/nieuw')
  await does(fatima, '/plannen', { called, worry: 'Dat het licht uit blijft' })
  // Where one of that name is there already, it is shown first.
  if (pathOf(fatima) === '/plannen') await does(fatima, '/plannen')
  return pathOf(fatima)
}

/** Asks another organisation how it looks at it, and offers the question to another; gives both pages. */
const asksOthers = async (fatima, plan) => {
  await fatima.goto(`${plan}/meekijken`)
  const organisation = await choiceOf(fatima, '/meekijken', 'organisation', 'Loohoek')
  await does(fatima, '/meekijken', { organisation, words: 'Hoe krijgt iemand weer licht?' })
  const look = pathOf(fatima)
  await fatima.goto(plan)
  await fatima.goto(await leads(fatima, plan, '/overdracht'))
  const to = await choiceOf(fatima, '/overdracht', 'to', 'Lotte Vermeulen')
  await does(fatima, '/overdracht', { kind: 'transfer', to, question: 'Behandeling thuis.', story: 'Zij las dit mee.' })
  return [look, pathOf(fatima)]
}

/** Lets Henk read the plan. */
const shares = async (fatima, plan) => {
  await fatima.goto(`${plan}/lezers`)
  const first = field => fatima.locator(`main form[action="${plan}/lezers"] [name="${field}"]`).first().getAttribute('value')
  await does(fatima, `${plan}/lezers`, {
    with: await choiceOf(fatima, `${plan}/lezers`, 'with', 'Henk'),
    part: ['identity', 'plan'],
    reason: 'Om de huur',
    step: 'at_table',
    legal_basis: await first('legal_basis'),
    secrecy: await first('secrecy'),
    until: inDays(30),
  })
}

/** The resident comes in, says that nobody helped and asks for what is kept, which is allowed. */
const residentAsks = async (fatima, resident, plan) => {
  await fatima.goto(`${plan}/inwoners`)
  await does(fatima, `${plan}/inwoners`, { means: 'paper', factor: 'word', secret: SECRET })
  const code = (await fatima.locator('.ponton-code').innerText()).trim()
  await resident.goto('/mijn/binnen')
  await does(resident, '/mijn/binnen', { code, secret: SECRET })
  await does(resident, '/niet-geholpen', { words: 'Er is niemand gekomen.' })
  await does(resident, '/mijn/rechten', { right: 'access' })
  await fatima.goto(`${plan}/rechten`)
  await does(fatima, '/antwoord', { decision: 'yes', reason: 'Het is van haar.' })
}

/** A resident wants to be forgotten; the first of two says yes. */
const wantsToBeForgotten = async (fatima, plan) => {
  await fatima.goto(`${plan}/rechten`)
  await does(fatima, `${plan}/rechten`, { right: 'erasure', asker: 'resident' })
  await does(fatima, '/antwoord', { decision: 'yes', reason: 'Er is geen grond meer.', ending: 'Op eigen verzoek.' })
}

/** Whoever may opens the released figures to everybody; gives where they stand. */
const opensTheFigures = async hilde => {
  await hilde.goto('/trendbeeld')
  await does(hilde, '/trendbeeld/openbaar')
  return leads(hilde, '/open/')
}

/** The pages, each as `{ path, cookies }`. */
export const pagesAfterActs = async () => {
  const [readers, pages] = [[], []]
  const comes = async () => {
    const page = await open({ width: 1280 })
    readers.push(page)
    return page
  }
  const as = async (name, network) => {
    const page = await comes()
    await stepInAs(page, name, network)
    return page
  }
  const reads = async (page, ...paths) => {
    const cookies = await page.context().cookies()
    pages.push(...paths.map(path => ({ path, cookies })))
  }

  const [fatima, henk, resident] = [await as('Fatima el Amrani'), await as('Henk Oude Voshaar'), await comes()]
  const plan = await opensAPlan(fatima, 'Bente')
  await reads(fatima, ...await asksOthers(fatima, plan), `${plan}/inzage`)
  await shares(fatima, plan)
  await henk.goto(plan)
  await reads(henk, await leads(henk, plan, '/overnemen'))
  await residentAsks(fatima, resident, plan)
  await reads(resident, '/mijn', '/mijn/gegevens')
  const marleen = await as('Marleen Hoekstra')
  await marleen.goto('/mijn-lat')
  await reads(marleen, await leads(marleen, '/nog-niet-geholpen/'))

  // In an emergency first why is asked, and then it is open to whoever said so.
  const [asked, opened] = [await opensAPlan(fatima, 'Mirte'), await opensAPlan(fatima, 'Jolijn')]
  await henk.goto(`${opened}/nood`)
  await does(henk, '/nood', { reason: 'Zij ligt op straat en zegt niets.' })
  await reads(henk, `${asked}/nood`, `${opened}/nood`)
  await wantsToBeForgotten(fatima, asked)
  await reads(await as('Soraya Lachmanwari'), `${asked}/wissen`)

  await reads(await comes(), await opensTheFigures(await as('Hilde Roelofshoeve')))
  const elly = await as('Elly Sarmiento', SPRING)
  await elly.goto('/nieuwsbrieven')
  await reads(elly, await leads(elly, '/nieuwsbrieven/'))
  await elly.goto('/dagberichten')
  await reads(elly, `${await leads(elly, '/dagberichten/')}/meer`)
  await Promise.all(readers.map(page => page.context().close()))
  return pages
}
