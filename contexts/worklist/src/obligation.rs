//! Obligations kept and carried out: reads the row and the standing of whoever is involved, asks the engine, and
//! writes state, events and notices in the caller's transaction. The one file with SQL that changes obligations.

use crate::{Matter, notice, standing};
use kernel::{NetworkId, ObligationId, PersonId, Timestamp};
use network::Refusal;
use obligations::{Act, Flat, Holder, Moment, Outcome, Plan, State};
use store::event::{self, Event, Subject};
use store::{Error, Row, Tx};

/// What opening an obligation needs.
#[derive(Clone, Debug)]
pub struct Opening {
    /// Where.
    pub network: NetworkId,
    /// About what.
    pub matter: Matter,
    /// In the words of whoever raised it; cut to 160 characters.
    pub title: String,
    /// The matter's page.
    pub href: String,
    /// Whether only insiders may read the title.
    pub shielded: bool,
    /// Who holds it.
    pub holder: Holder,
    /// Until when, and why then.
    pub moment: Moment,
}

/// An obligation as it is kept.
#[derive(Clone, Debug)]
pub struct Kept {
    /// Its id.
    pub id: ObligationId,
    /// Its network.
    pub network: NetworkId,
    /// The kind and id of its matter.
    pub matter: (String, kernel::ids::Uuid),
    /// Its title.
    pub title: String,
    /// The matter's page.
    pub href: String,
    /// Whether only insiders may read the title.
    pub shielded: bool,
    /// What the engine knows.
    pub state: State,
    /// For compare-and-swap.
    pub version: i64,
}

const TITLE_CHARACTERS: usize = 160;

/// Opens the one obligation of a matter; a second open one is refused by the database.
pub fn open(tx: &mut Tx<'_>, now: Timestamp, by: Option<PersonId>, new: Opening) -> Result<ObligationId, Refusal> {
    let actor = by.map(Holder::Person);
    let world = standing::read(tx, new.network, new.holder, actor)?;
    let plan = obligations::open(by, new.holder, new.moment, &world.standing(), now).map_err(refusal)?;
    let kept = Kept {
        id: ObligationId::new(now),
        network: new.network,
        matter: (new.matter.kind.to_owned(), new.matter.id),
        title: shortened(&new.title),
        href: new.href,
        shielded: new.shielded,
        state: plan.state.clone(),
        version: 1,
    };
    insert(tx, now, &kept)?;
    tell(tx, now, &kept, &plan)?;
    Ok(kept.id)
}

fn shortened(title: &str) -> String {
    let line = title.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= TITLE_CHARACTERS {
        return line;
    }
    let cut: String = line.chars().take(TITLE_CHARACTERS - 1).collect();
    format!("{}…", cut.trim_end())
}

/// Carries out `act` on the open obligation of `matter`.
pub fn act(
    tx: &mut Tx<'_>,
    now: Timestamp,
    network: NetworkId,
    matter: Matter,
    act: &Act,
) -> Result<(), Refusal> {
    let kept = of_matter(tx, network, matter)?.ok_or(Refusal::NotFound("obligation"))?;
    carry_out(tx, now, &kept, act)
}

/// Carries out `act` on an obligation that was read in this transaction.
pub fn carry_out(tx: &mut Tx<'_>, now: Timestamp, kept: &Kept, act: &Act) -> Result<(), Refusal> {
    let holder = kept.state.holder().or_else(|| act.names());
    let Some(holder) = holder else { return Err(refusal(obligations::Refusal::Settled)) };
    let climbed = kept.state.hold().and_then(|hold| hold.climbed);
    let asked = match &kept.state {
        State::Offered { offer, .. } => Some(offer.to),
        State::Held(_) | State::Settled(_) => None,
    };
    let named = [act.actor().map(Holder::Person), act.names(), asked]
        .into_iter()
        .chain([climbed.map(|it| it.original()), climbed.map(|it| it.previous())])
        .flatten();
    let world = standing::read(tx, kept.network, holder, named)?;
    let plan = obligations::decide(&kept.state, act, &world.standing(), now).map_err(refusal)?;
    if plan.changes_nothing() {
        return Ok(());
    }
    update(tx, kept, &plan.state)?;
    tell(tx, now, kept, &plan)
}

/// The matter moved on by an act that the policy allowed: its obligation stands with `new.holder` until `new.moment`.
/// Whoever held it before hears of it when that was somebody else.
pub fn advance(tx: &mut Tx<'_>, now: Timestamp, by: PersonId, new: Opening) -> Result<(), Refusal> {
    if let Some(kept) = of_matter(tx, new.network, new.matter)? {
        let is_holder = kept.state.holder() == Some(Holder::Person(by)) && new.holder == Holder::Person(by);
        if is_holder && matches!(kept.state, State::Held(_)) {
            return carry_out(tx, now, &kept, &Act::Promise { by, moment: new.moment });
        }
        let outcome = "moved-on".parse().expect("a short text");
        carry_out(tx, now, &kept, &Act::Settle { by: None, outcome })?;
    }
    open(tx, now, Some(by), new).map(|_| ())
}

/// The matter came to its end by an act that the policy allowed.
pub fn settle(
    tx: &mut Tx<'_>,
    now: Timestamp,
    network: NetworkId,
    matter: Matter,
    outcome: &str,
) -> Result<(), Refusal> {
    let outcome: Outcome = outcome.parse().map_err(|problem| Refusal::Broken(format!("an outcome: {problem}")))?;
    act(tx, now, network, matter, &Act::Settle { by: None, outcome })
}

/// The engine's refusal, as a text for the person who acted.
pub fn refusal(refused: obligations::Refusal) -> Refusal {
    use obligations::Refusal as R;
    Refusal::NotNow(match refused {
        R::AlreadyDone => "obligation-refused-already-done",
        R::NotYours { .. } => "obligation-refused-not-yours",
        R::NotSupervisor { .. } => "obligation-refused-not-supervisor",
        R::NotActive { .. } => "obligation-refused-not-active",
        R::NotThere { .. } => "obligation-refused-not-there",
        R::StillThere { .. } => "obligation-refused-still-there",
        R::MomentPassed => "obligation-refused-moment-passed",
        R::MomentTooFar { .. } => "obligation-refused-moment-too-far",
        R::OfferToHolder => "obligation-refused-offer-to-holder",
        R::OfferOpen => "obligation-refused-offer-open",
        R::NoOffer => "obligation-refused-no-offer",
        R::OfferLapsed => "obligation-refused-offer-lapsed",
        R::Settled => "obligation-refused-settled",
        R::NotSettled => "obligation-refused-not-settled",
    })
}

fn tell(tx: &mut Tx<'_>, now: Timestamp, kept: &Kept, plan: &Plan) -> Result<(), Refusal> {
    for happened in &plan.events {
        let facts = serde_json::to_value(happened).map_err(|problem| Refusal::Broken(problem.to_string()))?;
        event::append(
            tx,
            &Event {
                network: kept.network,
                at: happened.at,
                actor: happened.actor,
                kind: happened.deed.name(),
                subject: Subject { kind: "obligation", id: kept.id.into() },
                facts,
            },
        )?;
    }
    for notice in &plan.notices {
        notice::from_engine(tx, now, kept, notice)?;
    }
    Ok(())
}

const COLUMNS: &str = "network_id, id, matter_kind, matter_id, title, href, shielded, state, holder_person, holder_desk,
    moment_at, moment_why, since, reminded, rung, original_person, original_desk, previous_person, previous_desk,
    asked_person, asked_desk, answer_by, asked_why, settled_by, settled_at, outcome, look_at, version";

/// The open obligation of a matter.
pub fn of_matter(tx: &mut Tx<'_>, network: NetworkId, matter: Matter) -> Result<Option<Kept>, Error> {
    let sql = format!(
        "select {COLUMNS} from obligation
         where network_id = $1 and matter_kind = $2 and matter_id = $3 and state <> 'settled'"
    );
    tx.first(&sql, &[&network, &matter.kind, &matter.id])?.as_ref().map(read).transpose()
}

/// One obligation.
pub fn load(tx: &mut Tx<'_>, network: NetworkId, id: ObligationId) -> Result<Option<Kept>, Error> {
    let sql = format!("select {COLUMNS} from obligation where network_id = $1 and id = $2");
    tx.first(&sql, &[&network, &id])?.as_ref().map(read).transpose()
}

/// Everything that somebody holds in person: for when they leave or fall ill.
pub fn held_by(tx: &mut Tx<'_>, network: NetworkId, person: PersonId) -> Result<Vec<Kept>, Error> {
    let sql = format!(
        "select {COLUMNS} from obligation
         where network_id = $1 and holder_person = $2 and state <> 'settled' order by moment_at, id"
    );
    tx.query(&sql, &[&network, &person])?.iter().map(read).collect()
}

/// Up to `limit` obligations at which the clock has something to do at `now`, over all networks.
pub fn due(tx: &mut Tx<'_>, now: Timestamp, limit: i64) -> Result<Vec<Kept>, Error> {
    let sql = format!(
        "select {COLUMNS} from obligation
         where look_at <= $1 and state <> 'settled' order by look_at, network_id, id limit $2"
    );
    tx.query(&sql, &[&now, &limit])?.iter().map(read).collect()
}

fn insert(tx: &mut Tx<'_>, now: Timestamp, kept: &Kept) -> Result<(), Error> {
    let flat = Flat::from(&kept.state);
    tx.execute(
        "insert into obligation (network_id, id, matter_kind, matter_id, title, href, shielded, opened_at, state,
           holder_person, holder_desk, moment_at, moment_why, since, reminded, rung, original_person, original_desk,
           previous_person, previous_desk, asked_person, asked_desk, answer_by, asked_why, settled_by, settled_at,
           outcome, look_at, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,
           $22, $23, $24, $25, $26, $27, $28, 1)",
        &[
            &kept.network, &kept.id, &kept.matter.0, &kept.matter.1, &kept.title, &kept.href, &kept.shielded, &now,
            &flat.state, &flat.holder_person, &flat.holder_desk, &flat.moment_at, &flat.moment_why, &flat.since,
            &flat.reminded, &flat.rung, &flat.original_person, &flat.original_desk, &flat.previous_person,
            &flat.previous_desk, &flat.asked_person, &flat.asked_desk, &flat.answer_by, &flat.asked_why,
            &flat.settled_by, &flat.settled_at, &flat.outcome, &flat.look_at,
        ],
    )?;
    Ok(())
}

fn update(tx: &mut Tx<'_>, kept: &Kept, state: &State) -> Result<(), Error> {
    let flat = Flat::from(state);
    tx.change_one(
        "update obligation set state = $4, holder_person = $5, holder_desk = $6, moment_at = $7, moment_why = $8,
           since = $9, reminded = $10, rung = $11, original_person = $12, original_desk = $13, previous_person = $14,
           previous_desk = $15, asked_person = $16, asked_desk = $17, answer_by = $18, asked_why = $19,
           settled_by = $20, settled_at = $21, outcome = $22, look_at = $23, version = version + 1
         where network_id = $1 and id = $2 and version = $3",
        &[
            &kept.network, &kept.id, &kept.version, &flat.state, &flat.holder_person, &flat.holder_desk,
            &flat.moment_at, &flat.moment_why, &flat.since, &flat.reminded, &flat.rung, &flat.original_person,
            &flat.original_desk, &flat.previous_person, &flat.previous_desk, &flat.asked_person, &flat.asked_desk,
            &flat.answer_by, &flat.asked_why, &flat.settled_by, &flat.settled_at, &flat.outcome, &flat.look_at,
        ],
    )
}

/// Reads a row that selects `COLUMNS`.
pub fn read(row: &Row) -> Result<Kept, Error> {
    let flat = Flat {
        state: row.get("state")?,
        holder_person: row.get("holder_person")?,
        holder_desk: row.get("holder_desk")?,
        moment_at: row.get("moment_at")?,
        moment_why: row.get("moment_why")?,
        since: row.get("since")?,
        reminded: row.get("reminded")?,
        rung: row.get("rung")?,
        original_person: row.get("original_person")?,
        original_desk: row.get("original_desk")?,
        previous_person: row.get("previous_person")?,
        previous_desk: row.get("previous_desk")?,
        asked_person: row.get("asked_person")?,
        asked_desk: row.get("asked_desk")?,
        answer_by: row.get("answer_by")?,
        asked_why: row.get("asked_why")?,
        settled_by: row.get("settled_by")?,
        settled_at: row.get("settled_at")?,
        outcome: row.get("outcome")?,
        look_at: row.get("look_at")?,
    };
    let id: ObligationId = row.get("id")?;
    let state = State::try_from(&flat).map_err(|bad| row.bad("state", bad.to_string()))?;
    Ok(Kept {
        id,
        network: row.get("network_id")?,
        matter: (row.get("matter_kind")?, row.get("matter_id")?),
        title: row.get("title")?,
        href: row.get("href")?,
        shielded: row.get("shielded")?,
        state,
        version: row.get("version")?,
    })
}
