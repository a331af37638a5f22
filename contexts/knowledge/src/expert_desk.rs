//! Which desk answers questions about which theme. Total: a sub-theme without a desk of its own goes to that of its main
//! theme, and what has no theme, or none with a desk where somebody is, goes to the network's own desk.

use crate::show_crisis::PLACE;
use crate::themes;
use axum::response::{IntoResponse, Response};
use kernel::{DeskId, NetworkId, Timestamp};
use maud::{Markup, html};
use network::again::Again;
use network::by_name::{self, Of};
use network::theme::{self, Theme};
use network::{Actor, Refusal, Route, Visit, desk, record};
use serde_json::json;
use store::{Error, Tx};
use web::components::{empty, table, title};
use web::{Choice, Failure, Flash, Page, Posted, Problems, SeeOther, View, t};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/vragen/balies", "see_knowledge", show),
        Route::post("/vragen/balies", "set_expert_desk", post),
    ]
}

/// The desk that answers questions about a theme.
pub fn of_theme(tx: &mut Tx<'_>, network: NetworkId, theme: Option<&str>) -> Result<DeskId, Error> {
    if let Some(code) = theme {
        let main = code.split('.').next().unwrap_or(code);
        for code in [code, main] {
            let row = tx.first(
                "select desk_id from expert_desk where network_id = $1 and theme_code = $2",
                &[&network, &code],
            )?;
            let Some(row) = row else { continue };
            let desk: DeskId = row.get("desk_id")?;
            if !desk::staff(tx, network, desk)?.is_empty() {
                return Ok(desk);
            }
        }
    }
    Ok(desk::of_network(tx, network)?.id)
}

/// What the page shows.
pub struct Shown {
    themes: Vec<Theme>,
    /// Theme and name of its desk.
    set: Vec<(String, String)>,
    /// Every desk there is; only for who may choose one.
    desks: Option<Vec<(DeskId, String)>>,
    own: String,
}

async fn show(visit: Visit) -> Result<Page, Failure> {
    let shown = visit.read(read).await?;
    Ok(page(&visit.view, &shown, &Again::NOTHING))
}

/// Reads what the page shows.
pub fn read(tx: &mut Tx<'_>, actor: &Actor) -> Result<Shown, Refusal> {
    actor.may_here("see_knowledge")?;
    let rows = tx.query(
        "select expert_desk.theme_code, desk.name from expert_desk
         join desk on desk.network_id = expert_desk.network_id and desk.id = expert_desk.desk_id
         where expert_desk.network_id = $1 order by expert_desk.theme_code",
        &[&actor.network],
    )?;
    let set = rows.iter().map(|row| Ok((row.get("theme_code")?, row.get("name")?)));
    let desks = match actor.may_here("set_expert_desk") {
        Ok(()) => Some(desks(tx, actor.network)?),
        Err(_) => None,
    };
    Ok(Shown {
        themes: theme::list(tx, actor.network)?,
        set: set.collect::<Result<_, Error>>()?,
        desks,
        own: desk::of_network(tx, actor.network)?.name,
    })
}

/// The desks on which somebody is.
fn desks(tx: &mut Tx<'_>, network: NetworkId) -> Result<Vec<(DeskId, String)>, Error> {
    let rows = tx.query(
        "select distinct desk.id, desk.name from desk
         join desk_staff on desk_staff.network_id = desk.network_id and desk_staff.desk_id = desk.id
         join person on person.network_id = desk_staff.network_id and person.id = desk_staff.person_id
         where desk.network_id = $1 and person.state = 'active' order by desk.name, desk.id limit 500",
        &[&network],
    )?;
    rows.iter().map(|row| Ok((row.get("id")?, row.get("name")?))).collect()
}

async fn post(visit: Visit, posted: Posted) -> Result<Response, Failure> {
    visit.actor.may_here("set_expert_desk")?;
    let chosen = by_name::read(&visit, &posted, &[("expert_desk", &[Of::Desk("")])]).await?;
    let done = match chosen.parse(parse) {
        Err(problems) => Err(problems),
        Ok((code, desk)) => match visit.write(move |tx, actor, now| set(tx, actor, now, &code, desk)).await {
            Ok(()) => Ok(()),
            Err(refusal) => Err(refusal.at("expert_desk")?),
        },
    };
    match done {
        Ok(()) => Ok(SeeOther::to("/vragen/balies").saying(Flash::new("expert-desk-done")).into_response()),
        Err(problems) => {
            let shown = visit.read(read).await?;
            let again = Again::refused("desk", &posted, &problems);
            Ok(page(&visit.view, &shown, &again).refused_for(&posted, &problems).into_response())
        }
    }
}

fn parse(posted: &Posted) -> Result<(String, DeskId), Problems> {
    match (posted.text("theme"), posted.text("expert_desk").parse()) {
        ("", _) => Err(Problems::with("theme", "problem-expert-theme-empty")),
        (_, Err(_)) => Err(Problems::with("expert_desk", "problem-expert-desk-empty")),
        (code, Ok(desk)) => Ok((code.to_owned(), desk)),
    }
}

/// From now on `desk` answers questions about that theme; what is open stays where it lies.
pub fn set(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, theme: &str, desk: DeskId) -> Result<(), Refusal> {
    actor.may_here("set_expert_desk")?;
    if !theme::exists(tx, actor.network, theme)? {
        return Err(Refusal::NotFound("theme"));
    }
    let chosen = desk::load(tx, actor.network, desk)?.ok_or(Refusal::NotFound("desk"))?;
    if chosen.staff == 0 {
        return Err(Refusal::NotNow("expert-desk-refused-empty"));
    }
    let before = tx.first(
        "select desk_id from expert_desk where network_id = $1 and theme_code = $2",
        &[&actor.network, &theme],
    )?;
    let before: Option<DeskId> = before.map(|row| row.get("desk_id")).transpose()?;
    if before == Some(desk) {
        return Ok(());
    }
    tx.execute(
        "insert into expert_desk (network_id, theme_code, desk_id) values ($1, $2, $3)
         on conflict (network_id, theme_code) do update set desk_id = excluded.desk_id",
        &[&actor.network, &theme, &desk],
    )?;
    let facts = json!({ "theme": theme });
    record::note(tx, actor, now, "expert-desk.set", ("desk", desk.into()), facts)?;
    Ok(())
}

/// The page.
pub fn page(view: &View, shown: &Shown, again: &Again<'_>) -> Page {
    let heading = t!(view, "expert-desks-title");
    let rows: Vec<Vec<Markup>> = shown
        .set
        .iter()
        .map(|(code, desk)| {
            let theme = themes::name(&shown.themes, Some(code), view.lang).unwrap_or_default();
            vec![html! { (theme) }, html! { (desk) }]
        })
        .collect();
    let main = html! {
        (title(&heading, &t!(view, "expert-desks-what", desk = &shown.own)))
        @if rows.is_empty() {
            (empty(&t!(view, "expert-desks-none"), &html! { (t!(view, "expert-desks-none-then", desk = &shown.own)) }))
        } @else {
            (table(&heading, &[t!(view, "expert-desk-theme"), t!(view, "expert-desk-desk")], &rows))
        }
        @if let Some(desks) = &shown.desks {
            (again.fold(view, "desk", &t!(view, "expert-desk-set"), &form(view, again, shown, desks)))
        }
    };
    Page::new(view, heading, main).at(PLACE)
}

fn form(view: &View, again: &Again<'_>, shown: &Shown, desks: &[(DeskId, String)]) -> Markup {
    let form = again.form(view, "desk").promise("expert-desk-promise", &[]);
    let themes = themes::choices(&shown.themes, view.lang);
    let desks: Vec<Choice> = desks.iter().map(|(id, name)| Choice::new(id.to_string(), name)).collect();
    let fields = html! {
        (form.choice("theme", "expert-desk-theme", &themes).required())
        (form.choice("expert_desk", "expert-desk-desk", &desks).required().by_name())
    };
    form.around("/vragen/balies", "expert-desk-act", &fields)
}

#[cfg(test)]
mod tests {
    use super::*;
    use network::samples::{Village, monday};
    use testkit::on_both;

    #[test]
    fn every_theme_and_none_has_a_desk() {
        on_both(|db| {
            let village = Village::build(db);
            let of = |theme: Option<&str>| db.read_here(|tx| of_theme(tx, village.network, theme)).unwrap();
            assert_eq!(of(None), village.desk);
            assert_eq!(of(Some("STE.financiering")), village.desk);
            let steiger = db
                .read_here(|tx| desk::of_organisation(tx, village.network, village.steiger))
                .unwrap()
                .unwrap()
                .id;
            let set = |who, theme: &'static str| {
                village.acts(db, who, |tx, actor| set(tx, actor, monday(), theme, steiger))
            };
            assert!(matches!(set(village.ruud, "STE"), Err(Refusal::Forbidden { .. })));
            assert!(matches!(set(village.elly, "NOOIT"), Err(Refusal::NotFound("theme"))));
            set(village.elly, "STE").unwrap();
            set(village.elly, "STE").unwrap();
            assert_eq!((of(Some("STE")), of(Some("STE.financiering"))), (steiger, steiger));
            assert_eq!(of(Some("REL")), village.desk);
            db.write_here(|tx| tx.execute("delete from desk_staff where desk_id = $1", &[&steiger])).unwrap();
            assert_eq!(of(Some("STE")), village.desk, "a desk where nobody is answers nothing");
        });
    }
}
