//! Whom nobody heard in a round, in the order of their turns, with when they were last heard at all; and one line on the
//! waterlijn for every round whose end has passed. Silence is a datum: it says that something is to be done, not what a
//! member is like.

use crate::call_round::members::{self, Member};
use crate::call_round::{self, CallRound, CallRoundId, coverage};
use kernel::{NetworkId, Timestamp};
use maud::{Markup, html};
use network::address::{Pages, pages};
use network::name_line::{NameLine, name_lines};
use network::{Actor, Refusal, Route, Visit};
use store::{After, Error, Page as Slice, Tx};
use web::components::{Mark, Symbol, empty, list, section, title};
use web::{Failure, Page, Path, Place, View, t};
use worklist::today::{Part, PartPlace};

/// How many members stand on a page.
const PAGE: u16 = 50;

/// The silent members of rounds whose end has passed, on the waterlijn.
pub const PART: Part = Part { place: PartPlace::Waterline, read: on_waterline };

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/belrondes/{id}/stil", "see_call_rounds", show)]
}

async fn show(visit: Visit, Path(id): Path<CallRoundId>) -> Result<Page, Failure> {
    let after = visit.after(PAGE);
    let shown = visit.read(move |tx, actor| read(tx, actor, id, &after)).await?;
    Ok(page(&visit.view, &shown))
}

/// What the page shows.
pub struct Shown {
    round: CallRound,
    silent: Vec<(Member, Option<Timestamp>)>,
    pages: Pages,
}

/// Reads the page.
pub fn read(tx: &mut Tx<'_>, actor: &Actor, id: CallRoundId, after: &After<i64>) -> Result<Shown, Refusal> {
    let round = call_round::load_for(tx, actor, id, "see_call_rounds")?;
    let rows = Slice::cut(silent(tx, actor.network, id, after)?, after, |(_, _, turn)| *turn);
    let pages = pages(&format!("{}/stil", round.href()), &[], after, rows.next.as_ref());
    let silent = rows.rows.into_iter().map(|(member, heard, _)| (member, heard)).collect();
    Ok(Shown { round, silent, pages })
}

type Row = (Member, Option<Timestamp>, i64);

fn silent(
    tx: &mut Tx<'_>,
    network: NetworkId,
    round: CallRoundId,
    after: &After<i64>,
) -> Result<Vec<Row>, Error> {
    let rows = tx.query(
        "select call_round_member.organisation_id, organisation.name, organisation.place, call_round_member.standing,
           call_round_member.tries, call_round_member.again_at, call_round_member.claimed_by,
           call_round_member.claimed_until, call_round_member.version, call_round_member.turn,
           (select max(call_note.at) from call_note where call_note.network_id = call_round_member.network_id
              and call_note.organisation_id = call_round_member.organisation_id and call_note.outcome = 'spoken') as spoken_at,
           (select max(signal.raised_at) from signal where signal.network_id = call_round_member.network_id
              and signal.organisation_id = call_round_member.organisation_id and not signal.shielded) as raised_at
         from call_round_member
         join organisation on organisation.network_id = call_round_member.network_id
           and organisation.id = call_round_member.organisation_id
         where call_round_member.network_id = $1 and call_round_member.round_id = $2
           and call_round_member.standing in ('to_call', 'not_reached') and call_round_member.turn > $3
         order by call_round_member.turn limit $4",
        &[&network, &round, &after.key.unwrap_or_default(), &after.fetch()],
    )?;
    rows.iter()
        .map(|row| {
            let heard: [Option<Timestamp>; 2] = [row.get("spoken_at")?, row.get("raised_at")?];
            Ok((members::read(row)?, heard.into_iter().flatten().max(), row.get("turn")?))
        })
        .collect()
}

/// The page.
pub fn page(view: &View, shown: &Shown) -> Page {
    let heading = t!(view, "silent-title");
    let lines: Vec<NameLine> =
        shown.silent.iter().map(|(member, heard)| line(view, member, *heard)).collect();
    let main = html! {
        (title(&heading, &t!(view, "silent-what", round = &shown.round.name)))
        @if lines.is_empty() {
            (empty(&t!(view, "silent-nobody"), &html! { (t!(view, "silent-nobody-then")) }))
        }
        (name_lines(&lines))
        (shown.pages.show(view))
        p { a class="utrecht-link" href=(shown.round.href()) { (t!(view, "call-back-to-round")) } }
    };
    Page::new(view, heading, main).at(Place("nav-signals"))
}

fn line(view: &View, member: &Member, heard: Option<Timestamp>) -> NameLine {
    let tried = if member.tries == 0 {
        t!(view, "silent-not-called")
    } else {
        t!(view, "call-tried", count = member.tries)
    };
    NameLine {
        mark: Mark::new(Symbol::Person, t!(view, "call-round-member")),
        href: Some(format!("/netwerk/organisaties/{}", member.organisation)),
        name: member.name.clone(),
        what: format!("{} · {tried}", member.place),
        place: match heard {
            Some(at) => t!(view, "silent-last-heard", day = view.day(at)),
            None => t!(view, "silent-never-heard"),
        },
        act: html! {},
    }
}

/// One line for every round whose end, or whose day to try again, has passed with members that nobody heard.
fn on_waterline(tx: &mut Tx<'_>, actor: &Actor, view: &View) -> Result<Markup, Refusal> {
    actor.may_here("see_call_rounds")?;
    let mut rounds = call_round::in_state(tx, actor.network, "running")?;
    rounds.extend(call_round::in_state(tx, actor.network, "again")?);
    let mut rows = Vec::new();
    for round in rounds.into_iter().filter(|round| round.leaves_silence(view.now)) {
        let covered = coverage::of(tx, actor.network, round.id)?;
        if covered.silent() > 0 {
            rows.push(html! {
                (t!(view, "silent-line", silent = covered.silent(), all = covered.all(), round = &round.name)) " "
                a class="utrecht-link" href={(round.href()) "/stil"} {
                    (t!(view, "call-round-see-silent"))
                    span class="ponton-unseen" { ": " (round.name) }
                }
            });
        }
    }
    Ok(html! {
        @if !rows.is_empty() { (section("stilte", &t!(view, "silent-section"), &list(&rows))) }
    })
}
