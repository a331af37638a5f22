// What the pages gain with script; all of them work without it. For whoever types on a phone that may lose its
// connection: the draft of a marked form stays in this browser until the server has confirmed it, and one press of
// a button is one act. Deliberately nothing else. No text of its own: the words come from the page.

const PREFIX = 'ponton-draft:'
const WEEK = 7 * 24 * 60 * 60 * 1000
const { draftDone, draftRestored, draftWipe } = document.body.dataset

// Storage can be switched off or full; then there are no drafts, and nothing else changes.
const remember = (name, values) => {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify({ at: Date.now(), values }))
  } catch { /* see above */ }
}
const recall = name => {
  try {
    const { at, values } = JSON.parse(localStorage.getItem(PREFIX + name))
    if (Date.now() - at < WEEK) return values
    forget(name)
  } catch { /* see above */ }
  return null
}
const forget = name => {
  try {
    localStorage.removeItem(PREFIX + name)
  } catch { /* see above */ }
}

const fields = form => [...form.elements].filter(field => field.name && typed(field))
const typed = field => !['hidden', 'password', 'submit', 'button', 'file'].includes(field.type)
const ticked = field => field.type === 'checkbox' || field.type === 'radio'

const read = form => fields(form).map(field => [field.name, field.value, ticked(field) ? field.checked : null])

const write = (form, values) => {
  for (const field of fields(form)) {
    const saved = values.find(([name, value]) => name === field.name && (!ticked(field) || value === field.value))
    if (!saved) continue
    if (ticked(field)) field.checked = saved[2]
    else field.value = saved[1]
  }
}

const differs = (form, values) => JSON.stringify(read(form)) !== JSON.stringify(values)
const isEmpty = values => values.every(([, value, checked]) => checked === null ? value.trim() === '' : !checked)

const offerToWipe = (form, name, before) => {
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
    forget(name)
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
  const before = read(form)
  const saved = recall(name)
  // A refused form comes back from the server as it was typed, and is newer than the draft.
  const refused = form.querySelector('.ponton-problems') !== null
  if (saved && !refused && !isEmpty(saved) && differs(form, saved)) {
    write(form, saved)
    offerToWipe(form, name, before)
  }
  form.addEventListener('input', () => {
    const values = read(form)
    if (isEmpty(values)) forget(name)
    else remember(name, values)
  })
}

document.addEventListener('submit', event => {
  const form = event.target
  if (form.dataset.sent) {
    event.preventDefault()
    return
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
