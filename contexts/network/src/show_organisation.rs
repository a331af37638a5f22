//! One organisation: its teams with their leads, its people with what they do and whether they are there, and its duty
//! desk. For everybody in the network; who looks after it adds people, teams and desk staff here.

use crate::address::{Pages, pages};
use crate::again::Again;
use crate::desk::{self, Desk, OnDesk};
use crate::name_line::{NameLine, name_lines};
use crate::organisation::{self, Organisation, Team};
use crate::person::{self, Member, Presence};
use crate::phone::{self, Phone};
use crate::show_network::desk_part;
use crate::{
    Actor, Refusal, Route, Visit, add_membership, add_person, add_team, change_membership, change_number,
    end_membership, give_access, membership, staff_desk,
};
use kernel::{OrganisationId, PersonId};
use maud::{Markup, html};
use store::{After, Tx};
use web::components::mark::{Mark, Symbol};
use web::components::{empty, facts, section, title};
use web::{Failure, Page, Path, View, t};

/// How many people stand on a page.
const PAGE: u16 = 50;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/netwerk/organisaties/{id}", "see_network", show)]
}

/// What the page shows.
pub struct Shown {
    /// The organisation.
    pub organisation: Organisation,
    /// Its teams.
    pub teams: Vec<Team>,
    umbrella: Option<(OrganisationId, String)>,
    phone: Option<Phone>,
    desk: Option<(Desk, Vec<OnDesk>)>,
    people: Vec<Member>,
    pages: Pages,
    /// Every membership here; only for those who look after who is in the network.
    memberships: Option<Vec<membership::Listed>>,
}

async fn show(visit: Visit, Path(id): Path<OrganisationId>) -> Result<Page, Failure> {
    let shown = read(&visit, id).await?;
    Ok(page(&visit.view, &shown, &Again::NOTHING))
}

/// Reads what the page shows, also when one of its forms was refused.
pub async fn read(visit: &Visit, id: OrganisationId) -> Result<Shown, Refusal> {
    let after = visit.after(PAGE);
    visit.read(move |tx, actor| shown(tx, actor, id, &after)).await
}

fn shown(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: OrganisationId,
    after: &After<(String, PersonId)>,
) -> Result<Shown, Refusal> {
    actor.may_here("see_network")?;
    let organisation = organisation::load(tx, actor.network, id)?.ok_or(Refusal::NotFound("organisation"))?;
    let umbrella = match organisation.umbrella {
        Some(umbrella) => {
            organisation::load(tx, actor.network, umbrella)?.map(|umbrella| (umbrella.id, umbrella.name))
        }
        None => None,
    };
    let desk = match desk::of_organisation(tx, actor.network, id)? {
        Some(desk) => {
            let staff = desk::everybody_on(tx, actor.network, desk.id)?;
            Some((desk, staff))
        }
        None => None,
    };
    let people = person::of_organisation(tx, actor.network, id, after)?;
    let memberships = match actor.may_here("add_person") {
        Ok(()) => Some(membership::in_organisation(tx, actor.network, id)?),
        Err(_) => None,
    };
    Ok(Shown {
        umbrella,
        phone: phone::of(tx, actor.network, id)?,
        teams: organisation::teams(tx, actor.network, id)?,
        desk,
        pages: pages(&format!("/netwerk/organisaties/{id}"), &[], after, people.next.as_ref()),
        people: people.rows,
        organisation,
        memberships,
    })
}

/// The page; `again` is the form that was refused, if any.
pub fn page(view: &View, shown: &Shown, again: &Again<'_>) -> Page {
    let organisation = &shown.organisation;
    let kind = view.say(organisation.kind.text_key(), &[]);
    let take_off =
        shown.memberships.as_ref().map(|_| format!("/netwerk/organisaties/{}/balie/einde", organisation.id));
    let main = html! {
        (title(&organisation.name, &t!(view, "organisation-what", kind = kind, place = &organisation.place)))
        (facts(&known_facts(view, shown)))
        // What it offers stands in a context above this one: a link knows no more than its address.
        p { a class="utrecht-link" href={ "/aanbod?organisatie=" (organisation.id) } { (t!(view, "organisation-offers")) } }
        @if !shown.teams.is_empty() { (section("teams", &t!(view, "organisation-teams"), &teams(view, &shown.teams))) }
        (section("mensen", &t!(view, "organisation-people"), &people(view, shown)))
        @if let Some((desk, staff)) = &shown.desk {
            (section("balie", &t!(view, "organisation-desk"), &desk_part(view, (desk, staff),
                &t!(view, "organisation-desk-what", desk = &desk.name), take_off.as_deref())))
        }
        @if let Some(memberships) = &shown.memberships { (looked_after(view, shown, memberships, again)) }
    };
    Page::new(view, organisation.name.as_str(), main)
}

fn known_facts(view: &View, shown: &Shown) -> Vec<(String, Markup)> {
    let umbrella = shown.umbrella.as_ref().map(|(id, name)| {
        let link = html! { a class="utrecht-link" href={"/netwerk/organisaties/" (id)} { (name) } };
        (t!(view, "organisation-umbrella"), link)
    });
    let phone = shown.phone.as_ref().map(|phone| {
        (t!(view, "phone-label"), html! { a class="utrecht-link" href=(phone.dial()) { (phone) } })
    });
    umbrella.into_iter().chain(phone).collect()
}

fn looked_after(view: &View, shown: &Shown, memberships: &[membership::Listed], again: &Again<'_>) -> Markup {
    let here = format!("/netwerk/organisaties/{}", shown.organisation.id);
    let people = to_choose_from(view, memberships.iter());
    let there = memberships.iter().filter(|one| one.presence == Presence::Active);
    let colleagues = to_choose_from(view, there);
    let inner = html! {
        (again.fold(view, "person", &t!(view, "add-person-title"), &add_person::form(view, again, &here, &shown.teams)))
        (again.fold(view, "member", &t!(view, "add-membership-title"), &add_membership::form(view, again, &here, &shown.teams)))
        @if !memberships.is_empty() {
            (again.fold(view, "membership", &t!(view, "change-membership-title"),
                &change_membership::form(view, again, &here, (memberships, &shown.teams))))
            (again.fold(view, "ended", &t!(view, "end-membership-title"), &end_membership::form(view, again, &here, memberships)))
        }
        @if !people.is_empty() {
            (again.fold(view, "access", &t!(view, "give-access-title"), &give_access::form(view, again, &here, &people)))
        }
        (again.fold(view, "number", &t!(view, "change-number-title"), &change_number::form(view, again, &here, shown.phone.as_ref())))
        (again.fold(view, "team", &t!(view, "add-team-title"), &add_team::form(view, again, &here, &colleagues)))
        @if !colleagues.is_empty() {
            (again.fold(view, "staff", &t!(view, "staff-desk-title"),
                &staff_desk::form(view, again, &format!("{here}/balie"), &colleagues)))
        }
    };
    section("beheer", &t!(view, "organisation-look-after"), &inner)
}

/// Whoever has these memberships, once each: their id, their name, and what they do.
fn to_choose_from<'a>(
    view: &View,
    listed: impl Iterator<Item = &'a membership::Listed>,
) -> Vec<(PersonId, String, String)> {
    let mut people: Vec<(PersonId, String, String)> = Vec::new();
    for one in listed {
        let role = [Some(view.say(one.member.role.text_key(), &[])), one.team.clone()];
        let role = role.into_iter().flatten().collect::<Vec<_>>().join(", ");
        match people.last_mut().filter(|(id, _, _)| *id == one.member.person) {
            Some((_, _, does)) => *does = format!("{does}, {role}"),
            None => people.push((one.member.person, one.name.clone(), role)),
        }
    }
    people
}

fn teams(view: &View, teams: &[Team]) -> Markup {
    let lines: Vec<NameLine> = teams
        .iter()
        .map(|team| NameLine {
            mark: Mark::new(Symbol::PontoonTwo, t!(view, "organisation-team")),
            href: None,
            name: team.name.clone(),
            what: String::new(),
            place: match &team.lead {
                Some(lead) => t!(view, "organisation-team-lead", name = lead),
                None => t!(view, "organisation-team-no-lead"),
            },
            act: html! {},
        })
        .collect();
    name_lines(&lines)
}

fn people(view: &View, shown: &Shown) -> Markup {
    let lines: Vec<NameLine> = shown
        .people
        .iter()
        .map(|member| NameLine {
            mark: Mark::new(Symbol::Person, t!(view, "network-person")),
            href: Some(format!("/netwerk/mensen/{}", member.id)),
            name: member.name.clone(),
            what: roles(view, member),
            place: match member.presence {
                Presence::Active => String::new(),
                Presence::Absent | Presence::Left => {
                    let presence = view.say(member.presence.text_key(), &[]);
                    t!(view, "organisation-presence-since", presence = presence, day = view.day(member.since))
                }
            },
            act: html! {},
        })
        .collect();
    html! {
        @if lines.is_empty() {
            (empty(&t!(view, "organisation-nobody"), &html! { (t!(view, "organisation-nobody-then")) }))
        }
        (name_lines(&lines))
        (shown.pages.show(view))
    }
}

fn roles(view: &View, member: &Member) -> String {
    let roles = member.roles.iter().map(|role| view.say(role.text_key(), &[]));
    roles.chain(member.team.clone()).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::TEXTS;
    use crate::samples::Village;
    use kernel::Lang;
    use testkit::on_both;
    use web::samples::{check_html, required_fields, view};

    fn seen_by(db: &store::Db, village: &Village, person: PersonId, limit: u16) -> Shown {
        let after = After::start(limit);
        village.acts(db, person, |tx, actor| shown(tx, actor, village.steiger, &after)).unwrap()
    }

    #[test]
    fn an_organisation_reads_well_in_both_languages() {
        let db = testkit::sqlite();
        let village = Village::build(&db);
        let looked_after = seen_by(&db, &village, village.elly, PAGE);
        for lang in Lang::ALL {
            let html = page(&view(lang, &[TEXTS]), &looked_after, &Again::NOTHING).html();
            assert_eq!(check_html(&html), [], "{lang}");
            assert!(html.contains("Team Kadebuurt") && html.contains("Fatima el Amrani"));
        }
        let seen =
            page(&view(Lang::Nl, &[TEXTS]), &seen_by(&db, &village, village.ruud, PAGE), &Again::NOTHING);
        assert_eq!(required_fields(&seen.html()), 0, "a director has no forms here");
    }

    #[test]
    fn people_come_page_by_page_with_their_roles() {
        on_both(|db| {
            let village = Village::build(db);
            let shown = seen_by(db, &village, village.ruud, 2);
            let names: Vec<&str> = shown.people.iter().map(|member| member.name.as_str()).collect();
            assert_eq!(names, ["Fatima el Amrani", "Marleen Hoekstra"]);
            assert_eq!(shown.people[1].roles, [crate::Role::Lead]);
            assert_eq!(shown.people[0].team.as_deref(), Some("Team Kadebuurt"));
            assert!(shown.pages.next.is_some());
        });
    }
}
