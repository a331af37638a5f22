// The API from outside, over a demo of its own: the description against the Dutch rules (Spectral), and every operation
// called with good and bad input (Schemathesis, all checks), with a token and without. With a token, two calls of three
// are about things that the demo has (hooks.py), so that acts do something. What chance doesn't reach, people do in an order
// (walk.mjs). Which operations were answered 2xx, the servers' own metrics tell. EXAMPLES says how many random
// calls per operation come on top of the systematic ones; a night of them finds more than a minute.

import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serve } from '../server.mjs'
import { comeIn, token } from './people.mjs'
import { walk } from './walk.mjs'

const here = path => fileURLToPath(new URL(path, import.meta.url))
const RULES = here('../../../shared/data/adr-2.2-linter.yaml')
const EXAMPLES = process.env.PONTON_API_EXAMPLES ?? '3'
// Hilde looks after the network and understands signals: she may do most.
const WHO = 'Hilde Roelofshoeve'

// What the tools keep for a next run is nothing of this repository.
const scratch = mkdtempSync(join(tmpdir(), 'ponton-api-'))

const run = (program, args, env = {}) => new Promise(resolve => {
  const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'], cwd: scratch, env: { ...process.env, ...env } })
  child.once('error', problem => { console.log(String(problem)); resolve(1) })
  child.once('exit', code => resolve(code ?? 1))
})

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

/** The operations that were answered 2xx, by the metrics of a server. */
const answered = async metrics => new Set((await (await fetch(metrics)).text()).split('\n')
  .filter(line => line.startsWith('ponton_http_requests_total{') && /status="2\d\d"/.test(line))
  .map(line => `${line.match(/method="([^"]+)"/)[1]} ${line.match(/route="([^"]+)"/)[1].replace('/api/v1', '')}`))

/** Says how many operations were answered 2xx, how many of them by the walk alone, and which never. */
const tell = (byChance, walked) => {
  const description = JSON.parse(readFileSync(here('../../docs/openapi.json'), 'utf8'))
  const all = Object.entries(description.paths)
    .flatMap(([path, item]) => Object.keys(item).filter(it => ['get', 'post', 'put', 'patch', 'delete'].includes(it)).map(it => `${it.toUpperCase()} ${path}`))
  const never = all.filter(one => !byChance.has(one) && !walked.has(one))
  const alone = all.filter(one => !byChance.has(one) && walked.has(one)).length
  console.log(`figures: ${all.length - never.length} of ${all.length} operations were answered 2xx, ${alone} of them only in the walk; never: ${never.join(', ') || 'none'}`)
}

/** The walk, over a demo of its own. */
const walkThrough = async () => {
  const demo = await serve({ measured: true })
  try {
    const troubles = await walk(demo.url)
    return { troubles, well: await answered(demo.metrics) }
  } finally {
    await demo.stop()
  }
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
  const own = await token(await comeIn(demo.url, WHO))
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
  const byChance = await answered(demo.metrics)
  const walked = await walkThrough()
  failed += walked.troubles
  tell(byChance, walked.well)
} finally {
  await demo.stop()
  rmSync(scratch, { recursive: true, force: true })
}
process.exit(failed === 0 ? 0 : 1)
