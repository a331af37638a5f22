//! An account as a PDF of A4 pages, for the pile of a council: the same words and numbers as the page, in the network's own
//! letter, with text that can be searched and copied. Laid out line by line; it knows no page of the web.

use crate::a4::{Paper, Style};
use crate::account_parts::{counted_from, how_shown, name, not_counted, of_line, rule, said, told_apart};
use crate::show_account::{Shown, heading, standing};
use crate::story::Told;
use network::Refusal;
use network::worked::Line;
use web::{View, t};

/// The account as a file.
pub fn document(view: &View, shown: &Shown) -> Result<Vec<u8>, Refusal> {
    let mut paper = Paper::new(&heading(view, shown), view.lang)?;
    paper.words(Style::Title, &heading(view, shown));
    paper.words(Style::Small, &standing(view, shown));
    for line in Line::ALL {
        figures(&mut paper, view, shown, *line);
    }
    if let Some(words) = &shown.version.not_worked {
        paper.words(Style::Name, &t!(view, "account-why-not"));
        paper.words(Style::Text, words);
    }
    change(&mut paper, view, shown);
    paper.words(Style::Heading, &t!(view, "account-provenance"));
    paper.words(Style::Small, &counted_from(view, &shown.account));
    paper.words(Style::Small, &how_shown(view, &shown.account));
    let counted = t!(view, "account-counted-on");
    paper.words(Style::Small, &format!("{counted}: {}", view.day(shown.account.counted_at)));
    paper.words(Style::Small, &rule(view, &shown.account));
    paper.finish()
}

fn figures(paper: &mut Paper, view: &View, shown: &Shown, line: Line) {
    let (told, none) = of_line(shown, line);
    paper.words(Style::Heading, &view.say(line.text_key(), &[]));
    for kept in told {
        paper.row(&name(view, kept), &said(view, shown, kept));
        for (_, parts) in told_apart(view, shown, kept) {
            let parts: Vec<String> = parts.iter().map(|(name, number)| format!("{name} {number}")).collect();
            paper.words(Style::Small, &parts.join(" · "));
        }
    }
    if !none.is_empty() {
        let names: Vec<String> = none.into_iter().map(|kept| name(view, kept)).collect();
        paper.words(Style::Small, &t!(view, "account-none-of", names = names.join(", ")));
    }
    if let Some(later) = not_counted(view, shown, line) {
        paper.words(Style::Small, &later);
    }
}

fn change(paper: &mut Paper, view: &View, shown: &Shown) {
    paper.words(Style::Heading, &t!(view, "account-change"));
    match &shown.chosen {
        Some((story, why)) => {
            match &story.told {
                Told::Words(words) => paper.words(Style::Quote, &format!("“{words}”")),
                Told::Withdrawn(at) => {
                    paper.words(Style::Text, &t!(view, "story-withdrawn-mark", day = view.day(*at)));
                }
            }
            if !why.is_empty() {
                paper.words(Style::Text, &format!("{} {why}", t!(view, "account-why-chosen")));
            }
        }
        None => paper.words(Style::Text, &t!(view, "account-no-change")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{WORK, begun, finishing, views};
    use crate::show_account;
    use crate::word_account::word;
    use network::samples::{Village, monday};
    use testkit::on_both;

    #[test]
    fn an_account_is_a_pdf_in_both_languages() {
        on_both(|db| {
            let village = Village::build(db);
            let id = begun(db, &village);
            village
                .acts(db, village.ruud, |tx, actor| word(tx, actor, monday(), id, &finishing(None)))
                .unwrap();
            let act = |tx: &mut store::Tx<'_>, actor: &network::Actor| {
                show_account::read(tx, actor, (id, None), &[WORK])
            };
            let shown = village.acts(db, village.joost, act).unwrap();
            for view in views() {
                let file = document(&view, &shown).unwrap();
                assert!(file.starts_with(b"%PDF-1.") && file.len() > 5_000, "{} bytes", file.len());
            }
        });
    }
}
