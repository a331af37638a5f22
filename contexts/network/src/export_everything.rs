//! Taking everything out from a page: one ZIP with all that members of the network see anyhow, made while it is being
//! sent. For an administrator or facilitator. What is shielded and the names of people are never in it. Who took it out
//! is recorded, and stands on the page for the next who comes.

use crate::export::shelf::Zip;
use crate::export::{self, About, Kind, Reach};
use crate::made_while_read::{PATIENCE, reel};
use crate::{Actor, Refusal, Route, Visit, founding, record};
use axum::body::{Body, Bytes};
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use kernel::ids::{Uuid, uuid_at};
use kernel::{NetworkId, Timestamp, calendar};
use maud::{Markup, html};
use serde_json::json;
use std::io::{self, BufWriter, Write};
use store::{Db, Tx};
use tokio::runtime::Handle;
use tokio::sync::{Semaphore, SemaphorePermit, mpsc};
use web::components::{empty, list, section, title};
use web::{Failure, Form, Page, Posted, Problems, SeeOther, View, t};

/// How many exports are made at the same time; each keeps a thread busy for as long as its reader is reading.
static AT_ONCE: Semaphore = Semaphore::const_new(4);

/// Bytes sent at a time.
const PIECE: usize = 64 * 1024;

/// Where the ZIP is, for a while after somebody asked for it.
const FILE: &str = "/netwerk/uitvoer/bestand";

/// How long after asking it may be fetched, in seconds: long enough to begin again after a connection that broke.
const FETCHABLE: i64 = 15 * 60;

/// The routes of this capability; `kinds` is what each context has to export.
pub fn routes(kinds: &'static [&'static [Kind]]) -> Vec<Route> {
    vec![
        Route::get("/netwerk/uitvoer", "export_everything", show),
        Route::post("/netwerk/uitvoer", "export_everything", post),
        Route::get(FILE, "export_everything", move |visit: Visit| file(visit, kinds)),
    ]
}

async fn show(visit: Visit) -> Result<Page, Failure> {
    visit.actor.may_here("export_everything")?;
    let earlier = visit.read(earlier).await?;
    Ok(page(&visit.view, &earlier, &Problems::NONE))
}

async fn post(visit: Visit, posted: Posted) -> Result<SeeOther, Failure> {
    visit.actor.may_here("export_everything")?;
    let key = posted.form_key().unwrap_or(visit.view.form_key);
    visit.write(move |tx, actor, now| take(tx, actor, now, key)).await?;
    Ok(SeeOther::to(FILE))
}

async fn file(visit: Visit, kinds: &'static [&'static [Kind]]) -> Result<Response, Failure> {
    visit.actor.may_here("export_everything")?;
    let now = visit.now();
    let Some(name) = visit.read(move |tx, actor| asked_lately(tx, actor, now)).await? else {
        return Ok(SeeOther::to("/netwerk/uitvoer").into_response());
    };
    let Ok(turn) = AT_ONCE.try_acquire() else {
        let earlier = visit.read(earlier).await?;
        let problems = Problems::with("form", "export-busy");
        return Ok(page(&visit.view, &earlier, &problems).refused().into_response());
    };
    let about = About { network: name, at: now };
    let open = kinds.iter().copied().flatten().filter(|kind| kind.reach == Reach::Open).copied().collect();
    let body = sent(visit.workplace.db.clone(), (visit.actor.network, about), open, turn);
    let mut response = Response::new(body);
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/zip"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let name = format!("attachment; filename=\"ponton-{}.zip\"", calendar::day(now));
    let name = HeaderValue::try_from(name).map_err(|_| Failure::Broken("a day fits a header".to_owned()))?;
    headers.insert(CONTENT_DISPOSITION, name);
    Ok(response)
}

/// Records that somebody took everything out; the same form sent again is the same time.
pub fn take(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, key: Uuid) -> Result<(), Refusal> {
    actor.may_here("export_everything")?;
    let id = uuid_at(now);
    let added = tx.execute(
        "insert into export (network_id, id, by_id, at, form_key) values ($1, $2, $3, $4, $5)
         on conflict (network_id, by_id, form_key) do nothing",
        &[&actor.network, &id, &actor.person, &now, &key],
    )?;
    if added == 1 {
        record::note(tx, actor, now, "network.exported", ("export", id), json!({}))?;
    }
    Ok(())
}

/// The network's name, when this actor asked for everything a short while ago.
fn asked_lately(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp) -> Result<Option<String>, Refusal> {
    actor.may_here("export_everything")?;
    let since = Timestamp::from_second(now.as_second() - FETCHABLE).unwrap_or(now);
    let asked = tx.first(
        "select id from export where network_id = $1 and by_id = $2 and at >= $3 limit 1",
        &[&actor.network, &actor.person, &since],
    )?;
    if asked.is_none() {
        return Ok(None);
    }
    Ok(Some(founding::name_of(tx, actor.network)?))
}

/// Who took everything out lately, newest first.
fn earlier(tx: &mut Tx<'_>, actor: &Actor) -> Result<Vec<(String, Timestamp)>, Refusal> {
    actor.may_here("export_everything")?;
    let rows = tx.query(
        "select person.name, export.at from export
         join person on person.network_id = export.network_id and person.id = export.by_id
         where export.network_id = $1 order by export.at desc, export.id desc limit 10",
        &[&actor.network],
    )?;
    rows.iter().map(|row| Ok((row.get("name")?, row.get("at")?))).collect()
}

/// The ZIP as a body that is made while it is read.
fn sent(
    db: Db,
    (network, about): (NetworkId, About),
    kinds: Vec<Kind>,
    turn: SemaphorePermit<'static>,
) -> Body {
    let (to, from) = mpsc::channel(2);
    let runtime = Handle::current();
    tokio::task::spawn_blocking(move || {
        let _turn = turn;
        let pieces = Pieces { to: to.clone(), runtime };
        let mut zip = Zip::new(BufWriter::with_capacity(PIECE, pieces));
        let written = export::write(&mut zip, &about, &kinds, |kind, key| {
            db.read_here(|tx| kind.page(tx, network, key))
        });
        let ended = written.and_then(|_| Ok(zip.end()?.flush()?));
        if let Err(broken) = ended {
            let broken: &dyn std::error::Error = &broken;
            tracing::warn!(%network, broken, "an export broke off");
            // The reader sees a download that failed; when it has left, nobody needs to know.
            let _ = to.try_send(Err(io::Error::other("the export broke off")));
        }
    });
    reel(from)
}

/// Sends what is written to the reader, at the reader's pace.
struct Pieces {
    to: mpsc::Sender<io::Result<Bytes>>,
    runtime: Handle,
}

impl Write for Pieces {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let piece = Ok(Bytes::copy_from_slice(bytes));
        let sending = tokio::time::timeout(PATIENCE, self.to.send(piece));
        match self.runtime.block_on(sending) {
            Ok(Ok(())) => Ok(bytes.len()),
            Ok(Err(_)) => Err(io::Error::new(io::ErrorKind::BrokenPipe, "the reader has left")),
            Err(_) => Err(io::Error::new(io::ErrorKind::TimedOut, "the reader reads no further")),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn page(view: &View, earlier: &[(String, Timestamp)], problems: &Problems) -> Page {
    let heading = t!(view, "export-title");
    let nothing_typed = Posted::EMPTY;
    let form = Form::new(view, &nothing_typed, problems).called("export").promise("export-promise", &[]);
    let taken: Vec<Markup> = earlier
        .iter()
        .map(|(name, at)| html! { (t!(view, "export-by", name = name, when = view.when(*at))) })
        .collect();
    let main = html! {
        (title(&heading, &t!(view, "export-what")))
        (list(&[
            html! { (t!(view, "export-holds")) },
            html! { (t!(view, "export-holds-not")) },
            html! { (t!(view, "export-forms")) },
        ]))
        (form.around("/netwerk/uitvoer", "export-act", &html! {}))
        (section("eerder", &t!(view, "export-earlier"), &html! {
            @if taken.is_empty() {
                (empty(&t!(view, "export-never"), &html! {
                    a class="utrecht-link" href="/netwerk" { (t!(view, "export-back")) }
                }))
            }
            (list(&taken))
        }))
    };
    Page::new(view, heading, main)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::TEXTS;
    use crate::samples::{Village, monday};
    use kernel::Lang;
    use testkit::on_both;
    use web::samples::{check_html, view};

    #[test]
    fn who_took_everything_out_is_recorded_once() {
        on_both(|db| {
            let village = Village::build(db);
            let key = uuid_at(monday());
            let lately = |person, at: Timestamp| {
                village.acts(db, person, |tx, actor| asked_lately(tx, actor, at)).unwrap()
            };
            assert_eq!(lately(village.elly, monday()), None, "nobody fetches what was not asked for");
            for _ in 0..2 {
                village.acts(db, village.elly, |tx, actor| take(tx, actor, monday(), key)).unwrap();
            }
            assert_eq!(lately(village.elly, monday()).as_deref(), Some("Rivierenhart"));
            assert_eq!(lately(village.elly, calendar::in_days(monday(), 1)), None);
            let seen = village.acts(db, village.elly, earlier).unwrap();
            assert_eq!(seen, [("Elly Sarmiento".to_owned(), monday())]);
            let refused = village.acts(db, village.ruud, |tx, actor| take(tx, actor, monday(), key));
            assert!(matches!(refused, Err(Refusal::Forbidden { action: "export_everything" })));
        });
    }

    #[test]
    fn the_page_reads_well_in_both_languages() {
        for lang in Lang::ALL {
            let view = view(lang, &[TEXTS]);
            for earlier in [&[][..], &[("Elly Sarmiento".to_owned(), monday())]] {
                let busy = Problems::with("form", "export-busy");
                for problems in [&Problems::NONE, &busy] {
                    assert_eq!(check_html(&page(&view, earlier, problems).html()), [], "{lang}");
                }
            }
        }
    }
}
