// A demo of Ponton for the time of the browser tests: on a free port of loopback, over a fresh database of its own,
// both gone at the end. For run.mjs, and for tests that need a mail server or a clock that is moved by hand. PONTON names
// the program; the development build is used when it is not set.

import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve as absolute } from 'node:path'
import { fileURLToPath } from 'node:url'

const PROGRAM = absolute(process.env.PONTON ?? fileURLToPath(new URL('../target/debug/ponton', import.meta.url)))

/** A program beside the product that is built for tests, from the examples of a crate. */
export const example = name => join(dirname(PROGRAM), 'examples', name)

const PATIENCE = 180_000

const freePort = () => new Promise((resolve, reject) => {
  const probe = createServer()
  probe.once('error', reject)
  probe.listen(0, '127.0.0.1', () => {
    const { port } = probe.address()
    probe.close(() => resolve(port))
  })
})

const settings = () => Object.fromEntries(
  // What a developer has set for a Ponton of their own is not for this one.
  Object.entries(process.env).filter(([name]) => !name.startsWith('PONTON_')),
)

/**
 * Starts the demo and waits until it answers; `stop` ends it and removes what it kept. When `measured`, its metrics are
 * served too; `smtp` is the mail server; `byHand` the moment at which its clock stands still until `moveTo` moves it.
 */
export const serve = async ({ measured = false, smtp = 'off', byHand = null } = {}) => {
  const folder = await mkdtemp(join(tmpdir(), 'ponton-browser-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const said = []
  const metrics = measured ? `127.0.0.1:${await freePort()}` : null
  const [program, ...given] = byHand
    ? [example('demo_by_hand'), folder, `127.0.0.1:${port}`, byHand, smtp]
    : [PROGRAM, 'demo', '--listen', `127.0.0.1:${port}`, '--smtp', smtp, ...metrics ? ['--metrics-listen', metrics] : []]
  const server = spawn(program, given, {
    cwd: folder,
    env: { ...settings(), TMPDIR: folder },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  for (const stream of [server.stdout, server.stderr]) {
    stream.on('data', piece => said.push(piece))
  }
  let ended = null
  const gone = new Promise(resolve => {
    server.once('error', problem => resolve(ended = String(problem)))
    server.once('exit', code => resolve(ended = `it ended with ${code}`))
  })
  const stop = async () => {
    if (ended === null) server.kill('SIGTERM')
    await gone
    await rm(folder, { recursive: true, force: true })
  }
  const words = () => Buffer.concat(said).toString()
  const started = Date.now()
  while (!await ready(url)) {
    if (ended !== null || Date.now() - started > PATIENCE) {
      await stop()
      throw new Error(`the demo doesn't answer (${ended ?? 'out of patience'}):\n${words()}`)
    }
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  const moves = () => words().split('\n').filter(line => line === 'moved').length
  const moveTo = async moment => {
    const before = moves()
    server.stdin.write(`${moment}\n`)
    while (moves() === before) await new Promise(resolve => setTimeout(resolve, 20))
  }
  return { url, moveTo, metrics: metrics && `http://${metrics}/metrics`, stop, words, seconds: (Date.now() - started) / 1000 }
}

const ready = async url => {
  try {
    return (await fetch(`${url}/readyz`)).ok
  } catch {
    return false
  }
}
