// What the browser tests share: a real Chromium, pages at the widths people use, with and without script, in both
// languages, and what every page must hold. For the *.test.mjs beside it, which run.mjs starts. It knows nothing of
// what the pages are about.

import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import axeCore from 'axe-core'
import { chromium } from 'playwright-core'

export const url = process.env.PONTON_URL
assert.ok(url, 'start the tests with `node run.mjs`, or name a running demo in PONTON_URL')

const PROGRAMS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const FLAGS = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage']
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'EN-301-549']
const SHOTS = fileURLToPath(new URL('shots/', import.meta.url))
const NETWORK = 'Netwerk Rivierenhart'
const LOCALES = { nl: 'nl-NL', en: 'en-GB' }

let browser = null

/** The browser, started when first needed. */
const started = () => {
  const program = process.env.PONTON_CHROMIUM ?? PROGRAMS.find(existsSync)
  assert.ok(program, 'no Chromium is installed; on Debian: apt-get install chromium')
  // Chromium can't make its sandbox for the superuser.
  const own = process.getuid() === 0 ? ['--no-sandbox'] : []
  return chromium.launch({ executablePath: program, args: [...FLAGS, ...own] })
}

/** Ends the browser; each test file calls it last. */
export const close = async () => {
  await (await browser)?.close()
  browser = null
}

/**
 * A fresh page of somebody who has never been here. `width` in CSS pixels, `script` on or off, `lang` nl or en,
 * `scheme` light or dark, `at` another server than the one of all tests.
 */
export const open = async ({ width = 360, script = true, lang = 'nl', scheme = 'light', at = url } = {}) => {
  browser ??= started()
  const context = await (await browser).newContext({
    baseURL: at,
    viewport: { width, height: width < 600 ? 740 : 900 },
    javaScriptEnabled: script,
    locale: LOCALES[lang],
    colorScheme: scheme,
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(20_000)
  const page = await context.newPage()
  page.faults = []
  page.on('console', said => {
    if (said.type() === 'error') page.faults.push(`${said.text()} (${said.location().url})`)
  })
  page.on('pageerror', problem => page.faults.push(String(problem)))
  page.on('requestfailed', request => {
    // A page that is left while something of it loads breaks that off; that is no fault.
    const why = request.failure()?.errorText ?? ''
    if (!why.includes('ERR_ABORTED')) page.faults.push(`${request.url()}: ${why}`)
  })
  return page
}

/** The line on /demo of somebody in a network, of itself the one at work today: others may have somebody of that name. */
export const lineOf = (page, name, network = NETWORK) => page
  .locator('main section', { has: page.getByRole('heading', { name: network }) })
  .locator('li', { has: page.locator('strong', { hasText: name }) })
  .first()

/** Steps in as one of the demo's people. */
export const stepInAs = async (page, name, network = NETWORK) => {
  await page.goto('/demo')
  const line = lineOf(page, name, network)
  await unfoldAround(line)
  await line.getByRole('button').click()
  await page.waitForURL('**/vandaag')
  const greeted = await page.locator('.ponton-person').textContent()
  assert.ok(greeted.includes(name), `${greeted} instead of ${name}`)
}

/**
 * Fills in the form that posts to (or asks) an address ending in `action`, as a person does: opens the fold it stands
 * in, fills fields by their names, presses its first button, and waits for the next page. A list ticks several.
 */
export const act = async (page, action, fields = {}) => {
  const form = page.locator(`main form[action$="${action}"]`).first()
  await unfoldAround(form)
  for (const [name, value] of Object.entries(fields)) {
    const field = form.locator(`[name="${name}"]`)
    await unfoldAround(field.first())
    for (const one of Array.isArray(value) ? value : [value]) await fill(field, one)
  }
  const [answer] = await Promise.all([
    page.waitForResponse(response => response.request().isNavigationRequest() && response.status() !== 303),
    form.locator('button[type="submit"]').first().click(),
  ])
  await page.waitForLoadState('load')
  return answer.status()
}

/**
 * What to give `act` for the choice in `field` whose words hold `part`: a choice of a list, or the name to type where the
 * list is too long to choose from.
 */
export const choiceOf = async (page, form, field, part) => {
  const at = page.locator(`main form[action$="${form}"] [name="${field}"]`).first()
  const list = await at.getAttribute('list')
  const offered = list
    ? await page.locator(`[id="${list}"] option`).evaluateAll(all => all.map(one => one.value))
    : await at.locator('option').allTextContents()
  const found = offered.find(words => words.includes(part))
  assert.ok(found, `${part} is not among ${offered}`)
  return list ? found : { label: found }
}

const fill = async (field, value) => {
  const first = field.first()
  const [element, type] = await first.evaluate(one => [one.tagName, one.type])
  if (element === 'SELECT') await first.selectOption(value)
  else if (type === 'radio' || type === 'checkbox') {
    const options = await field.evaluateAll(all => all.map(one => one.value))
    assert.ok(options.includes(value), `${value} is not among ${options}`)
    await field.nth(options.indexOf(value)).check()
  } else await first.fill(value)
}

/** Opens the folds around something, from the outermost, by pressing them. */
const unfoldAround = async locator => {
  const folds = locator.locator('xpath=ancestor::details')
  for (let index = 0; index < await folds.count(); index += 1) {
    const fold = folds.nth(index)
    if (await fold.getAttribute('open') === null) await fold.locator('> summary').click()
  }
}

/** The words of the page's main part, with single spaces. */
export const words = async page => (await page.locator('main').innerText()).replace(/\s+/g, ' ')

/** Opens every fold, so that what is inside is looked at too. Needs script. */
export const unfold = page => page.evaluate(() => {
  for (const fold of document.querySelectorAll('details')) fold.open = true
})

/** What axe finds wrong, a line each. */
export const axe = async page => {
  await page.evaluate(axeCore.source)
  return page.evaluate(async rules => {
    // All rules are tried on every element; only of what is wrong it says where, which is most of the work.
    const options = { runOnly: { type: 'tag', values: rules }, resultTypes: ['violations'] }
    const { violations } = await window.axe.run(document, options)
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(node => `axe ${id}: ${help}: ${node.target.join(' ')}: ${node.failureSummary?.split('\n')[1] ?? ''}`))
  }, RULES)
}

/** What every page must hold, a line for each that it doesn't. Needs script. */
export const shape = async (page, lang) => {
  const found = await page.evaluate(() => ({
    headings: document.querySelectorAll('h1').length,
    lang: document.documentElement.lang,
    title: document.title,
    // What sticks out, to name it.
    wide: document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('body *')]
      .filter(element => element.getBoundingClientRect().right > innerWidth + 1)
      .map(element => `${element.tagName.toLowerCase()}.${element.className}`)
      .slice(-3),
    // Links within the page that lead nowhere.
    nowhere: [...document.querySelectorAll('a[href]')]
      .filter(link => link.hash !== '' && link.pathname === location.pathname && link.origin === location.origin)
      .filter(link => document.getElementById(link.hash.slice(1)) === null)
      .map(link => link.hash),
    unsaid: /⟦[^⟧]*⟧/.exec(document.body.textContent)?.[0] ?? null,
  }))
  const faults = []
  if (found.headings !== 1) faults.push(`${found.headings} h1`)
  if (found.lang !== lang) faults.push(`its language is ${found.lang}`)
  if (found.title.trim() === '') faults.push('no title')
  if (found.wide.length > 0) faults.push(`scrolls sideways: ${found.wide.join(', ')}`)
  if (found.nowhere.length > 0) faults.push(`leads nowhere: ${found.nowhere.join(', ')}`)
  if (found.unsaid) faults.push(`a text without words: ${found.unsaid}`)
  return faults
}

/** What is wrong with the page that somebody has in front of them, read in another language: a line each. */
export const faultsIn = async (page, lang) => {
  const { href, origin } = new URL(page.url())
  const other = await open({ lang, width: page.viewportSize().width, at: origin })
  await other.context().addCookies(await page.context().cookies())
  await other.goto(href)
  await unfold(other)
  const found = [...await shape(other, lang), ...await axe(other), ...other.faults]
  await other.context().close()
  return found
}

/** A picture of the whole page in e2e/shots, for people to look at. */
export const shot = async (page, name) => {
  await mkdir(SHOTS, { recursive: true })
  await page.screenshot({ path: `${SHOTS}${name}.png`, fullPage: true })
}

/**
 * Looks at a page with every fold open: nothing is wrong with its shape, and axe finds nothing. Needs script. The navigation,
 * which was opened too, is closed again: on a small screen it lies over the buttons.
 */
export const sound = async (page, { lang = 'nl', script = true } = {}) => {
  if (!script) return
  await unfold(page)
  assert.deepEqual([...await shape(page, lang), ...await axe(page)], [])
  await page.evaluate(() => {
    for (const fold of document.querySelectorAll('details:not(main details)')) fold.open = false
  })
}
