//! `ponton user`: accounts from the command line, for the first administrator and for when nobody can sign in. A
//! password is read from standard input, so that it stands in no history and no process list.

use anyhow::{Context, Result, bail};
use kernel::ids::uuid_at;
use kernel::{Lang, NetworkId, Timestamp};
use network::access_link::{Fresh, NewLink};
use network::add_person::is_address;
use network::organisation::{self, NewOrganisation, OrganisationKind};
use network::person::{self, NewMembership, NewPerson};
use network::{Actor, Refusal, Role, access_link, desk, founding, password, sign_in};
use policy::Policy;
use serde_json::json;
use std::io::BufRead;
use std::sync::Arc;
use store::event::{self, Event, Subject};
use store::{Db, Tx};
use worklist::absence::{self, Gone, HandedOn};
use worklist::bounce;

/// Somebody to add.
pub struct NewAccount<'a> {
    /// Their address.
    pub email: &'a str,
    /// Their name.
    pub name: &'a str,
    /// Their organisation's name; made when it is not there.
    pub organisation: &'a str,
    /// The network's name; founded when it is not there.
    pub network: &'a str,
    /// What they do.
    pub role: Role,
}

/// Adds somebody. The first person of a network staffs its duty desk, so that nothing can be without a holder.
pub fn add(db: &Db, now: Timestamp, new: &NewAccount<'_>, password: &str) -> Result<()> {
    if !is_address(new.email) {
        bail!("{} is no e-mail address: somebody signs in with one, and mail goes there", new.email);
    }
    let hash = strong(password)?;
    let added: Result<(), Refusal> = db.write_here(|tx| {
        let network = network_named(tx, now, new.network)?;
        let organisation = if let Some(known) = organisation::named(tx, network, new.organisation)? {
            known
        } else {
            let (name, kind) = (new.organisation, OrganisationKind::Welfare);
            let new = NewOrganisation { name, kind, place: new.network, umbrella: None, desk_name: name };
            organisation::add(tx, now, network, &new)?.0
        };
        let (name, email) = (new.name, new.email);
        let id =
            person::add(tx, now, network, &NewPerson { name, email, password: Some(&hash), lang: Lang::Nl })?;
        person::join(
            tx,
            now,
            network,
            &NewMembership { person: id, organisation, role: new.role, team: None },
        )?;
        let desk = desk::of_network(tx, network)?;
        if desk.staff == 0 {
            founding::staff(tx, network, desk.id, id)?;
        }
        Ok(())
    });
    match added {
        Err(Refusal::Store(store::Error::Unique { constraint })) if constraint == "person_by_email" => {
            bail!("somebody with the address {} is there already: use ponton user reset", new.email)
        }
        other => other.context("the account can't be added"),
    }
}

fn network_named(tx: &mut Tx<'_>, now: Timestamp, name: &str) -> Result<NetworkId, Refusal> {
    let known = founding::networks(tx)?.into_iter().find(|(_, known)| known == name);
    Ok(match known {
        Some((id, _)) => id,
        None => founding::found(tx, now, name, name)?.network,
    })
}

/// Gives somebody a new password and ends their sessions.
pub fn reset(db: &Db, email: &str, password: &str) -> Result<()> {
    let (hash, email) = (strong(password)?, email.to_lowercase());
    let found: Result<bool, Refusal> = db.write_here(|tx| Ok(sign_in::set_password(tx, &email, &hash)?));
    if found.context("the password can't be changed")? {
        Ok(())
    } else {
        bail!("nobody has the address {email}")
    }
}

/// A link with which somebody chooses a password: its path, and until when it can be used. One that was there ends. For
/// where no mail goes out; whoever runs the server can come in as anybody, and this is how that shows in the record.
pub fn link(db: &Db, now: Timestamp, email: &str) -> Result<(String, Timestamp)> {
    let email = email.to_lowercase();
    let made: Result<Option<Fresh>, Refusal> = db.write_here(|tx| {
        let Some((network, person)) = person::with_email(tx, &email)? else { return Ok(None) };
        let form_key = uuid_at(now);
        access_link::ask(tx, now, &NewLink { network, person, by: person, form_key })?;
        let subject = Subject { kind: "person", id: person.into() };
        let facts = json!({});
        event::append(tx, &Event { network, at: now, actor: None, kind: "access.printed", subject, facts })?;
        bounce::link_went(tx, now, network, person)?;
        Ok(access_link::make(tx, now, (network, person, form_key))?)
    });
    match made.context("the link can't be made")? {
        Some(fresh) => Ok((format!("/toegang/{}", fresh.token), fresh.ends_at)),
        None => bail!("nobody has the address {email}"),
    }
}

/// Somebody leaves: what they hold goes to the desk in the same act, and they can't sign in any more. `by` is the address
/// of the administrator or facilitator who does it, because the record says who.
pub fn deactivate(db: &Db, now: Timestamp, email: &str, by: &str) -> Result<HandedOn> {
    let (email, by) = (email.to_lowercase(), by.to_lowercase());
    let policy = Arc::new(Policy::load().context("the policies don't hold together")?);
    let left: Result<Option<HandedOn>, Refusal> = db.write_here(|tx| {
        let (Some((network, leaver)), Some((_, doer))) =
            (person::with_email(tx, &email)?, person::with_email(tx, &by)?)
        else {
            return Ok(None);
        };
        let actor = Actor::load(tx, network, doer, &policy)?;
        absence::record_gone(tx, &actor, now, leaver, Gone::Left).map(Some)
    });
    match left {
        Ok(Some(handed)) => Ok(handed),
        Ok(None) => bail!("nobody has the address {email}, or nobody has {by}"),
        Err(Refusal::Forbidden { .. }) => bail!("{by} is no administrator or facilitator of that network"),
        Err(Refusal::NotNow(key)) => bail!("{}", crate::workplace::say(Lang::En, key)?),
        Err(refusal) => Err(refusal).context("the account can't be deactivated"),
    }
}

/// The first line of standard input.
pub fn password_from(input: &mut impl BufRead) -> Result<String> {
    let mut line = String::new();
    input.read_line(&mut line).context("the password can't be read from standard input")?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}

/// Twelve characters or more (NIST SP 800-63B: length, no rules about kinds of character).
fn strong(password: &str) -> Result<String> {
    if password.chars().count() < 12 {
        bail!("give a password of at least 12 characters on standard input: ponton user … < file");
    }
    password::hash(password).context("the password can't be hashed")
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::ids::Uuid;
    use signals::capture::{self, Raise};
    use signals::signal::{self, State};
    use signals::suggestions;
    use signals::understand::{Understand, understand};
    use web::Posted;

    #[test]
    fn a_short_password_is_refused_before_anything_is_kept() {
        assert!(strong("kort").unwrap_err().to_string().contains("12 characters"));
        assert!(strong("drie pontons op het water").is_ok());
    }

    #[test]
    fn what_is_no_address_is_refused_before_anything_is_kept() {
        let db = testkit::sqlite();
        let (name, organisation, network) = ("Priya Ramdin", "Balie Overwater", "Overwater");
        let new = NewAccount { email: "priya", name, organisation, network, role: Role::Administrator };
        let refused = add(&db, "2026-11-23T08:10:00Z".parse().unwrap(), &new, "drie pontons op het water");
        assert!(refused.unwrap_err().to_string().contains("priya is no e-mail address"));
        assert!(db.read_here(founding::networks).unwrap().is_empty());
    }

    /// Somebody added from the command line, as they act.
    fn added(db: &Db, now: Timestamp, email: &str, role: Role) -> Actor {
        let (name, organisation, network) = ("Priya Ramdin", "Balie Overwater", "Overwater");
        let new = NewAccount { email, name, organisation, network, role };
        add(db, now, &new, "drie pontons op het water").unwrap();
        let policy = Arc::new(Policy::load().unwrap());
        db.read_here(|tx| {
            let (network, person) = person::with_email(tx, email)?.unwrap();
            Actor::load(tx, network, person, &policy)
        })
        .unwrap_or_else(|refusal: Refusal| panic!("{refusal}"))
    }

    #[test]
    fn in_a_network_made_from_the_command_line_a_signal_is_raised_and_understood() {
        testkit::on_both(|db| {
            let now = network::samples::monday();
            let ruud = added(db, now, "ruud@overwater.example", Role::Worker);
            let priya = added(db, now, "priya@overwater.example", Role::Triager);
            let understood = db.write_here(|tx| {
                let known = suggestions::known_here(tx, ruud.network, now)?;
                let typed = Posted::of(&[("words", "De bus rijdt niet meer.")]);
                let raised = Raise::parse(&typed, Uuid::from_u128(7), &known).expect("one field is enough");
                let id = capture::raise(tx, &ruud, now, &raised)?;
                let theme = known.themes.first().expect("a network has themes").code.clone();
                let form = [("kind", "bottleneck"), ("theme", theme.as_str()), ("level", "wijk")];
                let new = Understand::parse(&Posted::of(&form)).expect("what a triager settles");
                understand(tx, &priya, now, id, &new)?;
                Ok::<_, Refusal>(signal::load(tx, priya.network, id)?.state)
            });
            assert!(matches!(understood.unwrap(), State::Understood(_)));
        });
    }

    #[test]
    fn the_password_is_the_first_line_as_typed() {
        let mut input = std::io::Cursor::new(" drie pontons \r\nrest");
        assert_eq!(password_from(&mut input).unwrap(), " drie pontons ");
    }
}
