//! Given names that are heard less: of the north and the south of the country, old ones that came back, and of the people
//! who came from elsewhere. For [`super::first_names`], which holds the rest.

/// In plain small letters, between spaces.
pub const RARER_FIRST_NAMES: &str = "
    abbas abdelali abdeslam abele abiodun ad adjoa adrianna aebe aebele aeilt afewerki agaath age ahmadzai aiman
    aise aishwarya aissa ajmal akram aldert aldona alexandru aleyna ali-reza alireza alperen alpha alphons altje
    amarachi amie amirhossein ana-maria ana-paula anh anne-fleur anoushka ansah arezou arman arun asho assane
    ate atefa atiqullah augusto ayumi azadeh baba badia bahram balazs baltus banu baryalai basje baukje bayan
    behrouz behzad beitske bence berber berkay bernice bertrand bhagwati bharat bich bieuwkje bijan bilan
    bilyana binne birhane blessing bogdana boguslawa bola bonne borys bote bouke bouwdewijn bouwe boyko brecht
    broer cam cawo ceren cezary chandrika chantalle charif chiel chioma chun cidalia claudine coba cobie comfort
    conceicao coos corneel csilla cuong dagmar daniat dao dariush dariya daud davood debby deepa desbele destiny
    dezso diaa diem dieneke diep dinh ditske djoke doede doeke dong doutzen dropatie durk dyron ebel ebenezer
    ebou ebrahim ede edson eeltje ehab ekke el-mostafa elbrich elham elnaz eltje emiliya emke engelien eniko
    enne epke eppo ergin erzsebet esmatullah ester eszter ethelwin eugen euson eyad fahim faisa falis fang
    farshad farzana fatemeh fazal feda feije felicia feruz fida filipe fimke foekje fokko fop francine fransien
    fre freshta frouwke furgell gabe gabor garbrand garmt gaston gebriel gees geeske geke gepke gerardina
    gerbrich gergely gerke geurt ghebremeskel ghirmay ghislaine giang gillmore giselle gitta gjalt godwin gosse
    gre griet guled guo ha habibullah haije halbe hang hans-peter hao harke harmke hasibullah hazar hebe heine
    helder hette hieke hielke hille hilligje hinke hinne hiyab hoang homa hong hua hui huy ibtissam ids iebeltje
    ieke iekje ietje ildiko imre iraj ismahan israa istar iveta ivone jacobien jacomijn jahaira jahmila jainaba
    jairo jan-willem janos jantien jantsje jarig javad jeandro jeannine jeen jef jelke jennie jent jeremaine
    jian jie jin jing jisk jochum joeke josje jouke joukje joy judit jun jurjen jurmain kaba kacper kahsay
    kambiz kamran katalin kaveh kazimierz kehinde keimpe keyvan khatera khoa khuloud kiara kidist kier klaaske
    klasien klazien klazina ko koosje kris ksawery ladan lailuma lajos lam lama lambertine lammechien laurentiu
    lavinia leonarda leonor lex li-hua lia liang lieuwkje ligia lijsbeth lobke lode long loredana luay lubbert
    luitzen luminita lykele lyubov mahmood mais manar mandana marchien marcos maria-jose marije mariza marjo
    mattanja mehran mehrdad meiling meine meinte mentje mercy meriem mervin metje michelangelo michele mient
    mikal miklos milen min mink minne mirla mitra mohammadi mojgan mojtaba morteza mouhamad muge murk mursal
    muse my nader nadezhda nam naqib navid negash neha nejla nguyet nies nilofar nima ninoska nneka noemi nurhan
    nuur obaidullah octavian odete oeds okko olu omaima onne ootje otman oumou parwin patience payam peer petros
    phuc piebe pier pierre-paul pietsje ping pouya precious prince pritam przemek pyt qais qamar qing quan raage
    rahmatullah raily ramin ravelino reginaldo reinou reka remko riekie rients rigtje rimmer rineke rinse rintje
    rixt roda rodas roelofje rohullah rong rosen rouba roxana rudsel saakje saikou sake salad salimata saman
    sanaz sandhia sannie sape satnam seerp segun seije sepehr servaas seynabou shan sharifa shu shukria shurman
    siamak siba sibilla sidi sijbren sijtse sikke simin simke sina sipke sirak sjeng sjoerdje sjouke sofyan
    soheila son soroush stanimir stanislawa sucaad suleekha suraj sybe szilvia taco taeke taher tahereh taiwo
    tamana tamme tao teatske teklit temitope teodoro tetje tetske tewodros tewolde thaer therese thirza thu
    tibor tidiane tien tietie tigisti timea tiny tirza tjalling tjaltje tjarda tjebbe tjitte toan tommy trees
    tri trui truuske tseard tsehay tsjikke tsvetelina uilkje ulbe ulke ummuhan urvin vahid valdemar valeri
    velichka ventsislav veronica vesela viet viktoria virginia wabe wafaa waheed wen wendell wenjing wierd
    wiesje wigle wijbren wikje wineke wubbe wubbo wybe wytse wytske xaawo xia xiang xiaoming ximena xue yahye
    yang yared yasaman yasser yaya yen yi yke yme ynse yosief ype yske ytsen yu yue yun yurii zaher zahir zalmay
    zdravko zeinab zerit zeynab zhi zsofia zsolt zsuzsanna zwanet";
