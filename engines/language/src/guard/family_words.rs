//! The words by which a household is told in a village: kin, trades, shops, and what ties them to a place. For the family
//! rules, which say how they stand together.

/// Who somebody is to others.
pub(super) const KIN: &str = "man|vrouw|mevrouw|meneer|weduwvrouw|moeder|vader|ouders|opa|oma|grootvader|grootmoeder|opoe|zoon|zoons|zonen|zoontje|dochter|dochters|dochtertje|kind|kinderen|kleinkind|kleinkinderen|broer|broers|broertjes?|zus|zussen|zusters?|zusjes?|tweeling|drieling|weduwe|weduwnaar|echtpaar|stel|gezin|familie|tante|oom|neef|neefje|nicht|nichtje|kleinzoon|kleindochter|schoonmoeder|schoonvader|schoonzoon|schoondochter|schoonzus|jongen|jongens|meisje|meisjes|meiden|baby|peuter|buurvrouw|buurman|buren|pleegkind|pleegkinderen|pleegouders|pleegmoeder|pleegvader|stiefmoeder|stiefvader|ex|ex-man|ex-vrouw|verloofde|vriendin|huishouden|bewoner|bewoonster|eigenaar|eigenaresse|jongetjes?|mannetje|vrouwtje|oudjes|koppel|dame|heer|echtgenote|echtgenoot|zoontjes|dochtertjes|kleindochters?|kleinzoons?|oudtante|oudoom|halfzus|halfbroer|stiefbroer|stiefzus|stiefzoon|stiefdochter|adoptiezoon|adoptiedochter|pleegzoon|pleegdochter|tweelingbroer|tweelingzus|nichtjes|neefjes|neven|nichten|schoonouders|grootouders|overgrootmoeder|overgrootvader|huishoudster|weeskinderen|nabestaanden|knecht|meid|dochtertje|peetoom|vriend|vrouwen|mannen|lange|dikke|rooie|ouwe|manke|kale|blonde|oudste|jongste|middelste|eigenaars|eigenaren|eigenares|uitbater|uitbaters|uitbaatster|pachter|stalknecht|tweelingbroers|tweelingzusjes|tweelingbroertjes|broertje en zusje|broer en zus|moeder en dochter|vader en zoon|huurders?|huurster|kleuter|tiener|puber|zwager|schoonbroer|overburen|overbuurman|overbuurvrouw|achterkleinzoon|achterkleindochter|achterneef|achternicht|kleuters|tweelingzusje|tweelingbroertje|pleegoma|pleegopa|stiefouders|mens|mensje|vent|ventje|lui|oudsten|jongsten|pachters|mensen|kleine|kleintje|pa|ma|buurjongen|buurmeisje|onderburen|bovenburen|achterburen|pleegbroer|pleegzus|stiefkinderen|ooms|tantes|boerin|stelletje|kerel|knul|gastje|gebroeders|beheerder|beheerders|beheerster|[a-z]{2,}gezin|moslim|moslima|homo|rolstoelgebruiker";

/// Trades of which a village has one.
pub(super) const TRADES: &str = "notaris|bakker|slager|smid|hoefsmid|kapper|kapster|schoenmaker|kleermaker|melkboer|melkrijder|molenaar|dominee|pastoor|koster|kosteres|organist|burgemeester|hoofdmeester|meester|schoolmeester|juf|bovenmeester|dokter|dorpsdokter|huisarts|tandarts|dierenarts|veearts|veerman|schipper|visser|visboer|groenteboer|kaasboer|bloemist|tuinder|boswachter|postbode|ijscoman|ijsboer|kruidenier|kolenboer|fietsenmaker|garagehouder|kroegbaas|caféhouder|cafehouder|cafebaas|herbergier|imker|schaapherder|herder|jachtopziener|brugwachter|sluiswachter|vuurtorenwachter|doodgraver|begrafenisondernemer|apotheker|drogist|orgelbouwer|rietdekker|klokkenmaker|horlogemaker|juwelier|dirigent|drukker|fotograaf|boer|boerin|veehandelaar|paardenhandelaar|marktkoopman|buschauffeur|taxichauffeur|conciërge|concierge|badmeester|poelier|timmerman|loodgieter|schilder|metselaar|stratenmaker|vrachtrijder|wethouder|raadslid|voorzitter|trainer|keeper|postkantoorhouder|winkelier|snackbarhouder|kampioen|wijkagent|veldwachter|vroedvrouw|verloskundige|rabbijn|imam|zuster|barones|baron|graaf|gravin|jonkheer|jonkvrouw|vioolbouwer|slotenmaker|zeilmaker|touwslager|mandenmaker|klompenmaker|wagenmaker|kuiper|stoffeerder|glazenwasser|schoorsteenveger|makelaar|aannemer|melkveehouder|schapenboer|geitenboer|varkensboer|kippenboer|fruitteler|bollenboer|bollenkweker|rozenkweker|hovenier|tuinman|parkwachter|havenmeester|stationschef|machinist|orgelspeler|voorganger|priester|non|pater|kapelaan|diaken|hulpkok|kok|chef-kok|cafebazin|waardin|marktvrouw|marktkraamhouder|ijsverkoper|oliebollenbakker|bakkerin|naaister|wasvrouw|pedicure|manicure|schoonheidsspecialiste|tatoeëerder|kermisexploitant|circusdirecteur|goochelaar|dansleraar|dansjuf|zwemjuf|zwemmeester|gymleraar|gymmeester|kleuterjuf|overblijfmoeder|schooldirecteur|schoolhoofd|onderwijzer|onderwijzeres|bibliothecaris|bibliothecaresse|brandweercommandant|visafslager|mosselkweker|palingroker|garnalenvisser|loods|veerbaas|brugwachteres|molenaarster|boekhandelaar|antiquair|schoenlapper|paragnost|beeldhouwster|kunstschilder|dichter|schrijver|schrijfster|zanger|zangeres|wielrenner|schaatser|voetballer|keurslager|beeldhouwer|kunstenaar|kunstenares|pianolerares|muziekleraar|freule|douairiere|barbier|kapitein|conducteur|monteur|garagist|bloemiste|pianist|hoornist|fysiotherapeut|logopedist|pedagoge|juffrouw|schooljuf|schooljuffrouw|kantinejuffrouw|huishoudelijke hulp|portier|kassier|hotelier|poelierster|hovenierster|uitvaartleider|uitvaartleidster|vrachtwagenchauffeur|chauffeur|tractormonteur|loonwerker|melkster|schoonmaakster|bakkersknecht|oud-strijder|accordeonist|harmonicaspeler|troubadour|carnavalsprins|schutterskoning|zangpedagoge|koorleider|koorleidster|operazangeres|danseres|balletjuf|paardentandarts|huisschilder|rietsnijder|dijkwachter|dijkgraaf|rentmeester|opziener|stadsomroeper|dorpsomroeper|dorpsgek|caissiere|apothekersassistente|dierenartsassistente|notarisklerk|griffier|rechter|officier|marechaussee|brandweerman|brandweercommandant|ambulancebroeder|postbesteller|krantenbezorger|vuilnisman|kantonnier|lantaarnopsteker|mijnwerker|stuurman|matroos|visvrouw|kaasmaker|kaasmaakster|wijnboer|bierbrouwer|brouwer|jager|stroper|koetsier|ruiter|hoefsmid|zadelmaker|pottenbakker|pottenbakster|glasblazer|edelsmid|goudsmid|boekbinder|drukkersknecht|journalist|journaliste|verslaggever|dorpsschrijver|predikant|predikante|pastor|pastoraal werkster|missionaris|orgelman|klokkenluider|kluizenaar|kluizenares|heremiet|strandjutter|jutter|pianostemmer|organiste|kantinebaas|kantinebazin|molenares|schaapscheerder|scheerder|eierboer|eierboerin|postkantoorhoudster|overblijfjuf|biljartkampioen|duivenmelker|fysio|huisartsassistente|dorpsomroepster|verhuizer|leraar|lerares|coureur";

/// How the words for somebody end whose trade is in no list.
pub(super) const AGENTS: &str = "[a-z]{3,}(?:boer|meester|houder|houdster|maker|maakster|koopman|wachter|rijder|baas|bazin|bouwer|kweker|kweekster|schipper|bakker|slager|smid|handelaar|temmer|fokker|veger|teler|visser|herder|arts|speler|speelster|stemmer|stemster|therapeut|zanger|zangeres|danser|danseres|juf|juffrouw|schilder|chauffeur|monteur|kapper|snijder|brouwer|blazer|trekker|trommelaar|verkoper|verkoopster|fabrikant|bezorger|bezorgster|lasser|leverancier|dirigent|dirigente|assistente|leraar|lerares)|[a-z]{5,}iste?";

/// Of these a place has one by its office, or a body has many: they are spoken of for what they decide.
pub(super) const FUNCTIONS: &str = "burgemeester wethouder raadslid voorzitter trainer keeper wijkagent rechter officier specialist jurist
    receptionist receptioniste bedrijfsarts verzekeringsarts jeugdarts schoolarts vertrouwensarts keuringsarts forensisch arts budgethouder
    pashouder rekeninghouder aandeelhouder vergunninghouder rentmeester penningmeester bouwmeester hoofdrolspeler
    medespeler teamspeler kampioen zuster pastor kapitein griffier marechaussee verhuurmaker beleidsmaker pagina
    activist opsteller jongerenhouder leermeester werkmeester praktijkhouder contracthouder toezichthouder boekhouder
    hulpkok kok journalist journaliste drukker loods non";

/// Roles that many have at one place: of a body or a shop they are nobody.
pub(super) const MANY: &str =
    "ouders buren mannen vrouwen kinderen bewoners huurders lui moeders vaders dames heren mensen";

/// More children than most households have.
pub(super) const SO_MANY: &str =
    "zes zeven acht negen tien elf twaalf dertien veertien 6 7 8 9 10 11 12 13 14";

/// Too large for anybody to be known by a role.
pub(super) const LARGE_PLACES: &str = "amsterdam rotterdam utrecht eindhoven groningen tilburg almere breda nijmegen apeldoorn arnhem haarlem
    haarlemmermeer enschede amersfoort zaanstad hertogenbosch 's-hertogenbosch zwolle zoetermeer leeuwarden leiden maastricht
    dordrecht ede alphen alkmaar emmen delft venlo deventer helmond hilversum heerlen oss amstelveen sittard purmerend
    hoofddorp roosendaal schiedam lelystad spijkenisse vlaardingen almelo gouda zaandam hoorn assen capelle nieuwegein
    veenendaal zeist hengelo katwijk hardenberg roermond doetinchem middelburg vlissingen terneuzen friesland drenthe
    overijssel gelderland limburg zeeland flevoland brabant noord-brabant noord-holland zuid-holland holland twente
    achterhoek veluwe betuwe randstad belgie duitsland turkije marokko suriname polen syrie eritrea den den-haag brussel
    antwerpen gent londen parijs berlijn brussel";

/// How a trade ends that is not in the list.
pub(super) const TRADE_ENDINGS: &str = "boer|meester|houder|maker|koopman|wachter|rijder|baas|bouwer|kweker|schipper|bakker|slager|smid|orgelman|trommelaar|opzichter|handelaar|temmer|fokker|snijder|slijper|gieter|veger|wasser|teler|visser|jager|herder|dokter|juf|pastoor|man met de|vrouw met de";

/// How the words end for what a village has one of.
pub(super) const SHOPS: &str = "winkel|bakkerij|slagerij|kwekerij|boerderij|pizzeria|snackbar|friettent|cafe|café|camping|manege|molen|garage|kapsalon|smederij|herberg|hotel|kiosk|viskraam|frietkraam|kraam|friettent|frituur|cafetaria|toko|shoarmazaak|kebabzaak|dönerzaak|supermarkt|pannenkoekenhuis|vuurtoreneiland|pastorie|sluiswachtershuis|brugwachtershuis|watertoren|kasteel|landgoed|fort|klooster|loods|veerhuis|stalhouderij|rijschool|dansschool|muziekschool|steenfabriek|fabriekje|scheepswerf|werf|veerpont|boomkwekerij|wijngaard|fietsenzaak|fietsenwinkel|boekhandel|fotozaak|juwelierszaak|apotheek|benzinepomp|pont|sluis|vuurtoren|tuinderij|wasserette|stomerij|kroeg|ijssalon|drogisterij|imkerij|makerij|wasserij|woonboot|woonwagen|zorgboerderij|vismijn|theetuin|restaurant|strandtent|strandpaviljoen|postkantoor|benzinestation|pompstation|tankstation|steenfabriek|steenbakkerij|bloemenzaak|bloemenstal|kerststal|viszaak|stal|stoeterij|kaasmakerij|zuivelfabriek|pomp|dierenpension|bandenzaak|garagebedrijf|melkfabriek|jachthaven|sluisje|pontje|visafslag|zaadhandel|touwslagerij|brouwerij|wijnmakerij|hoeve";

/// Words before the role.
pub(super) const ADJECTIVES: &str = "oude|oudere|jonge|jongste|oudste|middelste|enige|nieuwe|zieke|blinde|dove|andere|alleenstaande|gescheiden|gepensioneerde|vroegere|voormalige|overleden|eerste|tweede|derde|laatste|twee|drie|vier|vijf|lange|kleine|grote|rode|zwangere|verlamde|gehandicapte|doofstomme|bejaarde|vorige";

/// Words after which the role's sign of its own follows.
pub(super) const TIES: &str =
    "van|met|op|achter|bij|uit|aan|boven|naast|tegenover|onder|in|langs|voor|achterop";

/// How people type "van de" and "van".
pub(super) const SHORT_TIES: &str = "vd|v/d|v\\.d\\.|vh|v/h|v|v\\.|vn|vd\\.|md|m/d|m\\.d\\.|bd|b/d";

/// What makes the sign someone's own.
pub(super) const DEFINITE: &str = "de|het|'t|die|dat|hun|haar|zijn|twee|drie|vier|vijf|zes|zeven|acht";

/// Behind "in" and "uit" in small letters, and no place.
pub(super) const NO_SMALL_PLACES: &str = "verwachting tranen behandeling huis opvang coma detentie paniek zorg beeld bed bad dienst overleg scheiding
    opleiding school klas elkaar beweging aantocht nood kennis onderzoek therapie quarantaine kinderopvang beslag
    rouw schulden armoede opname aanmerking zicht tweeën drieën vieren straat zaak ruzie orde angst vakantie buurt
    wijk stad dorp winkel tuin kerk haar hier daar eigen hun zijn mijn onze deze dezelfde woede liefde nieuws dank
    zien horen doen maken helpen weten vinden krijgen zichzelf alles niets straks";

/// How a place is tied to whom it tells of: "in", "wonend te", ", net buiten", "uit het dorp", "(in".
pub(super) const IN: &str = r"(?-i:,?(?: die)?(?: (?:daar|hier|net|even|vlak|ergens|verderop|midden|wonende?|woont|wonen|woonachtig|afkomstig))? \(?(?:in|id|i/d|bij|te|uit|op|nabij|buiten|vanuit|van|v)(?: (?:de|het|'t|dit|ons|een))?(?: (?:dorp|dorpje|gehucht|plaatsje|buurtschap|eiland|stadje|buurt van))? )";

/// Behind a comma, a colon or a bracket, as in notes: ", Doornwaard", "(Doornwaard".
pub(super) const NOTED: &str = r"(?:,|:| -)? \(?";

/// How the names of villages end.
const ENDINGS: &str = r"(?:kreek|hoek|waard|veer|bos|sluis|sluizen|weerd|drecht|dam|burg|dorp|dijk|wijk|veld|zand|meer|horst|kerk|hout|beek|berg|wold|zijl|broek|hof|buurt|oord|stede|stee|haven|eind|heuvel|poort|akker|bongerd|donk|recht|lo|loo|um|ingen|mond|muiden|rode|schot|ven|wijnen|gum|jum|werd|wierde|kapelle|kerke|zwaag|wier|huizum|veen|horne?|haule|hoven|wolde|terp|geest|schans|gouw|koog|warden|hem|voorde|polder|huizen)";

/// A place: capitals, or in a text without them an ending that places have.
const PLACE: &str = r"(?-i:(?:(?:De|Den|Het|'t|'s|Oud|Ter|Ten|St\.?|Sint)[ -])?[A-Z][A-Za-zëï'-]{2,}(?: [A-Z][A-Za-z'-]+)?|[a-z]{2,}ENDINGS)\b";

/// A place that nothing but its own name shows to be one.
const VILLAGE: &str = r"(?-i:(?:[A-Z][a-z]+[ -])?[A-Z]?[a-z'-]{2,}ENDINGS)\b";

/// `pattern` with what its names for a place and the ways to it stand for.
pub(super) fn with_places(pattern: &str) -> String {
    let filled = pattern.replace("<IN>", IN).replace("<NOTED>", NOTED);
    filled.replace("VILLAGE", VILLAGE).replace("PLACE", PLACE).replace("ENDINGS", ENDINGS)
}

/// Signs that many have, and bodies: who is told by one of these is not told.
pub(super) const COMMON_SIGNS: &str = "gemeente school basisschool corporatie woningcorporatie verhuurder wijk buurt stad flat straat organisatie
    leerling leerlingen client clienten cliënt cliënten bewoner bewoners wijkteam team loket balie politie ggz ggd instelling
    stichting vereniging zorg thuiszorg kinderen kind ouders mensen hulp problemen schulden uitkering bijstand post krant
    opvang inloop bus trein gang afdeling regio dienst rechtbank jeugdzorg kerk moskee bibliotheek voedselbank rest meeste
    eerste laatste vraag kant buren hulpverlener hulpverleners beperking ziekte baby rolstoel scootmobiel kinderwagen
    andere anderen omgeving beurt hoogte overkant wachtlijst weg rollator pand jongeren ouderen vrijwilligers coordinator coördinator";

/// Words that make a sentence of what should be one description.
pub(super) const VERBS: &str = "heeft heb hebben had hadden is zijn was waren wordt werd zit zat zitten staat stond staan werkt werkte woont
    woonde komt kwam komen gaat ging gaan wil wilde willen kan kon kunnen moet moest mag mocht krijgt kreeg slaapt sliep
    loopt liep ligt lag belt belde ziet zag doet deed zoekt zocht vraagt vroeg zegt zei weet wist denkt dacht blijft bleef
    vindt vond houdt hield geeft gaf neemt nam en of maar niet geen want omdat terwijl toen dus ook nog al weer om dat zonder";
