// What the pages gain with script; all of them work without it. For whoever types on a phone that may lose its
// connection: the draft of a marked form stays in this browser until the server has confirmed it, what any form sent
// stays in this tab when the answer was a failure, and one press of a button is one act. A draft is its writer's: it
// goes when they sign out and when somebody else comes. Deliberately nothing else. No text of its own: the words come
// from the page.

const PREFIX = 'ponton-draft:'
const SENT = 'ponton-sent'
const HOUR = 60 * 60 * 1000
const WEEK = 7 * 24 * HOUR
const SIGN_OUT = '/uitloggen'
const { drafts: owner, draftDone, draftRestored, draftWipe } = document.body.dataset
const OWN = `${PREFIX}${owner}:`

// Storage can be switched off or full; then there are no drafts, and nothing else changes.
const quietly = act => {
  try {
    return act()
  } catch {
    return null
  }
}
const readKept = (storage, key, longest) => quietly(() => {
  const kept = JSON.parse(storage.getItem(key))
  if (kept && Date.now() - kept.at < longest) return kept
  storage.removeItem(key)
  return null
})
const keep = (storage, key, kept) =>
  quietly(() => storage.setItem(key, JSON.stringify({ at: Date.now(), ...kept })))

const remember = (name, form) => owner && keep(localStorage, OWN + name, asFilledIn(form))
const recall = name => owner ? readKept(localStorage, OWN + name, WEEK) : null
const forget = name => quietly(() => localStorage.removeItem(OWN + name))

const keptDrafts = () => quietly(() => Object.keys(localStorage).filter(key => key.startsWith(PREFIX))) ?? []
const wipe = keys => keys.forEach(key => quietly(() => localStorage.removeItem(key)))

// Nobody finds what another left behind in this browser. Where nobody is signed in, whoever comes back may find their own.
if (owner) wipe(keptDrafts().filter(key => !key.startsWith(OWN)))
for (const key of keptDrafts()) readKept(localStorage, key, WEEK)

const fields = form => [...form.elements].filter(field => field.name && typed(field))
const typed = field => !['hidden', 'password', 'submit', 'button', 'file'].includes(field.type)
const ticked = field => field.type === 'checkbox' || field.type === 'radio'

const read = form => fields(form).map(field => [field.name, field.value, ticked(field) ? field.checked : null])

// With its key: should the server have it already and only its answer got lost, then sending it again makes no second one.
const asFilledIn = form => ({ values: read(form), key: form.elements.form_key?.value })

const write = (form, { values, key }) => {
  for (const field of fields(form)) {
    const saved = values.find(([name, value]) => name === field.name && (!ticked(field) || value === field.value))
    if (!saved) continue
    if (ticked(field)) field.checked = saved[2]
    else field.value = saved[1]
  }
  if (key && form.elements.form_key) form.elements.form_key.value = key
}

const differs = (form, values) => JSON.stringify(read(form)) !== JSON.stringify(values)
const isEmpty = values => values.every(([, value, checked]) => checked === null ? value.trim() === '' : !checked)

const offerToWipe = (form, before, forget) => {
  const note = document.createElement('div')
  note.className = 'ponton-draft'
  note.setAttribute('role', 'status')
  const words = document.createElement('span')
  words.textContent = draftRestored
  const wipe = document.createElement('button')
  wipe.type = 'button'
  wipe.className = 'utrecht-button utrecht-button--subtle'
  wipe.textContent = draftWipe
  wipe.addEventListener('click', () => {
    forget()
    write(form, before)
    note.remove()
    fields(form)[0]?.focus()
  })
  note.append(words, wipe)
  form.prepend(note)
}

if (draftDone) forget(draftDone)

for (const form of document.querySelectorAll('form[data-draft]')) {
  const name = form.dataset.draft
  const before = asFilledIn(form)
  const saved = recall(name)
  // A refused form comes back from the server as it was typed, and is newer than the draft.
  const refused = form.querySelector('.ponton-problems') !== null
  if (saved && !refused && !isEmpty(saved.values) && differs(form, saved.values)) {
    write(form, saved)
    offerToWipe(form, before, () => forget(name))
  }
  form.addEventListener('input', () => {
    if (isEmpty(read(form))) forget(name)
    else remember(name, form)
  })
}

// What was sent last in this tab. After a failure it is put back where it was typed; any other answer has taken it in,
// or shows it itself.
const here = location.pathname + location.search
const failure = document.querySelector('.ponton-failure')
const sent = readKept(sessionStorage, SENT, HOUR)
const forgetSent = () => quietly(() => sessionStorage.removeItem(SENT))
if (sent && owner && sent.owner !== owner) forgetSent()
else if (sent && failure) {
  keep(sessionStorage, SENT, { ...sent, failed: true })
  for (const words of failure.querySelectorAll('[data-typed-kept]')) words.textContent = words.dataset.typedKept
} else if (sent && !sent.failed) forgetSent()
else if (sent && sent.page === here) {
  const form = [...document.forms].find(form => form.getAttribute('action') === sent.action)
  if (form && !form.querySelector('.ponton-problems') && !isEmpty(sent.values) && differs(form, sent.values)) {
    const before = asFilledIn(form)
    write(form, sent)
    form.closest('details')?.setAttribute('open', '')
    if (!form.querySelector('.ponton-draft')) offerToWipe(form, before, forgetSent)
  }
}

document.addEventListener('submit', event => {
  const form = event.target
  if (form.dataset.sent) {
    event.preventDefault()
    return
  }
  const signsOut = form.getAttribute('action') === SIGN_OUT
  if (signsOut) {
    wipe(keptDrafts())
    forgetSent()
  } else if (owner && form.method === 'post' && !form.querySelector('[type="password"], [type="file"]')) {
    keep(sessionStorage, SENT, { owner, page: here, action: form.getAttribute('action'), ...asFilledIn(form) })
  }
  form.dataset.sent = 'yes'
  for (const button of form.querySelectorAll('button[type="submit"]')) button.setAttribute('aria-disabled', 'true')
})

// Going back shows the page as it was left: its buttons must work again.
addEventListener('pageshow', event => {
  if (!event.persisted) return
  for (const form of document.forms) delete form.dataset.sent
  for (const button of document.querySelectorAll('button[aria-disabled]')) button.removeAttribute('aria-disabled')
})

// The summary of problems is where the reader must go first.
document.querySelector('.ponton-problems')?.focus()
