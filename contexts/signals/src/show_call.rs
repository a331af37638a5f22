//! The member on the line: its number, whom to ask for, when it was last heard, what it still waits for, the two questions,
//! and the form in which the call is noted. For whoever calls along; nobody else reads what was said.

mod form;

use crate::call_round::members::{self, Member};
use crate::call_round::{self, CallRound, CallRoundId};
use crate::capture_form::Finding;
use crate::note_call::Outcome;
use crate::show_signal_page::beginning;
use crate::signal::{self, Signal};
use axum::response::{IntoResponse, Response};
use kernel::{NetworkId, OrganisationId, PersonId, Timestamp};
use maud::{Markup, html};
use network::phone::{self, Phone};
use network::{Actor, Refusal, Route, Visit};
use store::{Error, Tx};
use web::components::{Tone, day, empty, facts, list, notice, post_button, section, title, when};
use web::{Failure, Page, Path, Place, Posted, Problems, View, t};

/// So many open signals of a member are shown.
const SIGNALS: i64 = 10;
/// So many people to ask for.
const CONTACTS: i64 = 500;
/// So much of a signal is shown.
const SHOWN: usize = 160;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/belrondes/{id}/gesprek", "call_member", show)]
}

async fn show(visit: Visit, Path(id): Path<CallRoundId>) -> Result<Page, Failure> {
    let shown = visit.read(move |tx, actor| read(tx, actor, id, None)).await?;
    Ok(page(&visit.view, &shown, (&Posted::EMPTY, &Problems::NONE, &[])))
}

/// What a refused note was, with what is wrong and what the guard found.
pub type Typed<'a> = (&'a Posted, &'a Problems, &'a [Finding]);

/// The page again, with the note as it was typed.
pub async fn again(visit: &Visit, id: CallRoundId, typed: Typed<'_>) -> Result<Response, Failure> {
    let called = typed.0.text("organisation").parse().ok();
    let shown = visit.read(move |tx, actor| read(tx, actor, id, called)).await?;
    Ok(page(&visit.view, &shown, typed).refused_for(typed.0, typed.1).into_response())
}

/// What the page shows.
pub struct Shown {
    /// The round.
    pub round: CallRound,
    /// Whom the caller has on the line; nobody when they haven't asked for a member.
    pub line: Option<OnLine>,
}

/// A member on the line, with what a caller wants to know.
pub struct OnLine {
    /// The member.
    pub member: Member,
    /// Its number.
    pub phone: Option<Phone>,
    /// Whom to ask for.
    pub contacts: Vec<(PersonId, String)>,
    /// The call before this one.
    pub last_call: Option<Earlier>,
    /// When it last raised something.
    pub last_signal: Option<Timestamp>,
    /// What it raised and still waits for; nothing that is shielded.
    pub signals: Vec<Signal>,
}

/// An earlier call.
pub struct Earlier {
    /// In which round.
    pub round: String,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub caller: String,
    /// What came of it.
    pub outcome: Outcome,
    /// What was said about how things go at the member.
    pub answer: Option<String>,
}

/// Reads the page: of the member that was called, or of whom the caller has on the line.
pub fn read(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: CallRoundId,
    called: Option<OrganisationId>,
) -> Result<Shown, Refusal> {
    let round = call_round::load_for(tx, actor, id, "call_member")?;
    let member = match called {
        Some(organisation) => members::load(tx, actor.network, id, organisation)?,
        None => members::on_the_line(tx, actor.network, id, actor.person)?,
    };
    let line = match member {
        Some(member) => Some(OnLine {
            phone: phone::of(tx, actor.network, member.organisation)?,
            contacts: contacts(tx, actor.network, member.organisation)?,
            last_call: last_call(tx, actor.network, member.organisation)?,
            last_signal: last_signal(tx, actor.network, member.organisation)?,
            signals: open_signals(tx, actor.network, member.organisation)?,
            member,
        }),
        None => None,
    };
    Ok(Shown { round, line })
}

/// Who is there at an organisation: who directs it first, then who stands at its desk.
fn contacts(
    tx: &mut Tx<'_>,
    network: NetworkId,
    organisation: OrganisationId,
) -> Result<Vec<(PersonId, String)>, Error> {
    let rows = tx.query(
        "select person.id, person.name, max(case when membership.role = 'director' then 1 else 0 end) as directs,
           max(case when desk_staff.person_id is null then 0 else 1 end) as at_desk
         from membership
         join person on person.network_id = membership.network_id and person.id = membership.person_id
         left join desk on desk.network_id = membership.network_id and desk.organisation_id = membership.organisation_id
         left join desk_staff on desk_staff.network_id = desk.network_id and desk_staff.desk_id = desk.id
           and desk_staff.person_id = person.id
         where membership.network_id = $1 and membership.organisation_id = $2 and person.state = 'active'
         group by person.id, person.name order by directs desc, at_desk desc, person.name, person.id limit $3",
        &[&network, &organisation, &CONTACTS],
    )?;
    rows.iter().map(|row| Ok((row.get("id")?, row.get("name")?))).collect()
}

fn last_call(
    tx: &mut Tx<'_>,
    network: NetworkId,
    organisation: OrganisationId,
) -> Result<Option<Earlier>, Error> {
    let row = tx.first(
        "select call_round.name as round, call_note.at, person.name as caller, call_note.outcome,
           call_note.second_answer
         from call_note
         join call_round on call_round.network_id = call_note.network_id and call_round.id = call_note.round_id
         join person on person.network_id = call_note.network_id and person.id = call_note.caller_id
         where call_note.network_id = $1 and call_note.organisation_id = $2
         order by call_note.at desc, call_note.id desc limit 1",
        &[&network, &organisation],
    )?;
    row.map(|row| {
        Ok(Earlier {
            round: row.get("round")?,
            at: row.get("at")?,
            caller: row.get("caller")?,
            outcome: row.get("outcome")?,
            answer: row.get("second_answer")?,
        })
    })
    .transpose()
}

fn last_signal(
    tx: &mut Tx<'_>,
    network: NetworkId,
    organisation: OrganisationId,
) -> Result<Option<Timestamp>, Error> {
    let row = tx.first(
        "select raised_at from signal where network_id = $1 and organisation_id = $2 and not shielded
         order by id desc limit 1",
        &[&network, &organisation],
    )?;
    row.map(|row| row.get("raised_at")).transpose()
}

/// What an organisation raised and is still open, newest first.
fn open_signals(
    tx: &mut Tx<'_>,
    network: NetworkId,
    organisation: OrganisationId,
) -> Result<Vec<Signal>, Error> {
    let rows = tx.query(
        "select id from signal where network_id = $1 and organisation_id = $2 and not shielded
           and state not in ('confirmed', 'closed') order by id desc limit $3",
        &[&network, &organisation, &SIGNALS],
    )?;
    let ids = rows.iter().map(|row| row.get("id")).collect::<Result<Vec<_>, Error>>()?;
    signal::these(tx, network, &ids)
}

/// The page.
pub fn page(view: &View, shown: &Shown, typed: Typed<'_>) -> Page {
    let round = &shown.round;
    let Some(line) = &shown.line else {
        let heading = t!(view, "call-nobody");
        let next = post_button(view, &format!("{}/volgende", round.href()), "next-member-act", &[], &[]);
        let main = html! {
            (title(&heading, &round.name))
            (empty(&t!(view, "call-nobody-what"), &next))
            p { a class="utrecht-link" href=(round.href()) { (t!(view, "call-back-to-round")) } }
        };
        return Page::new(view, heading, main).at(Place("nav-signals"));
    };
    let name = line.member.name.as_str();
    let main = html! {
        (title(name, &t!(view, "call-what", place = &line.member.place, round = &round.name)))
        (number(view, line))
        (facts(&known_facts(view, line)))
        (section("open", &t!(view, "call-open-signals"), &signals(view, line)))
        (section("gesprek", &t!(view, "call-note"), &form::note(view, shown, line, typed)))
        (section("niet-bellen", &t!(view, "call-not-now"), &html! {
            p { (t!(view, "call-not-now-what")) }
            (post_button(view, &format!("{}/teruggave", round.href()), "give-member-back-act", &[], &[]))
        }))
    };
    Page::new(view, name, main).at(Place("nav-signals"))
}

fn number(view: &View, line: &OnLine) -> Markup {
    html! {
        @match &line.phone {
            Some(phone) => p class="ponton-head__sentence" {
                (t!(view, "call-number")) " " a class="utrecht-link" href=(phone.dial()) { strong { (phone) } }
            },
            None => (notice(view, Tone::Wait, &html! {
                (t!(view, "call-no-number")) " "
                a class="utrecht-link" href={"/netwerk/organisaties/" (line.member.organisation)} { (t!(view, "call-no-number-do")) }
            })),
        }
    }
}

fn known_facts(view: &View, line: &OnLine) -> Vec<(String, Markup)> {
    let mut rows = Vec::new();
    if !line.contacts.is_empty() {
        let names: Vec<&str> = line.contacts.iter().take(3).map(|(_, name)| name.as_str()).collect();
        rows.push((t!(view, "call-ask-for"), html! { (names.join(", ")) }));
    }
    let call = html! {
        @if let Some(call) = &line.last_call {
            (view.say(call.outcome.text_key(), &[])) ", " (when(view, call.at)) ". "
            (t!(view, "call-last-by", caller = &call.caller, round = &call.round))
            @if let Some(answer) = &call.answer { " “" span lang=[view.said_lang()] { (answer) } "”" }
        } @else { (t!(view, "call-never")) }
    };
    rows.push((t!(view, "call-last-call"), call));
    let signal = html! {
        @if let Some(at) = line.last_signal { (day(view, at)) } @else { (t!(view, "call-no-signal-yet")) }
    };
    rows.push((t!(view, "call-last-signal"), signal));
    if line.member.tries > 0 {
        rows.push((t!(view, "call-tries"), html! { (t!(view, "call-tried", count = line.member.tries)) }));
    }
    if let Some((_, until)) = line.member.claim.filter(|(_, until)| *until > view.now) {
        rows.push((
            t!(view, "call-yours"),
            html! { (t!(view, "call-yours-until", when = view.when(until))) },
        ));
    }
    rows
}

fn signals(view: &View, line: &OnLine) -> Markup {
    let rows: Vec<Markup> = line
        .signals
        .iter()
        .map(|signal| {
            html! {
                a class="utrecht-link" href=(signal.href()) lang=[view.said_lang()] { (beginning(&signal.words, SHOWN)) }
                " · " (view.say(signal::state_key(signal.state.name()), &[]))
            }
        })
        .collect();
    html! {
        @if rows.is_empty() { p { (t!(view, "call-no-open-signals")) } }
        (list(&rows))
    }
}
