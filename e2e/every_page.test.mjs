// Every page that somebody can reach by following links: it answers, axe finds nothing wrong, it doesn't scroll
// sideways on a phone, the browser has nothing to complain of (its content security policy among that), and it has
// one h1. As several people, because each sees other pages; in Dutch on a phone and in English on a wide dark screen.

import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { after, describe, test } from 'node:test'
import { act, axe, close, open, shape, stepInAs, unfold } from './harness.mjs'

const PEOPLE = ['Ruud Camps', 'Priya Ramdin', 'Fatima el Amrani', 'Hilde Roelofshoeve', 'Soraya Lachmanwari']
const WAYS = [
  { lang: 'nl', width: 360, scheme: 'light', ofAShape: 3 },
  { lang: 'en', width: 1280, scheme: 'dark', ofAShape: 2 },
]
const STARTS = ['/vandaag', '/signalen', '/signalen/nieuw', '/dossiers', '/tafels', '/mijn-lat', '/waterlijn',
  '/netwerk', '/sessies', '/dagberichten', '/nieuwsbrieven', '/brieven']

// Of pages of one shape, as /dossiers/{id}, so many are looked at per person: `ofAShape` above.
const NOBODY = '00000000-0000-7000-8000-000000000000'
const ID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g
// What is a file is no page: a browser shows or keeps it as it is.
const FILE = /\.(json|csv|pdf|zip)(\?|$)/

after(close)

/** What is wrong with the page at `path`, a line each. */
const faults = async (page, path, lang) => {
  page.faults.length = 0
  const answer = await page.goto(path, { waitUntil: 'load' })
  const found = []
  if (answer.status() !== 200) found.push(`answers ${answer.status()}`)
  await unfold(page)
  found.push(...await shape(page, lang), ...await axe(page), ...page.faults)
  return found.map(fault => `${path}: ${fault}`)
}

/** The pages of ours that a page leads to. */
const links = page => page.evaluate(() => [...document.querySelectorAll('a[href]')]
  .filter(link => link.origin === location.origin)
  .map(link => link.pathname + link.search))

const kind = path => path.replace(ID, '{id}').replace(/([?&][^=]+)=[^&]*/g, '$1=')

const walk = async (page, starts, { lang, ofAShape }) => {
  const [waiting, seen, counted, found] = [[...starts], new Set(starts), new Map(), []]
  while (waiting.length > 0) {
    const path = waiting.shift()
    found.push(...await faults(page, path, lang))
    for (const link of await links(page)) {
      const count = counted.get(kind(link)) ?? 0
      if (seen.has(link) || count >= ofAShape || link.startsWith('/assets/') || FILE.test(link)) continue
      seen.add(link)
      counted.set(kind(link), count + 1)
      waiting.push(link)
    }
  }
  return { found, seen }
}

for (const way of WAYS) {
  describe(`in ${way.lang} at ${way.width} px, ${way.scheme}`, { concurrency: 2 }, () => {
    for (const name of PEOPLE) {
      test(`every page that ${name} reaches holds`, async () => {
        const page = await open(way)
        await stepInAs(page, name)
        const { found, seen } = await walk(page, STARTS, way)
        await page.context().close()
        assert.deepEqual(found, [])
        assert.ok(seen.size > 20, `only ${seen.size} pages: the links aren't followed`)
      })
    }

    test('every page that a visitor reaches holds', async () => {
      const page = await open(way)
      const { found } = await walk(page, ['/', '/inloggen', '/demo'], way)
      await page.context().close()
      assert.deepEqual(found, [])
    })

    test('pages that say what went wrong hold', async () => {
      const page = await open(way)
      await stepInAs(page, 'Ruud Camps')
      const found = []
      for (const [path, status] of [['/bestaat-niet', 404], [`/signalen/${NOBODY}`, 404], ['/signalen/geen-id', 404], ['/taal', 405]]) {
        const answer = await page.goto(path)
        if (answer.status() !== status) found.push(`${path} answers ${answer.status()}`)
        for (const fault of [...await shape(page, way.lang), ...await axe(page)]) found.push(`${path}: ${fault}`)
      }
      await page.context().close()
      assert.deepEqual(found, [])
    })
  })
}

describe('the page of every failure, also of those that no healthy server gives', () => {
  const program = join(dirname(process.env.PONTON ?? fileURLToPath(new URL('../target/debug/ponton', import.meta.url))), 'examples', 'failure_pages')
  const folder = mkdtempSync(join(tmpdir(), 'ponton-failures-'))
  after(() => rmSync(folder, { recursive: true, force: true }))
  execFileSync(program, [folder])
  const statuses = [...new Set(readdirSync(folder).map(name => name.slice(0, 3)))]

  test('they are all there', () => {
    for (const status of ['400', '403', '404', '409', '413', '422', '429', '500', '503']) assert.ok(statuses.includes(status), status)
  })

  for (const { lang, width, scheme } of WAYS) {
    test(`each holds in ${lang}`, async () => {
      const page = await open({ lang, width, scheme })
      const found = []
      for (const status of statuses) {
        const body = readFileSync(join(folder, `${status}-${lang}.html`), 'utf8')
        await page.route('**/failure', route => route.fulfill({ body, contentType: 'text/html; charset=utf-8' }))
        await page.goto('/failure')
        for (const fault of [...await shape(page, lang), ...await axe(page), ...page.faults]) found.push(`${status}: ${fault}`)
        await page.unroute('**/failure')
      }
      await page.context().close()
      assert.deepEqual(found, [])
    })
  }
})

test('what is wrong with a page is seen', async () => {
  const page = await open()
  await page.goto('/inloggen')
  assert.deepEqual([...await shape(page, 'nl'), ...await axe(page)], [])
  await page.evaluate(() => {
    document.querySelector('label').remove()
    const wide = document.createElement('h1')
    wide.textContent = '⟦a-key⟧'
    wide.className = 'too-wide'
    wide.animate([{ width: '900px' }], { fill: 'forwards', duration: 0 })
    document.querySelector('main').append(wide)
    document.querySelector('footer a, main a').setAttribute('href', '#nowhere')
  })
  const found = [...await shape(page, 'en'), ...await axe(page)].join('\n')
  for (const fault of ['2 h1', 'its language is nl', 'too-wide', '⟦a-key⟧', '#nowhere', 'axe label']) {
    assert.ok(found.includes(fault), `${fault} isn't among ${found}`)
  }
  await page.context().close()
})

describe('on the narrowest screen, and when something is refused', () => {
  for (const [width, what] of [[320, 'which is 1280 px at 400 %'], [768, 'where the whole navigation stands in a row']]) {
    test(`nothing scrolls sideways at ${width} px, ${what}`, async () => {
      const page = await open({ width })
      await stepInAs(page, 'Fatima el Amrani')
      const found = []
      for (const path of [...STARTS, '/plannen', '/pontons', '/trendbeeld', '/aanbod']) {
        await page.goto(path)
        await unfold(page)
        for (const fault of await shape(page, 'nl')) found.push(`${path}: ${fault}`)
      }
      await page.context().close()
      assert.deepEqual(found, [])
    })
  }

  test('a form that was refused holds', async () => {
    for (const lang of ['nl', 'en']) {
      const page = await open({ lang })
      await stepInAs(page, 'Ruud Camps')
      assert.equal(await act(page, '/signalen', { words: 'Mevrouw De Vries belt vanaf 06-12345678.', quote: 'Kom terug.' }), 422)
      await unfold(page)
      assert.deepEqual([...await shape(page, lang), ...await axe(page)], [])
      await page.context().close()
    }
  })
})
