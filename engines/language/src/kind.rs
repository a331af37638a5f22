//! Which kind of signal a text seems to be: good example, bottleneck, question, wrong or suggestion. For the
//! suggestion below the capture box and the triager, who decides. By cue words: a word that people of the field
//! use when they mean that kind.

use crate::plain::folded;

/// The kinds of signal, of equal rank (facet *kind* of the theme list).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum SignalKind {
    /// A way of working that others may adopt (goed voorbeeld).
    GoodExample,
    /// An obstacle in rules, supply or cooperation (knelpunt).
    Bottleneck,
    /// Something the reporter wants to know (vraag).
    Question,
    /// A serious wrong that has to be exposed (misstand).
    Wrong,
    /// An idea for improvement (suggestie).
    Suggestion,
}

/// A kind, and what in the text made us think so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KindHint {
    /// The kind.
    pub kind: SignalKind,
    /// The cue, in the words of the list below; `?` for a question mark.
    pub because: &'static str,
}

/// Cues with their weights, in the order that settles a draw: a wrong must not be missed. Folded, between
/// bars; a cue matches at the begin of a word and may be longer there ("misbruik" finds "misbruikt").
const CUES: [(SignalKind, u32, &str); 9] = [
    (
        SignalKind::Wrong,
        4,
        "misstand | misbruik | uitbuiting | uitgebuit | intimid | fraude | mensonterend | \
         machtsmisbruik | mensenhandel | gesjoemel | doofpot | zwijgcultuur | onder druk gezet | \
         illegaal verhuurd | afgeperst | vernederd | bedreigd door | achtergehouden",
    ),
    (
        SignalKind::Wrong,
        2,
        "schandalig | onrechtmatig | discrimin | mag niet volgens de wet | gevaarlijke situatie | declareert | \
         gedeclareerd | contant | zelf gezien | durft geen aangifte | geen aangifte | bang voor \
         mijn baan | leeg papier | paspoorten | vervalst | aangepast in | achteraf | opdracht om | \
         zonder toestemming | niet ingelicht | wist dit | weet het al | eigen zak | oplicht | \
         opgelicht | mishandel | op zijn schoot | uitbuit | afgepakt | opgesloten | dreigt met | dreigen met | \
         bedreigt | ongestraft | omgekocht | chanteer | gedwongen | zwijgen \
         over | vernedert | slaat | geslagen door | doorgesluisd",
    ),
    (
        SignalKind::Question,
        3,
        "mogen wij | mogen we | mag ik | mag een | mag dat | weet iemand | wie weet | wie heeft \
         ervaring | hoe zit het | hoe gaan anderen | hoe doen | onze vraag | vraag ons af | vragen \
         ons af | vraag me af | kan iemand | is er een richtlijn | hoe lossen | zijn wij verplicht | \
         moeten wij | wat zijn de regels | weten jullie | mag iemand | mag het | kan ik | moet ik | hoe zit | hoe kan \
         ik | is het een | is er een | bestaat er | wie betaalt | wie regelt | wie is verantwoordelijk | kan iemand | \
         vraag | mogen vrijwilligers | geldt dat | telt dat | heb ik recht | weet u | wie kan mij | waar kan",
    ),
    (
        SignalKind::GoodExample,
        3,
        "goed voorbeeld | mooi voorbeeld | werkt goed | werkt heel goed | werkt verrassend | wat een \
         succes | groot succes | succesvol | trots op | het lukt | is gelukt | geslaagd | aanrader | \
         positieve ervaring | goede ervaring | tip voor anderen | enthousiast | blij met | leuk om te \
         zien | bloeit",
    ),
    (
        SignalKind::GoodExample,
        2,
        "loopt als een trein | over te nemen | goed gaat | gaat goed | werkt aantoonbaar | gouden greep | aanpak werkt | \
         daalde | gedaald | groeide | verdubbelde | gehalveerd | minder vaak | veel minder | per maand minder | geen \
         enkel | doen mee aan | zit nu | op tijd gevonden | volgehouden | deelnemers | weer van gaan | \
         inmiddels zelf | help ik zelf | bij ons | wij doen het | draaiboek | tot nu toe | gaf me | heb \
         er | ervaring uit | onze ervaring | brengt | gestart | sinds mei | gekregen \
         door | kregen een | zonder afspraak | zonder verwijzing | samen met | sinds we | bewoners helpen elkaar | elkaar helpen | helpen elkaar | mooi | fijn \
         | dankzij | opgezet | gestart met | doen steeds meer mensen mee",
    ),
    (
        SignalKind::Suggestion,
        3,
        "suggestie | voorstel | stel voor | stellen voor | het zou helpen | zou helpen | zou mooi \
         zijn | zou fijn zijn | waarom niet | idee | kunnen we niet | laten we | ons advies | pleit \
         voor | pleiten voor | beter zou zijn | wat als we | tip | ipv | in plaats van | overweeg | zou je kunnen | zou kunnen | doe \
         alsjeblieft | kunnen we | gesuggereerd | kan er niet | geef ons | maak er | misschien kan | waarom geen | \
         waarom doen | beter is | het kan ook | bedacht | ik zou | wij zouden | zouden graag | probeer",
    ),
    (
        SignalKind::Bottleneck,
        3,
        "knelpunt | wachtlijst | wachttijd | loopt vast | lopen vast | vastgelopen | tussen wal en \
         schip | kastje naar de muur | kortgesloten | korten | gekort | telt niet mee | geen plek | \
         geen capaciteit | bureaucrat | regeldruk | afgewezen | onbereikbaar | vol zit | zit vol | \
         zitten vol",
    ),
    (
        SignalKind::Bottleneck,
        2,
        "probleem | problemen | lukt niet | werkt niet | kan niet | kunnen niet | mag niet | mogen \
         niet | te lang | te weinig | te veel | steeds meer | niemand | nergens | geen | tekort | \
         wachten | schuld | dreig | overbelast | vallen buiten | krijgen geen | dicht | weigert | \
         stopt | moeilijk | ontbreekt",
    ),
    (
        SignalKind::Bottleneck,
        1,
        "niet | maar | pas na | helaas | zonder | al maanden | moet eerst | kapot | stuk | vervallen | haken af | kwijt | \
         gesloten | terug naar | zegt dat | zeggen dat | waar moet | nog steeds | verdwijn | toch | knelt | blijft | \
         blijven | klachten | duurt | loopt leeg | afgewezen | weiger | alleen nog | te hoog | vallen | ingezet als",
    ),
];

/// A text that begins with one of these says what somebody should do.
const COMMANDS: &str = "laat geef zet stuur start benoem overweeg spreek doe neem maak organiseer zorg regel stop schrap
    bied betrek bouw open leg koppel gebruik vraag begin investeer verplicht voorstel idee tip suggestie kunnen misschien
    schaf leer plaats haal verander verleng beloon betaal bel nodig richt stel train vergoed";

/// The likeliest kind of `text`, or none when nothing in it tells.
pub fn suggest_kind(text: &str) -> Option<KindHint> {
    let words = spaced(text);
    let first = words.split_whitespace().next().unwrap_or_default();
    let mut scores: Vec<(SignalKind, u32, &'static str)> = Vec::new();
    for (kind, weight, cues) in CUES {
        for cue in cues.split(" | ").filter(|cue| begins_a_word(&words, cue)) {
            add(&mut scores, kind, weight, cue);
        }
    }
    if text.contains('?') {
        add(&mut scores, SignalKind::Question, if text.trim_end().ends_with('?') { 4 } else { 3 }, "?");
    }
    if let Some(command) = COMMANDS.split_whitespace().find(|command| *command == first) {
        add(&mut scores, SignalKind::Suggestion, 5, command);
    }
    let best = scores.iter().map(|(_, score, _)| *score).max()?;
    scores
        .into_iter()
        .find(|(_, score, _)| *score == best)
        .map(|(kind, _, because)| KindHint { kind, because })
}

/// Adds to what is known of a kind; the first cue stays its reason.
fn add(scores: &mut Vec<(SignalKind, u32, &'static str)>, kind: SignalKind, weight: u32, cue: &'static str) {
    match scores.iter_mut().find(|(scored, ..)| *scored == kind) {
        Some((_, score, _)) => *score += weight,
        None => scores.push((kind, weight, cue)),
    }
}

/// The words of a text between single spaces.
fn spaced(text: &str) -> String {
    let mut out = String::from(" ");
    for word in folded(text).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        out.push_str(word);
        out.push(' ');
    }
    out
}

/// A cue of several words matches its first words wholly; its last may go on.
fn begins_a_word(words: &str, cue: &str) -> bool {
    let whole_word_only = cue.len() <= 5 && !cue.contains(' ');
    words.match_indices(cue).any(|(at, _)| {
        let bytes = words.as_bytes();
        bytes[at - 1] == b' ' && (!whole_word_only || bytes[at + cue.len()] == b' ')
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, expect: Option<SignalKind>) {
        assert_eq!(suggest_kind(text).map(|hint| hint.kind), expect, "{text}");
    }

    #[test]
    fn cues_tell_the_kind() {
        use SignalKind::{Bottleneck, GoodExample, Question, Suggestion, Wrong};
        check("De gemeente wil de subsidie korten omdat onze inloop dicht is.", Some(Bottleneck));
        check("Mantelzorgers raken op. De wachttijd voor respijtzorg is vier maanden.", Some(Bottleneck));
        check("Onze telefooncirkel werkt heel goed, dertig ouderen bellen elkaar.", Some(GoodExample));
        check("Trots op onze buurtkeuken: bewoners helpen elkaar.", Some(GoodExample));
        check("Mogen wij nu wel op huisbezoek?", Some(Question));
        check("Weet iemand hoe andere gemeenten dit regelen", Some(Question));
        check(
            "Arbeidsmigranten worden uitgebuit: paspoorten achtergehouden, tien man op een kamer.",
            Some(Wrong),
        );
        check(
            "Het zou helpen als de corporatie eerst belt. Ons voorstel: één vast nummer.",
            Some(Suggestion),
        );
        check("Woensdag koffie in het buurthuis.", None);
        check("", None);
    }

    #[test]
    fn the_hint_names_its_cue() {
        let hint = suggest_kind("Er is een wachtlijst").unwrap();
        assert_eq!(hint, KindHint { kind: SignalKind::Bottleneck, because: "wachtlijst" });
    }

    proptest! {
        #[test]
        fn a_text_that_asks_is_at_least_a_question(text in "[^?]{0,60}") {
            let asked = text + "?";
            prop_assert!(suggest_kind(&asked).is_some());
        }
    }
}
