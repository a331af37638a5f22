// A real mail server in a process of its own on loopback, and what came to it: app/tests/smtp/server.py, which the stories
// in Rust use too. For tests in which somebody reads their mail. Needs Debian's python3-aiosmtpd.

import { spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const PROGRAM = fileURLToPath(new URL('../app/tests/smtp/server.py', import.meta.url))
const PATIENCE = 60_000

/** Starts the mail server; `address` is the setting for it, `waitFor` gives the first mail to somebody that fits. */
export const postbox = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ponton-mail-'))
  const server = spawn('/usr/bin/python3', [PROGRAM, '0', folder], { stdio: ['pipe', 'pipe', 'inherit'] })
  const gone = new Promise(resolve => server.once('exit', resolve))
  const lines = createInterface({ input: server.stdout })
  const port = await new Promise((resolve, reject) => {
    lines.once('line', resolve)
    server.once('exit', () => reject(new Error('no mail server; is python3-aiosmtpd installed?')))
  })
  const received = async to => {
    const files = (await readdir(folder)).filter(name => name.endsWith('.json')).sort()
    const mail = await Promise.all(files.map(async name => JSON.parse(await readFile(join(folder, name), 'utf8'))))
    return mail.filter(one => one.to.some(address => address.startsWith(to)))
  }
  const waitFor = async (to, fits) => {
    const started = Date.now()
    while (Date.now() - started < PATIENCE) {
      const found = (await received(to)).find(fits)
      if (found) return found
      await new Promise(resolve => setTimeout(resolve, 200))
    }
    const came = (await received(to)).map(mail => mail.body).join('\n---\n')
    throw new Error(`no such mail for ${to} in ${PATIENCE / 1000} s; there came:\n${came}`)
  }
  const stop = async () => {
    server.stdin.end()
    await gone
    await rm(folder, { recursive: true, force: true })
  }
  return { address: `smtp+plain://127.0.0.1:${port}`, received, waitFor, stop }
}
