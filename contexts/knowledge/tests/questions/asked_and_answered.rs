//! From a question to an answer that somebody else saw: those who asked are told, whoever asks the same is linked.

use crate::place::Place;
use axum::http::StatusCode;
use kernel::calendar;
use network::samples::monday;
use testkit::on_both;

const ASKED: &str = "Telt beeldbellen mee als prestatie voor de subsidie?";
const SAME: &str = "Telt beeldbellen ook mee als prestatie bij onze subsidie?";
const ANSWER: &str = "Ja. Bellen en beeldbellen tellen mee als prestatie.";

/// Ruud asks, Priya takes it and writes, Elly publishes; gives the paths of question and answer.
fn answered(place: &Place<'_>) -> (String, String) {
    let village = &place.village;
    let question = place.as_person(village.ruud).does("/vragen", &[("words", ASKED)]);
    let priya = place.as_person(village.priya);
    priya.does(&format!("{question}/overname"), &[]);
    let answer = priya.does(&format!("{question}/antwoord"), &[("words", ANSWER)]);
    let elly = place.as_person(village.elly);
    elly.does(&format!("{answer}/toets"), &[("verdict", "good")]);
    (question, answer)
}

#[test]
fn a_question_comes_back_to_everybody_who_asked_it() {
    on_both(|db| {
        let place = Place::new(db);
        let (village, joost) = (&place.village, place.village.joost);
        let question = place.as_person(village.ruud).does("/vragen", &[("words", ASKED)]);
        assert!(place.as_person(village.ruud).open(&question).html.contains("Signaaltafel houdt dit vast"));

        let seen = place.as_person(joost).post("/vragen", &[("words", SAME)]);
        assert_eq!(seen.status, StatusCode::OK);
        assert!(seen.html.contains(ASKED) && seen.html.contains("misschien al beantwoord"), "{}", seen.html);
        let id = question.rsplit('/').next().unwrap();
        let same = [("words", SAME), ("seen", "yes"), ("same_as", &format!("question:{id}"))];
        let linked = place.as_person(joost).does("/vragen", &same);
        assert!(place.as_person(joost).open(&linked).html.contains("Dezelfde vraag loopt al"));
        place.is_sound();

        let priya = place.as_person(village.priya);
        priya.does(&format!("{question}/overname"), &[]);
        let answer = priya.does(&format!("{question}/antwoord"), &[("words", ANSWER)]);
        assert!(
            !place.as_person(village.ruud).open("/antwoorden").html.contains(&answer),
            "nobody saw it yet"
        );
        let own = priya.is_refused(&format!("{answer}/toets"), &[("verdict", "good")]);
        assert!(own.contains("Je schreef dit zelf"), "{own}");
        place.is_sound();

        let mails = place.mails(joost);
        place.as_person(village.elly).does(&format!("{answer}/toets"), &[("verdict", "good")]);
        assert_eq!(place.told(village.ruud), ["notice-question-answered"]);
        assert_eq!(place.told(joost), ["notice-question-answered"]);
        assert_eq!(place.mails(joost), mails + 1);
        let page = place.as_person(village.ruud).open(&answer).html;
        for shown in [ANSWER, "Versie 1 van", "Sociaal Werk Verbond", "Elly Sarmiento"] {
            assert!(page.contains(shown), "{shown}: {page}");
        }
        assert_eq!(place.told(village.ruud), [] as [&str; 0], "it was read");
        place.is_sound();
    });
}

#[test]
fn whoever_asks_what_was_answered_hears_at_once_and_every_new_version_too() {
    on_both(|db| {
        let place = Place::new(db);
        let (_, answer) = answered(&place);
        let village = &place.village;
        let late = place.as_person(village.fatima);
        let id = answer.rsplit('/').next().unwrap();
        let same = [("words", SAME), ("seen", "yes"), ("same_as", &format!("answer:{id}"))];
        let linked = late.does("/vragen", &same);
        assert_eq!(place.told(village.fatima), ["notice-question-answered"]);
        assert!(late.open(&linked).html.contains(ANSWER));
        place.later(calendar::in_days(monday(), 3));
        let priya = place.as_person(village.priya);
        let better = [("words", "Ja, ook chatten telt mee."), ("valid_until", "2026-12-31")];
        priya.does(&format!("{answer}/versies"), &better);
        let again = priya.is_refused(&format!("{answer}/versies"), &[("words", "Nog iets anders.")]);
        assert!(again.contains("Nog iets anders.") && again.contains("al een versie onderweg"), "{again}");
        let elly = place.as_person(village.elly);
        let change = [("verdict", "change"), ("why", "Zeg er ook bij sinds wanneer.")];
        elly.does(&format!("{answer}/toets"), &change);
        priya.does(&format!("{answer}/versies"), &[("words", "Ja, ook chatten telt mee, sinds maart.")]);
        place.is_sound();
        elly.does(&format!("{answer}/toets"), &[("verdict", "good")]);
        for who in [village.ruud, village.fatima] {
            assert_eq!(place.told(who)[0], "notice-answer-new-version");
        }
        let page = late.open(&answer).html;
        assert!(page.contains("Versie 2 van") && page.contains("Eerdere versies"), "{page}");
        place.is_sound();
    });
}

#[test]
fn an_asker_whose_question_it_does_not_answer_opens_it_again() {
    on_both(|db| {
        let place = Place::new(db);
        let (question, _) = answered(&place);
        let village = &place.village;
        let missing = [("missing", "Telt het ook voor de avonden?")];
        let nobody_else = place.as_person(village.joost).post(&format!("{question}/heropening"), &missing);
        assert_eq!(nobody_else.status, StatusCode::FORBIDDEN);
        let ruud = place.as_person(village.ruud);
        ruud.is_refused(&format!("{question}/heropening"), &[]);
        ruud.does(&format!("{question}/heropening"), &missing);
        assert!(ruud.open("/vragen").html.contains("Telt het ook voor de avonden?"));
        place.is_sound();
    });
}

#[test]
fn an_answer_that_ends_is_renewed_or_withdrawn_by_its_owner() {
    on_both(|db| {
        let place = Place::new(db);
        let (_, answer) = answered(&place);
        let (village, elly) = (&place.village, place.as_person(place.village.elly));
        elly.does(&format!("{answer}/geldigheid"), &[("until", "2026-12-01")]);
        let past = elly.is_refused(&format!("{answer}/geldigheid"), &[("until", "2026-11-01")]);
        assert!(past.contains("Deze dag is voorbij"), "{past}");
        let later = calendar::in_days(monday(), 10);
        place.later(later);
        assert_eq!(knowledge::renew_answer::pass(db, later).unwrap(), 1);
        assert_eq!(knowledge::renew_answer::pass(db, later).unwrap(), 0, "it is held");
        assert!(elly.open(&answer).html.contains("De geldigheid is voorbij"));
        place.is_sound();
        let refused = place.as_person(village.fatima).post(&format!("{answer}/intrekking"), &[("why", "x")]);
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
        elly.does(&format!("{answer}/intrekking"), &[("why", "De regeling is veranderd.")]);
        assert_eq!(place.told(village.ruud)[0], "notice-answer-withdrawn");
        assert!(!elly.open("/antwoorden").html.contains(&answer));
        assert!(elly.open(&answer).html.contains("De regeling is veranderd."));
        place.is_sound();
    });
}

#[test]
fn of_two_who_publish_at_once_one_does() {
    on_both(|db| {
        let place = Place::new(db);
        let village = &place.village;
        let question = place.as_person(village.ruud).does("/vragen", &[("words", ASKED)]);
        // Marleen is on a desk of her own; Elly and Priya are on the network's.
        let answer =
            place.as_person(village.elly).does(&format!("{question}/antwoord"), &[("words", ANSWER)]);
        let publish =
            || place.as_person(village.priya).post(&format!("{answer}/toets"), &[("verdict", "good")]).status;
        let both: Vec<StatusCode> = std::thread::scope(|threads| {
            let both = [threads.spawn(publish), threads.spawn(publish)];
            both.into_iter().map(|one| one.join().unwrap()).collect()
        });
        assert_eq!(both.iter().filter(|status| **status == StatusCode::SEE_OTHER).count(), 1, "{both:?}");
        assert_eq!(place.told(village.ruud), ["notice-question-answered"]);
        place.is_sound();
    });
}

#[test]
fn whoever_is_linked_to_a_linked_question_hears_too() {
    on_both(|db| {
        let place = Place::new(db);
        let village = &place.village;
        let first = place.as_person(village.ruud).does("/vragen", &[("words", ASKED)]);
        let asks = |who, words, of: &str| {
            let same = format!("question:{}", of.rsplit('/').next().unwrap());
            place.as_person(who).does("/vragen", &[("words", words), ("seen", "yes"), ("same_as", &same)])
        };
        let second = asks(village.joost, SAME, &first);
        asks(village.fatima, "Is beeldbellen een prestatie?", &second);
        let itself = [("same_as", format!("question:{}", first.rsplit('/').next().unwrap()))];
        let itself = itself.each_ref().map(|(name, value)| (*name, value.as_str()));
        let page = place.as_person(village.priya).is_refused(&format!("{first}/koppeling"), &itself);
        assert!(page.contains("niet aan zichzelf"), "{page}");
        let answer = place.as_person(village.priya).does(&format!("{first}/antwoord"), &[("words", ANSWER)]);
        place.as_person(village.elly).does(&format!("{answer}/toets"), &[("verdict", "good")]);
        for who in [village.ruud, village.joost, village.fatima] {
            assert_eq!(place.told(who), ["notice-question-answered"]);
        }
        place.is_sound();
    });
}
