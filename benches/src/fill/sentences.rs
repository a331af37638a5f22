//! What people in the bench's network write: sentences from parts, long enough and with enough different words for
//! "dit lijkt op…" to have work. No names and no numbers, so that the personal-data guard lets them pass.

use super::dice::Dice;

const WHO: [&str; 12] = [
    "Mantelzorgers",
    "Jonge gezinnen",
    "Bewoners met een bewindvoerder",
    "Statushouders",
    "Ouderen zonder familie in de buurt",
    "Vrijwilligers van de inloop",
    "Leerlingen die thuiszitten",
    "Werkende mensen met een laag inkomen",
    "Huurders in oude flats",
    "Collega's van het sociaal team",
    "Alleenstaande ouders",
    "Mensen die moeilijk lezen",
];
const WHAT: [&str; 14] = [
    "wachten maanden op een intake bij de jeugdhulp",
    "krijgen de energierekening niet meer betaald",
    "vragen toeslagen niet aan uit angst voor terugbetalen",
    "weten niet bij welk loket ze moeten zijn",
    "raken hun briefadres kwijt en daarmee hun uitkering",
    "slapen slecht door de zorg voor hun partner",
    "kunnen nergens terecht voor een aanvraag bijzondere bijstand",
    "moeten hun verhaal bij elke organisatie opnieuw vertellen",
    "haken af omdat formulieren alleen digitaal zijn",
    "komen niet meer buiten nu de buurtbus is geschrapt",
    "vinden elkaar in een leeskring die andere wijken ook willen",
    "hebben schimmel in huis en een verhuurder die niet reageert",
    "leren fietsen bij de club en vinden daarna werk",
    "betalen een scootmobiel zelf omdat de keuring te lang duurt",
];
const THEN: [&str; 12] = [
    "De gemeente verwijst terug naar ons.",
    "Wij lossen het nu per geval op met de corporatie.",
    "Dat telt in onze afspraken niet mee als prestatie.",
    "Sinds de zomer zien wij dit elke week.",
    "Een vast aanspreekpunt bij de zorgverzekeraar zou helpen.",
    "Drie wijken verderop is het wel geregeld.",
    "De regels van twee wetten spreken elkaar tegen.",
    "Onze aanpak werkt en kost bijna niets.",
    "Het loopt vast op de overdracht tussen twee teams.",
    "Er is geld voor, maar niemand mag het uitgeven.",
    "Scholen vragen ons om hetzelfde.",
    "Zonder vervoer wordt het niets.",
];

/// What somebody sees: two sentences, at most 160 characters, the longest title.
pub fn signal(dice: &mut Dice) -> String {
    format!("{} {}. {}", dice.one(&WHO), dice.one(&WHAT), dice.one(&THEN))
}

/// What a dossier is called.
pub fn title(dice: &mut Dice) -> String {
    format!("{} {}", dice.one(&WHO), dice.one(&WHAT))
}

/// What came of it.
pub fn solution(dice: &mut Dice) -> String {
    format!(
        "Alle gemeenten in de regio doen het vanaf volgende maand op dezelfde manier. {} Wie er in de wijk \
         tegenaan loopt, belt met het eigen sociaal team.",
        dice.one(&THEN)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_signal_reads_as_personal_data_and_it_fits_a_title() {
        for index in 0..500 {
            let words = signal(&mut Dice::of("words", index));
            assert!(language::guard::find(&words).is_empty(), "{words}");
            assert!(words.chars().count() <= 160, "{words}");
        }
    }
}
