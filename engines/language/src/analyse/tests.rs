//! The lists that we ship, held against a table of words that people write, and reading as a whole.

use super::*;
use proptest::prelude::*;

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let themes = Themes::parse(include_str!("../../../../data/themes.toml")).unwrap();
    let (compounds, synonyms) =
        (include_str!("../../../../data/compounds.toml"), include_str!("../../../../data/synonyms.toml"));
    Words::parse(compounds, synonyms, &themes).unwrap()
});

/// Words as people write them, and their parts; nothing where one word should stay one.
const TABLE: [(&str, &str); 60] = [
    ("huisuitzettingsdreiging", "huis uitzetting dreiging"),
    ("huisuitzetting", "huis uitzetting"),
    ("wachtlijsten", "wacht lijst"),
    ("jeugdhulpwachtlijst", "jeugd hulp wacht lijst"),
    ("schuldhulpverlening", "schuld hulp verlening"),
    ("schuldenlast", "schuld last"),
    ("energierekeningen", "energie rekening"),
    ("huurachterstand", "huur achterstand"),
    ("kinderopvangtoeslag", "kind opvang toeslag"),
    ("mantelzorgondersteuning", "mantelzorg ondersteuning"),
    ("bijstandsaanvraag", "bijstand aanvraag"),
    ("woningbouwvereniging", "woning bouw vereniging"),
    ("buurtbus", "buurt bus"),
    ("leerplichtambtenaar", "leer plicht ambtenaar"),
    ("vrijwilligerscentrale", "vrijwilliger centrale"),
    ("zorgverzekeraars", "zorg verzekeraar"),
    ("taalcursussen", "taal cursus"),
    ("voedselbank", "voedsel bank"),
    ("gezinscoach", "gezin coach"),
    ("crisisopvang", "crisis opvang"),
    ("wijkcentrum", "wijk centrum"),
    ("wijkteams", "wijk team"),
    ("schoolverzuim", "school verzuim"),
    ("ouderenwerk", "ouderen werk"),
    ("jongerenwerker", "jongere werk"),
    ("eenzaamheidsaanpak", "eenzaamheid aanpak"),
    ("hulpverleners", "hulp verlener"),
    ("inkomensgrens", "inkomen grens"),
    ("dagbesteding", "dag besteding"),
    ("nachtopvang", "nacht opvang"),
    ("huisbezoek", "huis bezoek"),
    ("klachtenregeling", "klacht regeling"),
    ("aanmeldprocedure", "aanmelding procedure"),
    ("spreekuren", "spreken uur"),
    ("subsidieregels", "subsidie regel"),
    ("beleidsregel", "beleid regel"),
    ("gemeenteraad", "gemeente raad"),
    ("noodfonds", "nood fonds"),
    ("vervoersprobleem", "vervoer probleem"),
    ("indicatiestelling", ""),
    ("ziekenhuisopname", "ziek huis opname"),
    ("arbeidsmigranten", "arbeid migrant"),
    ("straatcoach", "straat coach"),
    ("thuiszorgorganisatie", "thuis zorg organisatie"),
    ("woonruimteverdeling", ""),
    ("speelplek", "spelen plek"),
    ("pleegoudertekort", "pleeg ouder tekort"),
    ("formulierenbrigade", "formulier brigade"),
    ("regeldruk", "regel druk"),
    ("informatieavond", "informatie avond"),
    ("belastingdienst", "belasting dienst"),
    ("station", ""),
    ("vandaag", ""),
    ("gemeenten", ""),
    ("kinderen", ""),
    ("overlast", ""),
    ("bewoners", ""),
    ("maatschappelijk", ""),
    ("betalingen", ""),
    ("verwijzing", ""),
];

#[test]
fn compounds_fall_apart_where_people_would_cut_them() {
    let mut wrong = Vec::new();
    for (word, expect) in TABLE {
        let found = WORDS.compounds.leaves(word).unwrap_or_default();
        let expect: Vec<String> = expect.split_whitespace().map(stem).collect();
        if found != expect {
            wrong.push(format!("{word}: {found:?}, not {expect:?}"));
        }
    }
    println!("compounds: {} of {} right", TABLE.len() - wrong.len(), TABLE.len());
    assert!(wrong.len() * 20 <= TABLE.len(), "{}", wrong.join("\n"));
}

fn read(text: &str) -> Vec<String> {
    WORDS.read(text).into_iter().flat_map(|spoken| spoken.terms).collect()
}

/// A text is found by a question when each of its words is, in one way or another.
fn finds(question: &str, text: &str) -> bool {
    let terms = read(text);
    let has = |term: &String| terms.contains(term);
    let asked = WORDS.ask(question);
    let found = |word: &AskedWord| {
        has(&word.whole) || word.same.iter().any(has) || (word.parts.len() > 1 && word.parts.iter().all(has))
    };
    !asked.is_empty() && asked.iter().all(found)
}

#[test]
fn people_find_what_they_mean() {
    for (question, text) in [
        ("uitzetting", "Er dreigt huisuitzettingsdreiging voor drie gezinnen."),
        ("ontruiming", "Zij zijn vorige week uit huis gezet."),
        ("uit huis gezet", "Vonnis tot ontruiming na vijf maanden."),
        ("wachtlijst jeugdzorg", "De wachttijd bij de jeugdhulp is elf weken."),
        ("jeugdhulpwachtlijst", "Er is een wachtlijst bij jeugdhulp."),
        ("wmo", "Een aanvraag bij de Wet maatschappelijke ondersteuning."),
        ("Mantelzorgers", "de mantelzorger van mevrouw"),
        ("buurthuis", "Onze inloop is dicht."),
        ("cliënten", "Een client belde."),
        ("gezin", "gezinnen in de wijk"),
        ("schulden", "De schuldenlast groeit"),
    ] {
        assert!(finds(question, text), "{question} in {text}: {:?} in {:?}", WORDS.ask(question), read(text));
    }
    assert!(!finds("uitzetting", "De inloop is dicht."));
    assert!(!finds("de en het", "de en het"));
}

#[test]
fn a_word_says_where_it_stands() {
    let text = "Zij zijn UIT huis gezet: één brief.";
    let spoken = WORDS.read(text);
    let phrase = spoken.iter().find(|spoken| spoken.terms == ["=huisuitzet"]).unwrap();
    assert_eq!(&text[phrase.range.clone()], "UIT huis gezet");
}

#[test]
fn the_version_changes_with_a_word() {
    let themes = Themes::new(Vec::new()).unwrap();
    let made = |word: &str| {
        let synonyms = format!("groups = [[\"a b\", \"{word}\"]]");
        Words::parse("parts = \"\"\nwhole = []\n[forms]", &synonyms, &themes)
    };
    assert_eq!(made("c").unwrap().version(), made("c").unwrap().version());
    assert_ne!(made("c").unwrap().version(), made("d").unwrap().version());
    assert!(matches!(made("…"), Err(WordsProblem::TooFew(_))));
}

proptest! {
    #[test]
    fn any_text_is_read_and_finds_itself(text in "(.{0,60}|(huis|uitzetting|s|wacht|lijst|en| |-|é){0,30})") {
        for spoken in WORDS.read(&text) {
            prop_assert!(text.get(spoken.range.clone()).is_some() && !spoken.terms.is_empty());
        }
        prop_assert!(WORDS.ask(&text).is_empty() || finds(&text, &text));
    }
}
