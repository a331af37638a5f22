//! Things that the clock does for many, each apart: whatever becomes of one, the others have their turn.

use crate::Refusal;
use store::Error;

/// Does `one` for each of `all` and adds up what it counted. What somebody else did first is left to them. The first that
/// went wrong is given after all had their turn, so that it is told; the others have been told in the log.
pub fn each_apart<T>(
    all: impl IntoIterator<Item = T>,
    mut one: impl FnMut(T) -> Result<usize, Refusal>,
) -> Result<usize, Refusal> {
    let (mut counted, mut first) = (0, None);
    for each in all {
        match one(each) {
            Ok(count) => counted += count,
            Err(Refusal::Store(Error::Conflict)) => {}
            Err(refusal) if first.is_none() => first = Some(refusal),
            Err(refusal) => tracing::error!(error = %refusal, "and another went wrong"),
        }
    }
    first.map_or(Ok(counted), Err)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_becomes_of_one_the_others_have_their_turn() {
        let mut had = Vec::new();
        let done = each_apart(1..=4, |at| {
            had.push(at);
            match at {
                1 => Err(Refusal::Broken("the first".to_owned())),
                2 => Err(Refusal::Store(Error::Conflict)),
                _ => Ok(1),
            }
        });
        assert!(matches!(done, Err(Refusal::Broken(why)) if why == "the first"));
        assert_eq!(had, [1, 2, 3, 4]);
        assert_eq!(each_apart(["somebody was first"], |_| Err(Refusal::Store(Error::Conflict))).unwrap(), 0);
    }
}
