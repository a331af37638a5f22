// Fetches the packages of package.json into a temporary folder and copies from each what Ponton
// serves, with its licence and a notice. For a developer who wants newer styles; see README.md beside it. It
// deliberately runs no script of any package.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

const here = import.meta.dirname
const FONT = '@fontsource-variable/atkinson-hyperlegible-next'
const FONT_FILES = ['latin', 'latin-ext'].map(part => `atkinson-hyperlegible-next-${part}-wght-normal.woff2`)

const wanted = JSON.parse(readFileSync(join(here, 'package.json'))).dependencies
const temporary = mkdtempSync(join(tmpdir(), 'ponton-vendor-'))
copyFileSync(join(here, 'package.json'), join(temporary, 'package.json'))
execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: temporary, stdio: 'inherit' })

for (const folder of ['css', 'font', 'licences']) {
  rmSync(join(here, folder), { recursive: true, force: true })
  mkdirSync(join(here, folder))
}
const notices = []
for (const name of Object.keys(wanted)) {
  const from = join(temporary, 'node_modules', name)
  const about = JSON.parse(readFileSync(join(from, 'package.json')))
  const font = name === FONT
  const files = font
    ? FONT_FILES.map(part => [`files/${part}`, `font/${part}`])
    : [['dist/index.min.css', `css/${basename(name).replace(/-css$/, '')}.css`]]
  for (const [source, target] of files) copyFileSync(join(from, source), join(here, target))
  const licence = font ? 'licences/OFL-1.1.txt' : 'licences/EUPL-1.2.md'
  const text = readdirSync(from).find(entry => /^licen[cs]e(\.md|\.txt)?$/i.test(entry))
  copyFileSync(join(from, text), join(here, licence))
  notices.push(`| ${files.map(([, target]) => `\`${target}\``).join(', ')} | ${name} | ${about.version} | ${about.license} | \`${licence}\` |`)
}
rmSync(temporary, { recursive: true })

writeFileSync(join(here, 'NOTICES.md'), `# Notices

Files of others that Ponton serves as they are. Origin: the npm registry, by package name and version.
The styles are the CSS components of the NL Design System community (Copyright (c) Frameless B.V. and
Gemeente Utrecht); only the components, no brand: every colour and measure comes from our own
\`static/tokens.css\`. The font is Atkinson Hyperlegible Next (Copyright (c) The Atkinson Hyperlegible Next
Project Authors): its two Latin subsets as packed by Fontsource.

| file | package | version | licence | text |
|---|---|---|---|---|
${notices.join('\n')}
`)

const sums = []
for (const folder of ['css', 'font', 'licences']) {
  for (const file of readdirSync(join(here, folder)).sort()) {
    const digest = createHash('sha256').update(readFileSync(join(here, folder, file))).digest('hex')
    sums.push(`${digest}  ${folder}/${file}`)
  }
}
writeFileSync(join(here, 'SHA256SUMS'), sums.join('\n') + '\n')
