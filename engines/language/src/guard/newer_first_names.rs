//! More given names, among them those most given in the last eighty years that the other lists lack. For
//! [`super::first_names`], which holds the rest.

/// In plain small letters, between spaces.
pub const NEWER_FIRST_NAMES: &str = "
    aadil aart abbie abdelhamid abeltje abrham achmed ada adelheid adri adrie aebeltje aeltsje ahu aimee akke
    aklilu alberta alem alette alexia alfons alfred alice alicia allard alma almaz aloysius alwin alyssa amanda
    ambroos amy anass anastasiya andree angelina aniek anika anique anisa anissa ank anna-maria annekee annelien
    anneloes annelotte annemarijn annemiek annemieke annett anniek annique anouar anthonie antoine antonie
    anuschka aram archie ariane arlette armand arne arnoud arnout arwen aryan aubrey aurora axel ayden azeb
    barbera bartel barth bartholomeus bea beau becky benita berendina bernadet bernardina bertie bertil bertje
    betsie bettie bettina birsen brendan brent bridget britney bruce btissam burhan calvin camilla candice
    carien carina carine caris carlien carlijn carlo carmela carmelita carole carolijn carolina cathalijne
    cathelijn catherina catherine cathrien cecilia ceesje celina ceylan chadia chanel charaf charley charlot
    cherise cherita cherryl christian christianne christophe chrystal claas clasina claus clemens clementine
    clifton coert connie conrad constance constantijn coralie corien cornald cornelie cornell cornelly corrien
    cyriel cyril daaf daisy damien dana danique danischa danitsja danja dannie danny danylo darius daryl daryll
    dave davey davy deirdre delvin denise denny derk derrick desmond desney devin dewy dharma diandra dianne
    diek dietmar diewertje dignus dinant dingeman dini dion dionne divya djamel djamila djoeke djura donny
    doreen dorin dorine dorothee dorrie doutsje douwina driekus dries driesje duco dunja dymphna ebtisam eddie
    editha edmond edo edsel eef eefke eelkje eerke egberdina eileen eize eke elanur elbert elbertha eleanor
    eleonora eleonore elfrieda eliane elianne elias elien elina elissa elja elleke ellemijn ellie ellis eloise
    elrieke elroy elseline elsemiek elsemieke emanuel emmeke engeltje enno enzo eppie ericka ernestine ertugrul
    esli esmay esme esmeralda etty eustace fahad faisal faouzi fardowsa farell fenneke ferdinand ferdy ferre
    fientje finette fiona fleurtje florentine florien fons franca franciena francis franciszek franklin franky
    fransiska frauke freddy frederica frederike freweyni frida frieda fryda fulco furgill gabriella gaby gaitano
    galya geesien gemma genaro georgette georgina georgine gerdina gergana gerianne gerie germaine gerrel
    gertruda gideon gineke glenroy gloria gosewijn graddus gradus greg gregor greta gretha gretje griselda gunes
    gunther gurbuz gustav guy gwenda gwyneth gylano haddy hadeel haider hajo halim hamse hania hannes harco
    harmina haroon harriette harrold hawo hayder hedda helmer hemmo henderika hendrina henrie henrik heribert
    hermanus hermen herre hielkje hilbert hilko hillechien hilly hinderik hiwet huug hylkje ibtisam iemke ifna
    iftin igmar ignace igor ike ilana ilka ilyasse indira ingmar inka ioan irenka irmgard ismay isolde ivar
    ivonnet ivy jacintha jacolien jacomina jaleesa jan-dirk jan-jaap jan-piet jandino janette janice janiek
    janita janne janneman janou jasmine jayson jeanine jemina jerry jessie jessy jette jhonny jihan jimmy
    jitendra jitka jochen joella joeri joey johann jolyn jona joos jopie jorien jorine josee joselito josepha
    josette josey jude jules julie juliet julius jurrien justus kalthoum kamiel karien karina karla karlien
    karolien kate katharina katherine kathy katia katy keanu keesje ken kendra kenrick kerstin khawla kimberly
    kinsley kiril kirstin kitty klara koenie kristian kristine kyano kylian kylie lammie lana larbi larissa
    latife laurette lauri leida lennard lennert leny leonora leopold leslie lettie lianda liedewij lien lieselot
    lieselotte lieske ligaya lilianne lilly limke lincy linn linnea lino linsey lionel lisbeth lise lisenka
    livia liza lizanne lizet lizette loeki lola lonny lorraine lotta lubbertje lucienne lucinda ludmila
    ludovicus luisito luka luna lutgarde lutske luuc luutje lyanne lynette madelon mahjouba maite malou manja
    maram marcellino mardjan mareen mareike mareille margaretha margret margrit mari marianna maribel mariel
    marien marienne marijne marijse marike marinka marino marissa marjanne marjorie marketa marlijn marlous
    marouan marry marsha martinus mary maryse masha matty mauro maxim maximiliaan mbarka mebrat meintje meis
    melchior melina melinda mennolt merlijn micha micky mieps mika milana milosz milouska misha mitchel mo moedi
    mohini moniq montserrat moos mualla mussie mustafe mykyta myriam myrte nagat nagihan najah nanette naser
    nassim natalie natasha nebiat neel nelie netsanet nicola nicolai nicoline niki nikodem nikolaas noelle nol
    nolda norman norwin nourdin nouria nuha octavia odette odilia olle ostap patrik paulus penelope pepijn perla
    pernille pia pietertje pippa pleuni pleunie polleke poppe prisca puk quirijn rachelle radboud rafiq rahaf
    rainier raphael rasmus raymon reggy regilio reiltje reimer reinald reinet reinold reinout rembert remie
    remon renzo resi reyer rhea rhimou rhode rico rieke rieks riemer rien riena rieta rietje rigoberto rikie
    rikst rimke rinie rinke rishano risto roan robertus rochus roelf roelfien rolien rolinda romana romee romke
    rosaline rosella rosemarijn rosetta roswita rowin roxane roxsanne roza rubin rudie rudolph rudy rufus ruqiya
    ryanne rynk salman sandrine santje scarlett sebnem selina serena sergej sergino severine shahad shahida
    shanaya shanna shaquille sharella sharona shauni shelly sherry sherwin siard sibren sibrich siebrich sieger
    sientje siepie sierd sierk sietze sigmund sijbrand silvester simonne sirik sjak sjan sjanie sjefke sjoerdtje
    sofian solomiya solveig soufian steffie stelian stien stientje stijntje stoffel sue sulaika sumaya suzette
    svenja swaantje swen swenne sybille sybrand sylvain sylvester symen tatjana teije teo tette teuni teunie
    teus tewelde theodoor theresa theresia thijn thimo tiebe tieme tiina tije timmy timon tinie tjaard tjalke
    tjibbe tjitse tobie tommie torben trea treesje trijn trinette trixie truusje tsjibbe tsjitske tymen tyronne
    ubel udo umayma urias valentijn valery vanja violet violetta vivianne volkert vonne vonneke vurnon
    vyacheslav ward weldu wendela wendelien wendeline wendeltje wibo wieger wieneke wijbe wijbrand wijnie
    wijtske wilhelmien willempje willianne wina winfried wopke wouterus wya wyb wybren xaviera xenia yaqub yasar
    ydwine yelda yelle yesenia yfke yolanthe yoram youp youri youssra ysbrand yte yurendell yuriy yvo zacharias
    zaina zaira zeger zerai ziya ziyad zjef zora zoran zwannie zwier";
