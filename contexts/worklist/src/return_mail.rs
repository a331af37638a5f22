//! A mail that came back later: a mail server took it, and one further on could not deliver it, which only whoever reads the
//! mailbox of the network sees. Recorded on the page of whoever should have had it, by whoever looks after them or is
//! answerable for that word, it becomes the same obligation as a mail that was refused at once (`bounce`).

use crate::notice::NoticeId;
use crate::{bounce, show_person};
use axum::response::{IntoResponse, Response};
use kernel::ids::earliest_at;
use kernel::{PersonId, Timestamp, calendar};
use maud::{Markup, html};
use network::again::Again;
use network::{Actor, Refusal, Route, Visit, person, record};
use policy::Matter;
use serde_json::json;
use store::Tx;
use web::{Choice, Failure, Flash, Path, Posted, Problems, SeeOther, View, t};

const ACTION: &str = "report_returned_mail";
/// The form's name, and where it stands on the page.
const FORM: &str = "returned";
/// A mail comes back within days; of those that left longer ago nobody is asked.
const WITHIN_DAYS: i32 = 30;
const MOST: i64 = 50;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/netwerk/mensen/{id}/mail-terug", ACTION, post)]
}

async fn post(visit: Visit, Path(id): Path<PersonId>, posted: Posted) -> Result<Response, Failure> {
    let mail = posted.text("mail").parse::<NoticeId>();
    let now = visit.now();
    visit.read(move |tx, actor| sent(tx, actor, now, id).map(drop)).await?;
    let problems = match mail {
        Ok(mail) => match visit.write(move |tx, actor, now| returned(tx, actor, now, (id, mail))).await {
            Ok(()) => {
                let done = SeeOther::to(format!("/netwerk/mensen/{id}"));
                return Ok(done.saying(Flash::new("return-mail-done")).into_response());
            }
            Err(refusal) => refusal.at("mail")?,
        },
        Err(_) => Problems::with("mail", "return-mail-empty"),
    };
    let shown = show_person::read(&visit, id).await?;
    let again = Again::refused(FORM, &posted, &problems);
    Ok(show_person::page(&visit.view, &visit.actor, &shown, &again)
        .refused_for(&posted, &problems)
        .into_response())
}

/// A mail that left, as somebody finds it again: by its moment, because what it says is its reader's.
#[derive(Clone, Copy, Debug)]
pub struct Sent {
    id: NoticeId,
    at: Timestamp,
    bounced: bool,
}

/// The mails to `reader` of which the actor may say that they came back: all that left of late for whoever looks after
/// them, else those that the actor is answerable for.
fn sent(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, reader: PersonId) -> Result<Vec<Sent>, Refusal> {
    let leads = person::leads_of(tx, actor.network, reader)?;
    let looks_after = actor.may(ACTION, &Matter { leads, ..Matter::network(actor.network) });
    let all = i64::from(looks_after.is_ok());
    let since = NoticeId(earliest_at(calendar::in_days(now, -WITHIN_DAYS)));
    let rows = tx.query(
        "select id, delivered_at, bounced_at from notice
         where network_id = $1 and person_id = $2 and id > $3 and delivered_at is not null
           and (answerable_id = $4 or $5 = 1)
         order by id desc limit $6",
        &[&actor.network, &reader, &since, &actor.person, &all, &MOST],
    )?;
    let read = rows.iter().map(|row| {
        let bounced: Option<Timestamp> = row.get("bounced_at")?;
        Ok(Sent { id: row.get("id")?, at: row.get("delivered_at")?, bounced: bounced.is_some() })
    });
    let sent = read.collect::<Result<Vec<Sent>, Refusal>>()?;
    if sent.is_empty() {
        looks_after?;
    } else {
        let leads = vec![actor.person];
        actor.may(ACTION, &Matter { leads, ..Matter::network(actor.network) })?;
    }
    Ok(sent)
}

/// As `sent`, those that may still come back; none for whoever may not say so.
pub(crate) fn to_choose_from(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    reader: PersonId,
) -> Result<Vec<Sent>, Refusal> {
    match sent(tx, actor, now, reader) {
        Ok(sent) => Ok(sent.into_iter().filter(|mail| !mail.bounced).collect()),
        Err(Refusal::Forbidden { .. }) => Ok(Vec::new()),
        Err(refusal) => Err(refusal),
    }
}

/// The mail came back: whoever is answerable brings the word another way. Said twice it is said once.
pub fn returned(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (reader, mail): (PersonId, NoticeId),
) -> Result<(), Refusal> {
    let sent = sent(tx, actor, now, reader)?;
    let mail = sent.iter().find(|one| one.id == mail).ok_or(Refusal::NotNow("return-mail-unknown"))?;
    if mail.bounced {
        return Ok(());
    }
    record::note(tx, actor, now, "mail.returned", ("person", reader.into()), json!({ "notice": mail.id }))?;
    bounce::bounced(tx, now, actor.network, mail.id)
}

/// What stands folded up on somebody's page; nothing where no mail left.
pub(crate) fn fold(view: &View, again: &Again<'_>, (id, name): (PersonId, &str), sent: &[Sent]) -> Markup {
    if sent.is_empty() {
        return html! {};
    }
    let mails: Vec<Choice> =
        sent.iter().map(|mail| Choice::new(mail.id.to_string(), view.when(mail.at))).collect();
    let form = again.form(view, FORM).promise("return-mail-promise", &[]);
    let fields = html! {
        (form.choice("mail", "return-mail-which", &mails).hint("return-mail-which-hint").required())
    };
    let inner = form.around(&format!("/netwerk/mensen/{id}/mail-terug"), "return-mail-act", &fields);
    again.fold(view, FORM, &t!(view, "return-mail-title", name = name), &inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Matter as Work;
    use crate::notice::{self, Word};
    use crate::obligation;
    use network::samples::{Village, monday};
    use obligations::Holder;
    use serde_json::Map;
    use store::Db;
    use testkit::on_both;

    /// A mail to Fatima that left, for which Joost is answerable.
    fn mailed(db: &Db, village: &Village) -> NoticeId {
        let word = Word {
            text: "notice-taken-over",
            facts: Map::new(),
            href: "/signalen",
            answerable: Some(village.joost),
        };
        db.write_here(|tx| {
            let id = notice::tell(tx, monday(), village.network, village.fatima, &word)?;
            notice::delivered(tx, monday(), village.network, id)?;
            Ok::<_, store::Error>(id)
        })
        .unwrap()
    }

    #[test]
    fn a_mail_that_came_back_is_brought_another_way_by_whoever_is_answerable() {
        on_both(|db| {
            let village = Village::build(db);
            let mail = mailed(db, &village);
            let say = |who| {
                village.acts(db, who, |tx, actor| returned(tx, actor, monday(), (village.fatima, mail)))
            };
            say(village.elly).unwrap();
            say(village.elly).unwrap();
            let of_matter =
                |tx: &mut Tx<'_>| obligation::of_matter(tx, village.network, Work::new(bounce::MATTER, mail));
            let kept = db.read_here(of_matter).unwrap().expect("somebody holds it");
            assert_eq!(kept.state.holder(), Some(Holder::Person(village.joost)));
            let noted = "select id from event where kind = 'mail.returned'";
            assert_eq!(db.read_here(|tx| tx.query(noted, &[])).unwrap().len(), 1, "said twice is said once");
        });
    }

    #[test]
    fn it_is_said_by_who_looks_after_somebody_or_is_answerable_and_by_nobody_else() {
        on_both(|db| {
            let village = Village::build(db);
            let mail = mailed(db, &village);
            let offered = |who| {
                village
                    .acts(db, who, |tx, actor| to_choose_from(tx, actor, monday(), village.fatima))
                    .unwrap()
            };
            assert_eq!(offered(village.elly).len(), 1);
            assert_eq!(offered(village.joost).len(), 1);
            assert_eq!(offered(village.ruud).len(), 0);
            let refused = village
                .acts(db, village.ruud, |tx, actor| returned(tx, actor, monday(), (village.fatima, mail)));
            assert!(matches!(refused, Err(Refusal::Forbidden { .. })), "{refused:?}");
            let unknown = NoticeId::new(monday());
            let refused = village
                .acts(db, village.elly, |tx, actor| returned(tx, actor, monday(), (village.fatima, unknown)));
            assert!(matches!(refused, Err(Refusal::NotNow("return-mail-unknown"))), "{refused:?}");
        });
    }
}
