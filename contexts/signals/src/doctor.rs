//! The proof for the signal loop on a live database: nothing open is without its one obligation, nothing is closed
//! without word back to everybody who raised it, answers are versions that nobody changed, and no signal holds what the
//! personal-data guard finds. Called by `ponton doctor`; it only reads.

mod call_rounds;

use crate::routing::Standing;
use crate::routing_rule;
use crate::signal::SignalId;
use crate::suggestions;
use kernel::ids::Uuid;
use kernel::{NetworkId, Timestamp};
use network::typed_words;
use store::{Error, Tx};
use worklist::doctor::{Finding, Rule};

/// Signals read at a time for the guard.
const ROWS: i64 = 500;

/// Whatever is open, and those that don't have exactly one open obligation.
const OPEN: [Rule; 5] = [
    Rule {
        invariant: "every standing message has exactly one open obligation until it is withdrawn",
        count: "select count(*) as counted from standing_message where network_id = $1 and withdrawn_at is null",
        offending: "select standing_message.id from standing_message where standing_message.network_id = $1
            and (select count(*) from obligation where obligation.network_id = standing_message.network_id
              and obligation.matter_kind = 'standing_message' and obligation.matter_id = standing_message.id
              and obligation.state <> 'settled') <> case when standing_message.withdrawn_at is null then 1 else 0 end
            order by standing_message.id",
    },
    Rule {
        invariant: "every open signal has exactly one open obligation",
        count: "select count(*) as counted from signal where signal.network_id = $1 and (
              signal.state in ('raised', 'understood')
              or signal.state in ('answered', 'brought_back') and not exists (select 1 from dossier_signal
                where dossier_signal.network_id = signal.network_id and dossier_signal.signal_id = signal.id))",
        offending: "select signal.id from signal where signal.network_id = $1 and (
              signal.state in ('raised', 'understood')
              or signal.state in ('answered', 'brought_back') and not exists (select 1 from dossier_signal
                where dossier_signal.network_id = signal.network_id and dossier_signal.signal_id = signal.id))
            and (select count(*) from obligation where obligation.network_id = signal.network_id
              and obligation.matter_kind = 'signal' and obligation.matter_id = signal.id
              and obligation.state <> 'settled') <> 1 order by signal.id",
    },
    Rule {
        invariant: "every open dossier has exactly one open obligation, a closed one has none",
        count: "select count(*) as counted from dossier where network_id = $1 and state <> 'confirmed'",
        offending: "select dossier.id from dossier where dossier.network_id = $1
            and (select count(*) from obligation where obligation.network_id = dossier.network_id
              and obligation.matter_kind = 'dossier' and obligation.matter_id = dossier.id
              and obligation.state <> 'settled') <> case when dossier.state = 'confirmed' then 0 else 1 end
            order by dossier.id",
    },
    Rule {
        invariant: "every open commitment has exactly one open obligation, and lies in an open dossier",
        count: "select count(*) as counted from commitment where network_id = $1 and state = 'open'",
        offending: "select commitment.id from commitment
            join dossier on dossier.network_id = commitment.network_id and dossier.id = commitment.dossier_id
            where commitment.network_id = $1 and (
              (select count(*) from obligation where obligation.network_id = commitment.network_id
                and obligation.matter_kind = 'commitment' and obligation.matter_id = commitment.id
                and obligation.state <> 'settled') <> case when commitment.state = 'open' then 1 else 0 end
              or commitment.state = 'open' and dossier.state = 'confirmed') order by commitment.id",
    },
    Rule {
        invariant: "every open agenda item has exactly one open obligation, and lies in an open dossier",
        count: "select count(*) as counted from agenda_item where network_id = $1 and state = 'on_agenda'",
        offending: "select agenda_item.id from agenda_item
            join dossier on dossier.network_id = agenda_item.network_id and dossier.id = agenda_item.dossier_id
            where agenda_item.network_id = $1 and (
              (select count(*) from obligation where obligation.network_id = agenda_item.network_id
                and obligation.matter_kind = 'agenda_item' and obligation.matter_id = agenda_item.id
                and obligation.state <> 'settled') <> case when agenda_item.state = 'on_agenda' then 1 else 0 end
              or agenda_item.state = 'on_agenda' and dossier.state = 'confirmed') order by agenda_item.id",
    },
];

/// Nothing is lost, nothing is closed without word back, no answer changed.
const KEPT: [Rule; 8] = [
    Rule {
        invariant: "every seat has the term that runs, for the same organisation and with the same mandate",
        count: "select count(*) as counted from seat where network_id = $1",
        offending: "select seat.id from seat where seat.network_id = $1
            and (select count(*) from seat_term where seat_term.network_id = seat.network_id
              and seat_term.table_id = seat.table_id and seat_term.person_id = seat.person_id
              and seat_term.organisation_id = seat.organisation_id and seat_term.mandate = seat.mandate
              and seat_term.until_at is null) <> 1 order by seat.id",
    },
    Rule {
        invariant: "every carried signal lies in a dossier that is open",
        count: "select count(*) as counted from signal where network_id = $1 and state = 'carried'",
        offending: "select signal.id from signal where signal.network_id = $1 and signal.state = 'carried'
            and not exists (select 1 from dossier_signal
              join dossier on dossier.network_id = dossier_signal.network_id and dossier.id = dossier_signal.dossier_id
              where dossier_signal.network_id = signal.network_id and dossier_signal.signal_id = signal.id
                and dossier.state <> 'confirmed') order by signal.id",
    },
    Rule {
        invariant: "no dossier is closed before all its contributors were told of the newest version",
        count: "select count(*) as counted from dossier where network_id = $1 and state = 'confirmed'",
        offending: "select distinct dossier.id from dossier
            join dossier_signal on dossier_signal.network_id = dossier.network_id
              and dossier_signal.dossier_id = dossier.id
            where dossier.network_id = $1 and dossier.state = 'confirmed'
              and not exists (select 1 from bringing_back
                join solution on solution.network_id = bringing_back.network_id
                  and solution.id = bringing_back.solution_id
                where bringing_back.network_id = dossier.network_id and bringing_back.signal_id = dossier_signal.signal_id
                  and solution.dossier_id = dossier.id
                  and solution.number = (select max(newest.number) from solution newest
                    where newest.network_id = dossier.network_id and newest.dossier_id = dossier.id))
            order by dossier.id",
    },
    Rule {
        invariant: "no signal is said to work where nobody who was told said so",
        count: "select count(*) as counted from signal where network_id = $1 and state = 'confirmed'",
        offending: "select signal.id from signal where signal.network_id = $1 and signal.state = 'confirmed'
            and not exists (select 1 from bringing_back where bringing_back.network_id = signal.network_id
              and bringing_back.signal_id = signal.id and bringing_back.works in ('yes', 'adapted'))
            order by signal.id",
    },
    Rule {
        invariant: "no dossier is said to work where somebody in sight of all didn't say so",
        count: "select count(*) as counted from dossier where network_id = $1 and ending = 'confirmed'",
        offending: "select distinct dossier.id from dossier
            join dossier_signal on dossier_signal.network_id = dossier.network_id
              and dossier_signal.dossier_id = dossier.id
            join signal on signal.network_id = dossier_signal.network_id and signal.id = dossier_signal.signal_id
            where dossier.network_id = $1 and dossier.ending = 'confirmed'
              and (signal.shielded = false or not exists (select 1 from dossier_signal other
                join signal seen on seen.network_id = other.network_id and seen.id = other.signal_id
                where other.network_id = dossier.network_id and other.dossier_id = dossier.id
                  and seen.shielded = false))
              and not exists (select 1 from bringing_back
                where bringing_back.network_id = dossier.network_id and bringing_back.signal_id = dossier_signal.signal_id
                  and bringing_back.dossier_id = dossier.id and bringing_back.works in ('yes', 'adapted'))
            order by dossier.id",
    },
    Rule {
        invariant: "every signal that was brought back has the word that was brought",
        count: "select count(*) as counted from signal where network_id = $1 and state = 'brought_back'",
        offending: "select signal.id from signal where signal.network_id = $1 and signal.state = 'brought_back'
            and not exists (select 1 from bringing_back where bringing_back.network_id = signal.network_id
              and bringing_back.signal_id = signal.id) order by signal.id",
    },
    Rule {
        invariant: "the versions of a dossier's solution run from one without a gap",
        count: "select count(distinct dossier_id) as counted from solution
            where network_id = $1 and dossier_id is not null",
        offending: "select dossier_id as id from solution where network_id = $1 and dossier_id is not null
            group by dossier_id having min(number) <> 1 or max(number) <> count(*) order by dossier_id",
    },
    Rule {
        invariant: "the versions of a direct answer run from one without a gap",
        count: "select count(distinct signal_id) as counted from solution
            where network_id = $1 and signal_id is not null",
        offending: "select signal_id as id from solution where network_id = $1 and signal_id is not null
            group by signal_id having min(number) <> 1 or max(number) <> count(*) order by signal_id",
    },
];

/// Examines everything of the signal loop in one network.
pub fn examine(tx: &mut Tx<'_>, network: NetworkId, now: Timestamp) -> Result<Vec<Finding>, Error> {
    let mut findings = Vec::new();
    for rule in OPEN.iter().chain(&KEPT).chain(&call_rounds::CALLS) {
        findings.push(rule.examine(tx, network)?);
    }
    findings.push(last_rule_is_there(tx, network)?);
    findings.push(broken_rules_are_held(tx, network)?);
    findings.push(answers_hold_from_the_past(tx, network, now)?);
    findings.push(guarded(tx, network, now)?);
    findings.push(call_rounds::guarded(tx, network, now)?);
    findings.push(notes_are_guarded(tx, network)?);
    Ok(findings)
}

/// What comes after the last routing rule is the network's own desk: there must be exactly one.
fn last_rule_is_there(tx: &mut Tx<'_>, network: NetworkId) -> Result<Finding, Error> {
    let rows =
        tx.query("select id from desk where network_id = $1 and organisation_id is null", &[&network])?;
    let desks = rows.iter().map(|row| row.get("id")).collect::<Result<Vec<Uuid>, Error>>()?;
    let holds = desks.len() == 1;
    let offending = if holds { Vec::new() } else { desks };
    let invariant = "after the last routing rule there is always a desk, the network's own";
    Ok(Finding { invariant, holds, counted: 1, offending })
}

/// A broken rule is its owner's to mend, and nothing stays to be mended of one that works.
fn broken_rules_are_held(tx: &mut Tx<'_>, network: NetworkId) -> Result<Finding, Error> {
    let rows = tx.query(
        "select matter_id from obligation where network_id = $1 and matter_kind = 'routing_rule' and state <> 'settled'",
        &[&network],
    )?;
    let open = rows.iter().map(|row| row.get("matter_id")).collect::<Result<Vec<Uuid>, Error>>()?;
    let kept = routing_rule::list(tx, network)?;
    let counted = i64::try_from(kept.len()).unwrap_or(i64::MAX);
    let broken = |one: &&routing_rule::Kept| matches!(one.rule.standing, Standing::Broken(_));
    let broken: Vec<Uuid> = kept.iter().filter(broken).map(|one| one.rule.id.into()).collect();
    let unheld = broken.iter().filter(|id| !open.contains(id));
    let needless = open.iter().filter(|id| !broken.contains(id));
    let offending: Vec<Uuid> = unheld.chain(needless).copied().collect();
    let invariant = "every broken routing rule has exactly one open obligation, and no other has one";
    Ok(Finding { invariant, holds: offending.is_empty(), counted, offending })
}

/// A moment ahead of the clock would be one that somebody made up.
fn answers_hold_from_the_past(tx: &mut Tx<'_>, network: NetworkId, now: Timestamp) -> Result<Finding, Error> {
    let counted =
        match tx.first("select count(*) as counted from solution where network_id = $1", &[&network])? {
            Some(row) => row.get("counted")?,
            None => 0,
        };
    let rows = tx.query(
        "select id from solution where network_id = $1 and (recorded_at > $2 or valid_from > $2) order by id",
        &[&network, &now],
    )?;
    let offending = rows.iter().map(|row| row.get("id")).collect::<Result<Vec<Uuid>, Error>>()?;
    let invariant = "every answer has a date, and none lies ahead of now";
    Ok(Finding { invariant, holds: offending.is_empty(), counted, offending })
}

/// What a triager adds stands in the record, which forgets nothing.
fn notes_are_guarded(tx: &mut Tx<'_>, network: NetworkId) -> Result<Finding, Error> {
    let (mut after, mut counted, mut offending) = (Uuid::nil(), 0_i64, Vec::new());
    loop {
        let rows = tx.query(
            "select id, subject_id, facts from event
             where network_id = $1 and kind = 'signal.understood' and id > $2 order by id limit $3",
            &[&network, &after, &ROWS],
        )?;
        for row in &rows {
            let facts: serde_json::Value = row.get("facts")?;
            if facts["note"].as_str().is_some_and(typed_words::holds_somebody) {
                offending.push(row.get("subject_id")?);
            }
            after = row.get("id")?;
            counted += 1;
        }
        if rows.is_empty() {
            break;
        }
    }
    let invariant = "no triager's note holds personal data";
    Ok(Finding { invariant, holds: offending.is_empty(), counted, offending })
}

/// Runs the personal-data guard again over every signal that was kept without a reason, a page at a time.
fn guarded(tx: &mut Tx<'_>, network: NetworkId, now: Timestamp) -> Result<Finding, Error> {
    let known = suggestions::known_here(tx, network, now)?;
    let (mut after, mut counted, mut offending) = (SignalId(Uuid::nil()), 0_i64, Vec::new());
    loop {
        let rows = tx.query(
            "select id, words, quote, suggestion from signal
             where network_id = $1 and guard_reason is null and id > $2 order by id limit $3",
            &[&network, &after, &ROWS],
        )?;
        for row in &rows {
            let texts: [Option<String>; 3] = [row.get("words")?, row.get("quote")?, row.get("suggestion")?];
            after = row.get("id")?;
            counted += 1;
            if texts.iter().flatten().any(|text| !known.guard.find(text).is_empty()) {
                offending.push(after.into());
            }
        }
        if rows.is_empty() {
            break;
        }
    }
    let invariant = "no signal holds personal data that nobody gave a reason for";
    Ok(Finding { invariant, holds: offending.is_empty(), counted, offending })
}
