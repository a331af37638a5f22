//! The network as its members see it: its own desk with whoever staffs it, and the organisations by name. For everybody
//! in it; who looks after it also adds organisations and staffs the desk here. It shows no work and no figures.

use crate::address::{Pages, pages};
use crate::again::Again;
use crate::desk::{self, Desk, OnDesk};
use crate::name_line::{NameLine, name_lines};
use crate::organisation::{self, Listed};
use crate::person::{self, Presence};
use crate::{Actor, Refusal, Route, Visit, add_organisation, founding, staff_desk};
use kernel::PersonId;
use maud::{Markup, html};
use store::{After, Tx};
use web::components::mark::{Mark, Symbol};
use web::components::{Tone, empty, notice, post_button, section, title};
use web::{Failure, Form, Page, Posted, Problems, View, t};

/// How many organisations stand on a page.
const PAGE: u16 = 50;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/netwerk", "see_network", show)]
}

/// What the page shows.
pub struct Shown {
    name: String,
    desk: Desk,
    staff: Vec<OnDesk>,
    asked: Posted,
    organisations: Vec<Listed>,
    pages: Pages,
    /// Whom the network's desk can be staffed with; only for those who look after it.
    to_staff: Option<Vec<(PersonId, String, String)>>,
}

async fn show(visit: Visit) -> Result<Page, Failure> {
    let shown = read(&visit).await?;
    Ok(page(&visit.view, &shown, &Again::NOTHING))
}

/// Reads what the page shows, also when one of its forms was refused.
pub async fn read(visit: &Visit) -> Result<Shown, Refusal> {
    let (asked, after) = (visit.asked(), visit.after(PAGE));
    visit.read(move |tx, actor| shown(tx, actor, &asked, &after)).await
}

fn shown(tx: &mut Tx<'_>, actor: &Actor, asked: &Posted, after: &After<String>) -> Result<Shown, Refusal> {
    actor.may_here("see_network")?;
    let begins: String = asked.text("naam").chars().take(60).collect();
    let desk = desk::of_network(tx, actor.network)?;
    let found = organisation::search(tx, actor.network, &begins, after)?;
    let to_staff = match actor.may_here("staff_desk") {
        Ok(()) => Some(person::to_choose_from(tx, actor.network)?),
        Err(_) => None,
    };
    Ok(Shown {
        name: founding::name_of(tx, actor.network)?,
        staff: desk::everybody_on(tx, actor.network, desk.id)?,
        desk,
        pages: pages("/netwerk", &[("naam", &begins)], after, found.next.as_ref()),
        organisations: found.rows,
        asked: asked.clone(),
        to_staff,
    })
}

/// The page; `again` is the form that was refused, if any.
pub fn page(view: &View, shown: &Shown, again: &Again<'_>) -> Page {
    let main = html! {
        (title(&shown.name, &t!(view, "network-what")))
        @if shown.to_staff.is_some() {
            p {
                a class="utrecht-link" href="/netwerk/invoer" { (t!(view, "import-organisations-link")) } " · "
                a class="utrecht-link" href="/netwerk/uitvoer" { (t!(view, "export-link")) }
            }
        }
        // Who they are stands in a context above this one: a link knows no more than its address.
        p { a class="utrecht-link" href="/netwerk/vertrouwenspersonen" { (t!(view, "network-confidants")) } }
        (section("balie", &t!(view, "network-desk"), &desk_part(view, (&shown.desk, &shown.staff),
            &t!(view, "network-desk-what", desk = &shown.desk.name), shown.to_staff.is_some().then_some("/netwerk/balie/einde"))))
        @if let Some(people) = &shown.to_staff {
            (again.fold(view, "staff", &t!(view, "staff-desk-title"), &staff_desk::form(view, again, "/netwerk/balie", people)))
        }
        (section("organisaties", &t!(view, "network-organisations"), &organisations(view, shown)))
        @if shown.to_staff.is_some() {
            (again.fold(view, "organisation", &t!(view, "add-organisation-title"), &add_organisation::form(view, again)))
        }
    };
    Page::new(view, shown.name.as_str(), main)
}

/// A desk with whoever staffs it, under a sentence that says what it is for; with where somebody is taken off it, for
/// whoever may.
pub fn desk_part(
    view: &View,
    (desk, staff): (&Desk, &[OnDesk]),
    what: &str,
    take_off: Option<&str>,
) -> Markup {
    let lines: Vec<NameLine> = staff
        .iter()
        .map(|one| NameLine {
            mark: Mark::new(Symbol::Person, t!(view, "network-person")),
            href: Some(format!("/netwerk/mensen/{}", one.person)),
            name: one.name.clone(),
            what: match one.presence {
                Presence::Active => String::new(),
                Presence::Absent | Presence::Left => view.say(one.presence.text_key(), &[]),
            },
            place: String::new(),
            act: html! {
                @if let Some(action) = take_off {
                    (post_button(view, action, "leave-desk-act", &[("name", one.name.as_str().into())], &[("person", &one.person.to_string())]))
                }
            },
        })
        .collect();
    html! {
        p { (what) }
        @if desk.staff == 0 { (notice(view, Tone::Now, &html! { (t!(view, "network-desk-empty")) })) }
        (name_lines(&lines))
    }
}

fn organisations(view: &View, shown: &Shown) -> Markup {
    let nothing_wrong = Problems::none();
    let search = Form::new(view, &shown.asked, &nothing_wrong).called("search");
    let fields = html! { (search.search("naam", "network-search").max(60).autocomplete("off")) };
    let lines: Vec<NameLine> = shown.organisations.iter().map(|listed| line(view, listed)).collect();
    html! {
        (search.asking("/netwerk", "network-search-act", &fields))
        @if lines.is_empty() {
            (empty(&t!(view, "network-none"), &html! { a class="utrecht-link" href="/netwerk" { (t!(view, "network-all")) } }))
        }
        (name_lines(&lines))
        (shown.pages.show(view))
    }
}

fn line(view: &View, listed: &Listed) -> NameLine {
    let organisation = &listed.organisation;
    let kind = view.say(organisation.kind.text_key(), &[]);
    NameLine {
        mark: Mark::new(Symbol::PontoonOne, t!(view, "network-organisation")),
        href: Some(format!("/netwerk/organisaties/{}", organisation.id)),
        name: organisation.name.clone(),
        what: match &listed.umbrella {
            Some(umbrella) => t!(view, "network-kind-under", kind = kind, umbrella = umbrella),
            None => kind,
        },
        place: organisation.place.clone(),
        act: html! {},
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::TEXTS;
    use crate::samples::Village;
    use kernel::Lang;
    use testkit::on_both;
    use web::samples::{check_html, view};

    pub(crate) fn seen_by(db: &store::Db, person: fn(&Village) -> PersonId, asked: &Posted) -> Shown {
        let village = Village::build(db);
        village.acts(db, person(&village), |tx, actor| shown(tx, actor, asked, &After::start(PAGE))).unwrap()
    }

    #[test]
    fn the_network_reads_well_in_both_languages() {
        let db = testkit::sqlite();
        let facilitated = seen_by(&db, |village| village.elly, &Posted::EMPTY);
        for lang in Lang::ALL {
            let html = page(&view(lang, &[TEXTS]), &facilitated, &Again::NOTHING).html();
            assert_eq!(check_html(&html), [], "{lang}");
            assert!(html.contains("Welzijn De Steiger") && html.contains("Priya Ramdin"));
        }
    }

    #[test]
    fn a_word_of_the_name_finds_it_and_a_percent_sign_is_a_letter() {
        on_both(|db| {
            let found = seen_by(db, |village| village.ruud, &Posted::of(&[("naam", "steig")]));
            let names: Vec<&str> =
                found.organisations.iter().map(|one| one.organisation.name.as_str()).collect();
            assert_eq!(names, ["Welzijn De Steiger"]);
            assert!(found.to_staff.is_none(), "a director doesn't staff the network's desk");
        });
        on_both(|db| {
            let nothing = seen_by(db, |village| village.ruud, &Posted::of(&[("naam", "%")]));
            assert!(nothing.organisations.is_empty());
        });
    }
}
