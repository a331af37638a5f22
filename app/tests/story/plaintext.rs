//! The plaintext hunt: after a plan was opened, worked on, shared and looked into, nothing that somebody could be known by
//! stands readable in the database file, its journal, a backup, the log, the outbox, a mail or the search index. The hunt is
//! first tried on words that aren't sealed, so that finding nothing means something. And while nothing is readable, its
//! holder reads the name on Vandaag, and nobody else does. Then the plan is erased, and nothing of it opens any more: not with
//! the master key either, because the keys that it wraps are gone.

use crate::support::browser::Browser;
use crate::support::{SmtpServer, World};
use app::catch_up::CatchUp;
use app::reading;
use search::Index;
use std::io::Write;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use store::{DatabaseUrl, Db, backup};

const NAME: &str = "Wybrigje Kwakernaat";
/// What must be found nowhere, in small letters: a name, a phone number, fragments of a story and of reasons.
const PLANTED: [&str; 12] = [
    "wybrigje",
    "kwakernaat",
    "06-48151623",
    "48151623",
    "snuitebol",
    "deurwaarder",
    "zolderkamer",
    "krentenbaard",
    "gasmeter",
    "pannenkoek",
    "kwakernaat@voorbeeld",
    "trapleuning",
];
/// A signal is for the network and not sealed: the hunt must find it.
const READABLE: &str = "De zeepkistenrace trekt jongeren die niemand bereikt";

/// What the log says, kept.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Log {
    fn said(&self) -> Vec<u8> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Which of these words stand in the bytes, whatever their case and also as UTF-16.
fn found<'w>(bytes: &[u8], words: &[&'w str]) -> Vec<&'w str> {
    let text = String::from_utf8_lossy(bytes).to_lowercase();
    let narrow = text.replace('\0', "");
    words
        .iter()
        .copied()
        .filter(|word| {
            let word = word.to_lowercase();
            text.contains(&word) || narrow.contains(&word)
        })
        .collect()
}

/// Every file in a folder, with what is below it, as one heap of bytes.
fn heap(folder: &Path) -> Vec<u8> {
    let mut bytes = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            bytes.extend(heap(&path));
        } else {
            bytes.extend(std::fs::read(&path).expect("a file can be read"));
        }
    }
    bytes
}

/// Opens a plan, notes a contact, sets a step, shares a part and ends it, and lets somebody look in an emergency.
fn works_on_a_plan(world: &World) -> String {
    let fatima = world.as_person("Fatima el Amrani");
    let new = fatima.open("/plannen/nieuw").form("/plannen");
    let worry = "Dat de deurwaarder mijn hond Snuitebol meeneemt";
    let plan = fatima.submit(&new.with("called", NAME).with("worry", worry));
    let path = format!("/plannen/{}", plan.id());
    let contact = fatima.open(&path).form("/contacten");
    fatima.submit(&contact.with("words", "Belde op 06-48151623, zit nog op de zolderkamer"));
    let step = fatima.open(&path).form("/stap");
    fatima.submit(&step.with("words", "De gasmeter laten afsluiten").with("day", "2026-11-26"));
    shares(&fatima, &path);
    let find = fatima.open("/plannen").form("/plannen/zoeken");
    assert!(fatima.submit(&find.with("name", "Wybri")).says(NAME));
    let marleen = world.as_person("Marleen Hoekstra");
    let emergency = marleen.open(&format!("{path}/nood")).form("/nood");
    assert!(marleen.submit(&emergency.with("reason", "Krentenbaard en niemand thuis")).says(NAME));
    lets_in(&fatima, &path);
    path
}

/// Lets the resident in on paper and somebody of the household by mail; the resident adds words and isn't helped yet.
fn lets_in(fatima: &Browser<'_>, path: &str) {
    let give = |means: &str| {
        let form = fatima.open(&format!("{path}/inwoners")).form("/inwoners");
        form.ticking("means", means).ticking("factor", "word").with("secret", "Pannenkoek")
    };
    let paper = fatima.submit(&give("paper"));
    let mail = give("mail").with("address", "kwakernaat@voorbeeld.example").with("name", "Wybrigjes zus");
    fatima.submit(&mail);
    let resident = Browser::new(fatima.world);
    let door = resident.open("/mijn/binnen").form("/mijn/binnen");
    let own = resident.submit(&door.with("code", &paper.code()).with("secret", "pannenkoek"));
    assert!(own.says(NAME), "{}", own.words());
    resident.submit(&own.form("/mijn/woorden").with("words", "En de trapleuning is los"));
    let own = resident.open("/mijn");
    let said = resident.submit(&own.form("/niet-geholpen").with("words", "De trapleuning is nog steeds los"));
    assert!(said.says("trapleuning is nog steeds los"));
}

fn shares(fatima: &Browser<'_>, path: &str) {
    let share = fatima.open(&format!("{path}/lezers")).form("/lezers");
    let share = share.choosing("with", "Joost ter Braak").ticking("part", "plan").ticking("part", "identity");
    let share = share.with("reason", "Om de deurwaarder tegen te houden").ticking("step", "agreed");
    let share = share.ticking("legal_basis", "public_task").ticking("secrecy", "agreed");
    let page = fatima.submit(&share);
    assert!(page.says("Joost ter Braak") && page.says("Om de deurwaarder tegen te houden"));
    let joost = fatima.world.as_person("Joost ter Braak");
    assert!(joost.open(path).says(NAME), "it is shared with him");
    fatima.submit(&fatima.open(&format!("{path}/lezers")).form("/einde"));
    assert!(!joost.ask(path).says(NAME), "and then not any more");
}

/// The resident wants everything gone, its lead says yes, and so does a confidant.
fn erases(world: &World, path: &str) {
    let (fatima, bart) = (world.as_person("Fatima el Amrani"), world.as_person("Bart Nijland"));
    let ask = fatima.open(&format!("{path}/rechten")).form("/rechten");
    fatima.submit(&ask.ticking("right", "erasure").with("words", "Ook van de deurwaarder"));
    let answer = fatima.open(&format!("{path}/rechten")).form("/antwoord").ticking("decision", "yes");
    let answer =
        answer.with("reason", "Zij wil geen krentenbaard meer").with("ending", "De zolderkamer is leeg");
    fatima.submit(&answer);
    let confirm = bart.open(&format!("{path}/wissen")).form("/wissen").ticking("confirmation", "erase");
    assert!(bart.submit(&confirm.with("reason", "Gelezen")).says("Uitgewist op"));
}

#[test]
fn nothing_that_somebody_could_be_known_by_is_readable_outside_the_pages() {
    let log = Log::default();
    let kept = log.clone();
    tracing_subscriber::fmt()
        .json()
        .with_max_level(tracing_subscriber::filter::LevelFilter::DEBUG)
        .with_writer(move || kept.clone())
        .try_init()
        .expect("this test is a process of its own");
    let folder = tempfile::tempdir().expect("a folder of its own can be made");
    let (data, index) = (folder.path().join("data"), folder.path().join("index"));
    for made in [&data, &index] {
        std::fs::create_dir(made).expect("a folder can be made");
    }
    let db = Db::open(&DatabaseUrl::Sqlite(data.join("ponton.db"))).expect("a new file opens");
    db.migrate(network::samples::monday()).expect("an empty database takes every migration");
    let world = World::new(&db);
    world.as_person("Ruud Camps").raises(READABLE);
    let path = works_on_a_plan(&world);

    for (who, reads) in [("Fatima el Amrani", true), ("Marleen Hoekstra", false), ("Joost ter Braak", false)]
    {
        let browser = world.as_person(who);
        for page in ["/vandaag", "/mijn-lat", "/waterlijn"] {
            let named = browser.open(page).says(NAME);
            assert!(!named || (reads && page != "/waterlijn"), "{who} reads the name on {page}");
        }
        assert_eq!(browser.open("/mijn-lat").says(NAME), reads, "{who}");
    }
    let who_read = world.as_person("Fatima el Amrani").open(&format!("{path}/gelezen"));
    for looked in ["Joost ter Braak", "Marleen Hoekstra", "geweigerd", "omdat het niet kon wachten"] {
        assert!(who_read.says(looked), "{looked}: {}", who_read.words());
    }

    world.beat();
    let server = SmtpServer::start();
    let mailer = server.mailer(&world.place.site);
    while mailer.round(&db, world.now()).expect("the database answers") > 0 {}
    while mailer.residents_round(&world.place, world.now()).expect("the database answers") > 0 {}
    let on_disk = Index::open(&index, reading::dutch()).expect("an index on disk");
    let mut catch_up = CatchUp::new(db.clone(), on_disk.clone()).expect("the index can be read");
    catch_up.round(world.now(), || false).expect("the index can be brought up to date");
    let saved = folder.path().join("backup.json");
    backup::backup(&db, &saved, world.now()).expect("a backup can be made");

    let received = server.received();
    let mails: Vec<&str> =
        received.iter().flat_map(|mail| [mail.subject.as_str(), mail.body.as_str()]).collect();
    let mails = mails.join("\n");
    assert!(mails.contains("in nood"), "whoever holds the plan hears of it by mail: {mails}");
    let (raw, copy) = (heap(&data), std::fs::read(&saved).expect("a backup can be read"));
    for (place, bytes) in [("the database", &raw), ("the backup", &copy)] {
        assert_eq!(found(bytes, &[READABLE]), [READABLE], "the hunt finds what is not sealed in {place}");
    }
    assert!(on_disk.count() > 0, "something is indexed");
    assert!(!log.said().is_empty(), "something was logged");
    for (place, bytes) in [
        ("the database and its journal", raw),
        ("the backup", copy),
        ("the search index", heap(&index)),
        ("the log", log.said()),
        ("mail", mails.into_bytes()),
    ] {
        assert_eq!(found(&bytes, &PLANTED), Vec::<&str>::new(), "readable in {place}");
    }
    erases(&world, &path);
    let keys = "select count(*) as number from data_key where wrapped is not null";
    assert_eq!(world.count(keys), 1, "only the network's own key is left");
    assert_eq!(world.count("select count(*) as number from plan_name"), 0, "and nothing to find anybody by");
    for page in ["", "/inzage", "/lezers", "/gelezen", "/rechten", "/nood", "/meekijken"] {
        let browser = world.as_person("Fatima el Amrani");
        let answer = browser.ask(&format!("{path}{page}"));
        assert!(!answer.status.is_server_error() && !answer.says(NAME), "{page}: {}", answer.words());
    }
    assert_eq!(found(&heap(&data), &PLANTED), Vec::<&str>::new(), "readable after erasing");
    let outbox = "select count(*) as number from outbox where payload like '%Wybrigje%' or payload like '%deurwaarder%'";
    assert_eq!(world.count(outbox), 0);
}
