//! A mail that came back later: a mail server took it, and one further on could not deliver it, which only whoever reads the
//! mailbox of the network sees. Recorded on the page of whoever should have had it, by whoever looks after them or is
//! answerable for that word, it becomes the same obligation as a mail that was refused at once (`bounce`).

use crate::notice::NoticeId;
use crate::{bounce, notice, show_person};
use axum::response::{IntoResponse, Response};
use kernel::ids::Uuid;
use kernel::{PersonId, Timestamp, calendar};
use maud::{Markup, html};
use network::address::{Pages, address};
use network::again::Again;
use network::{Actor, Refusal, Route, Visit, person, record};
use policy::Matter;
use serde_json::json;
use store::{After, Page, Tx};
use web::components::fold_open;
use web::{Choice, Failure, Flash, Path, Posted, Problems, SeeOther, View, t};

const ACTION: &str = "report_returned_mail";
/// The form's name, and where it stands on the page.
const FORM: &str = "returned";
/// A mail comes back within days; of those that left longer ago nobody is asked.
const WITHIN_DAYS: i32 = 30;
/// So many mails are offered at once; those before them stand on a further page, after the place of this name.
const PAGE: u16 = 30;
const PLACE: &str = "mail";

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/netwerk/mensen/{id}/mail-terug", ACTION, post)]
}

async fn post(visit: Visit, Path(id): Path<PersonId>, posted: Posted) -> Result<Response, Failure> {
    let mail = posted.text("mail").parse::<NoticeId>();
    let now = visit.now();
    let problems = if let Ok(mail) = mail {
        match visit.write(move |tx, actor, now| returned(tx, actor, now, (id, mail))).await {
            Ok(()) => {
                let done = SeeOther::to(format!("/netwerk/mensen/{id}"));
                return Ok(done.saying(Flash::new("return-mail-done")).into_response());
            }
            Err(refusal) => refusal.at("mail")?,
        }
    } else {
        visit.read(move |tx, actor| may_say_so(tx, actor, now, id)).await?;
        Problems::with("mail", "return-mail-empty")
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
}

/// Where a mail stands among those that left.
pub type Place = (Timestamp, NoticeId);

/// Some of the mails to choose from, newest first, and the way to those before them.
#[derive(Clone, Debug)]
pub struct Mails {
    rows: Vec<Sent>,
    pages: Pages,
}

/// Whose mails an actor may say of that they came back.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// All to somebody whom they look after.
    All,
    /// Those for which they answer.
    Own,
}

fn reach(tx: &mut Tx<'_>, actor: &Actor, reader: PersonId) -> Result<Reach, Refusal> {
    let leads = person::leads_of(tx, actor.network, reader)?;
    let looks_after = actor.may(ACTION, &Matter { leads, ..Matter::network(actor.network) });
    match looks_after {
        Ok(()) => Ok(Reach::All),
        Err(Refusal::Forbidden { .. }) => Ok(Reach::Own),
        Err(refusal) => Err(refusal),
    }
}

/// Whoever may say it of no mail at all hears that.
fn must_reach(actor: &Actor, reach: Reach, answers_for_one: bool) -> Result<(), Refusal> {
    let leads = if reach == Reach::All || answers_for_one { vec![actor.person] } else { Vec::new() };
    actor.may(ACTION, &Matter { leads, ..Matter::network(actor.network) })
}

/// Whoever may say it of some mail to `reader`.
fn may_say_so(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, reader: PersonId) -> Result<(), Refusal> {
    let one = to_choose_from(tx, actor, now, (reader, &After::start(1)))?;
    must_reach(actor, reach(tx, actor, reader)?, !one.rows.is_empty())
}

/// Which page of the mails the address asks for.
pub(crate) fn after(visit: &Visit) -> After<Place> {
    let asked = visit.asked();
    let place = Some(asked.text(PLACE)).filter(|text| !text.is_empty());
    After::read(place, PAGE).unwrap_or_else(|_| After::start(PAGE))
}

/// The mails to `reader` of which the actor may say that they came back, a page of them: those that left of late and did
/// not come back yet. None for whoever may not say so.
pub(crate) fn to_choose_from(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (reader, after): (PersonId, &After<Place>),
) -> Result<Mails, Refusal> {
    let all = i64::from(reach(tx, actor, reader)? == Reach::All);
    let (before, last) = after.key.unwrap_or((now, NoticeId(Uuid::max())));
    let sql = format!(
        "select notice.id, notice.delivered_at from {}
         where notice.network_id = $1 and notice.person_id = $2 and notice.bounced_at is null
           and notice.delivered_at > $3 and (notice.delivered_at, notice.id) < ($4, $5)
           and ($6 = 1 or {} = $7)
         order by notice.delivered_at desc, notice.id desc limit $8",
        notice::WITH_WHAT_IT_IS_ABOUT,
        notice::ANSWERS_FOR_IT,
    );
    let since = calendar::in_days(now, -WITHIN_DAYS);
    let rows = tx.query(
        &sql,
        &[&actor.network, &reader, &since, &before, &last, &all, &actor.person, &after.fetch()],
    )?;
    let fetched = rows.iter().map(|row| Ok(Sent { id: row.get("id")?, at: row.get("delivered_at")? }));
    let fetched = fetched.collect::<Result<Vec<Sent>, Refusal>>()?;
    let page = Page::cut(fetched, after, |sent| (sent.at, sent.id));
    let to = |at: &str| format!("{}#{FORM}", address(&format!("/netwerk/mensen/{reader}"), &[(PLACE, at)]));
    let first = after.key.is_some().then(|| to(""));
    let pages = Pages { first, next: page.next.map(|next| to(&next.to_string())) };
    Ok(Mails { rows: page.rows, pages })
}

/// The mail came back: whoever answers for the word brings it another way. Said twice it is said once.
pub fn returned(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (reader, mail): (PersonId, NoticeId),
) -> Result<(), Refusal> {
    let reach = reach(tx, actor, reader)?;
    let sql = format!(
        "select notice.bounced_at, {} as answers from {}
         where notice.network_id = $1 and notice.person_id = $2 and notice.id = $3 and notice.delivered_at > $4",
        notice::ANSWERS_FOR_IT,
        notice::WITH_WHAT_IT_IS_ABOUT,
    );
    let since = calendar::in_days(now, -WITHIN_DAYS);
    let found = tx.first(&sql, &[&actor.network, &reader, &mail, &since])?;
    let answers: Option<PersonId> = found.as_ref().map_or(Ok(None), |row| row.get("answers"))?;
    must_reach(actor, reach, answers == Some(actor.person))?;
    let found = found.ok_or(Refusal::NotNow("return-mail-unknown"))?;
    if found.get::<Option<Timestamp>>("bounced_at")?.is_some() {
        return Ok(());
    }
    record::note(tx, actor, now, "mail.returned", ("person", reader.into()), json!({ "notice": mail }))?;
    bounce::bounced(tx, now, actor.network, mail)
}

/// What stands folded up on somebody's page; nothing where no mail left.
pub(crate) fn fold(view: &View, again: &Again<'_>, (id, name): (PersonId, &str), sent: &Mails) -> Markup {
    if sent.rows.is_empty() && sent.pages.first.is_none() {
        return html! {};
    }
    let mails: Vec<Choice> =
        sent.rows.iter().map(|mail| Choice::new(mail.id.to_string(), view.when(mail.at))).collect();
    let form = again.form(view, FORM).promise("return-mail-promise", &[]);
    let fields = html! {
        (form.choice("mail", "return-mail-which", &mails).hint("return-mail-which-hint").required())
    };
    let inner = form.around(&format!("/netwerk/mensen/{id}/mail-terug"), "return-mail-act", &fields);
    let title = t!(view, "return-mail-title", name = name);
    let inner = html! { (inner) (sent.pages.show(view)) };
    // Whoever looks further back came to choose one.
    if sent.pages.first.is_some() {
        fold_open(view, &title, &inner)
    } else {
        again.fold(view, FORM, &title, &inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Matter as Work;
    use crate::notice::Word;
    use crate::obligation;
    use network::samples::{Village, monday};
    use obligations::Holder;
    use serde_json::Map;
    use store::Db;
    use testkit::on_both;

    fn offered_to(
        tx: &mut Tx<'_>,
        actor: &Actor,
        reader: PersonId,
        after: &After<Place>,
    ) -> Result<Mails, Refusal> {
        to_choose_from(tx, actor, calendar::in_days(monday(), 1), (reader, after))
    }

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
                    .acts(db, who, |tx, actor| offered_to(tx, actor, village.fatima, &After::start(9)))
                    .unwrap()
                    .rows
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

    #[test]
    fn what_came_back_hides_nothing_that_did_not_and_the_day_it_left_counts() {
        on_both(|db| {
            let village = Village::build(db);
            let mails: Vec<NoticeId> = (0..5).map(|_| mailed(db, &village)).collect();
            let say = |mail| {
                village
                    .acts(db, village.elly, |tx, actor| returned(tx, actor, monday(), (village.fatima, mail)))
            };
            for mail in &mails[3..] {
                say(*mail).unwrap();
            }
            let page = |after: &After<Place>| {
                village
                    .acts(db, village.elly, |tx, actor| offered_to(tx, actor, village.fatima, after))
                    .unwrap()
            };
            let first = page(&After::start(2));
            assert_eq!(first.rows.iter().map(|sent| sent.id).collect::<Vec<_>>(), [mails[2], mails[1]]);
            assert!(first.pages.next.is_some());
            let last = &first.rows[1];
            let second = page(&After { key: Some((last.at, last.id)), limit: 2 });
            assert_eq!(second.rows.iter().map(|sent| sent.id).collect::<Vec<_>>(), [mails[0]]);
            // It was made long ago, and left today: mail had stood still.
            let late = "update notice set delivered_at = $2 where id = $1";
            let long_after = calendar::in_days(monday(), 40);
            db.write_here(|tx| tx.execute(late, &[&mails[0], &long_after])).unwrap();
            village
                .acts(db, village.elly, |tx, actor| {
                    let refused = returned(tx, actor, long_after, (village.fatima, mails[1]));
                    assert!(matches!(refused, Err(Refusal::NotNow("return-mail-unknown"))), "{refused:?}");
                    returned(tx, actor, long_after, (village.fatima, mails[0]))
                })
                .unwrap();
        });
    }

    #[test]
    fn whoever_holds_what_it_is_about_by_then_brings_it_another_way() {
        on_both(|db| {
            let village = Village::build(db);
            let id = crate::samples::open_at(db, &village, village.joost, 5);
            let kept = db.read_here(|tx| obligation::load(tx, village.network, id)).unwrap().unwrap();
            let about = Work::new("signal", kept.matter.1);
            let href = kept.href.as_str();
            let word =
                Word { text: "notice-taken-over", facts: Map::new(), href, answerable: Some(village.joost) };
            let told = |tx: &mut Tx<'_>| {
                let id =
                    notice::tell_for(tx, monday(), village.network, (village.fatima, Some(about)), &word)?;
                notice::delivered(tx, monday(), village.network, id)?;
                Ok::<_, store::Error>(id)
            };
            let [first, second, third] = [(); 3].map(|()| db.write_here(told).unwrap());
            let answers = |mail| db.read_here(|tx| notice::answers_for(tx, village.network, mail)).unwrap();
            assert_eq!(answers(first), Some(Holder::Person(village.joost)));
            let gives = |to: Holder, cause| {
                let by = (cause == obligations::Cause::Handover).then_some(village.bart);
                let act = obligations::Act::Reassign { by, to, cause };
                db.write_here(|tx| obligation::act(tx, monday(), village.network, about, &act)).unwrap();
            };
            gives(Holder::Person(village.bart), obligations::Cause::Handover);
            assert_eq!(answers(first), Some(Holder::Person(village.bart)), "no longer Joost");
            let offered = |who| {
                let after = After::start(9);
                village
                    .acts(db, who, |tx, actor| offered_to(tx, actor, village.fatima, &after))
                    .unwrap()
                    .rows
                    .len()
            };
            assert_eq!((offered(village.bart), offered(village.joost)), (3, 0));
            village
                .acts(db, village.bart, |tx, actor| returned(tx, actor, monday(), (village.fatima, second)))
                .unwrap();
            let gone = |tx: &mut Tx<'_>| {
                let bart = person::load(tx, village.network, village.bart)?.unwrap();
                person::set_presence(tx, monday(), village.network, &bart, person::Presence::Absent)
            };
            db.write_here(gone).unwrap();
            gives(Holder::Desk(village.desk), obligations::Cause::Absence);
            assert_eq!(answers(third), Some(Holder::Desk(village.desk)), "where it lies");
            let settled =
                |tx: &mut Tx<'_>| obligation::settle(tx, monday(), village.network, about, "gedaan");
            db.write_here(settled).unwrap();
            assert_eq!(answers(third), Some(Holder::Person(village.joost)), "who was named with it");
        });
    }
}
