//! Somebody's name, address or language put right: by themselves, or by whoever looks after them. Who can read somebody's
//! mail can come in as them, so another changes an address only where no mail arrives or nobody ever came in with it. What
//! couldn't be brought to the old address goes out again to the new one.

use crate::absence::matter;
use crate::notice::{self, Word};
use crate::{bounce, show_person};
use axum::response::{IntoResponse, Response};
use kernel::{Lang, PersonId, Timestamp};
use maud::Markup;
use network::add_person::{self, EMAIL_MOST, NAME_MOST};
use network::again::Again;
use network::person::{self, Details, Person};
use network::{Actor, Refusal, Route, Visit, record};
use serde_json::{Map, json};
use store::{Error, Tx};
use web::{Choice, Failure, Flash, Path, Posted, Problems, SeeOther, View};

/// The action, and the form's name.
pub const ACTION: &str = "change_person";
const FORM: &str = "details";

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/netwerk/mensen/{id}/gegevens", ACTION, post)]
}

/// What was typed, with the version that its writer saw.
#[derive(Clone, Debug)]
pub struct Typed {
    details: Details,
    seen: i64,
}

fn parse(posted: &Posted) -> Result<Typed, Problems> {
    let mut problems = Problems::none();
    let (name, email) = (posted.text("name"), posted.text("email"));
    add_person::check_name(&mut problems, name);
    add_person::check_address(&mut problems, email);
    let lang = Lang::from_tag(posted.text("lang"));
    if lang.is_none() {
        problems.add("lang", "change-person-lang-empty");
    }
    match lang {
        Some(lang) if problems.is_empty() => Ok(Typed {
            details: Details { name: name.to_owned(), email: email.to_lowercase(), lang },
            seen: posted.text("seen").parse().unwrap_or_default(),
        }),
        Some(_) | None => Err(problems),
    }
}

async fn post(visit: Visit, Path(id): Path<PersonId>, posted: Posted) -> Result<Response, Failure> {
    visit.read(move |tx, actor| actor.may(ACTION, &matter(tx, actor, id, ACTION)?)).await?;
    let problems = match parse(&posted) {
        Ok(typed) => match visit.write(move |tx, actor, now| change(tx, actor, now, id, &typed)).await {
            Ok(again) => {
                let flash = Flash::new("change-person-done").with("count", again);
                return Ok(SeeOther::to(format!("/netwerk/mensen/{id}")).saying(flash).into_response());
            }
            Err(Refusal::Store(Error::Unique { constraint })) if constraint == "person_by_email" => {
                Problems::with("email", "change-person-email-taken")
            }
            Err(refusal) => refusal.at("email")?,
        },
        Err(problems) => problems,
    };
    let shown = show_person::read(&visit, id).await?;
    let again = Again::refused(FORM, &posted, &problems);
    Ok(show_person::page(&visit.view, &visit.actor, &shown, &again)
        .refused_for(&posted, &problems)
        .into_response())
}

/// Keeps the details, and gives how many messages go out again because their address was put right.
pub fn change(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: PersonId,
    typed: &Typed,
) -> Result<usize, Refusal> {
    actor.may(ACTION, &matter(tx, actor, id, ACTION)?)?;
    let somebody = person::load_to_change(tx, actor.network, id)?.ok_or(Refusal::NotFound("person"))?;
    let new = &typed.details;
    if *new == somebody.details() {
        return Ok(0);
    }
    let moves = new.email != somebody.email;
    if moves && !may_move(tx, actor, id)? {
        return Err(Refusal::NotNow("change-person-address-is-theirs"));
    }
    person::change(tx, actor.network, &Person { version: typed.seen, ..somebody }, new)?;
    record::note(tx, actor, now, "person.changed", ("person", id.into()), json!({ "address": moves }))?;
    let again = if moves { bounce::address_corrected(tx, now, actor.network, id)? } else { 0 };
    if id != actor.person {
        let facts = Map::from_iter([("by".to_owned(), json!(actor.name))]);
        let href = format!("/netwerk/mensen/{id}");
        let word = Word { text: "notice-person-changed", facts, href: &href, answerable: Some(actor.person) };
        notice::tell(tx, now, actor.network, id, &word)?;
    }
    Ok(again)
}

/// Whether the actor may change where somebody's mail goes.
fn may_move(tx: &mut Tx<'_>, actor: &Actor, id: PersonId) -> Result<bool, Refusal> {
    Ok(id == actor.person
        || !person::has_password(tx, actor.network, id)?
        || bounce::misses_mail(tx, actor.network, id)?)
}

/// What stands folded up on somebody's page.
pub fn fold(view: &View, again: &Again<'_>, person: &Person) -> Markup {
    let languages: Vec<Choice> =
        Lang::ALL.iter().map(|lang| Choice::new(lang.tag(), view.say(lang_key(*lang), &[]))).collect();
    let form = again.form(view, FORM).promise("change-person-promise", &[]);
    let fields = maud::html! {
        (form.hidden("seen", &person.version.to_string()))
        (form.line("name", "change-person-name").required().max(NAME_MOST).value(&person.name).autocomplete("off"))
        (form.email("email", "change-person-email").hint("change-person-email-hint").required().max(EMAIL_MOST)
            .value(&person.email).autocomplete("off"))
        (form.radios("lang", "change-person-lang", &languages).required().value(person.lang.tag()))
    };
    let action = format!("/netwerk/mensen/{}/gegevens", person.id);
    let inner = form.around(&action, "change-person-act", &fields);
    again.fold(view, FORM, &view.say("change-person-title", &[]), &inner)
}

fn lang_key(lang: Lang) -> &'static str {
    match lang {
        Lang::Nl => "change-person-lang-nl",
        Lang::En => "change-person-lang-en",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use network::samples::{Village, monday};
    use network::sign_in;
    use testkit::on_both;

    fn typed(village: &Village, db: &store::Db, who: PersonId, (name, email): (&str, &str)) -> Typed {
        let seen = db.read_here(|tx| person::load(tx, village.network, who)).unwrap().unwrap().version;
        let seen = seen.to_string();
        parse(&Posted::of(&[("name", name), ("email", email), ("lang", "en"), ("seen", &seen)])).unwrap()
    }

    fn of(village: &Village, db: &store::Db, who: PersonId) -> Details {
        db.read_here(|tx| person::load(tx, village.network, who)).unwrap().unwrap().details()
    }

    #[test]
    fn somebody_puts_their_own_name_address_and_language_right() {
        on_both(|db| {
            let village = Village::build(db);
            let new = typed(&village, db, village.fatima, ("Fatima Amrani", "Fatima@nieuw.example"));
            let change = |tx: &mut Tx<'_>, actor: &Actor| change(tx, actor, monday(), village.fatima, &new);
            assert_eq!(village.acts(db, village.fatima, change).unwrap(), 0);
            let kept = of(&village, db, village.fatima);
            assert_eq!((kept.name.as_str(), kept.email.as_str()), ("Fatima Amrani", "fatima@nieuw.example"));
            assert_eq!(kept.lang, Lang::En);
            assert_eq!(village.acts(db, village.fatima, change).unwrap(), 0, "sent twice is once");
        });
    }

    #[test]
    fn whoever_looks_after_somebody_does_not_take_their_mail() {
        on_both(|db| {
            let village = Village::build(db);
            let email = of(&village, db, village.fatima).email;
            db.write_here(|tx| sign_in::set_password(tx, &email, "$argon2id$kept")).unwrap();
            let by_marleen = |address: &str| {
                let new = typed(&village, db, village.fatima, ("Fatima", address));
                village
                    .acts(db, village.marleen, |tx, actor| change(tx, actor, monday(), village.fatima, &new))
            };
            let refused = by_marleen("marleen.tweede@voorbeeld.example");
            assert!(
                matches!(refused, Err(Refusal::NotNow("change-person-address-is-theirs"))),
                "{refused:?}"
            );
            by_marleen(&email).unwrap();
            assert_eq!(of(&village, db, village.fatima).name, "Fatima");
            let nobody = typed(&village, db, village.fatima, ("F", &email));
            let joost = village
                .acts(db, village.joost, |tx, actor| change(tx, actor, monday(), village.fatima, &nobody));
            assert!(matches!(joost, Err(Refusal::Forbidden { .. })));
        });
    }

    #[test]
    fn what_bounced_goes_out_again_to_the_corrected_address_and_nobody_need_bring_it() {
        on_both(|db| {
            let village = Village::build(db);
            let email = of(&village, db, village.fatima).email;
            db.write_here(|tx| sign_in::set_password(tx, &email, "$argon2id$kept")).unwrap();
            let told = db
                .write_here(|tx| {
                    let word = Word {
                        text: "notice-person-changed",
                        facts: Map::new(),
                        href: "/vandaag",
                        answerable: Some(village.marleen),
                    };
                    let told = notice::tell(tx, monday(), village.network, village.fatima, &word)?;
                    bounce::bounced(tx, monday(), village.network, told)?;
                    Ok::<_, Refusal>(told)
                })
                .unwrap();
            let held = || {
                let matter = crate::Matter::new(bounce::MATTER, told);
                db.read_here(|tx| crate::obligation::of_matter(tx, village.network, matter)).unwrap()
            };
            assert!(held().is_some());
            let new = typed(&village, db, village.fatima, ("Fatima", "fatima@goed.example"));
            let again = village
                .acts(db, village.marleen, |tx, actor| change(tx, actor, monday(), village.fatima, &new))
                .unwrap();
            assert_eq!((again, held().is_none()), (1, true));
            let waiting = db
                .read_here(|tx| {
                    let sql = "select payload from outbox where network_id = $1 and topic = $2 and state = 'waiting'";
                    tx.query(sql, &[&village.network, &notice::MAIL])
                })
                .unwrap();
            let about: Vec<serde_json::Value> =
                waiting.iter().map(|row| row.get("payload").unwrap()).collect();
            let parcels = about.iter().filter(|payload| payload["notice"] == json!(told)).count();
            assert_eq!(parcels, 2, "the first try and the one to the new address");
        });
    }

    #[test]
    fn two_people_at_once_do_not_silently_replace_each_other() {
        on_both(|db| {
            let village = Village::build(db);
            let email = of(&village, db, village.fatima).email;
            let [first, second] =
                ["Fatima", "Faatje"].map(|name| typed(&village, db, village.fatima, (name, &email)));
            let change = |new: &Typed| {
                village.acts(db, village.fatima, |tx, actor| change(tx, actor, monday(), village.fatima, new))
            };
            change(&first).unwrap();
            assert!(matches!(change(&second), Err(Refusal::Store(Error::Conflict))));
        });
    }
}
