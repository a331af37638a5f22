//! The world of a story: the sample network with a third member and a neighbouring network, the whole application over
//! it, and a clock moved by hand. Requests are answered in process; the database may be read between them, because the
//! runtime runs only while a request is answered.

use super::browser::Browser;
use super::smtp::PUBLIC_URL;
use app::catch_up::CatchUp;
use app::metrics::Metrics;
use app::{jobs, reading, routes, workplace};
use axum::Router;
use axum::body::Body;
use axum::http::{Request, Response};
use kernel::{Clock, Lang, NetworkId, PersonId, Timestamp};
use network::organisation::{self, NewOrganisation, OrganisationKind};
use network::person::{self, NewMembership, NewPerson};
use network::samples::{Village, monday};
use network::workplace::Mail;
use network::{Refusal, Role, Workplace, founding};
use search::Index;
use std::time::Duration;
use store::{Db, Tx};
use tokio::runtime::Runtime;
use tower::ServiceExt as _;
use web::harden::Limits;
use web::rate::Pace;
use web::view::{Mode, Transport};

/// How the application stands in a story.
#[derive(Clone, Copy)]
pub struct Setting {
    /// Demo: anybody may step in as anybody.
    pub mode: Mode,
    /// How people reach it.
    pub transport: Transport,
    /// Whether mail leaves.
    pub mail: Mail,
    /// How much is too much.
    pub limits: Limits,
}

impl Default for Setting {
    /// The demo over plain HTTP; a pace that no story reaches, because its clock stands still.
    fn default() -> Self {
        let pace = Pace { at_once: 1_000_000, per_minute: 1_000_000 };
        let limits = Limits { pace, ..Limits::default() };
        Self { mode: Mode::Demo, transport: Transport::Http, mail: Mail::Goes, limits }
    }
}

/// The world of a story.
pub struct World {
    /// The network of the first scenario.
    pub village: Village,
    /// The third member: Gerda van Loon of De Brug.
    pub gerda: PersonId,
    /// A worker who has nothing to do with anything: Jayden Pinas of De Steiger.
    pub jayden: PersonId,
    /// Another worker there, who falls ill when a story needs it: Tom Wiersma.
    pub tom: PersonId,
    /// Who looks after accounts: Sanne Kuiper.
    pub sanne: PersonId,
    /// Somebody of another network who may do everything there: Henk Oude Voshaar.
    pub henk: PersonId,
    /// What pages and jobs stand on.
    pub place: Workplace,
    router: Router,
    runtime: Runtime,
}

impl World {
    /// The world as it stands on Monday at ten past nine, in the demo.
    pub fn new(db: &Db) -> Self {
        Self::set(db, Setting::default())
    }

    /// As `new`, in another setting.
    pub fn set(db: &Db, setting: Setting) -> Self {
        let village = Village::build(db);
        let added: Result<_, Refusal> = db.write_here(|tx| {
            let network = village.network;
            let brug = member(tx, network, "Vrijwilligerscentrale De Brug")?;
            let gerda = somebody(tx, (network, brug.0), "Gerda van Loon", &[Role::Director])?;
            founding::staff(tx, network, brug.1, gerda)?;
            let sanne = somebody(tx, (network, village.swv), "Sanne Kuiper", &[Role::Administrator])?;
            let jayden = somebody(tx, (network, village.steiger), "Jayden Pinas", &[Role::Worker])?;
            let tom = somebody(tx, (network, village.steiger), "Tom Wiersma", &[Role::Worker])?;
            Ok((gerda, [jayden, tom], sanne, neighbours(tx)?))
        });
        let (gerda, [jayden, tom], sanne, henk) = added.expect("the sample network can grow");
        let (place, router) = serve(db, setting);
        let runtime =
            tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime starts");
        Self { village, gerda, jayden, tom, sanne, henk, place, router, runtime }
    }

    /// The same network, served anew in another setting.
    pub fn served_as(mut self, setting: Setting) -> Self {
        (self.place, self.router) = serve(&self.place.db, setting);
        self
    }

    /// Answers one request.
    pub fn answer(&self, request: Request<Body>) -> Response<Body> {
        let Ok(response) = self.runtime.block_on(self.router.clone().oneshot(request));
        response
    }

    /// Answers two requests that come in at the same time.
    pub fn answer_both(&self, one: Request<Body>, other: Request<Body>) -> [Response<Body>; 2] {
        let (first, second) = (self.router.clone().oneshot(one), self.router.clone().oneshot(other));
        let (Ok(first), Ok(second)) = self.runtime.block_on(async { tokio::join!(first, second) });
        [first, second]
    }

    /// Waits for something that needs the runtime.
    pub fn wait<T>(&self, future: impl Future<Output = T>) -> T {
        self.runtime.block_on(future)
    }

    /// Somebody's browser, after stepping in as them.
    pub fn as_person(&self, name: &str) -> Browser<'_> {
        let browser = Browser::new(self);
        let person = self.id_of(name);
        let form = super::form::body(&[("person", person.to_string())]);
        let page = browser.post("/demo", form);
        assert!(page.status.is_success(), "{name} can't step in: {}", page.words());
        browser
    }

    /// Who that is.
    pub fn id_of(&self, name: &str) -> PersonId {
        let found = self.place.db.read_here(|tx| {
            let row = tx.first("select id from person where name = $1", &[&name])?;
            row.ok_or(Refusal::NotFound("person"))?.get("id").map_err(Refusal::from)
        });
        found.unwrap_or_else(|refusal| panic!("{name}: {refusal}"))
    }

    /// The present moment.
    pub fn now(&self) -> Timestamp {
        self.place.now()
    }

    /// Moves the clock.
    pub fn moves_to(&self, moment: &str) {
        self.place.site.clock.move_to(moment.parse().expect("a moment"));
    }

    /// Lets time pass.
    pub fn passes(&self, time: Duration) {
        self.place.site.clock.move_to(self.now() + time);
    }

    /// One beat of the job clock.
    pub fn beat(&self) {
        jobs::work(&self.place, self.now()).expect("the rules can be worked");
    }

    /// Brings the search index up to date.
    pub fn catches_up(&self) {
        let index = self.place.index.clone().expect("every world has an index");
        let mut catch_up = CatchUp::new(self.place.db.clone(), index).expect("the index can be read");
        catch_up.round(self.now(), || false).expect("the index can be brought up to date");
    }

    /// Rows that a statement counts.
    pub fn count(&self, sql: &str) -> i64 {
        let counted = self.place.db.read_here(|tx| {
            let row = tx.first(sql, &[])?;
            row.map_or(Ok(0), |row| row.get("number"))
        });
        counted.unwrap_or_else(|problem: store::Error| panic!("{sql}: {problem}"))
    }
}

fn serve(db: &Db, setting: Setting) -> (Workplace, Router) {
    let site = workplace::site(Clock::by_hand(monday()), setting.mode, setting.transport, PUBLIC_URL);
    let site = site.expect("the texts hold together");
    let mut place = workplace::workplace(db.clone(), site).expect("the policies hold together");
    place.mail = setting.mail;
    place.index = Some(Index::in_memory(reading::dutch()).expect("an index in memory"));
    let router = routes::router(&place, setting.limits, &Metrics::new()).expect("every action is known");
    (place, router)
}

fn member(
    tx: &mut Tx<'_>,
    network: NetworkId,
    name: &str,
) -> Result<(kernel::OrganisationId, kernel::DeskId), store::Error> {
    let kind = OrganisationKind::VolunteerCentre;
    let new = NewOrganisation { name, kind, place: "Rivierenhart", umbrella: None, desk_name: name };
    organisation::add(tx, monday(), network, &new)
}

fn somebody(
    tx: &mut Tx<'_>,
    (network, organisation): (NetworkId, kernel::OrganisationId),
    name: &str,
    roles: &[Role],
) -> Result<PersonId, store::Error> {
    let email = format!("{}@voorbeeld.example", name.split(' ').next().unwrap_or(name));
    let new = NewPerson { name, email: &email, password: None, lang: Lang::Nl };
    let person = person::add(tx, monday(), network, &new)?;
    for role in roles {
        person::join(
            tx,
            monday(),
            network,
            &NewMembership { person, organisation, role: *role, team: None },
        )?;
    }
    Ok(person)
}

/// Another network on the same server, whose one person may do everything there.
fn neighbours(tx: &mut Tx<'_>) -> Result<PersonId, store::Error> {
    let founded = founding::found(tx, monday(), "Overwater", "Meldpunt Overwater")?;
    let organisation = member(tx, founded.network, "Woonstee Overwater")?;
    let roles = [Role::Worker, Role::Triager, Role::Facilitator, Role::Administrator, Role::Confidant];
    let henk = somebody(tx, (founded.network, organisation.0), "Henk Oude Voshaar", &roles)?;
    founding::staff(tx, founded.network, founded.desk, henk)?;
    founding::staff(tx, founded.network, organisation.1, henk)?;
    Ok(henk)
}
