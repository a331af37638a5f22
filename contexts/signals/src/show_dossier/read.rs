//! What the page of a dossier reads, in one transaction, as one person may see it. Of a wrong only insiders read the
//! words, and nobody reads here who raised it.

use super::acts;
use super::deed::Deed;
use super::happened::happened;
use crate::bring_back::{self, BringingBack};
use crate::bring_to_table::{self, AgendaItem, Place};
use crate::confirm::{self, Closing};
use crate::dossier::{self, Dossier, DossierId, Ending};
use crate::join_coalition;
use crate::keep_commitment;
use crate::kinds::Kind;
use crate::leave_coalition;
use crate::lift;
use crate::make_commitment::{self, Commitment, Kept};
use crate::signal::{self, Signal, SignalId};
use crate::solution::{self, Answers, Solution};
use crate::suggest::{self, Suggestion};
use kernel::{OrganisationId, PersonId, Timestamp};
use maud::Markup;
use network::area::Level;
use network::{Actor, Refusal, person};
use policy::Matter as PolicyMatter;
use store::event::Recorded;
use store::{Error, Tx};

/// A dossier as one person may see it now.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The dossier itself.
    pub dossier: Dossier,
    /// Its signals, oldest first.
    pub signals: Vec<Part>,
    /// Suggestions, oldest first.
    pub suggestions: Vec<Suggestion>,
    /// The organisations that carry it together.
    pub coalition: Vec<(OrganisationId, String)>,
    /// Those of them that this person may take out.
    pub leaving: Vec<(OrganisationId, String)>,
    /// The agendas it stood or stands on, newest first.
    pub agenda: Vec<AgendaItem>,
    /// Commitments by due date, with whether this person may say what became of it.
    pub commitments: Vec<Promise>,
    /// Versions of the solution, newest first.
    pub solutions: Vec<Solution>,
    /// Everybody who was told, newest first.
    pub told: Vec<BringingBack>,
    /// What stands between it and its end.
    pub closing: Closing,
    /// The level it is proposed to be lifted to.
    pub lift: Option<Level>,
    /// Who has been asked to drive it.
    pub asked_name: Option<String>,
    /// What happened, newest first.
    pub way: Vec<(Recorded, Option<String>)>,
    /// Tables to bring it to; only for who may.
    pub places: Vec<Place>,
    /// People near it, to choose from; only for who may.
    pub people: Vec<Near>,
    /// Organisations to choose from; only for who may.
    pub organisations: Vec<(OrganisationId, String)>,
    /// What other contexts show beside it.
    pub beside: Markup,
    may: Vec<&'static str>,
}

/// A signal in a dossier that this reader may see. A wrong that they may not isn't there, not even as one more.
#[derive(Clone, Debug)]
pub struct Part {
    /// The signal.
    pub id: SignalId,
    /// Its words.
    pub words: String,
    /// What it is.
    pub kind: Kind,
    /// Name and organisation of whoever raised it; none for a wrong.
    pub reporter: Option<(String, String)>,
    /// When it was raised.
    pub raised_at: Timestamp,
}

/// A commitment, with whether the reader may say what became of it.
#[derive(Clone, Debug)]
pub struct Promise {
    /// The commitment.
    pub commitment: Commitment,
    /// The reader may say what became of it.
    pub may_keep: bool,
}

/// Somebody near a dossier: at one of its tables, in its coalition, or in the reader's own organisation.
#[derive(Clone, Debug)]
pub struct Near {
    /// Who.
    pub id: PersonId,
    /// Their name.
    pub name: String,
    /// Their organisation.
    pub organisation: String,
}

impl Near {
    /// As a choice reads.
    pub fn in_words(&self) -> String {
        format!("{} ({})", self.name, self.organisation)
    }
}

impl Shown {
    /// Whether the policy allows the reader that deed.
    pub fn may(&self, deed: &Deed) -> bool {
        self.may.contains(&deed.action)
    }

    /// How it ended, as far as this reader may know: that whoever raised a wrong was silent is not for everybody.
    pub fn ending(&self) -> Option<Ending> {
        match self.dossier.state.ending() {
            Some(Ending::Works) if self.closing.silent > 0 => Some(Ending::Silent),
            ending => ending,
        }
    }

    /// The signals whose reporters were not told about the newest version.
    pub fn untold(&self) -> Vec<&Part> {
        let newest = self.solutions.first().map(|solution| solution.id);
        let told =
            |part: &Part| self.told.iter().any(|it| it.signal == part.id && Some(it.solution) == newest);
        self.signals.iter().filter(|part| !told(part)).collect()
    }
}

/// Reads a dossier for `actor`.
pub fn shown(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, id: DossierId) -> Result<Shown, Refusal> {
    let dossier = dossier::load_for(tx, actor, id, "see_dossier")?;
    let network = actor.network;
    let mut signals = Vec::new();
    for signal in signal::of_dossier(tx, network, id)? {
        signals.extend(part(actor, &dossier, signal)?);
    }
    let seen: Vec<SignalId> = signals.iter().map(|part| part.id).collect();
    let mut told = bring_back::of_dossier(tx, network, id)?;
    told.retain(|told| seen.contains(&told.signal));
    let mut commitments = Vec::new();
    for commitment in make_commitment::of_dossier(tx, network, id)? {
        let may_keep = commitment.state == Kept::Open
            && allowed(
                actor,
                "keep_commitment",
                &keep_commitment::matter_for(tx, actor, &dossier, &commitment)?,
            )?;
        commitments.push(Promise { commitment, may_keep });
    }
    let asked = dossier.holding.as_ref().and_then(|holding| holding.asked);
    let asked_name = match asked {
        Some(person) => person::load(tx, network, person)?.map(|person| person.name),
        None => None,
    };
    let mut shown = Shown {
        signals,
        suggestions: suggest::of_dossier(tx, network, id)?,
        coalition: join_coalition::members(tx, network, id)?,
        leaving: Vec::new(),
        agenda: bring_to_table::of_dossier(tx, network, id)?,
        commitments,
        solutions: solution::versions(tx, network, Answers::Dossier(id))?,
        told,
        closing: confirm::closing_of(tx, actor, id, &seen)?,
        lift: if dossier.holding.is_some() { lift::proposed(tx, &dossier)? } else { None },
        asked_name,
        way: happened(tx, network, &dossier)?,
        places: Vec::new(),
        people: Vec::new(),
        organisations: Vec::new(),
        beside: Markup::default(),
        may: may(actor, &dossier)?,
        dossier,
    };
    for member in &shown.coalition {
        let matter = leave_coalition::matter(tx, actor, &shown.dossier, member.0)?;
        if allowed(actor, leave_coalition::DEED.action, &matter)? {
            shown.leaving.push(member.clone());
        }
    }
    if !shown.leaving.is_empty() {
        shown.may.push(leave_coalition::DEED.action);
    }
    choices(tx, actor, now, &mut shown)?;
    Ok(shown)
}

/// Whether `actor` may know of a signal in it: of a wrong only its circle does, and whoever drives the dossier.
pub fn in_sight(actor: &Actor, dossier: &Dossier, signal: &Signal) -> Result<bool, Refusal> {
    if !signal.shielded {
        return Ok(true);
    }
    let mut matter = signal.matter();
    matter.leads.push(dossier.driver);
    allowed(actor, "see_signal", &matter)
}

fn part(actor: &Actor, dossier: &Dossier, signal: Signal) -> Result<Option<Part>, Refusal> {
    Ok(in_sight(actor, dossier, &signal)?.then(|| Part {
        id: signal.id,
        words: signal.words,
        kind: signal.kind,
        reporter: (!signal.shielded).then_some((signal.raised_by_name, signal.organisation_name)),
        raised_at: signal.raised_at,
    }))
}

fn allowed(actor: &Actor, action: &'static str, matter: &PolicyMatter) -> Result<bool, Refusal> {
    match actor.may(action, matter) {
        Ok(()) => Ok(true),
        Err(Refusal::Forbidden { .. }) => Ok(false),
        Err(refusal) => Err(refusal),
    }
}

/// The actions that the policy allows this reader with this dossier.
fn may(actor: &Actor, dossier: &Dossier) -> Result<Vec<&'static str>, Refusal> {
    let matter = dossier.matter_for(actor);
    let holding = dossier.holding.as_ref();
    let asks = |action| match action {
        // Whoever is asked to drive it answers, below; who may leave depends on which organisation.
        "answer_driver_offer" | "leave_coalition" => false,
        // The engine lets only whoever holds it offer it.
        "offer_driver" => holding.is_some_and(|holding| dossier::stands_with(actor, holding.holder)),
        _ => true,
    };
    let actions: Vec<&'static str> =
        acts::DEEDS.iter().map(|deed| deed.action).filter(|action| asks(*action)).collect();
    let mut may = actor.may_which(&actions, &matter)?;
    if holding.is_some_and(|holding| holding.asked == Some(actor.person)) {
        let asked = PolicyMatter { insiders: vec![actor.person], ..matter };
        may.extend(allowed(actor, "answer_driver_offer", &asked)?.then_some("answer_driver_offer"));
    }
    Ok(may)
}

/// What the forms that this reader may see have to choose from.
fn choices(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, shown: &mut Shown) -> Result<(), Refusal> {
    let dossier = &shown.dossier;
    if dossier.holding.is_none() {
        return Ok(());
    }
    if shown.may(&bring_to_table::DEED) {
        shown.places =
            bring_to_table::places(tx, actor.network, now, dossier.theme.as_deref(), dossier.level)?;
    }
    if shown.may(&make_commitment::DEED) || shown.may(&crate::hand_over_driver::OFFER) {
        shown.people = near(tx, actor, dossier.id)?;
    }
    if shown.may(&join_coalition::DEED) || shown.may(&crate::record_solution::DEED) {
        shown.organisations = join_coalition::to_choose_from(tx, actor.network)?;
    }
    Ok(())
}

/// Active people near a dossier, by name. Somebody from elsewhere comes near when their organisation joins the coalition.
fn near(tx: &mut Tx<'_>, actor: &Actor, id: DossierId) -> Result<Vec<Near>, Error> {
    let rows = tx.query(
        "select person.id, person.name, min(organisation.name) as organisation from (
           select person_id from membership where network_id = $1 and organisation_id = $3
           union select membership.person_id from coalition_member
             join membership on membership.network_id = coalition_member.network_id
               and membership.organisation_id = coalition_member.organisation_id
             where coalition_member.network_id = $1 and coalition_member.dossier_id = $2
           union select seat.person_id from agenda_item
             join seat on seat.network_id = agenda_item.network_id and seat.table_id = agenda_item.table_id
             where agenda_item.network_id = $1 and agenda_item.dossier_id = $2
           union select round_table.convener_id from agenda_item
             join round_table on round_table.network_id = agenda_item.network_id
               and round_table.id = agenda_item.table_id
             where agenda_item.network_id = $1 and agenda_item.dossier_id = $2
         ) near
         join person on person.network_id = $1 and person.id = near.person_id and person.state = 'active'
         join membership on membership.network_id = $1 and membership.person_id = person.id
         join organisation on organisation.network_id = $1 and organisation.id = membership.organisation_id
         group by person.id, person.name order by person.name, person.id limit 200",
        &[&actor.network, &id, &actor.organisation],
    )?;
    rows.iter()
        .map(|row| {
            Ok(Near { id: row.get("id")?, name: row.get("name")?, organisation: row.get("organisation")? })
        })
        .collect()
}
