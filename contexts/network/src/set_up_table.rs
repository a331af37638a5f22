//! Setting up a table: its name, what it is for, how far it reaches, who convenes it and what it may speak about. For an
//! administrator or facilitator. Who sits at it and when it meets is said afterwards, on the table's own page.

use crate::again::Again;
use crate::area::Level;
use crate::by_name;
use crate::person::Presence;
use crate::round_table::{self, NewTable, RoundTable, RoundTableId, TableKind};
use crate::theme::Theme;
use crate::{Actor, Refusal, Route, Visit, person, record, show_tables, theme};
use axum::response::{IntoResponse, Response};
use kernel::{PersonId, Timestamp};
use maud::{Markup, html};
use serde_json::json;
use store::{Error, Tx};
use web::components::fold;
use web::{Choice, Failure, Flash, Form, Posted, Problems, SeeOther, View, t};

const NAME_MOST: usize = 120;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/tafels", "set_up_table", post)]
}

/// A table as typed.
#[derive(Clone, Debug)]
pub struct Typed {
    /// Its name.
    pub name: String,
    /// What it is for.
    pub kind: TableKind,
    /// How far it reaches.
    pub level: Level,
    /// Who calls it together.
    pub convener: PersonId,
    /// The codes of what it may speak about.
    pub themes: Vec<String>,
}

/// Whom and what a table's forms let choose: people with where they work, and the themes.
#[derive(Clone, Debug)]
pub struct Choices {
    /// Active people: id, name, and where they work.
    pub people: Vec<(PersonId, String, String)>,
    /// All themes.
    pub themes: Vec<Theme>,
}

/// Reads whom and what can be chosen.
pub fn choices(tx: &mut Tx<'_>, actor: &Actor) -> Result<Choices, Error> {
    Ok(Choices {
        people: person::to_choose_from(tx, actor.network)?,
        themes: theme::list(tx, actor.network)?,
    })
}

fn parse(posted: &Posted) -> Result<Typed, Problems> {
    let mut problems = Problems::none();
    let name = posted.text("name");
    match name.chars().count() {
        0 => problems.add("name", "set-up-table-name-empty"),
        1..=NAME_MOST => {}
        _ => problems.add("name", "set-up-table-name-too-long"),
    }
    let (kind, level) = (TableKind::named(posted.text("kind")), Level::named(posted.text("level")));
    if kind.is_none() {
        problems.add("kind", "set-up-table-kind-empty");
    }
    if level.is_none() {
        problems.add("level", "set-up-table-level-empty");
    }
    let convener = posted.text("convener").parse().ok();
    if convener.is_none() {
        problems.add("convener", "set-up-table-convener-empty");
    }
    match (kind, level, convener) {
        (Some(kind), Some(level), Some(convener)) if problems.is_empty() => {
            let themes = posted.all("themes").map(str::to_owned).collect();
            Ok(Typed { name: name.to_owned(), kind, level, convener, themes })
        }
        _ => Err(problems),
    }
}

async fn post(visit: Visit, posted: Posted) -> Result<Response, Failure> {
    visit.actor.may_here("set_up_table")?;
    let chosen = by_name::read(&visit, &posted, &[("convener", by_name::PERSON)]).await?;
    let problems = match chosen.parse(parse) {
        Ok(typed) => match visit.write(move |tx, actor, now| set_up(tx, actor, now, &typed)).await {
            Ok(id) => {
                let flash = Flash::new("set-up-table-done").with("name", posted.text("name"));
                return Ok(SeeOther::to(format!("/tafels/{id}")).saying(flash).into_response());
            }
            Err(Refusal::NotNow(why @ "set-up-table-name-taken")) => Problems::with("name", why),
            Err(Refusal::Store(problem)) if problem.is_unique("round_table_by_name") => {
                Problems::with("name", "set-up-table-name-taken")
            }
            Err(refusal) => refusal.at("convener")?,
        },
        Err(problems) => problems,
    };
    let shown = show_tables::read(&visit).await?;
    let again = Again::refused("table", &posted, &problems);
    Ok(show_tables::page(&visit.view, &shown, &again).refused_for(&posted, &problems).into_response())
}

/// Sets the table up; sent twice, it is the same one.
pub fn set_up(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    typed: &Typed,
) -> Result<RoundTableId, Refusal> {
    actor.may_here("set_up_table")?;
    let themes = known(tx, actor, &typed.themes)?;
    if let Some(there) = round_table::named(tx, actor.network, &typed.name)? {
        let same = (there.kind, there.level, there.convener) == (typed.kind, typed.level, typed.convener)
            && spoken_about(tx, actor, there.id)? == themes;
        return if same { Ok(there.id) } else { Err(Refusal::NotNow("set-up-table-name-taken")) };
    }
    may_convene(tx, actor, typed.convener)?;
    let (name, kind, level, convener) = (typed.name.as_str(), typed.kind, typed.level, typed.convener);
    let new = NewTable { name, kind, level, convener, themes: &themes };
    let id = round_table::set_up(tx, now, actor.network, &new)?;
    let facts = json!({ "kind": kind.name(), "level": level.name(), "convener": convener, "themes": themes });
    record::note(tx, actor, now, "table.set_up", ("table", id.into()), facts)?;
    Ok(id)
}

/// What a table may speak about now, in the order of `known`; databases order by rules of their own.
pub fn spoken_about(tx: &mut Tx<'_>, actor: &Actor, id: RoundTableId) -> Result<Vec<String>, Error> {
    let mut themes = round_table::themes_of(tx, actor.network, id)?;
    themes.sort();
    Ok(themes)
}

/// Those of the codes that are themes here, in the order of the alphabet.
pub fn known(tx: &mut Tx<'_>, actor: &Actor, codes: &[String]) -> Result<Vec<String>, Error> {
    let themes = theme::list(tx, actor.network)?.into_iter().map(|theme| theme.code);
    let mut known: Vec<String> = themes.filter(|code| codes.contains(code)).collect();
    known.sort();
    Ok(known)
}

/// Whether somebody can call a table together: they must be there.
pub fn may_convene(tx: &mut Tx<'_>, actor: &Actor, convener: PersonId) -> Result<(), Refusal> {
    let somebody = person::load(tx, actor.network, convener)?.ok_or(Refusal::NotFound("person"))?;
    match somebody.presence {
        Presence::Active => Ok(()),
        Presence::Absent | Presence::Left => Err(Refusal::NotNow("set-up-table-convener-away")),
    }
}

/// The form, on the page of all tables.
pub fn form(view: &View, again: &Again<'_>, choices: &Choices) -> Markup {
    let kinds: Vec<Choice> =
        TableKind::ALL.iter().map(|kind| Choice::new(kind.name(), view.say(kind.text_key(), &[]))).collect();
    let levels: Vec<Choice> =
        Level::ALL.iter().map(|level| Choice::new(level.name(), view.say(level.text_key(), &[]))).collect();
    let form = again.form(view, "table").promise("set-up-table-promise", &[]);
    let fields = html! {
        (form.line("name", "set-up-table-name").required().max(NAME_MOST).autocomplete("off"))
        (form.choice("kind", "table-kind", &kinds).required())
        (form.choice("level", "table-level", &levels).required())
        (convener_and_themes(view, &form, choices, None))
    };
    form.around("/tafels", "set-up-table-act", &fields)
}

/// The two fields that can change later, filled in with what stands now.
pub fn convener_and_themes(
    view: &View,
    form: &Form<'_>,
    choices: &Choices,
    stands: Option<(&RoundTable, &[String])>,
) -> Markup {
    let people: Vec<Choice> = choices
        .people
        .iter()
        .map(|(id, name, place)| Choice::new(id.to_string(), format!("{name}, {place}")))
        .collect();
    let about: Vec<Choice> =
        choices.themes.iter().map(|theme| Choice::new(&theme.code, theme.name(view.lang))).collect();
    let mut asked = form
        .choice("convener", "set-up-table-convener", &people)
        .hint("set-up-table-convener-hint")
        .required()
        .by_name();
    let mut ticks = form.ticks("themes", "set-up-table-themes", &about);
    if let Some((table, themes)) = stands {
        asked = asked.value(&table.convener.to_string()).known_as(&table.convener_name);
        ticks = themes.iter().fold(ticks, |ticks, code| ticks.value(code));
    }
    html! {
        (asked)
        // The list is long and may stay as it is.
        @if !about.is_empty() { (fold(view, &t!(view, "set-up-table-themes-choose"), &html! { (ticks) })) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{Village, monday};
    use testkit::on_both;

    fn typed(name: &str, convener: PersonId) -> Typed {
        let convener = convener.to_string();
        let pairs = [
            ("name", name),
            ("kind", "wijk"),
            ("level", "wijk"),
            ("convener", &convener),
            ("themes", "REL"),
            ("themes", "nergens"),
        ];
        parse(&Posted::of(&pairs)).unwrap()
    }

    #[test]
    fn a_facilitator_sets_a_table_up_once() {
        on_both(|db| {
            let village = Village::build(db);
            let set_up = |name: &str, convener| {
                village
                    .acts(db, village.elly, |tx, actor| set_up(tx, actor, monday(), &typed(name, convener)))
            };
            let id = set_up("Wijktafel Kadebuurt", village.ruud).unwrap();
            assert_eq!(set_up("Wijktafel Kadebuurt", village.ruud).unwrap(), id, "sent twice is one");
            let table = db.read_here(|tx| round_table::load(tx, village.network, id)).unwrap().unwrap();
            assert_eq!((table.convener, table.kind), (village.ruud, TableKind::Neighbourhood));
            let themes = db.read_here(|tx| round_table::themes_of(tx, village.network, id)).unwrap();
            assert_eq!(themes, ["REL"], "only what is a theme here");
            let taken = set_up("Wijktafel Kadebuurt", village.joost);
            assert!(matches!(taken, Err(Refusal::NotNow("set-up-table-name-taken"))), "{taken:?}");
        });
    }

    #[test]
    fn who_convenes_must_be_there_and_who_sets_up_must_look_after_the_network() {
        on_both(|db| {
            let village = Village::build(db);
            db.write_here(|tx| {
                let ruud = person::load_to_change(tx, village.network, village.ruud)?.unwrap();
                person::set_presence(tx, monday(), village.network, &ruud, Presence::Left)
            })
            .unwrap();
            let set_up = |who, convener| {
                village.acts(db, who, |tx, actor| {
                    set_up(tx, actor, monday(), &typed("Wijktafel Kadebuurt", convener))
                })
            };
            let away = set_up(village.elly, village.ruud);
            assert!(matches!(away, Err(Refusal::NotNow("set-up-table-convener-away"))), "{away:?}");
            let refused = set_up(village.joost, village.joost);
            assert!(matches!(refused, Err(Refusal::Forbidden { action: "set_up_table" })), "{refused:?}");
        });
    }

    #[test]
    fn what_is_missing_is_said_per_field() {
        let problems = parse(&Posted::of(&[("name", &"x".repeat(121))])).unwrap_err();
        let keys: Vec<&str> = problems.iter().map(|one| one.key).collect();
        assert_eq!(
            keys,
            [
                "set-up-table-name-too-long",
                "set-up-table-kind-empty",
                "set-up-table-level-empty",
                "set-up-table-convener-empty"
            ]
        );
    }
}
