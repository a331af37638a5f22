//! Signing in with e-mail and password. A wrong address and a wrong password read the same and cost the same time. Misses
//! in fifteen minutes are counted, whichever node sees them: five on one address from one place, a hundred from one place
//! on any address, a hundred on one address from anywhere; then it waits. In a browser in which they came in before,
//! somebody has five of their own, so that nobody keeps a colleague out by guessing. An attempt is written down as a miss
//! before the password is looked at, beside the database, and struck out when it fits: so no transaction waits for a hash,
//! and a hundred guesses at once are five.

use crate::password::{self, Turn};
use crate::resident_session::DOOR;
use crate::{Refusal, Route, Workplace, known_browser, person, sessions};
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::http::header::{HeaderMap, HeaderValue, RETRY_AFTER, SET_COOKIE};
use axum::response::{IntoResponse, Response};
use kernel::ids::{Uuid, uuid_at};
use kernel::{NetworkId, PersonId, Timestamp};
use maud::html;
use serde::Deserialize;
use std::net::IpAddr;
use store::{Error, Tx};
use web::components::title;
use web::language::path_of_ours;
use web::rate::Client;
use web::view::{Mode, Transport};
use web::{Failure, Form, Page, Posted, Problems, SeeOther, View, t};

mod misses;

pub use misses::sweep;
use misses::{OF_MANY, OF_ONE};
pub(crate) use misses::{has_to_wait, note_miss};

/// How long whoever guessed too often waits.
pub(crate) const WAIT_SECONDS: u32 = 15 * 60;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/inloggen", "sign_in", show), Route::post("/inloggen", "sign_in", post)]
}

/// Where somebody was going before they had to sign in.
#[derive(Deserialize)]
pub struct Onward {
    #[serde(default)]
    naar: String,
}

async fn show(State(workplace): State<Workplace>, view: View, Query(onward): Query<Onward>) -> Page {
    page(&view, workplace.site.mode, &Posted::of(&[("naar", &onward.naar)]), &Problems::NONE)
}

fn page(view: &View, mode: Mode, typed: &Posted, problems: &Problems) -> Page {
    let heading = t!(view, "sign-in-title");
    let form = Form::new(view, typed, problems);
    let fields = html! {
        (form.hidden("naar", typed.text("naar")))
        (form.email("email", "sign-in-email").required().autocomplete("username"))
        (form.secret("password", "sign-in-password").required().autocomplete("current-password"))
    };
    let main = html! {
        (title(&heading, ""))
        @if mode == Mode::Demo {
            p { a class="utrecht-link" href="/demo" { (t!(view, "sign-in-demo")) } }
        }
        (form.around("/inloggen", "sign-in-act", &fields))
        p { a class="utrecht-link" href=(DOOR) { (t!(view, "sign-in-resident")) } }
    };
    Page::new(view, heading, main)
}

async fn post(
    State(workplace): State<Workplace>,
    view: View,
    client: Client,
    headers: HeaderMap,
    posted: Posted,
) -> Result<Response, Failure> {
    let mut problems = Problems::none();
    for (field, problem) in [("email", "problem-email-empty"), ("password", "problem-password-empty")] {
        if posted.text(field).is_empty() {
            problems.add(field, problem);
        }
    }
    if !problems.is_empty() {
        return Ok(again(&view, &workplace, &posted, &problems));
    }
    let transport = workplace.site.transport;
    let tried = Tried {
        email: posted.text("email").to_lowercase(),
        password: posted.text("password").to_owned(),
        device: sessions::device(&headers),
        client: client.0,
        browser: known_browser::COOKIE.token(&headers, transport),
    };
    match sign_in(&workplace, tried).await? {
        Outcome::In(cookies) => {
            let mut response = SeeOther::to(onward(posted.text("naar"))).into_response();
            cookies.set(&mut response, transport);
            Ok(response)
        }
        Outcome::Unknown => {
            problems.add("email", "problem-sign-in-unknown");
            Ok(again(&view, &workplace, &posted, &problems))
        }
        Outcome::Wait => {
            problems.add("email", "problem-sign-in-wait");
            Ok(wait(again(&view, &workplace, &posted, &problems)))
        }
    }
}

/// The form again: too many misses, for now.
fn wait(mut response: Response) -> Response {
    *response.status_mut() = StatusCode::TOO_MANY_REQUESTS;
    response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(WAIT_SECONDS));
    response
}

fn again(view: &View, workplace: &Workplace, posted: &Posted, problems: &Problems) -> Response {
    page(view, workplace.site.mode, posted, problems).refused().into_response()
}

/// Only a path of our own is followed; anything else leads home.
fn onward(naar: &str) -> &str {
    match path_of_ours(naar) {
        "/" => "/vandaag",
        path => path,
    }
}

/// What somebody tried, and from where.
#[derive(Clone, Debug)]
pub struct Tried {
    /// The address, in lower case.
    pub email: String,
    /// The password.
    pub password: String,
    /// What the browser says it is.
    pub device: String,
    /// Where the request came from.
    pub client: IpAddr,
    /// What the browser keeps of an earlier time.
    pub browser: Option<String>,
}

/// What the browser of whoever came in keeps from now on.
#[derive(Debug, PartialEq, Eq)]
pub struct Cookies {
    /// The token of their session.
    pub session: String,
    /// By which this browser is known.
    pub browser: String,
}

impl Cookies {
    /// Sends them along.
    pub fn set(&self, response: &mut Response, transport: Transport) {
        let headers = response.headers_mut();
        headers.append(SET_COOKIE, sessions::COOKIE.set(transport, &self.session));
        headers.append(SET_COOKIE, known_browser::COOKIE.set(transport, &self.browser));
    }
}

/// What came of an attempt.
#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Signed in.
    In(Cookies),
    /// No such address, or not that password; which of the two is not said.
    Unknown,
    /// Too many misses; wait.
    Wait,
}

/// Somebody with a password, as they stood when it was tried.
#[derive(Clone)]
struct Known {
    who: (NetworkId, PersonId),
    hash: String,
}

/// What an attempt counts towards, each with how many misses it takes.
type Budgets = Vec<(String, i64)>;

/// An attempt that is written down as a miss until it fits.
struct Noted {
    id: Uuid,
    budgets: Budgets,
    /// Whose address it is, if anybody's.
    known: Option<Known>,
}

/// Tries an address and a password.
pub async fn sign_in(workplace: &Workplace, tried: Tried) -> Result<Outcome, Refusal> {
    let now = workplace.now();
    let turn = Turn::wait().await?;
    let noting = tried.clone();
    let Some(noted) = workplace.write(move |tx| Ok(attempt(tx, now, &noting)?)).await? else {
        return Ok(Outcome::Wait);
    };
    let (kept, password) = (noted.known.as_ref().map(|known| known.hash.clone()), tried.password.clone());
    let fits = turn.spend(move || Ok(password::fits(&password, kept.as_deref()))).await?;
    if !fits {
        return Ok(Outcome::Unknown);
    }
    let cookies = workplace.write(move |tx| Ok(enter(tx, now, &noted, &tried)?)).await?;
    Ok(cookies.map_or(Outcome::Unknown, Outcome::In))
}

/// Writes an attempt down as a miss; nothing when there were too many.
fn attempt(tx: &mut Tx<'_>, now: Timestamp, tried: &Tried) -> Result<Option<Noted>, Error> {
    let row = tx.first(
        "select network_id, id, password from person
         where email = $1 and state <> 'left' and password is not null",
        &[&tried.email],
    )?;
    let known = row
        .map(|row| {
            Ok::<_, Error>(Known {
                who: (row.get("network_id")?, row.get("id")?),
                hash: row.get("password")?,
            })
        })
        .transpose()?;
    let budgets = budgets(tx, known.as_ref(), tried)?;
    for (counted, most) in &budgets {
        if misses::count(tx, now, counted)? >= *most {
            return Ok(None);
        }
    }
    let id = uuid_at(now);
    for (counted, _) in &budgets {
        misses::note(tx, now, counted, id)?;
    }
    Ok(Some(Noted { id, budgets, known }))
}

/// What counts against an attempt.
fn budgets(tx: &mut Tx<'_>, known: Option<&Known>, tried: &Tried) -> Result<Budgets, Error> {
    let Tried { email, client, .. } = tried;
    if let (Some(known), Some(browser)) = (known, &tried.browser)
        && known_browser::is_known(tx, known.who, browser)?
    {
        return Ok(vec![(format!("{email} in {browser}"), OF_ONE)]);
    }
    Ok(vec![
        (format!("{email} from {client}"), OF_ONE),
        (format!("from {client}"), OF_MANY),
        (format!("{email} from anywhere"), OF_MANY),
    ])
}

/// Strikes the misses out and begins a session; none for whoever left, or got another password, in between.
fn enter(tx: &mut Tx<'_>, now: Timestamp, noted: &Noted, tried: &Tried) -> Result<Option<Cookies>, Error> {
    let Some(known) = &noted.known else { return Ok(None) };
    let (network, person) = known.who;
    let still = tx.first(
        "select id from person where network_id = $1 and id = $2 and state <> 'left' and password = $3",
        &[&network, &person, &known.hash],
    )?;
    if still.is_none() {
        return Ok(None);
    }
    for (counted, most) in &noted.budgets {
        // What others missed goes on counting: coming in somewhere gives nobody new guesses elsewhere.
        let only = (*most != OF_ONE).then_some(noted.id);
        misses::strike(tx, counted, only)?;
    }
    let session = sessions::begin(tx, now, known.who, &tried.device, sessions::Entry::SignedIn)?;
    let browser = known_browser::remember(tx, now, known.who, tried.browser.as_deref())?;
    Ok(Some(Cookies { session, browser }))
}

/// Gives whoever has `email` (in lower case) a new password hash and ends their sessions; `false` when nobody has it.
pub fn set_password(tx: &mut Tx<'_>, email: &str, hash: &str) -> Result<bool, Error> {
    let Some(who) = person::with_email(tx, email)? else { return Ok(false) };
    keep_password(tx, who, hash)?;
    Ok(true)
}

/// Keeps somebody's new password hash and ends their sessions.
pub(crate) fn keep_password(
    tx: &mut Tx<'_>,
    (network, person): (NetworkId, PersonId),
    hash: &str,
) -> Result<(), Error> {
    tx.change_one(
        "update person set password = $3, version = version + 1 where network_id = $1 and id = $2",
        &[&network, &person, &hash],
    )?;
    known_browser::forget(tx, network, person)?;
    sessions::end_all(tx, network, person)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{Village, monday};
    use store::Db;
    use testkit::on_both;

    const FATIMA: &str = "fatima@voorbeeld.example";

    /// Somebody tries Fatima's address from a place.
    fn from(place: u8) -> Tried {
        Tried {
            email: FATIMA.to_owned(),
            password: String::new(),
            device: String::new(),
            client: IpAddr::from([192, 0, 2, place]),
            browser: None,
        }
    }

    fn village_where_fatima_has_a_password(db: &Db) -> (NetworkId, PersonId) {
        let village = Village::build(db);
        let who = (village.network, village.fatima);
        db.write_here(|tx| keep_password(tx, who, "a hash")).unwrap();
        who
    }

    fn tried(db: &Db, tried: &Tried) -> Option<Noted> {
        db.write_here(|tx| attempt(tx, monday(), tried)).unwrap()
    }

    #[test]
    fn guesses_that_are_made_at_once_are_counted_before_they_are_looked_at() {
        on_both(|db| {
            village_where_fatima_has_a_password(db);
            assert_eq!((0..7).filter(|_| tried(db, &from(1)).is_some()).count(), 5);
            assert!(tried(db, &from(2)).is_some(), "who is elsewhere is not kept out");
        });
    }

    #[test]
    fn guessing_from_many_places_or_at_many_addresses_has_an_end() {
        on_both(|db| {
            village_where_fatima_has_a_password(db);
            let places = (0..30).flat_map(|place| std::iter::repeat_n(place, 5));
            assert_eq!(places.filter(|place| tried(db, &from(*place)).is_some()).count(), 100);
            let address = |number| Tried { email: format!("{number}@voorbeeld.example"), ..from(200) };
            assert_eq!((0..120).filter(|number| tried(db, &address(*number)).is_some()).count(), 100);
        });
    }

    #[test]
    fn nobody_fills_the_count_of_an_address_by_trying_links() {
        on_both(|db| {
            village_where_fatima_has_a_password(db);
            let link = format!("{FATIMA} from 192.0.2.1");
            (0..5).for_each(|_| db.write_here(|tx| note_miss(tx, monday(), &link)).unwrap());
            assert!(tried(db, &from(1)).is_some());
        });
    }

    #[test]
    fn whoever_came_in_with_a_browser_before_is_not_kept_out_by_what_others_try() {
        on_both(|db| {
            let who = village_where_fatima_has_a_password(db);
            let first = tried(db, &from(1)).unwrap();
            let cookies = db.write_here(|tx| enter(tx, monday(), &first, &from(1))).unwrap().unwrap();
            for place in 0..30 {
                (0..5).for_each(|_| drop(tried(db, &from(place))));
            }
            assert!(tried(db, &from(1)).is_none(), "the place and the address are worn out");
            let own = Tried { browser: Some(cookies.browser), ..from(1) };
            assert_eq!((0..7).filter(|_| tried(db, &own).is_some()).count(), 5, "and no more than five");
            db.write_here(|tx| keep_password(tx, who, "another hash")).unwrap();
            assert!(tried(db, &own).is_none(), "a new password makes every browser unknown");
        });
    }

    #[test]
    fn who_gets_another_password_or_leaves_meanwhile_does_not_come_in_with_the_old_one() {
        on_both(|db| {
            let who = village_where_fatima_has_a_password(db);
            let enter =
                |noted: &Noted| db.write_here(|tx| enter(tx, monday(), noted, &from(1))).unwrap().is_some();
            let noted = tried(db, &from(1)).unwrap();
            assert!(enter(&noted));
            let left = || db.read_here(|tx| tx.query("select id from failed_sign_in", &[])).unwrap().len();
            assert_eq!(left(), 0, "what fits was no miss");
            db.write_here(|tx| keep_password(tx, who, "another hash")).unwrap();
            assert!(!enter(&noted));
        });
    }

    #[test]
    fn signing_in_leads_on_to_where_one_was_going_or_home() {
        assert_eq!(onward("/dossiers/7?x=1"), "/dossiers/7?x=1");
        assert_eq!(onward("//evil.example"), "/vandaag");
    }
}
