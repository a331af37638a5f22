//! Words the name rules know: titles, roles, surnames that are common among the people of Dutch neighbourhoods, and
//! capitals that are nobody. Given in plain lower case. The lists help to decide; a name that
//! is in none of them is still found behind a title, a role or initials.

use super::name_words::{Shape, Token};
use std::collections::HashSet;
use std::sync::LazyLock;

/// A list of words, one set.
pub type Words = LazyLock<HashSet<&'static str>>;

macro_rules! words {
    ($(#[$doc:meta])* $name:ident, $list:literal) => {
        $(#[$doc])*
        pub static $name: Words = LazyLock::new(|| $list.split_whitespace().collect());
    };
}

words!(
    /// Behind these stands a name.
    TITLES,
    "meneer mijnheer mevrouw mevr mw mej mejuffrouw dhr heer hr dokter dr juf juffrouw meester mr dominee ds pastoor
    imam zuster familie fam gezin echtpaar weduwe wed weduwnaar tante oom ome opa oma drs ir ing prof professor"
);

words!(
    /// Titles that are written with a full stop.
    SHORT_TITLES,
    "mevr mw mej dhr hr dr mr ds fam wed drs ir ing prof"
);

words!(
    /// Titles behind which a small letter still is a surname when the word is a known one.
    PLAIN_TITLES,
    "meneer mijnheer mevrouw mevr mw mej dhr heer hr dokter juf juffrouw meester familie fam gezin"
);

words!(
    /// Behind these may stand a name.
    ROLES,
    "client cliente inwoner inwoonster bewoner bewoonster buurvrouw buurman buurmeisje buurjongen patient patiente
    deelnemer deelneemster klant leerling vrijwilliger vrijwilligster moeder vader zoon dochter
    zoontje dochtertje zus zusje broer broertje vriend vriendin vriendje collega jongen meisje mantelzorger
    pleegzoon pleegdochter pleegmoeder pleegvader stiefzoon stiefdochter stiefvader stiefmoeder schoonmoeder
    schoonvader schoonzoon schoondochter neef neefje nicht nichtje kleinzoon kleindochter huisarts wijkagent
    klantmanager casusregisseur hulpverlener hulpverleenster consulent wethouder burgemeester maatje echtgenoot
    echtgenote partner ex huurder huurster verhuurder verdachte slachtoffer bezoeker bezoekster hulpvrager
    jongerenwerker opbouwwerker wijkverpleegkundige verpleegkundige begeleider begeleidster"
);

words!(
    /// Behind these somebody is named.
    NAMING,
    "heet heette genaamd ene naam roepnaam achternaam voornaam"
);

words!(
    /// Small words inside surnames.
    PARTICLES,
    "van de der den het 't ten ter te vd v.d. v.d v/d v. el al ait ben bin bint ould oulad von da dos du la le di abu oude 's"
);

words!(
    /// First names that are also ordinary words or short for something, so that they need a capital.
    NEED_CAPITAL,
    "nam aart ada ahu alem alice alma amy ank aurora beau bertie brent claus coert daisy dana dion dries duco
    eddie edo eef eize ellis ferre fons frida greta gunes hajo halim ifna igor ike ivy jerry jette
    joos jude jules julie julius kate ken klara lana lien linn lino lola luka luna maite mari mary
    meis melina merlijn mika mo moos myrte neel nelie nol norman olle paulus perla pia puk remon
    rieks rien rikst risto roan roza rufus salman selina sherry siard stien stoffel sue tette teus
    tije timon violet ward wina wouterus wya yte zeger zora zwier
    roos mark bas bo bob max ton wil said ben els iris rob mies nel ria hans deniz asha els les van noor finn ans
    fleur bep dina david said ali al de eva leo
    jet job joy mees lot rein siem stijn linde jade merel mare maan luna nova dean long ling mei adam engel engelbert
    gift rob floor ties storm zita horst alida angel roman romy rita can mina dora desta eden ring saba salam senna
    sultan suna sonja iga ion iva long lan hung son tam hoa hari prem maya raj gloria salvador rosario bruna grace
    jay jans jan jaco joke els lies loes roy rini made moha nada hind hala haci kaan melek ipek gonca damla arda
    defne ebru umut dilek sevgi yeter temel ufuk deka ade esi ama awa nana yaw lee ross mason dean tara troy frits
    stef stella sam noa isa levi saar jip pien puck loek jur lev fay wil willie cor ard aad dick dirk don leen
    lize boy page jo marie job finn beer ray ron mats senna veli riza naz polat musa yan ying ana angela carol sander
    frank ernst paul lotte sita ratna indah linh ruby amber ginger summer dory mark marc art gerard jens ian lars
    alisa bao binh chau dan dima dolly duc dung efe emir eser fana funda gitte gul haben hadi haya hazem
    ihsan inci jad jana jesus joan jonah kai kelvin lama lamar lara lea lennie leon lily loan lotje luit
    luz mandy manouk marika marin marte merle meta million mira mitra my nelson nga noortje norma okke
    ola orest patrice pelle perry polina prabha rabin rie robbie romano rosan roxanne sake salima savas
    senne shiva sima sip sonny sterre tarkan ted tina tine titus tony ubbo umran vinh viola vira virgil
    wander warda wieke wiep wies xuan yalda yaman ybe yener yildiz zamzam
    toon ton riet siti sari christel krista stan sven wessel wout teun tom teunis ties thijs olga elke mine adem koos koen lieve regina max hero bart
    abe ad adrian age aise alpha amara amin anca anh anil anke anton artur arun asli aster ate auke aya baba
    bahar banu barend baris bich binne binta blessing brecht broer cam carmen cem chun comfort dagmar damian dao
    destiny diaa dinh doede dolores dominik dong douwe ebel ede eibert elham elif elsa emil emre engin fabian
    fahim falis fang fanta farah feda feije felicia florence florian fre garmt geert gees gert giang gre guo ha
    hai halbe hamed hani hao harm hawa hein heine helen helena herman hette homa hong hua hubert hugo hui idil
    ids iman ina indra iraj isabel ivan jack jean jef jihad jin jing jozef jun kaba karel kelly kier kim kiran
    ko krijn kris lam latif laura lei lex lia lidia lina linda lisa lode louis luc lucia luis marcos maria marta
    martin maurice mercedes mercy min ming mink minke minne monica muna muse nader najma nanne navid nies nigel
    nima nina nour nuno okan olivia omar omid onne onur patience paula peer peter philip pier pilar ping pouya
    precious prince pyt radha rafael rana ravi reem richard rick rima rimmer robert robin roda rodas rodney
    roland rosa roya rui ruta ruth sagal salem saman sami samson sanaz sandra sape sara sayed seda sem siba
    sibel simke simon sina sjaak stefan steven taeke tamme thi thomas thu tien tim tiny toos trees tri trui
    tseard ugur ulke umit usha vanessa victor viet viktor virginia wei wen winta xin yang yde yen yi yme yong
    ype yu yue yun zafer zain"
);

words!(
    /// Surnames common enough to be known without a capital.
    SURNAMES,
    "jansen janssen jong vries berg bakker dijk visser smit meijer meyer boer mulder groot bos vos peters hendriks
    leeuwen dekker brouwer wit dijkstra smits graaf meer linden kok jacobs vermeulen heuvel veen broek bruijn bruin
    heijden schouten beek willems vliet hoekstra maas verhoeven koster dam prins blom huisman peeters kuijpers
    veenstra kuiper kuipers post hendriksen jonge sanders gerritsen wal ridder pietersen martens aarts camps
    wiersma bosman kuijper vink postma prinsen scholten willemsen hermans driessen evers verbeek timmermans timmerman
    molenaar martens jonker verbruggen schipper wolters sluis kramer bouwman hofman mol zijlstra wijk gerrits schuurman
    hoek vermeer pol benali boukhari elidrissi tahiri ouali zerouali azzouzi haddou ouazzani ozdemir ozcan yildiz
    polat acar koc kurt simsek korkmaz erdogan aslan tekin guler ates karaca bulut nowak kowalski kowalczyk wisniewski
    wojcik kaminska kaminski lewandowski zielinski ivanov ivanova petrov petrova dimitrov dimitrova popescu ionescu
    popa shevchuk tkachenko kravchenko tesfay mebrahtu ghebremedhin mensah osei owusu diallo traore camara kone
    sesay okafor pinto silva santos pereira fernandes rodrigues lopes gomes ferreira garcia martinez lopez martina
    pattinama tahitu latuheru ramkhelawan bhageloe sewnarain ramdas jagesar wijngaarde kromosoeto pawiro mohan tjin
    loon fleuren demir yilmaz yildirim kaya celik sahin ozturk aydin arslan dogan kilic amrani idrissi
    alaoui bennani bouazza haddad warsame hassan ahmed mohamed ali kovalenko shevchenko bondarenko melnyk pinas
    ramdin baptiste sarmiento nijland singh khan nguyen verkade kerkhof westerhof oosterhof nieuwenhuis
    vandermarkt hazelaar terpstra boonstra zoutendijk koning"
);

words!(
    /// Capitals that are no person: small words that begin a sentence, bodies, laws, days, peoples, shops.
    NOBODY,
    "aan al alle alleen als altijd anderen bij binnen daar daarna daarnaast daarom dan dat deze die dit door drie dus
    een eerst en er even geen gelukkig graag haar hebben heeft helaas hem hen het hier hij hoe hun ieder iedereen
    iemand ik in inmiddels is ja je jij jullie kan kunnen maar mag meer men met mijn moet na naar nee niemand niet nog
    nu of om omdat ondanks ons ook op over per samen sinds sommige soms te tegen terwijl toch toen tot tussen twee uit
    vaak vanaf vandaag veel volgens voor vorige vorig vraag waar waarom wanneer want was wat we wel welke wie wij wil
    worden wordt ze zelf zij zijn zo zonder zou morgen gisteren straks eerder later nadat zodra behalve dankzij
    gemeente gemeenten provincie rijk wet jeugdwet participatiewet ministerie rechtbank politie justitie raad college
    bestuur stichting vereniging verbond federatie welzijn wijkteam buurtteam sociaal sociale team jeugd jeugdzorg
    jeugdhulp zorg zorgkantoor school basisschool vmbo mbo hbo havo vwo kompas stadhuis buurthuis wijkcentrum
    buurtkamer bibliotheek kerk moskee voedselbank kledingbank speelgoedbank schuldhulpverlening schuldhulp
    bewindvoering thuiszorg woonstee corporatie woningcorporatie huisartsen ziekenhuis apotheek sportclub
    wmo wlz zvw uwv svb ggd ggz coa ind vng avg bsn anw aow ww wia wajong bbl cak duo cjg lvb adhd asgs vog poh afas
    marokkaans marokkaanse turks turkse syrisch syrische oekraiens oekraiense pools poolse somalisch somalische
    surinaams surinaamse nederlands nederlandse engels engelse arabisch arabische eritrese eritrees antilliaanse
    afghaanse bulgaarse roemeense koerdische duitse belgische vlaamse franse spaanse portugese italiaanse griekse russische chinese marokkaanse
    moluks molukse indische indonesische
    nederland oekraine syrie turkije marokko suriname somalie polen europa
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart april mei juni juli augustus
    september oktober november december kerst pasen ramadan suikerfeest offerfeest pinksteren sinterklaas koningsdag
    voorzitter directeur staatssecretaris wethouder raadslid wonen financien cultuur onderwijs ruimte economie verkeer
    inkomen duurzaamheid burgerzaken gezondheid integratie
    whatsapp facebook instagram tiktok teams zoom google digid corona covid
    jumbo lidl aldi plus hema action kruidvat etos spar coop gamma ikea blokker"
);

words!(
    /// Capitals before a street that began the sentence and are no part of its name.
    NO_STREET_BEGINS,
    "de den der adres bezoek huisbezoek woont thuis langs tegenover mevrouw meneer familie gezin hoek"
);

words!(
    /// Words right before a name that make it the name of a body, a building or a shop.
    BODIES,
    "stichting atelier school basisschool scholengemeenschap college lyceum vmbo mavo ziekenhuis verzorgingshuis woonzorgcentrum
    zorgcentrum buurthuis wijkcentrum supermarkt winkel filiaal moskee kerk sporthal zaal bureau fonds welzijn
    vereniging bakkerij cafe restaurant gemeente vrijwilligerscentrale bibliotheek museum theater bouwbedrijf team lyceum project praktijk salon garage
    stichtingen fonds camping buurtkamer wijkteam buurtteam loket gezondheidscentrum huisartsenpraktijk kinderopvang obs
    cbs ikc mbo havo vwo plein park hoeve hotel partij"
);

words!(
    /// Small words and verbs behind a first name that are no surname, beside the stop words of the language.
    SMALL_WORDS,
    "belt belde vertelt woont werkt wacht slaapt huilt zoekt vraagt vindt denkt weet loopt rijdt speelt eet drinkt leeft
    moeder vader zoon dochter broer zus oma opa buurvrouw buurman collega school klas groep thuis ziek alleen samen
    gister gisteren morgen straks alweer weer vandaag maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
    januari februari maart april juni juli augustus september oktober november december hier erbij laatst opnieuw
    zelf nog steeds altijd nooit ergens overal nergens eigenlijk gewoon misschien helaas bang boos blij verdrietig
    vroeger hulp geld werk huis straat buurt wijk stad gemeente team loket balie punt apenstaartje streepje jaar
    maanden weken dagen ongeveer precies bijvoorbeeld waarschijnlijk inmiddels ondertussen terug verder onder achter
    kwam ging zei deed gaf nam zag stond liep sliep bleef kreeg kon wou wilde moest mocht zou is was heeft had gaat
    ouders kinderen broertje zusje samenwonen verhuisd gevallen gebeld gesproken overleden geboren gescheiden
    zonder binnen buiten voor over tegen volgens omdat want terwijl toen daar daarom samen vooral zeker meestal
    nummer adres mail kenteken postcode bsn rekening zodat vanuit vanaf tijdens sinds hierheen daarheen eerder later"
);

words!(
    /// Capitals with which the name of a place, a body or a law begins.
    PUBLIC_BEGINS,
    "oude nieuwe grote groot kleine klein hoge lage noord zuid oost west midden noorder zuider ooster wester sint st den
    ter ten veilig passend sociaal centraal algemeen algemene nationale nationaal landelijk landelijke regionale tweede
    eerste derde vierde positieve gezonde vrije open jonge huis raad hof rijn maas team project stichting welzijn lyceum
    college dienst regio wijk buurt dorp stad station plein park wet besluit rapport nota afdeling werkgroep stuurgroep
    koningin koning prins prinses keizer commissie burendag energiefixers voorstel vraag klacht melding agenda agendapunt punt tafel bijlage artikel fonds
    ervaring signaal aanpak pilot proef start kosten bron contact naam rekening bewoners cliënt client kapsalons"
);

/// Small words of surnames that are surnames themselves.
pub const ALONE_TOO: [&str; 4] = ["oulad", "ould", "ait", "abu"];

/// How a letter begins and ends; behind these stands a name.
pub const GREETS: [&str; 14] = [
    "dag", "hoi", "hallo", "ha", "hi", "hey", "beste", "geachte", "lieve", "groet", "groeten", "groetjes",
    "mvg", "liefs",
];

/// How surnames end, and places and other words don't.
pub const SURNAME_ENDINGS: [&str; 58] = [
    "kkers", "nkers", "ouari", "aouri", "aoui", "ouch", "ouche", "haoui", "ouazza", "kermans", "oglou",
    "idze", "sma", "stra", "inga", "enga", "ink", "mans", "jans", "ssen", "nsen", "rsen", "ksen", "tsen",
    "lsen", "dsen", "demir", "ashvili", "meijer", "meyer", "bakker", "oglu", "ova", "eva", "ska", "ski",
    "cki", "sky", "enko", "chuk", "czuk", "czyk", "wicz", "vic", "escu", "eanu", "opoulos", "oui", "issi",
    "yan", "singh", "persad", "lall", "zadeh", "nejad", "zai", "ullah", "mebrahtu",
];

words!(
    /// Single capitals with a full stop that are an enumeration, not initials, behind these words.
    ENUMERATED,
    "plan optie variant groep klas ponton blok flat gebouw lijst hal trap portiek route perron ingang vak vitamine deel bijlage categorie fase hepatitis punt lijst"
);

/// Shops, streets and funds that carry a person's name (folded, single spaces).
pub const NAMED_AFTER_PEOPLE: [&str; 8] = [
    "albert heijn",
    "dirk van den broek",
    "jan linders",
    "albert schweitzer",
    "anne frank",
    "johan cruijff",
    "jan modaal",
    "willem de zwijger",
];

/// Endings by which a capital behind a first name is a street or a body ("Prins Hendrikkade", "Anne Frankschool").
pub const ENDINGS_OF_PLACES: [&str; 36] = [
    "bank",
    "brug",
    "tunnel",
    "dienst",
    "kliniek",
    "straat",
    "laan",
    "plein",
    "school",
    "college",
    "kade",
    "singel",
    "fonds",
    "centrum",
    "stichting",
    "buurt",
    "ziekenhuis",
    "gebouw",
    "flat",
    "zaal",
    "prijs",
    "park",
    "gasthuis",
    "project",
    "groep",
    "instituut",
    "museum",
    "markt",
    "vereniging",
    "bureau",
    "commissie",
    "regeling",
    "akkoord",
    "hoeve",
    "huisje",
    "organisatie",
];

pub(super) fn is_place(word: &Token<'_>) -> bool {
    !SURNAMES.contains(word.lower.as_str())
        && ENDINGS_OF_PLACES.iter().any(|ending| word.lower.ends_with(ending))
}

pub(super) fn is_small_particle(word: &Token<'_>) -> bool {
    word.shape == Shape::Lower && PARTICLES.contains(word.lower.as_str())
}

/// "op", "in", "aan" and "uit" belong to a surname only before an article that surnames keep ("in 't Veld").
pub(super) fn is_particle(tokens: &[Token<'_>], at: usize) -> bool {
    let lower = tokens[at].lower.as_str();
    PARTICLES.contains(lower)
        || (matches!(lower, "op" | "in" | "aan" | "uit")
            && tokens.get(at + 1).is_some_and(|next| matches!(next.lower.as_str(), "'t" | "den" | "der")))
}
