//! Many series at once: which of a week's alarms are read. Looking at a thousand series, ten are beyond chance by
//! chance. False discoveries are held to a share (Benjamini and Hochberg 1995), what could never be one is left out of
//! the count (Tarone 1990), and one looks inside a municipality only where the municipality itself stands out, or on
//! its own where its neighbours hide it. For the list of the week.

/// One series of this week.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tested {
    /// How often chance alone gives as many.
    pub p_value: f64,
    /// The smallest p-value it could have had this week: with few expected cases even many are no proof.
    pub smallest: f64,
}

/// Which of these stand out, with at most a share `q` false among them.
#[must_use]
pub fn stand_out(tested: &[Tested], q: f64) -> Vec<bool> {
    let family = family(tested, q);
    let mut order: Vec<usize> =
        (0..tested.len()).filter(|index| tested[*index].smallest <= q / family).collect();
    order.sort_by(|a, b| tested[*a].p_value.total_cmp(&tested[*b].p_value));
    let mut rank = 0.0;
    let mut found = 0;
    for (index, at) in order.iter().enumerate() {
        rank += 1.0;
        if tested[*at].p_value <= q * rank / family {
            found = index + 1;
        }
    }
    let mut standing = vec![false; tested.len()];
    for at in &order[..found] {
        standing[*at] = true;
    }
    standing
}

/// Tarone: the smallest k such that at most k series could reach q/k.
fn family(tested: &[Tested], q: f64) -> f64 {
    let mut k = 1.0;
    loop {
        let able = tested.iter().filter(|one| one.smallest <= q / k).count();
        if f64::from(u32::try_from(able).unwrap_or(u32::MAX)) <= k {
            return k;
        }
        k += 1.0;
    }
}

/// A place in the tree of areas: gemeente over wijk over buurt.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Node {
    /// The one above, by its place in the list; it stands before this one.
    pub above: Option<usize>,
    /// Its test.
    pub tested: Tested,
}

/// Goes down from the top: the children of a place are tested together, and only where that place stands out.
#[must_use]
pub fn descend(nodes: &[Node], q: f64) -> Vec<bool> {
    let mut standing = vec![false; nodes.len()];
    let mut parents: Vec<Option<usize>> = vec![None];
    parents.extend((0..nodes.len()).map(Some));
    for parent in parents {
        if parent.is_some_and(|parent| !standing[parent]) {
            continue;
        }
        let children: Vec<usize> = (0..nodes.len()).filter(|at| nodes[*at].above == parent).collect();
        let tested: Vec<Tested> = children.iter().map(|at| nodes[*at].tested).collect();
        for (at, stands) in children.iter().zip(stand_out(&tested, q)) {
            standing[*at] = stands;
        }
    }
    standing
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn tested(p_value: f64) -> Tested {
        Tested { p_value, smallest: 0.0 }
    }

    #[test]
    fn what_could_never_stand_out_takes_no_room() {
        let mut many = vec![Tested { p_value: 0.4, smallest: 0.2 }; 99];
        many.push(tested(0.05));
        assert_eq!(stand_out(&many, 0.1).iter().filter(|one| **one).count(), 1);
        let all_able: Vec<Tested> = many.iter().map(|one| tested(one.p_value)).collect();
        assert_eq!(stand_out(&all_able, 0.1).iter().filter(|one| **one).count(), 0);
    }

    #[test]
    fn one_looks_inside_only_what_stands_out() {
        let node = |above, p| Node { above, tested: tested(p) };
        let nodes = [node(None, 1e-6), node(None, 0.5), node(Some(0), 1e-5), node(Some(1), 1e-9)];
        assert_eq!(descend(&nodes, 0.1), [true, false, true, false]);
    }

    proptest! {
        #[test]
        fn the_order_of_series_changes_nothing(ps in prop::collection::vec(0.0..1.0_f64, 1..40)) {
            let forward: Vec<Tested> = ps.iter().map(|p| tested(*p)).collect();
            let backward: Vec<Tested> = forward.iter().rev().copied().collect();
            let mut found = stand_out(&backward, 0.2);
            found.reverse();
            prop_assert_eq!(stand_out(&forward, 0.2), found);
        }
    }
}
