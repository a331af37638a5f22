// The API from outside, over a demo of its own: the description against the Dutch rules (Spectral), and every operation
// called with good and bad input (Schemathesis, all checks), with a token and without. With a token, two calls of three
// are about things that the demo has (hooks.py), so that acts do something; which operations were answered 2xx, the
// server's own metrics tell. EXAMPLES says how many random
// calls per operation come on top of the systematic ones; a night of them finds more than a minute.

import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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

const run = (program, args, env = {}) => new Promise(resolve => {
  const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'], cwd: scratch, env: { ...process.env, ...env } })
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
  const scopes = ['lezen', 'melden', 'dossiers', 'tafels', 'kennis', 'verplichtingen', 'aanbod', 'overdrachten', 'cijfers', 'webhooks']
  const made = await ask('/mijn-toegang', [['name', 'Schemathesis'], ['form_key', key], ...scopes.map(scope => ['scope', scope])])
  return made.match(/ponton_[0-9a-f]{64}/)?.[0] ?? Promise.reject(new Error('no token on the page'))
}

/** The ids of what the demo has, by the path of the list that it stands in. */
const real = async (url, bearer) => {
  const ask = async (path, body) => (await fetch(url + path, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
    body: body && JSON.stringify(body),
  })).json()
  const ids = {}
  const collect = async (of, path = of) => {
    const list = Object.values(await ask(path)).find(Array.isArray) ?? []
    ids[of] = [...ids[of] ?? [], ...list.map(one => one.id ?? one.code).filter(Boolean)]
  }
  for (const of of ['/signalen', '/dossiers', '/tafels', '/overleggen', '/organisaties', '/verplichtingen', '/toezeggingen',
    '/berichten', '/aanbod', '/overdrachten', '/themas', '/vragen', '/antwoorden', '/praktijken', '/maatregelen', '/belrondes',
    '/alarmen', '/afwijkingen']) await collect(of)
  for (const meeting of ids['/overleggen'].slice(0, 20)) await collect('/agendapunten', `/overleggen/${meeting}/agendapunten`)
  ids.people = [(await ask('/ik')).id]
  for (const name of ['een', 'twee', 'drie']) {
    const hook = await ask('/webhooks', { url: `https://${name}.example/ponton`, soorten: ['signaal.gemeld'], geheim: `whsec_${Buffer.alloc(32, name).toString('base64')}` })
    ids['/webhooks'] = [...ids['/webhooks'] ?? [], hook.id].filter(Boolean)
  }
  return ids
}

/** How many operations were answered 2xx, and which were not, by the metrics of the server. */
const answered = async metrics => {
  const description = JSON.parse(readFileSync(here('../../docs/openapi.json'), 'utf8'))
  const all = Object.entries(description.paths)
    .flatMap(([path, item]) => Object.keys(item).filter(it => ['get', 'post', 'put', 'patch', 'delete'].includes(it)).map(it => `${it.toUpperCase()} ${path}`))
  const well = new Set((await (await fetch(metrics)).text()).split('\n')
    .filter(line => line.startsWith('ponton_http_requests_total{') && /status="2\d\d"/.test(line))
    .map(line => `${line.match(/method="([^"]+)"/)[1]} ${line.match(/route="([^"]+)"/)[1].replace('/api/v1', '')}`))
  const never = all.filter(one => !well.has(one))
  console.log(`figures: ${all.length - never.length} of ${all.length} operations were answered 2xx; never: ${never.join(', ') || 'none'}`)
}

const demo = await serve({ measured: true })
let failed = 0
try {
  const description = `${demo.url}/api/v1/openapi.json`
  if (existsSync(RULES)) {
    failed += await run(here('node_modules/.bin/spectral'), ['lint', '-r', RULES, here('../../docs/openapi.json')])
  } else {
    console.log('figures: the Dutch API Design Rules are not beside this repository: their linter did not run')
  }
  const own = await token(demo.url)
  const file = join(scratch, 'real.json')
  const ids = await real(`${demo.url}/api/v1`, own)
  console.log(`of the demo: ${Object.entries(ids).map(([of, some]) => `${some.length} ${of}`).join(', ')}`)
  writeFileSync(file, JSON.stringify({ url: `${demo.url}/api/v1`, bearer: own, ids }))
  const bearer = ['-H', `Authorization: Bearer ${own}`]
  for (const [name, more] of [['with a token', bearer], ['without a token', []]]) {
    console.log(`Schemathesis ${name}`)
    failed += await run(process.env.SCHEMATHESIS ?? 'schemathesis', [
      '--config-file', here('schemathesis.toml'), 'run', description, '--url', `${demo.url}/api/v1`, ...more,
      '--checks', 'all', '--max-examples', EXAMPLES, '--seed', '1', '--no-color',
    ], { SCHEMATHESIS_HOOKS: 'hooks', PYTHONPATH: here('.'), PYTHONDONTWRITEBYTECODE: '1', ...more.length > 0 && { PONTON_API_REAL: file } })
  }
  await answered(demo.metrics)
} finally {
  await demo.stop()
  rmSync(scratch, { recursive: true, force: true })
}
process.exit(failed === 0 ? 0 : 1)
