// Every page that somebody can reach by following links: it answers, axe finds nothing wrong, it doesn't scroll
// sideways on a phone, the browser has nothing to complain of (its content security policy among that), and it has
// one h1. As several people, because each sees other pages; in Dutch on a phone and in English on a wide dark screen.

import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { axe, close, open, shape, shot, stepInAs, unfold } from './harness.mjs'

const PEOPLE = ['Ruud Camps', 'Priya Ramdin', 'Fatima el Amrani', 'Hilde Roelofshoeve', 'Soraya Lachmanwari']
const WAYS = [
  { lang: 'nl', width: 360, scheme: 'light' },
  { lang: 'en', width: 1280, scheme: 'dark' },
]
const STARTS = ['/vandaag', '/signalen', '/signalen/nieuw', '/dossiers', '/tafels', '/mijn-lat', '/waterlijn',
  '/netwerk', '/sessies']

// So many pages of one shape, as /dossiers/{id}, are looked at per person.
const OF_A_SHAPE = 3
const ID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

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

const walk = async (page, starts, lang) => {
  const [waiting, seen, counted, found] = [[...starts], new Set(starts), new Map(), []]
  while (waiting.length > 0) {
    const path = waiting.shift()
    found.push(...await faults(page, path, lang))
    for (const link of await links(page)) {
      const count = counted.get(kind(link)) ?? 0
      if (seen.has(link) || count >= OF_A_SHAPE || link.startsWith('/assets/')) continue
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
        const { found, seen } = await walk(page, STARTS, way.lang)
        await page.context().close()
        assert.deepEqual(found, [])
        assert.ok(seen.size > 20, `only ${seen.size} pages: the links aren't followed`)
      })
    }

    test('every page that a visitor reaches holds', async () => {
      const page = await open(way)
      const { found } = await walk(page, ['/', '/inloggen', '/demo'], way.lang)
      await page.context().close()
      assert.deepEqual(found, [])
    })

    test('pages that say what went wrong hold', async () => {
      const page = await open(way)
      await stepInAs(page, 'Ruud Camps')
      const found = []
      for (const [path, status] of [['/bestaat-niet', 404], ['/signalen/geen-id', 404], ['/taal', 405]]) {
        const answer = await page.goto(path)
        if (answer.status() !== status) found.push(`${path} answers ${answer.status()}`)
        for (const fault of [...await shape(page, way.lang), ...await axe(page)]) found.push(`${path}: ${fault}`)
      }
      await page.context().close()
      assert.deepEqual(found, [])
    })
  })
}

describe('on the narrowest screen, and printed', () => {
  test('nothing scrolls sideways at 320 px, which is 1280 px at 400 %', async () => {
    const page = await open({ width: 320 })
    await stepInAs(page, 'Priya Ramdin')
    const found = []
    for (const path of STARTS) {
      await page.goto(path)
      await unfold(page)
      for (const fault of await shape(page, 'nl')) found.push(`${path}: ${fault}`)
    }
    await page.context().close()
    assert.deepEqual(found, [])
  })

  test('a picture of each main page is there to look at', async () => {
    for (const [width, scheme] of [[360, 'light'], [768, 'light'], [1280, 'light'], [1280, 'dark']]) {
      const page = await open({ width, scheme })
      await stepInAs(page, 'Priya Ramdin')
      for (const path of STARTS) {
        await page.goto(path)
        await shot(page, `${path.slice(1).replaceAll('/', '-')}-${width}-${scheme}`)
      }
      await page.context().close()
    }
  })
})
