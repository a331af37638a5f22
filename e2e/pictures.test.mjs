// Pictures of the main pages in e2e/shots, for people to look at: `node run.mjs pictures`. It asserts nothing but that
// they can be made, so it runs only when it is named. With PONTON_SHOW_MAIL=FOLDER, the folder in which the stories laid
// real mail (`PONTON_SHOW_MAIL=FOLDER cargo xtask postgres -- cargo nextest run -p app mail letters`), of that mail too.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
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
    for (const list of ['/signalen', '/dossiers', '/tafels', '/dagberichten', '/nieuwsbrieven']) {
      await page.goto(list)
      await page.goto(await page.locator(`main li a[href^="${list}/"]`).first().getAttribute('href'))
      await shot(page, `${list.slice(1)}-one-${lang}-${width}-${scheme}`)
    }
    const folder = process.env.PONTON_SHOW_MAIL
    for (const file of folder ? readdirSync(folder) : []) {
      const mail = readFileSync(join(folder, file), 'utf8')
      await page.setContent(file.endsWith('.html') ? mail : '<pre style="white-space: pre-wrap"></pre>')
      if (!file.endsWith('.html')) await page.locator('pre').evaluate((pre, said) => { pre.textContent = said }, mail)
      await shot(page, `mail-${file.replace('.', '-')}-${lang}-${width}-${scheme}`)
    }
    await page.context().close()
  })
}
