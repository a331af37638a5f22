//! Writing down what was agreed with a municipality: in one sentence, for which line, by when, which one organisation answers
//! for it, and who contributes. By who answers for an organisation, and by who keeps the network going.

use crate::account;
use crate::agreed_result::{self, MATTER, ResultId};
use crate::places::Places;
use crate::show_alarm::PLACE;
use crate::words::{self, Guarded};
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use kernel::ids::Uuid;
use kernel::{OrganisationId, Timestamp, calendar};
use maud::html;
use network::by_name;
use network::organisation;
use network::typed_moment::typed_day;
use network::worked::Line;
use network::{Actor, Refusal, Route, Visit, record};
use obligations::Moment;
use serde_json::json;
use store::Tx;
use store::page::After;
use web::components::title;
use web::{Choice, Failure, Flash, Form, Page, Posted, Problems, SeeOther, View, t};
use worklist::{Opening, why};

/// The longest sentence, in characters.
const LONGEST: usize = 300;
/// At most so many organisations are offered.
const ORGANISATIONS: u16 = 5_000;
/// The lines a result may be agreed on.
const LINES: [Line; 3] = [Line::SelfReliance, Line::Connectedness, Line::Prevention];

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/resultaten/nieuw", "agree_result", show),
        Route::post("/resultaten", "agree_result", post),
    ]
}

/// What the form needs to know of the network.
pub struct Known {
    organisations: Vec<(OrganisationId, String)>,
    places: Places,
    guarded: Guarded,
}

async fn show(visit: Visit) -> Result<Page, Failure> {
    let known = visit.read(known).await?;
    Ok(page(&visit.view, &known, &Posted::EMPTY, &Problems::NONE))
}

/// Reads what the form needs.
pub fn known(tx: &mut Tx<'_>, actor: &Actor) -> Result<Known, Refusal> {
    actor.may_here("agree_result")?;
    let areas = network::area::list(tx, actor.network)?;
    let all = organisation::search(tx, actor.network, "", &After::start(ORGANISATIONS))?;
    Ok(Known {
        organisations: all.rows.into_iter().map(|one| (one.organisation.id, one.organisation.name)).collect(),
        places: Places::of(&areas),
        guarded: Guarded::load(tx, actor.network, &areas)?,
    })
}

async fn post(visit: Visit, posted: Posted) -> Result<Response, Failure> {
    let known = visit.read(known).await?;
    let chosen = by_name::read(&visit, &posted, &[("organisation", by_name::ORGANISATION)]).await?;
    match chosen.parse(|posted| Agree::parse(posted, (visit.now(), visit.view.form_key), &known)) {
        Ok(new) => {
            let id = visit.write(move |tx, actor, now| agree(tx, actor, now, &new)).await?;
            let flash = Flash::new("result-agreed-done");
            Ok(SeeOther::to(agreed_result::href(id)).saying(flash).into_response())
        }
        Err(problems) => {
            let page = page(&visit.view, &known, &posted, &problems);
            Ok(page.refused_for(&posted, &problems).into_response())
        }
    }
}

/// What was agreed, parsed from what was typed.
#[derive(Clone, Debug)]
pub struct Agree {
    /// In one sentence.
    pub words: String,
    /// For which line.
    pub line: Line,
    /// The one organisation that answers for it.
    pub answerable: OrganisationId,
    /// Who contributes.
    pub contributors: Vec<OrganisationId>,
    /// The code of the municipality.
    pub municipality: String,
    /// By when.
    pub due_on: Date,
    /// The form's key.
    pub form_key: Uuid,
}

impl Agree {
    /// Reads the form.
    pub fn parse(posted: &Posted, (now, fresh): (Timestamp, Uuid), known: &Known) -> Result<Self, Problems> {
        let mut problems = Problems::none();
        let text = posted.text("words");
        if text.is_empty() {
            problems.add("words", "problem-result-words");
        }
        words::not_longer(&mut problems, posted, &[("words", LONGEST)]);
        known.guarded.check(&mut problems, posted, &["words"]);
        let line = Line::named(posted.text("line")).filter(|line| LINES.contains(line));
        if line.is_none() {
            problems.add("line", "problem-result-line");
        }
        let is_known = |id: &OrganisationId| known.organisations.iter().any(|(known, _)| known == id);
        let answerable = posted.text("organisation").parse().ok().filter(is_known);
        if answerable.is_none() {
            problems.add("organisation", "problem-result-answerable");
        }
        let municipality = known.places.municipality(posted.text("municipality"));
        if municipality.is_none() {
            problems.add("municipality", "problem-account-municipality");
        }
        let due_on = typed_day(posted, "due").ok().filter(|day| *day > calendar::day(now));
        if due_on.is_none() {
            problems.add("due", "problem-result-due");
        }
        let (Some(line), Some(answerable), Some(municipality), Some(due_on), true) =
            (line, answerable, municipality, due_on, problems.is_empty())
        else {
            return Err(problems);
        };
        let contributors = posted.all("contributors").filter_map(|id| id.parse().ok());
        Ok(Self {
            words: text.to_owned(),
            line,
            answerable,
            contributors: contributors.filter(|id| is_known(id) && *id != answerable).collect(),
            municipality: municipality.code.clone(),
            due_on,
            form_key: posted.form_key().unwrap_or(fresh),
        })
    }
}

/// Keeps what was agreed; whoever answers for the organisation holds it until it is said what came of it. The same form sent
/// again gives what it gave the first time.
pub fn agree(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, new: &Agree) -> Result<ResultId, Refusal> {
    actor.may_here("agree_result")?;
    let id = ResultId::new(now);
    let kept = tx.execute(
        "insert into agreed_result (network_id, id, words, line, answerable_id, municipality, agreed_on, due_on,
           recorded_by, recorded_at, state, state_since, state_by, form_key, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'open', $10, $9, $11, 1)
         on conflict (network_id, recorded_by, form_key) do nothing",
        &[
            &actor.network,
            &id,
            &new.words,
            &new.line,
            &new.answerable,
            &new.municipality,
            &calendar::day(now),
            &new.due_on,
            &actor.person,
            &now,
            &new.form_key,
        ],
    )?;
    if kept == 0 {
        let row = tx.first(
            "select id from agreed_result where network_id = $1 and recorded_by = $2 and form_key = $3",
            &[&actor.network, &actor.person, &new.form_key],
        )?;
        return Ok(row.ok_or(Refusal::NotFound("agreed result"))?.get("id")?);
    }
    for contributor in &new.contributors {
        tx.execute(
            "insert into agreed_contributor (network_id, result_id, organisation_id) values ($1, $2, $3)
             on conflict (network_id, result_id, organisation_id) do nothing",
            &[&actor.network, &id, contributor],
        )?;
    }
    let opening = Opening {
        network: actor.network,
        matter: worklist::Matter::new("agreed_result", id),
        title: new.words.clone(),
        href: agreed_result::href(id),
        shielded: false,
        holder: account::holder(tx, actor.network, Some(new.answerable))?,
        moment: Moment { at: calendar::at_hour(new.due_on, 9), why: why::rule("why-say-result")? },
    };
    worklist::open(tx, now, Some(actor.person), opening)?;
    record::note(tx, actor, now, "result.agreed", (MATTER, id.into()), json!({}))?;
    Ok(id)
}

/// The page.
pub fn page(view: &View, known: &Known, typed: &Posted, problems: &Problems) -> Page {
    let heading = t!(view, "result-agree-title");
    let form = Form::new(view, typed, problems).called("agree").promise("result-agree-promise", &[]);
    let lines: Vec<Choice> =
        LINES.iter().map(|line| Choice::new(line.name(), view.say(line.text_key(), &[]))).collect();
    let organisations: Vec<Choice> =
        known.organisations.iter().map(|(id, name)| Choice::new(id.to_string(), name)).collect();
    let municipalities: Vec<Choice> =
        known.places.municipalities.iter().map(|one| Choice::new(&one.code, &one.name)).collect();
    let fields = html! {
        (form.words("words", "result-words").hint("result-words-hint").required().max(LONGEST).rows(2))
        (known.guarded.found(view, &form, typed, &["words"]))
        (form.radios("line", "result-line", &lines).required())
        (form.choice("organisation", "result-answerable", &organisations).hint("result-answerable-hint").required().by_name())
        (web::components::fold(view, &t!(view, "result-contributors"), &html! {
            (form.ticks("contributors", "result-contributors-who", &organisations))
        }))
        (form.choice("municipality", "result-municipality", &municipalities).required())
        (form.day("due", "result-due").required())
    };
    let main = html! {
        (title(&heading, &t!(view, "result-agree-what")))
        (form.around("/resultaten", "result-agree-submit", &fields))
    };
    Page::new(view, heading, main).at(PLACE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{agreeing, said_in_both};
    use network::samples::{Village, monday};
    use obligations::Holder;
    use testkit::on_both;
    use worklist::obligation;

    #[test]
    fn one_organisation_answers_and_its_director_holds_it() {
        on_both(|db| {
            let village = Village::build(db);
            let new = agreeing(&village, 1);
            let agrees = |who| village.acts(db, who, |tx, actor| agree(tx, actor, monday(), &new));
            assert!(matches!(agrees(village.fatima), Err(Refusal::Forbidden { action: "agree_result" })));
            let id = agrees(village.ruud).unwrap();
            assert_eq!(agrees(village.ruud).unwrap(), id, "sent twice is one");
            let result = db.read_here(|tx| agreed_result::load(tx, village.network, id)).unwrap();
            assert_eq!(result.answerable_name, "Welzijn De Steiger");
            let with = db.read_here(|tx| agreed_result::contributors(tx, village.network, id)).unwrap();
            assert_eq!(with, ["Welzijn Loohoek"]);
            let kept =
                db.read_here(|tx| obligation::of_matter(tx, village.network, result.matter())).unwrap();
            assert_eq!(kept.unwrap().state.holder(), Some(Holder::Person(village.ruud)));
        });
    }

    #[test]
    fn the_form_says_what_is_missing() {
        let db = testkit::sqlite();
        let village = Village::build(&db);
        let known = village.acts(&db, village.elly, known).unwrap();
        let parsed = Agree::parse(&Posted::EMPTY, (monday(), Uuid::nil()), &known);
        let fields: Vec<String> = parsed.unwrap_err().iter().map(|one| one.field.to_string()).collect();
        assert_eq!(fields, ["words", "line", "organisation", "municipality", "due"]);
        said_in_both(|view| page(view, &known, &Posted::EMPTY, &Problems::NONE), &["Welzijn De Steiger"]);
    }
}
