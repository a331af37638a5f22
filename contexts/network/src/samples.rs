//! A small network to try things on, for the tests of this context and those above: the people of the first scenario in
//! two organisations, a sector body, and a table that meets on Thursday. Everybody fictional.

use crate::area::{self, Area, Level};
use crate::organisation::{self, NewOrganisation, OrganisationKind};
use crate::person::{self, NewMembership, NewPerson};
use crate::round_table::{self, MeetingId, NewTable, RoundTableId, Sitting, TableKind};
use crate::theme::{self, Theme};
use crate::{Actor, Refusal, Role, founding};
use kernel::{DeskId, Lang, NetworkId, OrganisationId, PersonId, TeamId, Timestamp};
use policy::Policy;
use std::sync::Arc;
use store::{Db, Tx};

/// The people and things of the sample network.
#[derive(Clone)]
pub struct Village {
    /// The network.
    pub network: NetworkId,
    /// Its own desk, staffed by Priya and Elly.
    pub desk: DeskId,
    /// Welzijn De Steiger, with its team.
    pub steiger: OrganisationId,
    /// Team Kadebuurt of De Steiger, led by Marleen.
    pub team: TeamId,
    /// Welzijn Loohoek.
    pub loohoek: OrganisationId,
    /// Sociaal Werk Verbond, the sector body.
    pub swv: OrganisationId,
    /// Director of De Steiger.
    pub ruud: PersonId,
    /// Worker in team Kadebuurt.
    pub fatima: PersonId,
    /// Team lead of team Kadebuurt.
    pub marleen: PersonId,
    /// Director in Loohoek.
    pub joost: PersonId,
    /// Triager at the sector body.
    pub priya: PersonId,
    /// Chair of the sector body: facilitator, convener of the table.
    pub elly: PersonId,
    /// Confidant at the sector body.
    pub bart: PersonId,
    /// Bestuurlijk overleg gemeentenvereniging.
    pub table: RoundTableId,
    /// Its meeting on Thursday.
    pub thursday: MeetingId,
    policy: Arc<Policy>,
}

/// Monday morning, ten past nine in the Netherlands: the moment of the first scenario.
pub fn monday() -> Timestamp {
    "2026-11-23T08:10:00Z".parse().expect("a moment")
}

impl Village {
    /// Builds the network in `db`, as it stands on Monday.
    pub fn build(db: &Db) -> Self {
        let policy = Arc::new(Policy::load().expect("the policies hold together"));
        db.write_here(|tx| settle(tx, &policy)).expect("the sample network can be built")
    }

    /// Somebody, ready to act.
    pub fn actor(&self, tx: &mut Tx<'_>, person: PersonId) -> Result<Actor, Refusal> {
        Actor::load(tx, self.network, person, &self.policy)
    }

    /// Lets somebody act in a transaction of its own.
    pub fn acts<T>(
        &self,
        db: &Db,
        person: PersonId,
        act: impl Fn(&mut Tx<'_>, &Actor) -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        db.write_here(|tx| {
            let actor = self.actor(tx, person)?;
            act(tx, &actor)
        })
    }

    /// The policies.
    pub fn policy(&self) -> Arc<Policy> {
        Arc::clone(&self.policy)
    }
}

fn settle(tx: &mut Tx<'_>, policy: &Arc<Policy>) -> Result<Village, Refusal> {
    let now = monday();
    let founded = founding::found(tx, now, "Rivierenhart", "Signaaltafel")?;
    let network = founded.network;
    places_and_themes(tx, network)?;
    let organisation = |tx: &mut Tx<'_>, name, kind, place| {
        let new = NewOrganisation { name, kind, place, umbrella: None, desk_name: name };
        organisation::add(tx, now, network, &new)
    };
    let (steiger, steiger_desk) =
        organisation(tx, "Welzijn De Steiger", OrganisationKind::Welfare, "Rivierenhart")?;
    let (loohoek, loohoek_desk) = organisation(tx, "Welzijn Loohoek", OrganisationKind::Welfare, "Loohoek")?;
    let (swv, swv_desk) = organisation(tx, "Sociaal Werk Verbond", OrganisationKind::SectorBody, "Utrecht")?;
    let team = organisation::add_team(tx, now, network, steiger, "Team Kadebuurt")?;
    let somebody = |tx: &mut Tx<'_>, name: &str, organisation, role, team| {
        let email = format!("{}@voorbeeld.example", name.split(' ').next().unwrap_or(name));
        let id = person::add(
            tx,
            now,
            network,
            &NewPerson { name, email: &email, password: None, lang: Lang::Nl },
        )?;
        person::join(tx, now, network, &NewMembership { person: id, organisation, role, team })?;
        Ok::<_, store::Error>(id)
    };
    let ruud = somebody(tx, "Ruud Camps", steiger, Role::Director, None)?;
    let fatima = somebody(tx, "Fatima el Amrani", steiger, Role::Worker, Some(team))?;
    let marleen = somebody(tx, "Marleen Hoekstra", steiger, Role::Lead, Some(team))?;
    let joost = somebody(tx, "Joost ter Braak", loohoek, Role::Director, None)?;
    let priya = somebody(tx, "Priya Ramdin", swv, Role::Triager, None)?;
    let elly = somebody(tx, "Elly Sarmiento", swv, Role::Facilitator, None)?;
    let bart = somebody(tx, "Bart Nijland", swv, Role::Confidant, None)?;
    organisation::lead_team(tx, network, team, marleen)?;
    for (desk, person) in [
        (founded.desk, priya),
        (founded.desk, elly),
        (steiger_desk, marleen),
        (steiger_desk, ruud),
        (loohoek_desk, joost),
        (swv_desk, elly),
    ] {
        founding::staff(tx, network, desk, person)?;
    }
    let (table, thursday) = table(tx, now, network, elly, swv)?;
    Ok(Village {
        network,
        desk: founded.desk,
        steiger,
        team,
        loohoek,
        swv,
        ruud,
        fatima,
        marleen,
        joost,
        priya,
        elly,
        bart,
        table,
        thursday,
        policy: Arc::clone(policy),
    })
}

fn places_and_themes(tx: &mut Tx<'_>, network: NetworkId) -> Result<(), store::Error> {
    for (code, name, kind, parent) in
        [("GM9901", "Rivierenhart", "gemeente", None), ("WK990101", "Kadebuurt", "wijk", Some("GM9901"))]
    {
        let area = Area {
            code: code.to_owned(),
            year: 2026,
            name: name.to_owned(),
            kind: kind.to_owned(),
            parent: parent.map(str::to_owned),
        };
        area::add(tx, network, &area)?;
    }
    // Of the listed themes a sample has three, so that a test can say all that a page shows.
    tx.execute("delete from theme where network_id = $1", &[&network])?;
    for (code, parent, nl, en) in [
        ("STE", None, "Stelsel en organisatie", "System and organisation"),
        (
            "STE.financiering",
            Some("STE"),
            "Financiering, contract en aanbesteding",
            "Funding, contracts and tenders",
        ),
        ("REL", None, "Contact en buurt", "Contact and neighbourhood"),
    ] {
        let theme = Theme {
            code: code.to_owned(),
            parent: parent.map(str::to_owned),
            name_nl: nl.to_owned(),
            name_en: en.to_owned(),
            sensitive: false,
        };
        theme::add(tx, network, &theme)?;
    }
    Ok(())
}

fn table(
    tx: &mut Tx<'_>,
    now: Timestamp,
    network: NetworkId,
    convener: PersonId,
    organisation: OrganisationId,
) -> Result<(RoundTableId, MeetingId), store::Error> {
    let themes = ["STE".to_owned()];
    let new = NewTable {
        name: "Bestuurlijk overleg gemeentenvereniging",
        kind: TableKind::Administrative,
        level: Level::Land,
        convener,
        themes: &themes,
    };
    let table = round_table::set_up(tx, now, network, &new)?;
    round_table::give_seat(tx, now, network, table, (convener, organisation, "Spreekt namens 120 leden"))?;
    let thursday = "2026-11-26T13:00:00Z".parse().expect("a moment");
    let meeting =
        round_table::plan_meeting(tx, now, network, table, &Sitting::of_an_hour(thursday, "online"))?;
    Ok((table, meeting))
}
