// Somebody of the demo: on their pages, as a browser without script, and over the API with a token of their own. For
// run.mjs and walk.mjs.

import { randomUUID } from 'node:crypto'

const SCOPES = ['lezen', 'melden', 'dossiers', 'tafels', 'kennis', 'verplichtingen', 'aanbod', 'overdrachten', 'cijfers', 'webhooks']

const NETWORK = 'Netwerk Rivierenhart'

/** The value of a form's field of that name. */
export const field = (html, name) => html.match(new RegExp(`name="${name}" value="([^"]+)"`))?.[1]

/** Steps in; `ask` reads a page, or posts fields to it. */
export const comeIn = async (url, who) => {
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
    return { status: answer.status, to: answer.headers.get('location')?.split(/[?#]/)[0], html: await answer.text() }
  }
  const { html } = await ask('/demo')
  const [, line] = html.slice(html.indexOf(NETWORK)).split(`<strong>${who}</strong>`)
  if (!line) throw new Error(`${who} is not offered`)
  await ask('/demo', { person: field(line, 'person') })
  return ask
}

/** A token of whoever came in, made on their own page. */
export const token = async ask => {
  const { html } = await ask('/mijn-toegang')
  const key = field(html.slice(html.indexOf('action="/mijn-toegang"')), 'form_key')
  const made = await ask('/mijn-toegang', [['name', 'Schemathesis'], ['form_key', key], ...SCOPES.map(scope => ['scope', scope])])
  return made.html.match(/ponton_[0-9a-f]{64}/)?.[0] ?? Promise.reject(new Error('no token on the page'))
}

/** One call; it changes what it finds, in whatever version that is. */
export const call = async (url, bearer, [method, path], body) => {
  const answer = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: {
      ...bearer && { authorization: `Bearer ${bearer}` },
      ...body && { 'content-type': 'application/json' },
      ...method !== 'GET' && { 'idempotency-key': randomUUID(), 'if-match': '*' },
    },
    body: body && JSON.stringify(body),
  })
  const text = await answer.text()
  return { status: answer.status, body: text && JSON.parse(text) }
}
