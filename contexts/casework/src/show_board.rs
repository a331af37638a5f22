//! The page of the pontoon board: three bands over quiet water, whoever is at risk on top, in one look and on paper.

use crate::board::{self, Band, Board, Kept, MOST, Risk, Standing};
use crate::help_request::MATTER;
use crate::plan::{self, PlanId};
use kernel::{OrganisationId, Timestamp};
use maud::{Markup, html};
use network::area::{self, Area};
use network::organisation;
use network::reading::{Keys, Look, Looked, Part, Purpose, Reader, Reading};
use network::{Actor, Refusal, Route, Visit};
use std::collections::HashMap;
use store::Tx;
use web::components::notice::Tone;
use web::components::tally::Tally;
use web::components::{Line, empty, fold, fold_open, lines, section, tally, title};
use web::{Choice, Failure, Form, Page, Place, Posted, Problems, View, t};
use worklist::why;

/// The address of the board.
const PATH: &str = "/pontons";
/// So many of one's own are named.
const OWN: i64 = 20;
/// So many dots fit beside a name.
const DOTS: usize = 40;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::get(PATH, "see_board", show)]
}

/// Everything that the page shows.
struct Shown {
    board: Board,
    /// Those in whose circle the reader is, whose moment comes first.
    own: Vec<Standing>,
    /// What those in whose circle the reader is are called.
    called: HashMap<PlanId, String>,
    areas: Vec<Area>,
    organisations: Vec<(OrganisationId, String)>,
}

async fn show(visit: Visit) -> Result<Page, Failure> {
    let asked = visit.asked();
    let kept = Kept {
        area: Some(asked.text("gebied").to_owned()).filter(|code| !code.is_empty()),
        organisation: asked.text("organisatie").parse().ok(),
    };
    let (keys, request) = (visit.workplace.keys.clone(), visit.request);
    let shown = visit.write(move |tx, actor, now| read(tx, actor, now, &kept, (&keys, request))).await?;
    Ok(page(&visit.view, &asked, &shown))
}

fn read(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    kept: &Kept,
    (keys, request): (&Keys, kernel::ids::Uuid),
) -> Result<Shown, Refusal> {
    actor.may_here("see_board")?;
    let board = board::read(tx, actor.network, now, kept)?;
    let circle = in_circle(tx, actor, now)?;
    let mut called = HashMap::new();
    for id in &circle {
        let look = Look {
            reader: Reader::worker(actor),
            subject: plan::subject(*id),
            part: Part::Identity,
            purpose: Purpose::Help,
            behalf: None,
            request,
        };
        let Looked::Granted(reading) = Reading::of(tx, now, keys, &look, Ok(()))? else { continue };
        called.insert(*id, plan::load(tx, actor.network, *id)?.called(&reading)?);
    }
    let own = board::of_plans(tx, actor.network, &circle)?;
    let areas = area::list(tx, actor.network)?.into_iter().filter(|area| area.kind == "wijk").collect();
    let organisations = organisations(tx, actor)?;
    Ok(Shown { board, own, called, areas, organisations })
}

/// The plans that the reader holds, whose moment comes first, and those whose name is shared with them.
fn in_circle(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp) -> Result<Vec<PlanId>, Refusal> {
    let held = "select help_request.plan_id from obligation
         join help_request on help_request.network_id = obligation.network_id
           and help_request.id = obligation.matter_id
         where obligation.network_id = $1 and obligation.holder_person = $2 and obligation.matter_kind = $3
           and obligation.state <> 'settled'
         order by obligation.moment_at, obligation.id limit $4";
    let shared = "select share.plan_id from share
         where share.network_id = $1 and share.person_id = $2 and share.reads_identity and share.ended_at is null
           and (share.until is null or share.until > $3)
         order by share.plan_id desc limit $4";
    let mut rows = tx.query(held, &[&actor.network, &actor.person, &MATTER, &OWN])?;
    rows.extend(tx.query(shared, &[&actor.network, &actor.person, &now, &OWN])?);
    let mut circle: Vec<PlanId> = Vec::new();
    for row in rows {
        let id = row.get("plan_id")?;
        if !circle.contains(&id) {
            circle.push(id);
        }
    }
    Ok(circle)
}

/// The organisations that keep plans.
fn organisations(tx: &mut Tx<'_>, actor: &Actor) -> Result<Vec<(OrganisationId, String)>, Refusal> {
    let rows = tx.query(
        "select organisation.id from organisation where organisation.network_id = $1
           and exists (select 1 from plan where plan.network_id = organisation.network_id
             and plan.organisation_id = organisation.id)
         order by organisation.name, organisation.id",
        &[&actor.network],
    )?;
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        let id: OrganisationId = row.get("id")?;
        if let Some(one) = organisation::load(tx, actor.network, id)? {
            found.push((id, one.name));
        }
    }
    Ok(found)
}

fn page(view: &View, asked: &Posted, shown: &Shown) -> Page {
    let heading = t!(view, "board-title");
    let board = &shown.board;
    let nobody = board.bands.iter().all(|band| band.count == 0);
    let main = html! {
        (title(&heading, &t!(view, "board-what")))
        (tally(view, &numbers(view, board)))
        (filter(view, asked, shown))
        @if nobody { (empty(&t!(view, "board-nobody"), &html! { (t!(view, "board-nobody-then")) })) }
        @if !board.at_risk.is_empty() {
            (section("in-gevaar", &t!(view, "board-at-risk"), &at_risk(view, shown)))
        }
        div class="ponton-bands" {
            @for band in &board.bands {
                @if band.count > 0 { (band_of(view, shown, band)) }
            }
        }
    };
    Page::new(view, heading, main).at(Place("nav-board"))
}

/// The number that anybody can read from across the room, and how many stand where.
fn numbers(view: &View, board: &Board) -> Vec<Tally> {
    let at_risk = u64::try_from(board.at_risk.len()).unwrap_or(u64::MAX);
    let first = Tally {
        number: at_risk,
        text: t!(view, if board.more_at_risk { "board-tally-at-risk-more" } else { "board-tally-at-risk" }),
        tone: Tone::Now,
        href: (at_risk > 0).then(|| "#in-gevaar".to_owned()),
    };
    let bands = board.bands.iter().map(|band| Tally {
        number: u64::try_from(band.count).unwrap_or_default(),
        text: view.say(band.pontoon.text_key(), &[]),
        tone: Tone::Quiet,
        href: (band.count > 0).then(|| format!("#{}", band.pontoon.name())),
    });
    std::iter::once(first).chain(bands).collect()
}

fn filter(view: &View, asked: &Posted, shown: &Shown) -> Markup {
    let problems = Problems::none();
    let form = Form::new(view, asked, &problems).called("filter");
    let areas: Vec<Choice> = shown.areas.iter().map(|area| Choice::new(&area.code, &area.name)).collect();
    let organisations: Vec<Choice> =
        shown.organisations.iter().map(|(id, name)| Choice::new(id.to_string(), name)).collect();
    let inner = form.asking(
        PATH,
        "board-filter-act",
        &html! {
            (form.choice("gebied", "board-area", &areas))
            (form.choice("organisatie", "board-organisation", &organisations))
        },
    );
    let summary = t!(view, "board-filter");
    if asked.is_empty() { fold(view, &summary, &inner) } else { fold_open(view, &summary, &inner) }
}

fn at_risk(view: &View, shown: &Shown) -> Markup {
    let rows: Vec<Line> = shown.board.at_risk.iter().map(|one| line(view, shown, one)).collect();
    html! {
        (lines(view, &rows))
        @if shown.board.more_at_risk { p { (t!(view, "board-more-at-risk")) } }
    }
}

/// A pontoon over quiet water: how many, who carries them, and the names of those in whose circle the reader is.
fn band_of(view: &View, shown: &Shown, band: &Band) -> Markup {
    let said = if band.count > MOST {
        t!(view, "board-band-many", most = MOST)
    } else {
        t!(view, "board-band", count = band.count, waiting = band.waiting)
    };
    let here = shown.own.iter().filter(|one| one.request.pontoon == band.pontoon);
    let own: Vec<_> =
        here.filter_map(|one| Some((one.request.plan, shown.called.get(&one.request.plan)?))).collect();
    html! {
        section class="ponton-band" id=(band.pontoon.name()) {
            h2 { (view.say(band.pontoon.text_key(), &[])) }
            p class="ponton-band__said" { (said) }
            @if !own.is_empty() {
                ul class="ponton-band__own" role="list" aria-label=(t!(view, "board-own")) {
                    @for (plan, called) in &own {
                        li { a class="utrecht-link" href=(plan::href(*plan)) { (called) } }
                    }
                }
            }
            ul class="ponton-band__holders" role="list" {
                @for (holder, count) in &band.holders {
                    li {
                        span { (holder) } " "
                        strong { (count) } " "
                        span class="ponton-band__dots" aria-hidden="true" { (dots(*count)) }
                    }
                }
            }
        }
    }
}

/// One dot for each, as far as a line holds them.
fn dots(count: i64) -> String {
    "●".repeat(usize::try_from(count).unwrap_or_default().min(DOTS))
}

fn line(view: &View, shown: &Shown, one: &Standing) -> Line {
    let called = shown.called.get(&one.request.plan);
    let area = one.request.area.as_ref().and_then(|code| shown.areas.iter().find(|area| area.code == *code));
    let whose = match area {
        Some(area) => t!(view, "board-somebody-in", area = &area.name),
        None => t!(view, "board-somebody", organisation = &one.organisation_name),
    };
    let reasons: Vec<String> = one.risks.iter().map(|risk| reason(view, one, *risk)).collect();
    let pontoon = view.say(one.request.pontoon.text_key(), &[]);
    Line {
        mark: one.request.pontoon.mark(view),
        href: called.map(|_| plan::href(one.request.plan)),
        title: called.cloned().unwrap_or(whose),
        holder: one.holder.clone(),
        moment: one.moment,
        why: format!("{pontoon}: {}", reasons.join("; ")),
        climbed: one.left_by.clone().filter(|_| one.risks.contains(&Risk::Climbed)),
        since: None,
        act: None,
    }
}

/// Why somebody is at risk, in words.
fn reason(view: &View, one: &Standing, risk: Risk) -> String {
    match risk {
        Risk::Overdue => t!(view, "board-overdue", why = why::say(view, &one.why)),
        Risk::Absent => t!(view, "board-absent"),
        Risk::Unanswered => t!(view, "board-unanswered"),
        Risk::NoBridge => t!(view, "board-no-bridge"),
        Risk::Climbed => t!(view, "board-climbed"),
    }
}
