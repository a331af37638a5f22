// Pictures of the main pages in e2e/shots, for people to look at: `node run.mjs pictures`. It asserts nothing but that
// they can be made, so it runs only when it is named.

import { after, test } from 'node:test'
import { close, open, shot, stepInAs } from './harness.mjs'

const PAGES = ['/vandaag', '/signalen', '/signalen/nieuw', '/dossiers', '/tafels', '/mijn-lat', '/waterlijn', '/netwerk',
  '/sessies', '/dagberichten', '/nieuwsbrieven', '/brieven', '/demo', '/routering', '/boodschappen', '/mijn-agenda']
const WAYS = [
  { width: 360 },
  { width: 768, lang: 'en' },
  { width: 1280 },
  { width: 1280, lang: 'en', scheme: 'dark' },
]

after(close)

for (const way of WAYS) {
  const { width, lang = 'nl', scheme = 'light' } = way
  test(`pictures in ${lang} at ${width} px, ${scheme}`, async () => {
    const page = await open(way)
    await stepInAs(page, 'Priya Ramdin')
    for (const path of PAGES) {
      await page.goto(path)
      await shot(page, `${path.slice(1).replaceAll('/', '-')}-${lang}-${width}-${scheme}`)
    }
    for (const list of ['/signalen', '/dossiers', '/tafels']) {
      await page.goto(list)
      await page.goto(await page.locator(`main li a[href^="${list}/"]`).first().getAttribute('href'))
      await shot(page, `${list.slice(1)}-one-${lang}-${width}-${scheme}`)
    }
    await page.context().close()
  })
}
