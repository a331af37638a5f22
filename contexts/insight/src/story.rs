//! Stories with consent: what somebody told, in their words, kept by an organisation because the teller said yes to it, on a
//! day and for what. A document keeps only which story it uses; the words are read when a page or file is made, so that
//! what the teller takes back stands nowhere from then on. It holds no name and no way to the teller.

use crate::places::Places;
use crate::series::main_of;
use jiff::civil::Date;
use kernel::ids::Uuid;
use kernel::{NetworkId, OrganisationId, PersonId, Timestamp, define_id};
use maud::{Markup, html};
use network::{Actor, Refusal, desk};
use policy::Matter;
use store::{Error, Row, Tx, dialect};
use web::{View, t};

define_id!(
    /// One story.
    StoryId
);
store::id_value!(StoryId);

network::named! {
    /// What a teller may say yes to.
    pub enum Purpose, text "story-purpose" {
        /// A quarterly account, or what shows that an agreed result was reached.
        Account = "account",
        /// The agenda of a council or a table.
        Agenda = "agenda",
    }
}

/// The words of a story, or that they were taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// In the teller's words.
    Words(String),
    /// The teller took back their yes, at that moment.
    Withdrawn(Timestamp),
}

/// A story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    /// Its id.
    pub id: StoryId,
    /// Its network.
    pub network: NetworkId,
    /// Whose it is.
    pub organisation: OrganisationId,
    /// The name of that organisation.
    pub organisation_name: String,
    /// What was told.
    pub told: Told,
    /// What it is about, where somebody said so.
    pub theme: Option<String>,
    /// Where it plays, where somebody said so.
    pub area: Option<String>,
    /// The day on which the teller said yes.
    pub consented_on: Date,
    /// What the teller said yes to.
    pub purposes: Vec<Purpose>,
    /// Who wrote it down.
    pub shared_by: PersonId,
    /// For compare-and-swap.
    pub version: i64,
}

impl Story {
    /// Its page.
    pub fn href(&self) -> String {
        href(self.id)
    }

    /// Whether it may be used for that now.
    pub fn is_for(&self, purpose: Purpose) -> bool {
        matches!(self.told, Told::Words(_)) && self.purposes.contains(&purpose)
    }
}

/// The page of a story.
pub fn href(id: StoryId) -> String {
    format!("/verhalen/{id}")
}

/// A document in which a story stands: an account, an agenda item.
#[derive(Clone, Debug)]
pub struct Document {
    /// Its kind: `account`, `agenda_item`.
    pub kind: &'static str,
    /// Its id.
    pub id: Uuid,
    /// Its page.
    pub href: String,
}

/// Which stories somebody looks for; what isn't said narrows nothing.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'w> {
    /// What for.
    pub purpose: Purpose,
    /// Of which organisation.
    pub organisation: Option<OrganisationId>,
    /// About which main theme, or anything under it.
    pub theme: Option<&'w str>,
    /// In which municipality or wijk.
    pub area: Option<&'w str>,
}

/// What is said when a story can't be used.
pub const REFUSALS: [&str; 2] = ["problem-story-withdrawn", "problem-story-not-for-this"];

/// At most so many are offered.
const OFFERED: i64 = 200;

const STORY: &str = "select story.id, story.network_id, story.organisation_id, organisation.name as organisation_name,
    story.told, story.theme_code, story.area_code, story.consented_on, story.for_account, story.for_agenda,
    story.shared_by, story.withdrawn_at, story.version
  from story
  join organisation on organisation.network_id = story.network_id and organisation.id = story.organisation_id";

/// The stories with a valid yes for a purpose, newest first.
pub fn choose_from(tx: &mut Tx<'_>, network: NetworkId, wanted: &Wanted<'_>) -> Result<Vec<Story>, Error> {
    let sql = format!(
        "{STORY} where story.network_id = $1 and story.told is not null order by story.id desc limit $2"
    );
    let rows = tx.query(&sql, &[&network, &OFFERED])?;
    let places = Places::load(tx, network)?;
    let all = rows.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    let is_there = |story: &Story, area: &str| {
        let place = places.place_of(story.area.as_deref().unwrap_or_default());
        story.area.as_deref() == Some(area) || place == area || places.above(place) == Some(area)
    };
    let fits = |story: &Story| {
        story.is_for(wanted.purpose)
            && wanted.organisation.is_none_or(|wanted| story.organisation == wanted)
            && wanted.theme.is_none_or(|wanted| {
                story.theme.as_deref().is_some_and(|theme| main_of(theme) == main_of(wanted))
            })
            && wanted.area.is_none_or(|area| is_there(story, area))
    };
    Ok(all.into_iter().filter(fits).collect())
}

/// Puts a story in a document. In it already: nothing changes.
pub fn use_in(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (id, purpose): (StoryId, Purpose),
    document: &Document,
) -> Result<(), Refusal> {
    let story = load_to_change(tx, actor.network, id)?;
    if matches!(story.told, Told::Withdrawn(_)) {
        return Err(Refusal::NotNow("problem-story-withdrawn"));
    }
    if !story.is_for(purpose) {
        return Err(Refusal::NotNow("problem-story-not-for-this"));
    }
    tx.execute(
        "insert into story_use (network_id, story_id, kind, document_id, href, used_by, used_at)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict (network_id, kind, document_id, story_id) do nothing",
        &[&actor.network, &id, &document.kind, &document.id, &document.href, &actor.person, &now],
    )?;
    Ok(())
}

/// Takes a story out of a document that isn't final.
pub fn leave_out(tx: &mut Tx<'_>, network: NetworkId, id: StoryId, document: &Document) -> Result<(), Error> {
    tx.execute(
        "delete from story_use where network_id = $1 and kind = $2 and document_id = $3 and story_id = $4",
        &[&network, &document.kind, &document.id, &id],
    )
    .map(drop)
}

/// The stories that stand in a document, in the order in which they came in it; of one that was taken back only that.
pub fn used_in(
    tx: &mut Tx<'_>,
    network: NetworkId,
    (kind, document): (&str, Uuid),
) -> Result<Vec<Story>, Error> {
    let sql = format!(
        "{STORY} join story_use on story_use.network_id = story.network_id and story_use.story_id = story.id
         where story.network_id = $1 and story_use.kind = $2 and story_use.document_id = $3
         order by story_use.used_at, story.id"
    );
    tx.query(&sql, &[&network, &kind, &document])?.iter().map(read).collect()
}

/// Who uses a story, and on which page, each once.
pub fn users(tx: &mut Tx<'_>, network: NetworkId, id: StoryId) -> Result<Vec<(PersonId, String)>, Error> {
    let rows = tx.query(
        "select distinct used_by, href from story_use where network_id = $1 and story_id = $2 order by used_by, href",
        &[&network, &id],
    )?;
    rows.iter().map(|row| Ok((row.get("used_by")?, row.get("href")?))).collect()
}

/// One story.
pub fn load(tx: &mut Tx<'_>, network: NetworkId, id: StoryId) -> Result<Story, Refusal> {
    let sql = format!("{STORY} where story.network_id = $1 and story.id = $2");
    let row = tx.first(&sql, &[&network, &id])?.ok_or(Refusal::NotFound("story"))?;
    Ok(read(&row)?)
}

/// One story, which nobody takes back until this transaction ends.
pub fn load_to_change(tx: &mut Tx<'_>, network: NetworkId, id: StoryId) -> Result<Story, Refusal> {
    let sql = format!("select id from story where network_id = $1 and id = $2{}", dialect::for_update(tx));
    tx.query(&sql, &[&network, &id])?;
    load(tx, network, id)
}

/// Those a reader sees, newest first: with a valid yes, and of their own organisation also those that were taken back.
pub fn list(tx: &mut Tx<'_>, actor: &Actor, before: StoryId, limit: i64) -> Result<Vec<Story>, Error> {
    let sql = format!(
        "{STORY} where story.network_id = $1 and story.id < $2 and (story.told is not null or story.organisation_id = $3)
         order by story.id desc limit $4"
    );
    tx.query(&sql, &[&actor.network, &before, &actor.organisation, &limit])?.iter().map(read).collect()
}

/// As the policy sees who may take it back on the teller's word: whoever wrote it down, and who staffs their desk.
pub fn circle(tx: &mut Tx<'_>, story: &Story) -> Result<Matter, Refusal> {
    let mut matter = Matter::network(story.network);
    matter.insiders.push(story.shared_by);
    if let Some(desk) = desk::of_organisation(tx, story.network, story.organisation)? {
        matter.leads.extend(desk::staff(tx, story.network, desk.id)?);
    }
    Ok(matter)
}

/// The words as a document quotes them, or the mark that stands in their place.
pub fn quoted(view: &View, told: &Told) -> Markup {
    match told {
        Told::Words(words) => web::components::quote(view, words, ""),
        Told::Withdrawn(at) => html! {
            p class="ponton-withdrawn" { (t!(view, "story-withdrawn-mark", day = view.day(*at))) }
        },
    }
}

fn read(row: &Row) -> Result<Story, Error> {
    let (told, withdrawn): (Option<String>, Option<Timestamp>) = (row.get("told")?, row.get("withdrawn_at")?);
    let told = match (told, withdrawn) {
        (_, Some(at)) => Told::Withdrawn(at),
        (Some(words), None) => Told::Words(words),
        (None, None) => return Err(row.bad("told", "neither words nor that they were taken back")),
    };
    let (account, agenda): (bool, bool) = (row.get("for_account")?, row.get("for_agenda")?);
    let purposes = [(Purpose::Account, account), (Purpose::Agenda, agenda)];
    Ok(Story {
        id: row.get("id")?,
        network: row.get("network_id")?,
        organisation: row.get("organisation_id")?,
        organisation_name: row.get("organisation_name")?,
        told,
        theme: row.get("theme_code")?,
        area: row.get("area_code")?,
        consented_on: row.get("consented_on")?,
        purposes: purposes.into_iter().filter(|(_, said)| *said).map(|(purpose, _)| purpose).collect(),
        shared_by: row.get("shared_by")?,
        version: row.get("version")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::told;
    use crate::withdraw_story::withdraw;
    use network::samples::{Village, monday};
    use store::Db;
    use testkit::on_both;

    fn document() -> Document {
        Document { kind: "agenda_item", id: Uuid::from_u128(7), href: "/agendapunten/7".to_owned() }
    }

    fn offered(db: &Db, village: &Village, wanted: &Wanted<'_>) -> usize {
        db.read_here(|tx| choose_from(tx, village.network, wanted)).unwrap().len()
    }

    #[test]
    fn what_is_offered_has_a_yes_for_it_and_fits_what_is_asked() {
        on_both(|db| {
            let village = Village::build(db);
            told(db, &village, (village.fatima, 1), &[Purpose::Account, Purpose::Agenda]);
            told(db, &village, (village.joost, 2), &[Purpose::Account]);
            let all = |purpose| Wanted { purpose, organisation: None, theme: None, area: None };
            assert_eq!(offered(db, &village, &all(Purpose::Account)), 2);
            assert_eq!(offered(db, &village, &all(Purpose::Agenda)), 1);
            let of = Wanted { organisation: Some(village.loohoek), ..all(Purpose::Account) };
            assert_eq!(offered(db, &village, &of), 1);
            let there = Wanted { theme: Some("REL"), area: Some("GM9901"), ..all(Purpose::Account) };
            assert_eq!(offered(db, &village, &there), 2);
            assert_eq!(offered(db, &village, &Wanted { theme: Some("STE"), ..there }), 0);
            assert_eq!(offered(db, &village, &Wanted { area: Some("WK990199"), ..there }), 0);
        });
    }

    #[test]
    fn what_was_taken_back_is_used_nowhere_anew_and_has_no_words_where_it_was() {
        on_both(|db| {
            let village = Village::build(db);
            let id = told(db, &village, (village.fatima, 1), &[Purpose::Agenda]);
            let uses = |purpose| {
                let act =
                    |tx: &mut Tx<'_>, actor: &Actor| use_in(tx, actor, monday(), (id, purpose), &document());
                village.acts(db, village.elly, act)
            };
            assert!(matches!(uses(Purpose::Account), Err(Refusal::NotNow("problem-story-not-for-this"))));
            uses(Purpose::Agenda).unwrap();
            uses(Purpose::Agenda).unwrap();
            village.acts(db, village.fatima, |tx, actor| withdraw(tx, actor, monday(), id)).unwrap();
            assert!(matches!(uses(Purpose::Agenda), Err(Refusal::NotNow("problem-story-withdrawn"))));
            let of = ("agenda_item", document().id);
            let found = db.read_here(|tx| used_in(tx, village.network, of)).unwrap();
            assert_eq!(
                found.iter().map(|story| &story.told).collect::<Vec<_>>(),
                [&Told::Withdrawn(monday())]
            );
            db.write_here(|tx| leave_out(tx, village.network, id, &document())).unwrap();
            assert!(db.read_here(|tx| used_in(tx, village.network, of)).unwrap().is_empty());
        });
    }
}
