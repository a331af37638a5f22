// Runs the browser tests against one demo: `node run.mjs`, or `node run.mjs keyboard` for the files with that word in
// their names. For ./check and for developers. The exit code is that of the tests; a server that wrote of a failure
// of its own (a 5xx, a panic) fails the run too.

import { spawn } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { serve } from './server.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))
// These only run when they are named.
const ON_ASKING = ['pictures.test.mjs']
const wanted = process.argv.slice(2)
const files = (await readdir(here))
  .filter(name => name.endsWith('.test.mjs'))
  .filter(name => wanted.length === 0 ? !ON_ASKING.includes(name) : wanted.some(word => name.includes(word)))
if (files.length === 0) {
  console.error('no test has such a name')
  process.exit(2)
}

const server = await serve()
console.log(`the demo stood ready after ${server.seconds.toFixed(1)} s`)
const tests = spawn(process.execPath, ['--test', '--test-reporter=spec', ...files], {
  cwd: here,
  env: { ...process.env, PONTON_URL: server.url },
  stdio: 'inherit',
})
let code = await new Promise(resolve => tests.once('exit', resolve))
const words = server.words()
await server.stop()
const faults = words.split('\n').filter(line => /panic|\bERROR\b|"level":"ERROR"/.test(line))
if (faults.length > 0) {
  console.error(`the server wrote of failures of its own:\n${faults.join('\n')}`)
  code ||= 1
}
process.exit(code ?? 1)
