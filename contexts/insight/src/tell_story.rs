//! Writing down what somebody told, in their words, after they said yes to it: on which day, and for what. The personal-data
//! guard reads it before it is kept; nobody is asked for a name. By anybody who works in the network, for their own
//! organisation.

use crate::show_alarm::PLACE;
use crate::story::{self, Purpose, StoryId};
use crate::words::{self, Guarded};
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use kernel::ids::Uuid;
use kernel::{Timestamp, calendar};
use maud::html;
use network::area::Area;
use network::theme::Theme;
use network::typed_moment::{NoMoment, typed_day};
use network::{Actor, Refusal, Route, Visit, record};
use serde_json::json;
use store::{Error, Tx};
use web::components::title;
use web::{Choice, Failure, Flash, Form, Page, Posted, Problems, SeeOther, View, t};

/// The longest story, in characters.
pub const LONGEST: usize = 2_000;
/// The name under which the browser keeps what is typed until it is stored here.
const DRAFT: &str = "story";

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/verhalen/nieuw", "tell_story", show), Route::post("/verhalen", "tell_story", post)]
}

/// What the form needs to know of the network.
pub struct Known {
    themes: Vec<Theme>,
    areas: Vec<Area>,
    guarded: Guarded,
}

async fn show(visit: Visit) -> Result<Page, Failure> {
    let known = visit.read(known).await?;
    Ok(page(&visit.view, &known, &Posted::EMPTY, &Problems::NONE))
}

/// Reads what the form needs.
pub fn known(tx: &mut Tx<'_>, actor: &Actor) -> Result<Known, Refusal> {
    actor.may_here("tell_story")?;
    let areas = network::area::list(tx, actor.network)?;
    Ok(Known {
        themes: network::theme::list(tx, actor.network)?,
        guarded: Guarded::load(tx, actor.network, &areas)?,
        areas,
    })
}

async fn post(visit: Visit, posted: Posted) -> Result<Response, Failure> {
    let known = visit.read(known).await?;
    match Tell::parse(&posted, visit.now(), visit.view.form_key, &known) {
        Ok(new) => {
            let id = visit.write(move |tx, actor, now| tell(tx, actor, now, &new)).await?;
            let flash = Flash::new("story-told-done");
            Ok(SeeOther::to(story::href(id)).saying(flash).draft_done(DRAFT).into_response())
        }
        Err(problems) => {
            let page = page(&visit.view, &known, &posted, &problems);
            Ok(page.refused_for(&posted, &problems).into_response())
        }
    }
}

/// A story to keep, parsed from what was typed.
#[derive(Clone, Debug)]
pub struct Tell {
    /// In the teller's words.
    pub told: String,
    /// The day on which the teller said yes.
    pub consented_on: Date,
    /// What they said yes to.
    pub purposes: Vec<Purpose>,
    /// What it is about.
    pub theme: Option<String>,
    /// The code of where it plays.
    pub area: Option<String>,
    /// Why what the guard found stays.
    pub guard_reason: Option<String>,
    /// The form's key.
    pub form_key: Uuid,
}

impl Tell {
    /// Reads the form. What the guard finds is a problem until it is rewritten or a reason is given.
    pub fn parse(posted: &Posted, now: Timestamp, fresh: Uuid, known: &Known) -> Result<Self, Problems> {
        let mut problems = Problems::none();
        let told = posted.text("told");
        if told.is_empty() {
            problems.add("told", "problem-story-empty");
        }
        words::not_longer(&mut problems, posted, &[("told", LONGEST)]);
        let guard_reason = known.guarded.check(&mut problems, posted, &["told"]);
        let consented_on = yes_on(posted, now, &mut problems);
        let purposes: Vec<Purpose> = posted.all("purpose").filter_map(Purpose::named).collect();
        if purposes.is_empty() {
            problems.add("purpose", "problem-story-purpose");
        }
        let theme = Some(posted.text("theme")).filter(|theme| !theme.is_empty());
        let theme = theme.filter(|code| known.themes.iter().any(|one| one.code == *code));
        let area = words::area(posted, "area", &known.areas, &mut problems);
        match consented_on {
            Some(consented_on) if problems.is_empty() => Ok(Self {
                told: told.to_owned(),
                consented_on,
                purposes,
                theme: theme.map(str::to_owned),
                area,
                guard_reason,
                form_key: posted.form_key().unwrap_or(fresh),
            }),
            Some(_) | None => Err(problems),
        }
    }
}

/// The day of the yes: known, and not still to come.
fn yes_on(posted: &Posted, now: Timestamp, problems: &mut Problems) -> Option<Date> {
    match typed_day(posted, "consented_on") {
        Ok(day) if day <= calendar::day(now) => return Some(day),
        Ok(_) => problems.add("consented_on", "problem-story-day-ahead"),
        Err(NoMoment::DayEmpty) => problems.add("consented_on", "problem-story-day-empty"),
        Err(NoMoment::DayUnreadable | NoMoment::HourUnreadable) => {
            problems.add("consented_on", "problem-story-day-unreadable");
        }
    }
    None
}

/// Keeps a story. The same form sent again gives what it gave the first time.
pub fn tell(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, new: &Tell) -> Result<StoryId, Refusal> {
    actor.may_here("tell_story")?;
    let id = StoryId::new(now);
    let is_for = |purpose| new.purposes.contains(&purpose);
    let kept = tx.execute(
        "insert into story (network_id, id, organisation_id, told, theme_code, area_code, consented_on, for_account,
           for_agenda, guard_reason, shared_by, shared_at, form_key, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1)
         on conflict (network_id, shared_by, form_key) do nothing",
        &[
            &actor.network,
            &id,
            &actor.organisation,
            &new.told,
            &new.theme,
            &new.area,
            &new.consented_on,
            &is_for(Purpose::Account),
            &is_for(Purpose::Agenda),
            &new.guard_reason,
            &actor.person,
            &now,
            &new.form_key,
        ],
    )?;
    if kept == 0 {
        return first_time(tx, actor, new.form_key)?.ok_or(Refusal::NotFound("story"));
    }
    record::note(tx, actor, now, "story.told", ("story", id.into()), json!({}))?;
    Ok(id)
}

fn first_time(tx: &mut Tx<'_>, actor: &Actor, form_key: Uuid) -> Result<Option<StoryId>, Error> {
    let row = tx.first(
        "select id from story where network_id = $1 and shared_by = $2 and form_key = $3",
        &[&actor.network, &actor.person, &form_key],
    )?;
    row.map(|row| row.get("id")).transpose()
}

/// The page.
pub fn page(view: &View, known: &Known, typed: &Posted, problems: &Problems) -> Page {
    let heading = t!(view, "story-tell-title");
    let form =
        Form::new(view, typed, problems).called("tell").draft(DRAFT).promise("story-tell-promise", &[]);
    let purposes: Vec<Choice> = Purpose::ALL
        .iter()
        .map(|purpose| Choice::new(purpose.name(), view.say(purpose.text_key(), &[])))
        .collect();
    let themes = words::themes(&known.themes, view.lang);
    let fields = html! {
        (form.words("told", "story-told").hint("story-told-hint").required().large().max(LONGEST))
        (known.guarded.found(view, &form, typed, &["told"]))
        (form.ticks("purpose", "story-purpose", &purposes).hint("story-purpose-hint").required())
        (form.day("consented_on", "story-yes-on").hint("story-yes-on-hint").required())
        (form.choice("theme", "story-theme", &themes))
        (form.line("area", "story-area").hint("story-area-hint").autocomplete("off").max(120))
    };
    let main = html! {
        (title(&heading, &t!(view, "story-tell-what")))
        (form.around("/verhalen", "story-tell-submit", &fields))
    };
    Page::new(view, heading, main).at(PLACE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::telling;
    use network::samples::{Village, monday};
    use testkit::on_both;

    fn check(typed: &[(&str, &str)], expect: &[&str]) {
        let db = testkit::sqlite();
        let village = Village::build(&db);
        let known = village.acts(&db, village.fatima, known).unwrap();
        let parsed = Tell::parse(&Posted::of(typed), monday(), Uuid::nil(), &known);
        let problems = parsed.err().unwrap_or_default();
        assert_eq!(problems.iter().map(|one| one.key).collect::<Vec<_>>(), expect, "{typed:?}");
    }

    const YES: [(&str, &str); 2] = [("consented_on", "2026-11-20"), ("purpose", "account")];

    #[test]
    fn a_story_is_kept_with_a_yes_and_without_a_person() {
        check(&[], &["problem-story-empty", "problem-story-day-empty", "problem-story-purpose"]);
        let told = ("told", "Sinds de leeskring durf ik zelf de brief van school te lezen.");
        check(&[told, YES[0], YES[1], ("area", "Kadebuurt")], &[]);
        check(&[told, YES[0], YES[1], ("area", "Nergenshuizen")], &["problem-area-unknown"]);
        check(&[told, ("consented_on", "2026-11-30"), YES[1]], &["problem-story-day-ahead"]);
        let named = ("told", "Mevrouw Jansen belt op 06-12345678");
        check(&[named, YES[0], YES[1]], &["problem-kept-words-personal-data"]);
        check(&[named, YES[0], YES[1], ("guard_reason", "Het is ons eigen nummer")], &[]);
    }

    #[test]
    fn the_same_form_keeps_one_story() {
        on_both(|db| {
            let village = Village::build(db);
            let tells = || {
                village.acts(db, village.fatima, |tx, actor| {
                    tell(tx, actor, monday(), &telling(4, &[Purpose::Account]))
                })
            };
            assert_eq!(tells().unwrap(), tells().unwrap());
        });
    }
}
