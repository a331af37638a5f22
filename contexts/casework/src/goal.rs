//! Goals as they are kept, what the resident says how heavy it is, and how far all goals together came: goal attainment
//! scaling, a number around 50 that says "as expected" whatever the goals are.

use crate::plan::{Plan, PlanId};
use kernel::{NetworkId, Timestamp, define_id};
use network::Refusal;
use network::reading::{Reading, Sealed};
use network::resident::ResidentId;
use store::{Row, Tx, dialect};

define_id!(
    /// One goal.
    GoalId
);
store::id_value!(GoalId);

/// How heavy it can be: not at all to unbearable.
pub const HEAVY: std::ops::RangeInclusive<i64> = 0..=10;
/// How far it can come: much less than expected (-2), as expected (0), much more (2).
pub const REACHED: std::ops::RangeInclusive<i64> = -2..=2;
/// How much a goal can weigh.
pub const WEIGHT: std::ops::RangeInclusive<i64> = 1..=5;
/// How alike the goals of one person are taken to move (Kiresuk and Sherman 1968).
const RHO: f64 = 0.3;

/// A goal, sealed.
#[derive(Clone, Debug)]
pub struct Goal {
    /// Its id.
    pub id: GoalId,
    /// Since when.
    pub made_at: Timestamp,
    /// How much it weighs.
    pub weight: i64,
    /// How heavy it was when it was first said, and when it was last.
    pub heavy: Option<(i64, i64)>,
    /// How far it came.
    pub reached: Option<i64>,
    /// Who of the household set it on their own page; nobody when a worker wrote it down.
    pub resident: Option<ResidentId>,
    /// Whether it still runs.
    pub runs: bool,
    words: Sealed,
}

/// A goal as it is shown.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The goal.
    pub goal: Goal,
    /// What somebody wants.
    pub words: String,
}

/// How far goals came together, each with its weight: 50 + 10Σwx/√((1−ρ)Σw² + ρ(Σw)²). Nothing without goals.
pub fn attainment(goals: &[(i64, i64)]) -> Option<f64> {
    let exact = |number: i64| f64::from(i32::try_from(number).unwrap_or(i32::MAX));
    let sum = |of: fn((i64, i64)) -> i64| exact(goals.iter().copied().map(of).sum());
    let (reached, squares, weights) = (sum(|(w, x)| w * x), sum(|(w, _)| w * w), sum(|(w, _)| w));
    let spread = ((1.0 - RHO) * squares + RHO * weights * weights).sqrt();
    (spread > 0.0).then(|| 50.0 + 10.0 * reached / spread)
}

/// The goals of a plan, the oldest first, with what was said of each first and last.
pub fn of_plan(
    tx: &mut Tx<'_>,
    network: NetworkId,
    plan: PlanId,
    reading: &Reading,
) -> Result<Vec<Shown>, Refusal> {
    let rows = tx.query(
        "select id, words, weight, made_at, resident_id, ended_at from goal where network_id = $1 and plan_id = $2 order by id",
        &[&network, &plan],
    )?;
    let mut goals = Vec::with_capacity(rows.len());
    for row in &rows {
        let mut goal = read(row)?;
        let scores = tx.query(
            "select heavy, reached from goal_score where network_id = $1 and goal_id = $2 order by at",
            &[&network, &goal.id],
        )?;
        for score in &scores {
            let heavy: Option<i64> = score.get("heavy")?;
            if let Some(now) = heavy {
                goal.heavy = Some((goal.heavy.map_or(now, |(first, _)| first), now));
            }
            let reached: Option<i64> = score.get("reached")?;
            goal.reached = reached.or(goal.reached);
        }
        let words = reading.open("goal.words", goal.id, &goal.words)?.to_string();
        goals.push(Shown { goal, words });
    }
    Ok(goals)
}

/// One running goal of that plan, which nobody else changes until this transaction ends.
pub fn load_to_change(tx: &mut Tx<'_>, plan: &Plan, id: GoalId) -> Result<Goal, Refusal> {
    let sql = format!(
        "select id, words, weight, made_at, resident_id, ended_at from goal where network_id = $1 and id = $2 and plan_id = $3{}",
        dialect::for_update(tx)
    );
    let row = tx.first(&sql, &[&plan.network, &id, &plan.id])?.ok_or(Refusal::NotFound("goal"))?;
    Ok(read(&row)?)
}

fn read(row: &Row) -> Result<Goal, store::Error> {
    let ended: Option<Timestamp> = row.get("ended_at")?;
    Ok(Goal {
        id: row.get("id")?,
        made_at: row.get("made_at")?,
        weight: row.get("weight")?,
        heavy: None,
        reached: None,
        resident: row.get("resident_id")?,
        runs: ended.is_none(),
        words: row.get("words")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(goals: &[(i64, i64)], expect: &str) {
        assert_eq!(attainment(goals).map(|found| format!("{found:.4}")).unwrap_or_default(), expect);
    }

    #[test]
    fn attainment_is_as_the_formula_says() {
        check(&[(1, 1)], "60.0000");
        check(&[(1, 1), (1, 1), (1, 1)], "63.6931");
        check(&[(3, 2), (2, 0), (1, -1)], "61.0163");
        check(&[(1, -2), (1, -2)], "25.1931");
        check(&[(1, 0), (5, 0)], "50.0000");
        check(&[], "");
    }
}
