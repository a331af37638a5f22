//! A household told by the role of somebody in it and a small place: "de vrouw van de melkrijder in Doornwaard", "tante met
//! de kanariekwekerij, Oude Veer". In a village everybody knows who that is. What could be many is left alone: "een moeder
//! uit Steenwaard", "de vrouw van de gemeente".

use super::name_lists as lists;
use super::{Candidate, DatumKind, scan, why};
use crate::words::is_stop_word;
use regex::{Captures, Regex};
use std::ops::Range;
use std::sync::LazyLock;

/// Who somebody is to others.
const KIN: &str = "man|vrouw|mevrouw|meneer|weduwvrouw|moeder|vader|ouders|opa|oma|grootvader|grootmoeder|opoe|zoon|zoons|zonen|zoontje|dochter|dochters|dochtertje|kind|kinderen|kleinkind|kleinkinderen|broer|broers|broertjes?|zus|zussen|zusters?|zusjes?|tweeling|drieling|weduwe|weduwnaar|echtpaar|stel|gezin|familie|tante|oom|neef|neefje|nicht|nichtje|kleinzoon|kleindochter|schoonmoeder|schoonvader|schoonzoon|schoondochter|schoonzus|jongen|jongens|meisje|meisjes|meiden|baby|peuter|buurvrouw|buurman|buren|pleegkind|pleegkinderen|pleegouders|pleegmoeder|pleegvader|stiefmoeder|stiefvader|ex|ex-man|ex-vrouw|verloofde|vriendin|huishouden|bewoner|bewoonster|eigenaar|eigenaresse|jongetjes?|mannetje|vrouwtje|oudjes|koppel|dame|heer|echtgenote|echtgenoot|zoontjes|dochtertjes|kleindochters?|kleinzoons?|oudtante|oudoom|halfzus|halfbroer|stiefbroer|stiefzus|stiefzoon|stiefdochter|adoptiezoon|adoptiedochter|pleegzoon|pleegdochter|tweelingbroer|tweelingzus|nichtjes|neefjes|neven|nichten|schoonouders|grootouders|overgrootmoeder|overgrootvader|huishoudster|weeskinderen|nabestaanden|knecht|meid|dochtertje|peetoom|vriend|vrouwen|mannen|lange|dikke|rooie|ouwe|manke|kale|blonde|broertje en zusje|broer en zus|moeder en dochter|vader en zoon";

/// Trades of which a village has one.
const TRADES: &str = "notaris|bakker|slager|smid|hoefsmid|kapper|kapster|schoenmaker|kleermaker|melkboer|melkrijder|molenaar|dominee|pastoor|koster|kosteres|organist|burgemeester|hoofdmeester|meester|schoolmeester|juf|bovenmeester|dokter|dorpsdokter|huisarts|tandarts|dierenarts|veearts|veerman|schipper|visser|visboer|groenteboer|kaasboer|bloemist|tuinder|boswachter|postbode|ijscoman|ijsboer|kruidenier|kolenboer|fietsenmaker|garagehouder|kroegbaas|caféhouder|cafehouder|cafebaas|herbergier|imker|schaapherder|herder|jachtopziener|brugwachter|sluiswachter|vuurtorenwachter|doodgraver|begrafenisondernemer|apotheker|drogist|orgelbouwer|rietdekker|klokkenmaker|horlogemaker|juwelier|dirigent|drukker|fotograaf|boer|boerin|veehandelaar|paardenhandelaar|marktkoopman|buschauffeur|taxichauffeur|conciërge|concierge|badmeester|poelier|timmerman|loodgieter|schilder|metselaar|stratenmaker|vrachtrijder|wethouder|raadslid|voorzitter|trainer|keeper|postkantoorhouder|winkelier|snackbarhouder|kampioen|wijkagent|veldwachter|vroedvrouw|verloskundige|rabbijn|imam|zuster|barones|baron|graaf|gravin|jonkheer|jonkvrouw|vioolbouwer|slotenmaker|zeilmaker|touwslager|mandenmaker|klompenmaker|wagenmaker|kuiper|stoffeerder|glazenwasser|schoorsteenveger|makelaar|aannemer|melkveehouder|schapenboer|geitenboer|varkensboer|kippenboer|fruitteler|bollenboer|bollenkweker|rozenkweker|hovenier|tuinman|parkwachter|havenmeester|stationschef|machinist|orgelspeler|voorganger|priester|non|pater|kapelaan|diaken|hulpkok|kok|chef-kok|cafebazin|waardin|marktvrouw|marktkraamhouder|ijsverkoper|oliebollenbakker|bakkerin|naaister|wasvrouw|pedicure|manicure|schoonheidsspecialiste|tatoeëerder|kermisexploitant|circusdirecteur|goochelaar|dansleraar|dansjuf|zwemjuf|zwemmeester|gymleraar|gymmeester|kleuterjuf|overblijfmoeder|schooldirecteur|schoolhoofd|onderwijzer|onderwijzeres|bibliothecaris|bibliothecaresse|brandweercommandant|visafslager|mosselkweker|palingroker|garnalenvisser|loods|veerbaas|brugwachteres|molenaarster|boekhandelaar|antiquair|schoenlapper|paragnost|beeldhouwster|kunstschilder|dichter|schrijver|schrijfster|zanger|zangeres|wielrenner|schaatser|voetballer|keurslager|beeldhouwer|kunstenaar|kunstenares|pianolerares|muziekleraar";

/// How a trade ends that is not in the list.
const TRADE_ENDINGS: &str = "boer|meester|houder|maker|koopman|wachter|rijder|baas|bouwer|kweker|schipper|bakker|slager|smid|orgelman|trommelaar|opzichter|handelaar|temmer|fokker|snijder|slijper|gieter|veger|wasser|teler|visser|jager|herder|dokter|juf|pastoor|man met de|vrouw met de";

/// How the words end for what a village has one of.
const SHOPS: &str = "winkel|bakkerij|slagerij|kwekerij|boerderij|pizzeria|snackbar|friettent|cafe|café|camping|manege|molen|garage|kapsalon|smederij|herberg|hotel|kiosk|viskraam|frietkraam|kraam|friettent|frituur|cafetaria|toko|shoarmazaak|kebabzaak|dönerzaak|supermarkt|pannenkoekenhuis|vuurtoreneiland|pastorie|sluiswachtershuis|brugwachtershuis|watertoren|kasteel|landgoed|fort|klooster|loods|veerhuis|stalhouderij|rijschool|dansschool|muziekschool|steenfabriek|fabriekje|scheepswerf|werf|veerpont|boomkwekerij|wijngaard|fietsenzaak|fietsenwinkel|boekhandel|fotozaak|juwelierszaak|apotheek|benzinepomp|pont|sluis|vuurtoren|tuinderij|wasserette|stomerij|kroeg|ijssalon|drogisterij|imkerij|makerij|wasserij|woonboot|woonwagen|zorgboerderij|vismijn|theetuin|restaurant";

/// Words before the role.
const ADJECTIVES: &str = "oude|oudere|jonge|jongste|oudste|middelste|enige|nieuwe|zieke|blinde|dove|andere|alleenstaande|gescheiden|gepensioneerde|vroegere|voormalige|overleden|eerste|tweede|derde|laatste|twee|drie|vier|vijf|lange|kleine|grote|rode|zwangere|verlamde|gehandicapte|doofstomme|bejaarde|vorige";

/// Words after which the role's sign of its own follows.
const TIES: &str = "van|met|op|achter|bij|uit|aan|boven|naast|tegenover|onder|in|langs|voor|achterop";

/// How people type "van de" and "van".
const SHORT_TIES: &str = "vd|v/d|v\\.d\\.|vh|v/h|v|v\\.|vn|vd\\.|md|m/d|m\\.d\\.|bd|b/d";

/// What makes the sign someone's own.
const DEFINITE: &str = "de|het|'t|die|dat|hun|haar|zijn|twee|drie|vier|vijf|zes|zeven|acht";

static BY_SIGN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?i)\b(?:(?<article>de|het|'t|die|dat|onze|mijn|een) )?(?:(?:{ADJECTIVES}) ){{0,3}}(?<role>{KIN}|{TRADES}|[a-z]{{3,}}(?:familie|gezin|man|boer|meester|houder|maker|koopman|wachter|rijder|baas|kweker|schipper|bakker|slager|smid)) (?:(?:{SHORT_TIES}) |(?:{TIES})(?: (?:boven|achter|naast|tegenover|onder|op|in|bij|aan))? (?:{DEFINITE}|een|onze|mijn) |(?:die|dat) )(?<sign>[a-z'-]+(?: [a-z'-]+){{0,9}}?),?(?-i: (?:in|id|i/d|bij|te|uit|van|v|op|nabij|buiten|aan|naar)(?: (?:de|het|'t))? | )(?<place>PLACE)"
    ).replace("PLACE", PLACE))
    .expect("a valid pattern")
});

/// A role that has its trade in it ("de molenaarsdochter uit Doornwaard", "het bakkersgezin in …"), with its place.
static BY_COMPOUND: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?i)\b(?:de|het|'t|die|dat|onze) (?:(?:{ADJECTIVES}) ){{0,2}}(?:{TRADES})(?:s|e|en|n)?-?(?:vrouw|weduwe|dochters?|zoons?|zonen|gezin|familie|kinderen|kind|echtpaar|jongens?|meisjes?|broers?|zus(?:sen)?|tweeling|moeder|vader)(?-i:,? (?:in|id|bij|te|uit|van|v|op|nabij|buiten) (?:(?:de|het|'t) )?)(?<place>PLACE)"
    ).replace("PLACE", PLACE))
    .expect("a valid pattern")
});

/// A role of which a place has one by its own words: "het enige Syrische gezin in …", "het gezin op het eiland".
static THE_ONLY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?i)\b(?:de|het|'t|als) enige (?:[a-zë]+e? ){{0,2}}(?:{KIN}|{TRADES}|[a-z]+(?:gezin|familie|boer|vrouw|man|jongen|meisje|moeder|vader))(?: (?:met|zonder|van) (?:een |de |het )?[a-z-]+(?: [a-z-]+)?)?(?-i: (?:in|id|bij|te|uit|van|v|op|nabij|buiten) (?:(?:de|het|'t) )?)(?<place>PLACE)"
    ).replace("PLACE", PLACE))
    .expect("a valid pattern")
});

/// The place first: "in Doornwaard, de zoon van de smid", "uit Oosterkreek die weduwe van de postbode".
static PLACE_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?-i:\b(?:[Ii]n|[Uu]it|[Tt]e|[Oo]p|[Vv]an) )(?<place>PLACE),?(?i: (?:woont|zit|is|heb je|hebben we|daar|waar|wonen|die|dus|namelijk)){{0,2}} (?i:(?:de|het|'t|die|dat) (?:(?:{ADJECTIVES}) ){{0,3}}(?:{KIN}) (?:(?:{SHORT_TIES})|van (?:de|het|'t|die|onze)) (?:(?:{ADJECTIVES}) ){{0,2}}(?:{TRADES}|tweeling|drieling|vierling|[a-z]+(?:{SHOPS})))\b"
    ).replace("PLACE", PLACE))
    .expect("a valid pattern")
});

/// A village that need not be named, because the text is of it.
static THIS_VILLAGE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?i)\b(?:de|het|'t|die|dat) (?:(?:{ADJECTIVES}) ){{0,3}}(?:{KIN}) (?:(?:{SHORT_TIES})|van (?:de|het|'t|die|onze)) (?:(?:{ADJECTIVES}) ){{0,2}}(?:{TRADES}|tweeling|drieling|vierling|[a-z]+(?:{SHOPS})) (?:hier |daar )?(?:in|op|uit) (?:ons|het|dit|dat|hun) (?:dorp|dorpje|gehucht|eiland|buurtschap|polderdorp|kerkdorp|waddeneiland)\b"
    ))
    .expect("a valid pattern")
});

/// A household by its trade where a village has one place of the kind: "de dochter van de smid bij de sluis".
static BY_LANDMARK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?i)\b(?:de|het|'t|die|dat) (?:(?:{ADJECTIVES}) ){{0,3}}(?:{KIN}) (?:(?:{SHORT_TIES})|van (?:de|het|'t|die|onze)) (?:(?:{ADJECTIVES}) ){{0,2}}(?:{TRADES}|tweeling|drieling|vierling|[a-z]+(?:{SHOPS})),? (?:aan|bij|op|achter|naast|tegenover|onder) (?:de|het|'t) (?:oude |nieuwe )?(?:dijk|sluis|veer|veerpont|pont|haven|kade|kerk|molen|brink|brug|polder|markt|dorpsplein|zeedijk|toren|watertoren|vuurtoren|kanaal|vaart|wiel|steiger|meertje|plas|spoor|station)\b"
    ))
    .expect("a valid pattern")
});

/// A household by its trade and a place without a capital, as people type on a telephone: only where the sentence stops or
/// goes on with a verb behind it.
static SMALL_PLACE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"\b(?i:(?:de|het|'t|die|dat|onze) )?(?i:(?:{ADJECTIVES}) ){{0,3}}(?i:{KIN}) (?i:(?:{SHORT_TIES})|van (?:de|het|'t|die|onze)) (?i:(?:{ADJECTIVES}) ){{0,2}}(?i:{TRADES}|tweeling|drieling|vierling|[a-z]+(?:{SHOPS})) (?:in|uit|te|v|van|op) (?<place>[a-z]{{4,}}(?:-[a-z]+)?)(?<behind>\b[.,;:!?)]|$| (?:is|was|ligt|zit|heeft|had|woont|die|dat|wil|kan|moet|en|maar|krijgt|kreeg|belde|belt|komt|kwam|gaat|want|ook|staat|loopt|slaapt|zegt|zei|drinkt|eet|durft)\b)"
    ))
    .expect("a valid pattern")
});

/// Behind "in" and "uit" in small letters, and no place.
const NO_SMALL_PLACES: &str = "verwachting tranen behandeling huis opvang coma detentie paniek zorg beeld bed bad dienst overleg scheiding
    opleiding school klas elkaar beweging aantocht nood kennis onderzoek therapie quarantaine kinderopvang beslag
    rouw schulden armoede opname aanmerking zicht tweeën drieën vieren straat zaak ruzie orde angst vakantie buurt
    wijk stad dorp winkel tuin kerk haar hier daar eigen hun zijn mijn onze deze dezelfde woede liefde nieuws dank
    zien horen doen maken helpen weten vinden krijgen zichzelf alles niets straks";

static BY_TRADE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?i)\b(?<article>de|het|'t|onze) (?:(?:{ADJECTIVES}) ){{0,3}}(?:(?:{KIN}) (?:van|v) (?:wijlen |oude )?(?:kapper|schipper|meester|notaris|veearts|koster|pastoor|kruidenier|burgemeester|bakker|slager|molenaar|smid|dominee|boer|dokter|meester)(?: [A-Z][a-z]+)?|enige (?:[a-z]+e )?(?:{KIN})|(?:oude|enige|vroegere|voormalige|vorige|gepensioneerde|laatste) (?:{TRADES}))(?-i: (?:in|bij|te|uit|van|nabij|buiten) )(?<place>PLACE)"
    ).replace("PLACE", PLACE))
    .expect("a valid pattern")
});

/// A place: capitals, or in a text without them an ending that places have.
const PLACE: &str = r"(?-i:(?:(?:De|Den|Het|'t|'s|Oud|Ter|Ten|St\.?|Sint)[ -])?[A-Z][A-Za-zëï'-]{2,}(?: [A-Z][A-Za-z'-]+)?|[a-z]{2,}(?:kreek|hoek|waard|veer|bos|sluis|sluizen|weerd|drecht|dam|burg|dorp|dijk|wijk|veld|zand|meer|horst|kerk|hout|beek|berg|wold|zijl|broek|hof|buurt|oord|stede|stee|haven|eind|heuvel|poort|akker|bongerd|donk|recht|lo|loo|um|ingen|mond|muiden|rode|schot|ven))\b";

/// Signs that many have, and bodies: who is told by one of these is not told.
const COMMON_SIGNS: &str = "gemeente school basisschool corporatie woningcorporatie verhuurder wijk buurt stad flat straat organisatie
    leerling leerlingen client clienten cliënt cliënten bewoner bewoners wijkteam team loket balie politie ggz ggd instelling
    stichting vereniging zorg thuiszorg kinderen kind ouders mensen hulp problemen schulden uitkering bijstand post krant
    opvang inloop bus trein gang afdeling regio dienst rechtbank jeugdzorg kerk moskee bibliotheek voedselbank rest meeste
    eerste laatste vraag kant buren hulpverlener hulpverleners beperking ziekte baby rolstoel scootmobiel kinderwagen
    andere anderen omgeving beurt hoogte overkant wachtlijst weg jongeren ouderen vrijwilligers coordinator coördinator";

/// Words that make a sentence of what should be one description.
const VERBS: &str = "heeft heb hebben had hadden is zijn was waren wordt werd zit zat zitten staat stond staan werkt werkte woont
    woonde komt kwam komen gaat ging gaan wil wilde willen kan kon kunnen moet moest mag mocht krijgt kreeg slaapt sliep
    loopt liep ligt lag belt belde ziet zag doet deed zoekt zocht vraagt vroeg zegt zei weet wist denkt dacht blijft bleef
    vindt vond houdt hield geeft gaf neemt nam en of maar niet geen want omdat terwijl toen dus ook nog al weer om dat zonder";

/// Words with a capital behind "in" that are no place.
fn is_place(word: &str) -> bool {
    const NO_PLACES: &str = "woonwijk nieuwbouwwijk volkswijk probleemwijk achterstandswijk aandachtswijk binnenstad woonbuurt
        achterdeur kerkhof bejaardenoord verblijf museum centrum lyceum speelveld sportveld voetbalveld ziekenhuishof schoolhof
        platform album waterveld vakantieoord begraafplaats thuishaven jachthaven parkeerdek buitenwijk villawijk nederland
        seizoen gesprekken";
    let lower = word.to_lowercase();
    !NO_PLACES.split_whitespace().any(|no| no == lower)
        && !lists::NOBODY.contains(lower.as_str())
        && !lists::BODIES.contains(lower.as_str())
}

pub(super) fn find(text: &str, seen: &mut Vec<Candidate>) {
    find_told(text, seen);
    in_small_letters(text, seen);
    scan::each(&BY_SIGN, text, |captures| {
        let counts = scan::stands_alone(text, &whole(captures)) && is_told(captures);
        if counts {
            seen.push(Candidate { kind: DatumKind::Family, range: whole(captures), why: why::ROLE });
        }
        counts
    });
    scan::each(&BY_TRADE, text, |captures| {
        let counts = is_place(captures.name("place").map_or("", |m| m.as_str()));
        if counts {
            seen.push(Candidate { kind: DatumKind::Family, range: whole(captures), why: why::ROLE });
        }
        counts
    });
}

/// Found by patterns that say all themselves.
fn find_told(text: &str, seen: &mut Vec<Candidate>) {
    for pattern in [&*BY_COMPOUND, &*THE_ONLY, &*PLACE_FIRST, &*THIS_VILLAGE, &*BY_LANDMARK] {
        scan::each(pattern, text, |captures| {
            let range: Range<usize> = whole(captures);
            let place = captures.name("place").is_none_or(|place| is_place(place.as_str()));
            let counts = place && scan::stands_alone(text, &range);
            if counts {
                seen.push(Candidate { kind: DatumKind::Family, range, why: why::ROLE });
            }
            counts
        });
    }
}

/// The match without what only shows that it ends there.
fn in_small_letters(text: &str, seen: &mut Vec<Candidate>) {
    scan::each(&SMALL_PLACE, text, |captures| {
        let place = captures.name("place").filter(|place| {
            let no = NO_SMALL_PLACES.split_whitespace().any(|word| word == place.as_str());
            !no && !is_stop_word(place.as_str()) && !lists::NOBODY.contains(place.as_str())
        });
        if let Some(place) = place {
            let range = whole(captures).start..place.end();
            seen.push(Candidate { kind: DatumKind::Family, range, why: why::ROLE });
        }
        place.is_some()
    });
}

fn whole(captures: &Captures<'_>) -> std::ops::Range<usize> {
    captures.get(0).map_or(0..0, |m| m.range())
}

/// The role is definite, its sign its own, and both belong to one description.
fn is_told(captures: &Captures<'_>) -> bool {
    let part = |name| captures.name(name).map_or(String::new(), |m| m.as_str().to_lowercase());
    let (article, role, sign) = (part("article"), part("role"), part("sign"));
    let words: Vec<&str> = sign.split(' ').collect();
    let mut sign_itself = words.iter().take_while(|word| !TIES.split('|').any(|tie| tie == **word));
    let has = |list: &str, word: &str| list.split_whitespace().any(|listed| listed == word);
    let trade = |word: &str| {
        TRADES.split('|').any(|trade| trade == word)
            || TRADE_ENDINGS.split('|').any(|ending| word.len() > ending.len() + 2 && word.ends_with(ending))
    };
    let whole = captures.get(0).map_or("", |m| m.as_str()).to_lowercase();
    let behind_role = whole.split_once(&role).map_or("", |(_, rest)| rest);
    let told_by_clause = behind_role.starts_with(" die ") || behind_role.starts_with(" dat ");
    let indefinite = article == "een" || behind_role.split(' ').nth(2) == Some("een");
    let shop = |word: &str| SHOPS.split('|').any(|shop| word.ends_with(shop));
    let multiple = |word: &str| matches!(word, "tweeling" | "drieling" | "vierling");
    let by_trade = words.iter().any(|word| trade(word) || multiple(word))
        || (!indefinite && words.iter().any(|word| shop(word)));
    // "tante met de kanariekwekerij" needs no article; "moeder van de leerling" is anybody's.
    let named_like =
        article.is_empty() && (by_trade || matches!(role.as_str(), "tante" | "oom" | "opa" | "oma" | "opoe"));
    let definite = !article.is_empty() || named_like;
    let verbs = words.iter().filter(|word| has(VERBS, word)).count();
    is_place(&part("place"))
        && definite
        && (by_trade || (!indefinite && !told_by_clause))
        && verbs <= usize::from(told_by_clause)
        && (by_trade || !sign_itself.any(|word| has(COMMON_SIGNS, word)))
}
