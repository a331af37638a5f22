//! Somebody in the network: where they belong, what they do, whether they are there, and what they hold. For everybody in
//! the network; whoever looks after them records here that they are away, have left or are back.

use crate::absence::matter;
use crate::held::{self, From, Line, Sight, Stretch};
use crate::return_mail::{self, Mails};
use crate::{change_person, shown};
use kernel::{OrganisationId, PersonId, Timestamp};
use maud::{Markup, html};
use network::address::{Pages, pages};
use network::again::Again;
use network::person::{self, Person, Presence};
use network::{Actor, Refusal, Role, Route, Visit};
use obligations::Holder;
use store::{After, Page as Slice, Tx};
use web::components::{self, Act, empty, facts, section, title};
use web::{Failure, Page, Path, View, t};

/// How much of what they hold stands on a page.
const PAGE: u16 = 20;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/netwerk/mensen/{id}", "see_person", show)]
}

/// What the page shows.
pub struct Shown {
    person: Person,
    memberships: Vec<(OrganisationId, String, Role)>,
    lines: Vec<Line>,
    pages: Pages,
    /// Whether the reader leads a team they are in, and may give what they hold to somebody else.
    led: Led,
    /// Mails to them of which this reader may say that they came back.
    mails: Mails,
    /// What this reader may do: put their details right, record absence, leaving, return.
    may: Vec<&'static str>,
}

/// Whether the reader is somebody's team lead.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Led {
    ByReader,
    Otherwise,
}

async fn show(visit: Visit, Path(id): Path<PersonId>) -> Result<Page, Failure> {
    let shown = read(&visit, id).await?;
    Ok(page(&visit.view, &visit.actor, &shown, &Again::NOTHING))
}

/// Reads what the page shows, also when one of its acts was refused.
pub async fn read(visit: &Visit, id: PersonId) -> Result<Shown, Refusal> {
    let (after, mails) = (visit.after(PAGE), return_mail::after(visit));
    let now = visit.now();
    visit.read(move |tx, actor| shown(tx, actor, (id, now), (&after, &mails))).await
}

fn shown(
    tx: &mut Tx<'_>,
    actor: &Actor,
    (id, now): (PersonId, Timestamp),
    (after, mails): (&After<From>, &After<return_mail::Place>),
) -> Result<Shown, Refusal> {
    actor.may_here("see_person")?;
    let somebody = person::load(tx, actor.network, id)?.ok_or(Refusal::NotFound("person"))?;
    let mut may = Vec::new();
    for action in acts_on(somebody.presence) {
        if actor.may(action, &matter(tx, actor, id, action)?).is_ok() {
            may.push(*action);
        }
    }
    let lines = held::by(tx, Sight::of(actor), Holder::Person(id), Stretch::after(after.key), after.fetch())?;
    let lines = Slice::cut(lines, after, held::place);
    let leads = person::leads_of(tx, actor.network, id)?;
    Ok(Shown {
        memberships: person::memberships(tx, actor.network, id)?,
        mails: return_mail::to_choose_from(tx, actor, now, (id, mails))?,
        pages: pages(&format!("/netwerk/mensen/{id}"), &[], after, lines.next.as_ref()),
        lines: lines.rows,
        led: if leads.contains(&actor.person) { Led::ByReader } else { Led::Otherwise },
        person: somebody,
        may,
    })
}

fn acts_on(presence: Presence) -> &'static [&'static str] {
    match presence {
        Presence::Active => &[change_person::ACTION, "record_absence", "record_leaving"],
        Presence::Absent => &[change_person::ACTION, "record_return", "record_leaving"],
        Presence::Left => &["record_return"],
    }
}

/// The page; `again` is the act that was refused, if any.
pub fn page(view: &View, actor: &Actor, shown: &Shown, again: &Again<'_>) -> Page {
    let person = &shown.person;
    let presence = view.say(person.presence.text_key(), &[]);
    let under = match person.presence {
        Presence::Active => presence,
        Presence::Absent | Presence::Left => {
            t!(view, "person-since", presence = presence, day = view.day(person.since))
        }
    };
    let main = html! {
        (title(&person.name, &under))
        (facts(&about(view, shown)))
        (return_mail::fold(view, again, (person.id, &person.name), &shown.mails))
        (section("lat", &t!(view, "person-holds"), &html! {
            @if shown.lines.is_empty() {
                (empty(&t!(view, "person-holds-nothing", name = &person.name), &html! { (t!(view, "person-holds-nothing-then")) }))
            }
            (components::lines(view, &lines(view, actor, shown)))
            (shown.pages.show(view))
        }))
        @if !shown.may.is_empty() { (section("aanwezig", &t!(view, "person-presence"), &acts(view, shown, again))) }
    };
    Page::new(view, person.name.as_str(), main)
}

/// What they hold; their team lead gets from each line to the form that gives it to somebody else.
fn lines(view: &View, actor: &Actor, shown: &Shown) -> Vec<components::Line> {
    let mut lines = shown::lines(view, actor, &shown.lines);
    for (line, held) in lines.iter_mut().zip(&shown.lines) {
        if shown.led == Led::ByReader && !held.shielded {
            line.act =
                Some(Act::open(format!("{}#reassign", shown::page_of(held)), t!(view, "reassign-fold")));
        }
    }
    lines
}

fn about(view: &View, shown: &Shown) -> Vec<(String, Markup)> {
    let belongs = html! {
        @for (id, name, role) in &shown.memberships {
            div { a class="utrecht-link" href={"/netwerk/organisaties/" (id)} { (name) } ", " (view.say(role.text_key(), &[])) }
        }
    };
    let mail =
        html! { a class="utrecht-link" href={"mailto:" (shown.person.email)} { (shown.person.email) } };
    vec![(t!(view, "person-belongs"), belongs), (t!(view, "person-email"), mail)]
}

fn acts(view: &View, shown: &Shown, again: &Again<'_>) -> Markup {
    let here = format!("/netwerk/mensen/{}", shown.person.id);
    let name = &shown.person.name;
    html! {
        @for action in &shown.may {
            @match *action {
                change_person::ACTION => { (change_person::fold(view, again, &shown.person)) },
                "record_absence" => {
                    (act(view, again, ("absent", "absence-title", "absence-act"), &format!("{here}/afwezig"),
                        &t!(view, "absence-what", name = name)))
                },
                "record_leaving" => {
                    (act(view, again, ("left", "absence-left-title", "absence-left-act"), &format!("{here}/vertrek"),
                        &t!(view, "absence-left-what", name = name)))
                },
                _ => {
                    (act(view, again, ("back", "absence-back-title", "absence-back-act"), &format!("{here}/terug"),
                        &t!(view, "absence-back-what", name = name)))
                },
            }
        }
    }
}

fn act(
    view: &View,
    again: &Again<'_>,
    (form, title_key, act_key): (&'static str, &str, &str),
    action: &str,
    what: &str,
) -> Markup {
    let fields = again.form(view, form);
    // A refusal is about the act as a whole, so its sentence stands where the summary leads.
    let inner = html! { p id=(fields.id("why-not")) { (what) } (fields.around(action, act_key, &html! {})) };
    again.fold(view, form, &view.say(title_key, &[]), &inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::TEXTS;
    use crate::samples::open_at;
    use kernel::Lang;
    use network::samples::{Village, monday};
    use testkit::on_both;
    use web::samples::{check_html, view};
    use web::{Posted, Problems};

    fn seen_by(db: &store::Db, village: &Village, who: PersonId) -> (Actor, Shown) {
        village
            .acts(db, who, |tx, actor| {
                Ok((
                    actor.clone(),
                    shown(tx, actor, (village.fatima, monday()), (&After::start(PAGE), &After::start(PAGE)))?,
                ))
            })
            .unwrap()
    }

    #[test]
    fn somebody_reads_well_and_only_who_looks_after_them_sees_the_acts() {
        let db = testkit::sqlite();
        let village = Village::build(&db);
        open_at(&db, &village, village.fatima, 1);
        let problems = Problems::with("why-not", "absence-refused-already");
        let nothing = Posted::empty();
        let again = Again::refused("absent", &nothing, &problems);
        for lang in Lang::ALL {
            let (actor, shown) = seen_by(&db, &village, village.marleen);
            let html = page(&view(lang, &[TEXTS, network::TEXTS]), &actor, &shown, &again).html();
            assert_eq!(check_html(&html), [], "{lang}");
            assert!(html.contains("/vertrek") && html.contains("/afwezig"));
        }
        let (_, shown) = seen_by(&db, &village, village.joost);
        assert_eq!(shown.may, [] as [&str; 0]);
    }

    #[test]
    fn a_lead_gets_to_each_thing_they_hold_to_reassign_it() {
        on_both(|db| {
            let village = Village::build(db);
            let held: Vec<_> = (1..=3).map(|days| open_at(db, &village, village.fatima, days)).collect();
            let pages = |who| {
                let read = |after: &After<From>| {
                    village.acts(db, who, |tx, actor| {
                        Ok((
                            actor.clone(),
                            shown(tx, actor, (village.fatima, monday()), (after, &After::start(PAGE)))?,
                        ))
                    })
                };
                let (actor, first) = read(&After::start(2)).unwrap();
                let key = first.lines.last().map(held::place);
                let (_, rest) = read(&After { key, limit: 2 }).unwrap();
                assert!(first.pages.next.is_some() && rest.pages.next.is_none());
                let view = view(Lang::Nl, &[TEXTS, network::TEXTS]);
                [first, rest].map(|shown| page(&view, &actor, &shown, &Again::NOTHING).html()).concat()
            };
            let leads_to = |html: &str, id| html.contains(&format!("/verplichtingen/{id}#reassign"));
            let (lead, other) = (pages(village.marleen), pages(village.joost));
            assert!(held.iter().all(|id| leads_to(&lead, id) && !leads_to(&other, id)));
        });
    }
}
