//! Adding somebody who works in the network, with what they do and where, and onto the desk if they staff it. For an
//! administrator or facilitator, and a link goes to the new person's own address: with it they choose a password, so that
//! nobody else ever knows it.

use crate::again::Again;
use crate::organisation::Team;
use crate::person::{self, NewMembership, NewPerson};
use crate::{
    Actor, Refusal, Role, Route, Visit, access_link, desk, founding, give_access, organisation, record,
    show_organisation,
};
use axum::response::{IntoResponse, Response};
use kernel::ids::Uuid;
use kernel::{Lang, OrganisationId, PersonId, TeamId, Timestamp};
use maud::{Markup, html};
use serde_json::json;
use store::{Error, Tx};
use web::{Choice, Failure, Flash, Path, Posted, Problems, SeeOther, View};

/// The longest name, in characters.
pub const NAME_MOST: usize = 120;
/// The longest address, in bytes (RFC 5321).
pub const EMAIL_MOST: usize = 254;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/netwerk/organisaties/{id}/mensen", "add_person", post)]
}

/// Whether somebody staffs the organisation's desk from the start.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Duty {
    /// They do.
    OnDesk,
    /// They don't.
    None,
}

/// Somebody as typed.
#[derive(Clone, Debug)]
pub struct Typed {
    /// Their name.
    pub name: String,
    /// Where mail reaches them.
    pub email: String,
    /// The language of their mail and pages.
    pub lang: Lang,
    /// As what they join.
    pub role: Role,
    /// In which team.
    pub team: Option<TeamId>,
    /// Whether they staff the desk.
    pub duty: Duty,
}

fn parse(posted: &Posted) -> Result<Typed, Problems> {
    let mut problems = Problems::none();
    let (name, email) = (posted.text("name"), posted.text("email"));
    check_name(&mut problems, name);
    check_address(&mut problems, email);
    let role = Role::named(posted.text("role"));
    match role {
        None => problems.add("role", "add-person-role-empty"),
        Some(Role::Confidant) => problems.add("role", "change-membership-refused-confidant"),
        Some(_) => {}
    }
    match role {
        Some(role) if problems.is_empty() => Ok(Typed {
            name: name.to_owned(),
            email: email.to_lowercase(),
            lang: Lang::from_tag(posted.text("lang")).unwrap_or_default(),
            role,
            team: posted.text("team").parse().ok(),
            duty: if posted.has("desk") { Duty::OnDesk } else { Duty::None },
        }),
        _ => Err(problems),
    }
}

/// Says what is wrong with a name.
pub fn check_name(problems: &mut Problems, name: &str) {
    if name.is_empty() {
        problems.add("name", "add-person-name-empty");
    } else if name.chars().count() > NAME_MOST {
        problems.add("name", "add-person-name-too-long");
    }
}

/// Says what is wrong with an address.
pub fn check_address(problems: &mut Problems, email: &str) {
    if !is_address(email) {
        problems.add("email", "add-person-email-unreadable");
    }
}

/// Enough of an address to send to; whether it exists shows when the first mail bounces.
pub fn is_address(text: &str) -> bool {
    let fits = text.len() <= EMAIL_MOST && !text.contains(char::is_whitespace);
    let domain = text.split_once('@').filter(|(local, _)| !local.is_empty()).map(|(_, domain)| domain);
    fits && domain.is_some_and(|domain| {
        !domain.contains('@')
            && domain.split('.').count() > 1
            && domain.split('.').all(|part| !part.is_empty())
    })
}

async fn post(visit: Visit, Path(id): Path<OrganisationId>, posted: Posted) -> Result<Response, Failure> {
    visit.actor.may_here("add_person")?;
    let form_key = posted.form_key().unwrap_or(visit.view.form_key);
    let problems = match parse(&posted) {
        Ok(typed) => {
            let added = visit.write(move |tx, actor, now| {
                let person = add(tx, actor, now, id, &typed)?;
                way_in(tx, actor, now, person, form_key)
            });
            match added.await {
                Ok(Some(name)) => return Ok(give_access::asked(&visit, id, &name)),
                Ok(None) => {
                    let flash = Flash::new("add-person-done").with("name", posted.text("name"));
                    return Ok(SeeOther::to(format!("/netwerk/organisaties/{id}#mensen"))
                        .saying(flash)
                        .into_response());
                }
                Err(Refusal::Store(Error::Unique { constraint })) if constraint == "person_by_email" => {
                    Problems::with("email", "add-person-email-taken")
                }
                Err(refusal) => return Err(refusal.into()),
            }
        }
        Err(problems) => problems,
    };
    let shown = show_organisation::read(&visit, id).await?;
    let again = Again::refused("person", &posted, &problems);
    Ok(show_organisation::page(&visit.view, &shown, &again).refused_for(&posted, &problems).into_response())
}

/// A first link for whoever is new, who is named. Somebody who was there before keeps what they have, unless this very form
/// made it.
fn way_in(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    added: Added,
    form_key: Uuid,
) -> Result<Option<String>, Refusal> {
    let person = match added {
        Added::New(person) => person,
        Added::There(person) if access_link::is_of_form(tx, actor.network, person, form_key)? => person,
        Added::There(_) => return Ok(None),
    };
    give_access::give(tx, actor, now, person, form_key).map(Some)
}

/// What came of adding somebody.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Added {
    /// They are new.
    New(PersonId),
    /// They were there already, just so.
    There(PersonId),
}

/// Adds somebody to `organisation`; sent twice, it is the same person.
pub fn add(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    organisation: OrganisationId,
    typed: &Typed,
) -> Result<Added, Refusal> {
    actor.may_here("add_person")?;
    organisation::load(tx, actor.network, organisation)?.ok_or(Refusal::NotFound("organisation"))?;
    let teams = organisation::teams(tx, actor.network, organisation)?;
    let team = typed.team.filter(|team| teams.iter().any(|one| one.id == *team));
    if let Some(same) = person::by_email(tx, actor.network, &typed.email)?
        && same.name == typed.name
        && person::organisation_of(tx, actor.network, same.id)? == Some(organisation)
    {
        return Ok(Added::There(same.id));
    }
    let new = NewPerson { name: &typed.name, email: &typed.email, password: None, lang: typed.lang };
    let person = person::add(tx, now, actor.network, &new)?;
    let membership = NewMembership { person, organisation, role: typed.role, team };
    person::join(tx, now, actor.network, &membership)?;
    let facts = json!({ "organisation": organisation, "role": typed.role.name(), "team": team });
    record::note(tx, actor, now, "person.added", ("person", person.into()), facts)?;
    if typed.duty == Duty::OnDesk
        && let Some(desk) = desk::of_organisation(tx, actor.network, organisation)?
    {
        founding::staff(tx, actor.network, desk.id, person)?;
        record::note(tx, actor, now, "desk.staffed", ("desk", desk.id.into()), json!({ "person": person }))?;
    }
    Ok(Added::New(person))
}

/// The languages that mail and pages come in, to choose from.
pub fn languages(view: &View) -> Vec<Choice> {
    let key = |lang: Lang| match lang {
        Lang::Nl => "add-person-lang-nl",
        Lang::En => "add-person-lang-en",
    };
    Lang::ALL.iter().map(|lang| Choice::new(lang.tag(), view.say(key(*lang), &[]))).collect()
}

/// The form, on the page of the organisation at `here`.
pub fn form(view: &View, again: &Again<'_>, here: &str, teams: &[Team]) -> Markup {
    let roles = crate::change_membership::roles(view);
    let teams: Vec<Choice> = teams.iter().map(|team| Choice::new(team.id.to_string(), &team.name)).collect();
    let form = again.form(view, "person").promise("add-person-promise", &[]);
    let fields = html! {
        (form.line("name", "add-person-name").required().max(NAME_MOST).autocomplete("off"))
        (form.email("email", "add-person-email").required().max(EMAIL_MOST).autocomplete("off"))
        (form.radios("lang", "add-person-lang", &languages(view)).value(Lang::default().tag()))
        (form.choice("role", "add-person-role", &roles).required().value(Role::Worker.name()))
        @if !teams.is_empty() { (form.choice("team", "add-person-team", &teams)) }
        (form.tick("desk", "add-person-desk"))
    };
    form.around(&format!("{here}/mensen"), "add-person-act", &fields)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{Village, monday};
    use testkit::on_both;

    fn typed(email: &str) -> Typed {
        let pairs = [("name", "Jayden Pinas"), ("email", email), ("role", "worker"), ("desk", "yes")];
        parse(&Posted::of(&pairs)).unwrap()
    }

    #[test]
    fn somebody_new_belongs_somewhere_and_stands_on_the_desk() {
        on_both(|db| {
            let village = Village::build(db);
            let add = |tx: &mut Tx<'_>, actor: &Actor| {
                add(tx, actor, monday(), village.steiger, &typed("Jayden@desteiger.example"))
            };
            let Ok(Added::New(jayden)) = village.acts(db, village.elly, add) else { panic!("Jayden is new") };
            assert_eq!(
                village.acts(db, village.elly, add).unwrap(),
                Added::There(jayden),
                "sent twice is one"
            );
            let actor = db.read_here(|tx| village.actor(tx, jayden)).unwrap();
            assert_eq!((actor.roles.as_slice(), actor.desks.len()), ([Role::Worker].as_slice(), 1));
        });
    }

    #[test]
    fn who_is_new_gets_a_way_in_and_the_form_sent_twice_gives_it_again() {
        on_both(|db| {
            let village = Village::build(db);
            let given = |key| {
                village.acts(db, village.elly, |tx, actor| {
                    let added =
                        add(tx, actor, monday(), village.steiger, &typed("jayden@desteiger.example"))?;
                    way_in(tx, actor, monday(), added, Uuid::from_u128(key))
                })
            };
            assert_eq!(given(1).unwrap().as_deref(), Some("Jayden Pinas"));
            assert!(given(1).unwrap().is_some());
            assert!(given(2).unwrap().is_none(), "another form asks for no other");
            let parcels = "select count(*) as number from outbox where topic = 'access_link'";
            let row = db.read_here(|tx| tx.first(parcels, &[])).unwrap().unwrap();
            assert_eq!(row.get::<i64>("number").unwrap(), 1);
        });
    }

    #[test]
    fn an_address_belongs_to_one_person() {
        on_both(|db| {
            let village = Village::build(db);
            let again = db.write_here(|tx| {
                let actor = village.actor(tx, village.elly)?;
                add(tx, &actor, monday(), village.loohoek, &typed("FATIMA@voorbeeld.example"))
            });
            let taken = matches!(&again, Err(Refusal::Store(Error::Unique { constraint })) if constraint == "person_by_email");
            assert!(taken, "{again:?}");
        });
    }

    #[test]
    fn an_address_is_looked_at_not_guessed() {
        for (text, expect) in [
            ("jayden@desteiger.example", true),
            ("jayden", false),
            ("jayden@desteiger", false),
            ("@desteiger.example", false),
            ("jay den@desteiger.example", false),
            ("jayden@a@b.example", false),
            ("jayden@desteiger..example", false),
        ] {
            assert_eq!(is_address(text), expect, "{text}");
        }
    }
}
