// What chance doesn't reach: acts that only somebody may do, in an order, as a handover from one to another or a question
// that is answered and looked at. People of a demo of its own do them over the API, each with their own token. A step that
// nobody can do fails the walk.

import { call, comeIn, token } from './people.mjs'

const HILDE = 'Hilde Roelofshoeve'
const FATIMA = 'Fatima el Amrani'
const LOTTE = 'Lotte Vermeulen'
const CASPER = 'Casper Huizinghof'
const MARLEEN = 'Marleen Hoekstra'
const RUUD = 'Ruud Camps'
// Whoever may answer a question or look at an answer depends on desks: these are asked in turn.
const DESKS = [HILDE, 'Priya Ramdin', 'Elly Sarmiento', 'Bram Kosterink-Vliet', 'Bart Nijland', RUUD]

const DAY = 86_400_000
const inDays = days => new Date(Date.now() + days * DAY).toISOString()
const day = days => inDays(days).slice(0, 10)

export const walk = async url => {
  const known = new Map()
  const person = name => {
    if (!known.has(name)) known.set(name, (async () => {
      const ask = await comeIn(url, name)
      const bearer = await token(ask)
      return { ask, bearer, id: (await call(url, bearer, ['GET', '/ik'])).body.id }
    })())
    return known.get(name)
  }
  let steps = 0
  /** The first of these people who can; who it was, and what they were told. */
  const does = async (names, what, body) => {
    const refused = []
    for (const name of [names].flat()) {
      const answer = await call(url, (await person(name)).bearer, what, body)
      if (answer.status < 300) {
        steps += 1
        return { by: name, ...answer.body }
      }
      refused.push(`${name}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 400)}`)
    }
    throw new Error(`nobody can ${what.join(' ')}\n  ${refused.join('\n  ')}`)
  }
  /** The same on a page, where the API has no such act; gives the page it leads to. */
  const fills = async (name, path, fields) => {
    const { ask } = await person(name)
    const answer = await ask(path, { ...fields, form_key: crypto.randomUUID() })
    if (answer.status !== 303) throw new Error(`${name} can't post to ${path}: ${answer.status}`)
    return answer.to
  }
  const of = { does, fills, person }
  const troubles = []
  for (const part of [handovers, round, questions, signals, dossiers, holding, figures]) {
    await part(of, url).catch(problem => troubles.push(`${part.name}: ${problem.message}`))
  }
  console.log(`the walk took ${steps} steps`)
  for (const trouble of troubles) console.log(trouble)
  return troubles.length
}

/** A handover that Fatima drafted for Lotte, of a case of its own. */
const draft = async ({ fills, person }, worry, kind = 'transfer') => {
  const plan = await fills(FATIMA, '/plannen', { called: `Proef ${worry}`, worry, pontoon: 'guidance' })
  const { ask } = await person(FATIMA)
  const form = (await ask(plan)).html.match(/href="([^"]+\/overdracht)"/)?.[1]
  return fills(FATIMA, form, { kind, to: LOTTE, question: 'Kan zij bij jullie terecht?', story: 'De post ligt er al een jaar.' })
}

const handovers = async of => {
  const { does, person } = of
  const at = (path, act) => ['POST', `${path}/${act}`]
  const sent = async (worry, kind) => {
    const path = await draft(of, worry, kind)
    await does(FATIMA, at(path, 'versturen'), { meegelezen: 'inwoner', toestemming: 'Zij las mee en vindt het goed.', magDoor: true })
    return path
  }
  const whole = await sent('Ik durf de post niet open te maken')
  await does(FATIMA, ['GET', whole])
  await does(FATIMA, ['GET', `${whole}/fhir`])
  await does(LOTTE, at(whole, 'vraag'), { woorden: 'Kan zij op woensdag?' })
  await does(FATIMA, at(whole, 'antwoord'), { woorden: 'Ja, de hele dag.', magDoor: true })
  await does(LOTTE, at(whole, 'aanvaarden'), { persoonId: (await person(LOTTE)).id })
  await does(LOTTE, at(whole, 'contact'), { woorden: 'Wij spraken elkaar.' })
  await does(LOTTE, at(whole, 'notitie'), { woorden: 'Zij kwam zelf langs.' })
  await does(LOTTE, at(whole, 'wachten'), { woorden: 'Ik bel elke dinsdag.', kijkWeerOp: day(14) })
  await does(LOTTE, at(whole, 'verder'))

  const referred = await sent('Ik wil weer leren lezen', 'refer')
  await does(LOTTE, at(referred, 'aanvaarden'), { persoonId: (await person(LOTTE)).id })
  await does(LOTTE, at(referred, 'contact'), { woorden: 'Wij spraken elkaar.' })
  await does(LOTTE, at(referred, 'verslag'), { geholpen: 'ja', behoefteVervuld: true, woorden: 'Zij leest weer.' })
  await does([LOTTE, FATIMA], at(referred, 'bevestigen'), { woorden: 'Ik lees weer.' })
  await does([LOTTE, FATIMA], at(referred, 'heropenen'), { woorden: 'Schrijven lukt nog niet.' })

  const refused = await sent('Ik slaap niet meer')
  await does(LOTTE, at(refused, 'weigeren'), { reden: 'vol', woorden: 'Tot maart is er geen plek.' })
  await does(FATIMA, at(refused, 'besluit'), { keuze: 'zelf_doen', woorden: 'Wij gaan zelf verder.', volgendeKeer: day(14) })

  const onward = await sent('Ik kom de deur niet uit')
  await does(LOTTE, at(onward, 'doorsturen'), { persoonId: (await person(CASPER)).id, woorden: 'Hij doet dit.' })

  await does(FATIMA, at(await sent('Ik wil zelf bellen'), 'intrekken'), { woorden: 'Zij wil het eerst zelf proberen.' })

  await does(FATIMA, at(await draft(of, 'Ik kan niet betalen'), 'laten-vallen'))
}

const round = async ({ does, fills }) => {
  const path = await fills(HILDE, '/belrondes', {
    name: 'Najaar', first_question: 'Wat gaat goed?', second_question: 'Waar loopt u tegenaan?',
    population: 'everybody', order: 'by_name', ends: day(30),
  })
  await does(HILDE, ['GET', path])
  const { id } = await does(HILDE, ['POST', `${path}/volgende`])
  await does(HILDE, ['POST', `${path}/gesprek`], { organisatieId: id, uitkomst: 'gesproken', tweedeAntwoord: 'Het gaat.' })
}

const questions = async ({ does }) => {
  const { id } = await does(FATIMA, ['POST', '/vragen'], { woorden: 'Mag een buurthuis zelf een taalkring betalen?' })
  const { by } = await does(DESKS, ['POST', `/vragen/${id}/overname`])
  const written = await does(by, ['POST', `/vragen/${id}/antwoord`], { woorden: 'Ja, uit het wijkbudget.' })
  await does(DESKS.filter(name => name !== by), ['POST', `/antwoorden/${written.id}/toets`], { goed: true })
}

const UNDERSTOOD = { soort: 'knelpunt', themas: ['STE.financiering'], niveau: 'gemeente' }

/** A signal of Fatima's that Hilde understood. */
const understood = async (does, woorden) => {
  const { id } = await does(FATIMA, ['POST', '/signalen'], { woorden })
  await does(FATIMA, ['POST', `/signalen/${id}/aanvulling`], { suggestie: 'Doorbetalen tot de zomer.' })
  await does(DESKS, ['POST', `/signalen/${id}/duiding`], UNDERSTOOD)
  return id
}

const signals = async ({ does }) => {
  const answered = await understood(does, 'Het taalcafé krijgt geen geld meer voor koffie.')
  await does(DESKS, ['POST', `/signalen/${answered}/antwoord`], { soort: 'antwoord', woorden: 'Koffie mag uit het wijkbudget.' })
  const told = await does(FATIMA, ['GET', `/signalen/${answered}`])
  await does(FATIMA, ['POST', `/terugmeldingen/${told.terugmeldingen[0].id}/werkt`], { werkt: 'ja' })
}

const dossiers = async ({ does, person }) => {
  const signalen = [await understood(does, 'De fietsles stopt omdat de zaal dicht is.')]
  const { id } = await does(HILDE, ['POST', '/dossiers'], { titel: 'Zalen dicht, lessen weg', signalen })
  await does(HILDE, ['POST', `/dossiers/${id}/niveau`], { niveau: 'regio', waarom: 'Het speelt in drie gemeenten.' })
  await does(HILDE, ['POST', `/dossiers/${id}/trekker`], { persoonId: (await person(MARLEEN)).id, waarom: 'Jij kent de zalen.' })
  await does(MARLEEN, ['POST', `/dossiers/${id}/trekker/antwoord`], { antwoord: 'nee', waarom: 'Ik ben er in december niet.' })
}

const holding = async ({ does, person }) => {
  const { id } = await does(FATIMA, ['POST', '/vragen'], { woorden: 'Wie verzekert een vrijwilliger op de duofiets?' })
  const { by } = await does(DESKS, ['POST', `/vragen/${id}/overname`])
  const held = await does(by, ['GET', '/verplichtingen?aantal=100'])
  const to = (await person(by === RUUD ? MARLEEN : RUUD)).id
  const offer = { persoonId: to, antwoordVoor: inDays(2), waarom: 'Jij weet dit.' }
  for (const one of held.resultaten) {
    // What is offered already, or can't be, is passed by; the last one must do.
    const path = `/verplichtingen/${one.id}/aanbod`
    const done = await does(by, ['POST', path], offer).catch(problem => problem)
    if (done instanceof Error && one !== held.resultaten.at(-1)) continue
    if (done instanceof Error) throw done
    await does(by, ['POST', `${path}/intrekking`], { waarom: 'Ik doe het toch zelf.' })
    return
  }
  throw new Error(`${by} holds nothing`)
}

const figures = async ({ fills, person }, url) => {
  await fills('Bram Kosterink-Vliet', '/trendbeeld/openbaar', { figures: 'everybody' })
  const { ask } = await person(HILDE)
  const network = (await ask('/trendbeeld')).html.match(/href="\/open\/([^"/]+)"/)?.[1]
  const answer = await call(url, null, ['GET', `/open/${network}/cijfers`])
  if (answer.status !== 200) throw new Error(`open figures of ${network}: ${answer.status}`)
}
