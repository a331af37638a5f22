//! Words the name rules know: titles, roles, first names and surnames that are common among the people of Dutch
//! neighbourhoods, and capitals that are nobody. Given in plain lower case. The lists help to decide; a name that
//! is in none of them is still found behind a title, a role or initials.

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
    imam zuster familie fam gezin echtpaar weduwe wed weduwnaar tante oom opa oma drs ir ing prof professor"
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
    "van de der den het 't ten ter te el al ait ben bin bint ould von da dos du la le di abu oude 's"
);

words!(
    /// Given names common in Dutch neighbourhoods: Dutch, Turkish, Moroccan, Ukrainian, Surinamese, Syrian, Somali.
    FIRST_NAMES,
    "jan johannes piet pieter kees cornelis henk hendrik willem wim gerrit dirk joop johan hans frans theo ton
    antonius arie bert bart bas ben bob carl chris daan daniel david dennis eric erik ferry frank fred gijs guus
    harm harry huub jaap jacob jasper jelle jeroen jesse joris joost jos karel klaas koen lars lars leo luuk luc
    maarten marcel marco mark martijn martin matthijs max menno michel mike nick niels noah olaf patrick paul peter
    ralph rene richard rick rob robert robin roel ronald ruben rudi ruud sander sem simon sjaak stefan sven teun
    thijs thomas tim tom twan victor vincent wouter
    anna anne anneke annemarie anita annie ans anouk astrid beatrix bep bianca carla caroline chantal charlotte
    corrie cornelia danielle debbie diana dina dorien elly els elisabeth ellen emma esther eva femke fleur gerda
    greet greetje hanneke heleen helena ilse ineke inge ingrid irene iris jannie janneke jantje jeanne jenny
    jolanda judith julia karin kim laura lies liesbeth lieke linda lisa lotte maaike manon margriet maria marian
    marianne marieke marijke marja marjan marleen marloes martine mieke mies mirjam monique nel nelleke nicole nina
    noor paula petra ria riet roos sandra sanne sara saskia sofie sonja sophie suzanne tamara thea tineke tessa
    toos truus ursula wendy wil willemijn wilma yvonne
    mohamed mohammed muhammad ahmed ali hassan hasan hamid hamza ibrahim ismail karim khalid mehmet mustafa omar
    osman rachid said samir yassin yassine youssef yusuf abdel abdul abdullah bilal brahim driss farid fouad hicham
    jamal mimoun mounir nabil nordin redouan soufiane tarik zakaria murat emre kemal orhan serkan ayhan burak cem
    deniz erkan fatih huseyin kadir okan onur recep selim suleyman umit volkan yasin
    fatima aicha amina asma ayse aysegul elif emine esra fadma fatma hatice havva hanan hafida ikram ilham jamila
    karima khadija latifa loubna malika mariam meryem nadia najat naima nora nour rachida salma samira sevda sibel
    soumaya souad yasmina zahra zeynep zohra hulya gulsen derya
    olena oksana oleksandr andriy dmytro ihor iryna kateryna mykola natalia natalija nataliya oleh olha serhiy svitlana
    tetiana taras vasyl viktor viktoriia volodymyr yana yulia yuliia yuri
    jayden priya ravi radj anil sunita sharmila winston orlando ruben glenn humphrey romeo naomi shanice soenil
    rajesh asha indra kenneth stanley clyde jermaine
    abdi faduma hodan ayaan warsan mahad khaled rania rasha tareq layla leila hussein jihad maher nizar bo mia liam
    lucas finn sami"
);

words!(
    /// First names that are also ordinary words or short for something, so that they need a capital.
    NEED_CAPITAL,
    "roos mark bas bo bob max ton wil said ben els iris rob mies nel ria hans deniz asha els les van noor finn ans
    fleur bep dina david said ali al de eva leo"
);

words!(
    /// Surnames common enough to be known without a capital.
    SURNAMES,
    "jansen janssen jong vries berg bakker dijk visser smit meijer meyer boer mulder groot bos vos peters hendriks
    leeuwen dekker brouwer wit dijkstra smits graaf meer linden kok jacobs vermeulen heuvel veen broek bruijn bruin
    heijden schouten beek willems vliet hoekstra maas verhoeven koster dam prins blom huisman peeters kuijpers
    veenstra kuiper kuipers post hendriksen jonge sanders gerritsen wal ridder pietersen martens aarts camps
    wiersma loon fleuren demir yilmaz yildirim kaya celik sahin ozturk aydin arslan dogan kilic amrani idrissi
    alaoui bennani bouazza haddad warsame hassan ahmed mohamed ali kovalenko shevchenko bondarenko melnyk pinas
    ramdin baptiste sarmiento nijland singh khan nguyen"
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
    afghaanse bulgaarse roemeense koerdische duitse belgische vlaamse
    nederland oekraine syrie turkije marokko suriname somalie polen europa
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart april mei juni juli augustus
    september oktober november december kerst pasen ramadan suikerfeest offerfeest pinksteren sinterklaas koningsdag
    voorzitter directeur staatssecretaris wethouder raadslid
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
    "stichting school basisschool scholengemeenschap college lyceum vmbo mavo ziekenhuis verzorgingshuis woonzorgcentrum
    zorgcentrum buurthuis wijkcentrum supermarkt winkel filiaal moskee kerk sporthal zaal bureau fonds welzijn
    vereniging bakkerij cafe restaurant gemeente vrijwilligerscentrale bibliotheek museum theater bouwbedrijf"
);

words!(
    /// Single capitals with a full stop that are an enumeration, not initials, behind these words.
    ENUMERATED,
    "plan optie variant groep klas ponton vitamine deel bijlage categorie fase hepatitis punt lijst"
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
pub const ENDINGS_OF_PLACES: [&str; 12] = [
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
    "wijk",
];
