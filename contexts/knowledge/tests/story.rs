//! What holds for the whole of this context: every statement is understood by both databases, and the pages of letters read
//! well, full and empty.

use jiff::civil::date;
use kernel::ids::Uuid;
use kernel::{Lang, Timestamp};
use knowledge::letter::{Item, Letter, LetterId, LetterKind, Part, Rest};
use knowledge::list_letters::{self, Shown};
use knowledge::{TEXTS, choose_letters, letter_html, mail_letter, show_letter};
use network::address::Pages;
use network::again::Again;
use network::published::{Published, Source, Stretch, no_news};
use network::samples::{Village, monday};
use store::{After, Db, Error, Tx};
use testkit::on_both;
use web::samples::{check_html, view};
use web::{Posted, Problems};

#[test]
fn every_statement_is_understood_by_both_databases() {
    assert!(testkit::every_statement(env!("CARGO_MANIFEST_DIR")) > 20);
}

fn item(place: u128, part: Part) -> Item {
    Item {
        kind: ["solution", "answer", "practice", "good_example", "measure", "else"][(place % 6) as usize]
            .to_owned(),
        id: Uuid::from_u128(place),
        at: monday(),
        title: "Subsidie gekort om een gesloten inloop".to_owned(),
        sentence: "Gemeenten betalen door; bellen & beeldbellen tellen mee als <prestatie>.".to_owned(),
        path: format!("/dossiers/{place}"),
        part,
    }
}

fn letter(kind: LetterKind) -> Letter {
    let items = (1..=6).map(|place| item(place, Part::Letter)).collect();
    let introduction = Some("Een drukke dag.\n\nMet goed nieuws.".to_owned());
    let day = date(2026, 11, 23);
    Letter {
        id: LetterId(Uuid::from_u128(1)),
        kind,
        day,
        introduction,
        made_at: monday(),
        items,
        withdrawn: 2,
        rest: 1,
    }
}

#[test]
fn a_letter_reads_well_as_a_page_and_as_mail() {
    for lang in Lang::ALL {
        let view = view(lang, &[TEXTS[0], TEXTS[1], network::TEXTS]);
        for kind in LetterKind::ALL {
            let letter = letter(*kind);
            assert_eq!(check_html(&show_letter::page(&view, &letter).html()), [], "{lang}");
            let written = mail_letter::written(
                &view,
                &letter,
                "https://ponton.example",
                "https://ponton.example/afmelden/x",
            );
            assert!(written.text.contains("https://ponton.example/dossiers/1\n"), "{}", written.text);
            assert!(written.text.contains("-23/meer") && written.html.contains("-23/meer"));
            let rest = Rest { items: vec![item(7, Part::Rest)], withdrawn: 1, next: None };
            let more = show_letter::rest_page(&view, &letter, &rest, &Pages::default());
            assert_eq!(check_html(&more.html()), [], "{lang}");
            assert!(written.html.contains("&lt;prestatie&gt;"));
            assert!(!letter_html::plain(&view, &letter, "").contains("&lt;"), "plain text is plain");
        }
    }
}

/// One good example and one answer, both of today.
const SOURCES: &[Source] = &[
    Source { kind: "answer", load: all, news },
    Source { kind: "good_example", load: all, news },
    Source { kind: "signal", load: all, news: no_news },
];

fn published(id: Uuid, at: Timestamp) -> Published {
    Published {
        id,
        title: "Wij bellen iedereen op maandag".to_owned(),
        text: "Wij bellen iedereen op maandag. Dat werkt beter dan een brief.".to_owned(),
        path: "/signalen/1".to_owned(),
        at,
        themes: Vec::new(),
        area: None,
        organisations: Vec::new(),
    }
}

#[expect(clippy::unnecessary_wraps, reason = "the shape of a source")]
fn all(_: &mut Tx<'_>, _: kernel::NetworkId, ids: &[Uuid]) -> Result<Vec<Published>, Error> {
    Ok(ids.iter().map(|id| published(*id, monday())).collect())
}

#[expect(clippy::unnecessary_wraps, reason = "the shape of a source")]
fn news(_: &mut Tx<'_>, _: kernel::NetworkId, stretch: &Stretch, _: i64) -> Result<Vec<Published>, Error> {
    let inside = stretch.from <= monday() && monday() < stretch.until;
    Ok(if inside { vec![published(Uuid::from_u128(9), monday())] } else { Vec::new() })
}

fn shown(db: &Db, village: &Village, kind: LetterKind, now: Timestamp) -> Shown {
    let read = |tx: &mut Tx<'_>, actor: &network::Actor| {
        list_letters::shown(tx, actor, now, kind, (&After::start(30), SOURCES))
    };
    village.acts(db, village.priya, read).unwrap()
}

#[test]
fn the_lists_and_ones_own_page_read_well_full_empty_and_refused() {
    let db = testkit::sqlite();
    let village = Village::build(&db);
    let four = "2026-11-23T16:00:00+01:00".parse().unwrap();
    let mine = |fresh| {
        let shown = village.acts(&db, village.priya, choose_letters::shown).unwrap();
        move |view: &web::View| choose_letters::page(view, &shown, fresh).html()
    };
    for composed in [false, true] {
        if composed {
            assert_eq!(knowledge::compose_bulletin::compose_due(&db, four, SOURCES).unwrap(), 1);
            let both = |tx: &mut Tx<'_>, actor: &network::Actor| {
                choose_letters::choose(tx, actor, four, LetterKind::ALL)
            };
            village.acts(&db, village.priya, both).unwrap();
        }
        for lang in Lang::ALL {
            let view = view(lang, &[TEXTS[0], TEXTS[1], network::TEXTS]);
            for kind in LetterKind::ALL {
                let shown = shown(&db, &village, *kind, four);
                let problems = Problems::with("introduction", "problem-words-personal-data");
                let typed = Posted::of(&[("introduction", "Te lang.")]);
                for again in [Again::NOTHING, Again::refused("introduce", &typed, &problems)] {
                    assert_eq!(check_html(&list_letters::page(&view, &shown, &again).html()), [], "{lang}");
                }
            }
            assert_eq!(check_html(&mine(None)(&view)), [], "{lang}");
            assert_eq!(
                check_html(&mine(Some("https://ponton.example/dagberichten.atom/x"))(&view)),
                [],
                "{lang}"
            );
        }
    }
}

#[test]
fn what_was_told_is_not_told_again_and_heavier_things_come_first() {
    on_both(|db| {
        let village = Village::build(db);
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let compose = |now| knowledge::compose_bulletin::compose_due(db, now, SOURCES).unwrap();
        assert_eq!(compose(at("2026-11-23T15:59:59+01:00")), 0);
        assert_eq!(compose(at("2026-11-23T16:00:05+01:00")), 1);
        assert_eq!(compose(at("2026-11-24T16:00:05+01:00")), 0);
        let told = db
            .read_here(|tx| {
                let which = (LetterKind::Bulletin, date(2026, 11, 23));
                knowledge::letter::of_day(tx, village.network, which, SOURCES)
            })
            .unwrap()
            .unwrap();
        let kinds: Vec<&str> = told.items.iter().map(|item| item.kind.as_str()).collect();
        assert_eq!(kinds, ["answer", "good_example"]);
        assert_eq!(told.items[0].sentence, "Dat werkt beter dan een brief.");
    });
}

/// More than any page holds.
const MANY: u128 = 450;

#[expect(clippy::unnecessary_wraps, reason = "the shape of a source")]
fn much_news(
    _: &mut Tx<'_>,
    _: kernel::NetworkId,
    stretch: &Stretch,
    most: i64,
) -> Result<Vec<Published>, Error> {
    let inside = stretch.from <= monday() && monday() < stretch.until;
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let all = (1..=MANY).map(|id| published(Uuid::from_u128(id), monday()));
    Ok(all.filter(|_| inside).take(most).collect())
}

#[test]
fn nothing_that_changed_is_left_out_however_much_it_is() {
    on_both(|db| {
        let village = Village::build(db);
        let sources = [Source { kind: "practice", load: all, news: much_news }];
        let four = "2026-11-23T16:00:05+01:00".parse().unwrap();
        assert_eq!(knowledge::compose_bulletin::compose_due(db, four, &sources).unwrap(), 1);
        let day = (LetterKind::Bulletin, date(2026, 11, 23));
        let letter = db
            .read_here(|tx| knowledge::letter::of_day(tx, village.network, day, &sources))
            .unwrap()
            .unwrap();
        let mut seen: Vec<Uuid> = letter.items.iter().map(|item| item.id).collect();
        assert!(seen.len() < 40, "read in two minutes: {}", seen.len());
        let (mut after, mut pages) = (After::start(50), 0);
        loop {
            let rest = db
                .read_here(|tx| knowledge::letter::rest_of(tx, village.network, letter.id, &after, &sources))
                .unwrap();
            seen.extend(rest.items.iter().map(|item| item.id));
            pages += 1;
            let Some(next) = rest.next else { break };
            after = After::read(Some(&next.to_string()), 50).unwrap();
        }
        assert!(pages > 8, "{pages}");
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), usize::try_from(MANY).unwrap(), "each once");
    });
}

#[test]
fn only_editors_compose_and_everybody_chooses() {
    on_both(|db| {
        let village = Village::build(db);
        let new = knowledge::letter_draft::NewDraft {
            introduction: Some("Goed nieuws.".to_owned()),
            picks: Vec::new(),
            form_key: Uuid::from_u128(5),
        };
        let introduces = |who| {
            village.acts(db, who, |tx, actor| {
                knowledge::introduce_bulletin::introduce(tx, actor, monday(), &new)
            })
        };
        assert!(introduces(village.priya).is_ok() && introduces(village.elly).is_ok());
        for who in [village.fatima, village.ruud, village.bart] {
            assert!(matches!(introduces(who), Err(network::Refusal::Forbidden { action: "compose_letter" })));
        }
        village
            .acts(db, village.fatima, |tx, actor| {
                choose_letters::choose(tx, actor, monday(), LetterKind::ALL)
            })
            .unwrap();
    });
}
