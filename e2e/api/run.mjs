// The API from outside, over a demo of its own: the description against the Dutch rules (Spectral), and every operation
// called with good and bad input (Schemathesis, all checks), with a token and without. EXAMPLES says how many random
// calls per operation come on top of the systematic ones; a night of them finds more than a minute.

import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serve } from '../server.mjs'

const here = path => fileURLToPath(new URL(path, import.meta.url))
const RULES = here('../../../shared/data/adr-2.2-linter.yaml')
const EXAMPLES = process.env.PONTON_API_EXAMPLES ?? '3'
// Hilde looks after the network and understands signals: she may do most.
const WHO = 'Hilde'

// What the tools keep for a next run is nothing of this repository.
const scratch = mkdtempSync(join(tmpdir(), 'ponton-api-'))

const run = (program, args) => new Promise(resolve => {
  const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'], cwd: scratch })
  child.once('error', problem => { console.log(String(problem)); resolve(1) })
  child.once('exit', code => resolve(code ?? 1))
})

/** A token of a person of the demo, made on their own page. */
const token = async url => {
  let cookie = ''
  const ask = async (path, fields) => {
    const answer = await fetch(url + path, {
      method: fields ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { cookie, ...fields && { 'content-type': 'application/x-www-form-urlencoded' } },
      body: fields && new URLSearchParams(fields).toString(),
    })
    const set = answer.headers.getSetCookie().map(line => line.split(';')[0])
    if (set.length) cookie = [cookie, ...set].filter(Boolean).join('; ')
    return answer.text()
  }
  const field = (html, name) => html.match(new RegExp(`name="${name}" value="([^"]+)"`))?.[1]
  const forms = (await ask('/demo')).match(/<form[\s\S]*?<\/form>/g) ?? []
  await ask('/demo', { person: field(forms.find(form => form.includes(`Stap in als ${WHO}`)) ?? '', 'person') })
  const page = await ask('/mijn-toegang')
  const key = field(page.slice(page.indexOf('action="/mijn-toegang"')), 'form_key')
  const scopes = ['lezen', 'melden', 'dossiers', 'tafels', 'verplichtingen', 'webhooks']
  const made = await ask('/mijn-toegang', [['name', 'Schemathesis'], ['form_key', key], ...scopes.map(scope => ['scope', scope])])
  return made.match(/ponton_[0-9a-f]{64}/)?.[0] ?? Promise.reject(new Error('no token on the page'))
}

const demo = await serve()
let failed = 0
try {
  const description = `${demo.url}/api/v1/openapi.json`
  if (existsSync(RULES)) {
    failed += await run(here('node_modules/.bin/spectral'), ['lint', '-r', RULES, here('../../docs/openapi.json')])
  } else {
    console.log('the Dutch API Design Rules are not beside this repository: their linter did not run')
  }
  const bearer = ['-H', `Authorization: Bearer ${await token(demo.url)}`]
  for (const [name, more] of [['with a token', bearer], ['without a token', []]]) {
    console.log(`Schemathesis ${name}`)
    failed += await run(process.env.SCHEMATHESIS ?? 'schemathesis', [
      '--config-file', here('schemathesis.toml'), 'run', description, '--url', `${demo.url}/api/v1`, ...more,
      '--checks', 'all', '--max-examples', EXAMPLES, '--seed', '1', '--no-color',
    ])
  }
} finally {
  await demo.stop()
  rmSync(scratch, { recursive: true, force: true })
}
process.exit(failed === 0 ? 0 : 1)
