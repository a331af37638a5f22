//! From a good practice that somebody raised to a practice for everybody: one link on its page, and what was made of it
//! already. What the form begins with holds nobody: a sentence in which the personal-data guard finds something is left
//! out, because the practice is read by more people, and longer, than the signal it came of.

use crate::practice::PracticeId;
use kernel::NetworkId;
use kernel::ids::Uuid;
use language::guard;
use maud::{Markup, html};
use network::beside::Beside;
use network::{Actor, Refusal};
use std::ops::Range;
use store::{Error, Tx};
use web::components::{act_link, list, section};
use web::{View, t};

/// Beside a good practice as it was raised.
pub const BESIDE: Beside = Beside { what: "good_practice", read };

/// So many practices that came of one signal are shown.
const MOST: i64 = 5;

fn read(tx: &mut Tx<'_>, actor: &Actor, view: &View, signal: Uuid) -> Result<Markup, Refusal> {
    let made = derived_from(tx, actor.network, signal)?;
    let may_share = actor.may_here("share_practice").is_ok();
    let links: Vec<Markup> = made
        .iter()
        .map(|(id, title)| {
            html! { a class="utrecht-link" href={"/praktijken/" (id)} lang=[view.said_lang()] { (title) } }
        })
        .collect();
    if links.is_empty() && !may_share {
        return Ok(html! {});
    }
    let inner = html! {
        @if links.is_empty() { p { (t!(view, "derive-practice-none")) } }
        @else { p { (t!(view, "derive-practice-made")) } (list(&links)) }
        @if may_share {
            p { (act_link(&format!("/praktijken/nieuw?signaal={signal}"), &t!(view, "derive-practice-act"))) }
        }
    };
    Ok(section("praktijk", &t!(view, "derive-practice-title"), &inner))
}

/// The practices that were made of a signal, the first first.
fn derived_from(
    tx: &mut Tx<'_>,
    network: NetworkId,
    signal: Uuid,
) -> Result<Vec<(PracticeId, String)>, Error> {
    let rows = tx.query(
        "select practice.id, practice_version.title from practice
         join practice_version on practice_version.network_id = practice.network_id
           and practice_version.practice_id = practice.id and practice_version.number = practice.number
         where practice.network_id = $1 and practice.source_kind = 'signal' and practice.source_id = $2
         order by practice.id limit $3",
        &[&network, &signal, &MOST],
    )?;
    rows.iter().map(|row| Ok((row.get("id")?, row.get("title")?))).collect()
}

/// A text without the sentences in which the guard finds something; nothing when that doesn't help.
pub fn without_anybody(text: &str) -> String {
    let found: Vec<Range<usize>> = guard::find(text).into_iter().map(|finding| finding.range).collect();
    let (mut kept, mut from) = (String::with_capacity(text.len()), 0);
    for sentence in text.split_inclusive(['.', '!', '?', '\n']) {
        let range = from..from + sentence.len();
        from = range.end;
        if !found.iter().any(|one| one.start < range.end && range.start < one.end) {
            kept.push_str(sentence);
        }
    }
    // Half of a sentence with a full stop in it may still say who.
    if guard::find(&kept).is_empty() { kept.trim().to_owned() } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::sharing;
    use crate::share_practice::{Share, share};
    use network::samples::{Village, monday};
    use testkit::on_both;

    #[test]
    fn a_sentence_that_says_who_is_left_out() {
        for (text, kept) in [
            ("Wij bellen iedereen op maandag.", "Wij bellen iedereen op maandag."),
            (
                "Wij bellen op maandag. Vraag het op 06-12345678. Dat werkt.",
                "Wij bellen op maandag. Dat werkt.",
            ),
            ("Mail jan.jansen@voorbeeld.nl!", ""),
            ("", ""),
        ] {
            assert_eq!(without_anybody(text), kept);
        }
    }

    #[test]
    fn what_was_made_of_a_signal_stands_beside_it_in_both_databases() {
        on_both(|db| {
            let village = Village::build(db);
            let signal = Uuid::from_u128(9);
            let new = Share { source: Some(("signal".to_owned(), signal)), ..sharing() };
            let made =
                village.acts(db, village.fatima, |tx, actor| share(tx, actor, monday(), &new)).unwrap();
            let of = |signal| db.read_here(|tx| derived_from(tx, village.network, signal)).unwrap();
            assert_eq!(of(signal), [(made, new.title.clone())]);
            assert_eq!(of(Uuid::from_u128(10)), []);
        });
    }
}
