//! Given names of the people of Dutch neighbourhoods, by where they come from, in plain small letters. No list is whole:
//! a name that is in none of these is still found behind a title, a role or initials, and as a signature.

use super::newer_first_names::NEWER_FIRST_NAMES;
use super::rarer_first_names::RARER_FIRST_NAMES;
use std::collections::HashSet;
use std::sync::LazyLock;

/// All given names.
pub static FIRST_NAMES: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| LISTS.iter().flat_map(|list| list.split_whitespace()).collect());

const LISTS: [&str; 12] = [
    NEWER_FIRST_NAMES,
    // Known from the first version: Dutch, Turkish, Moroccan, Ukrainian, Surinamese, Syrian, Somali.
    "abdel abdi abdul abdullah ahmed aicha ali amina andriy anil anita anna anne anneke annemarie annie
    anouk ans antonius arie asha asma astrid ayaan ayhan ayse aysegul bart bas beatrix ben bep bert
    bianca bilal bo bob brahim burak carl carla caroline cem chantal charlotte chris clyde cornelia
    cornelis corrie daan daniel danielle david debbie deniz dennis derya diana dina dirk dmytro dorien
    driss elif elisabeth ellen elly els emine emma emre eric erik erkan esra esther eva fadma faduma
    farid fatih fatima fatma femke ferry finn fleur fouad frank frans fred gerda gerrit gijs glenn greet
    greetje gulsen guus hafida hamid hamza hanan hanneke hans harm harry hasan hassan hatice havva
    heleen helena hendrik henk hicham hodan hulya humphrey huseyin hussein huub ibrahim ihor ikram ilham
    ilse indra ineke inge ingrid irene iris iryna ismail jaap jacob jamal jamila jan janneke jannie
    jantje jasper jayden jeanne jelle jenny jermaine jeroen jesse jihad johan johannes jolanda joop
    joost joris jos judith julia kadir karel karim karima karin kateryna kees kemal kenneth khadija
    khaled khalid kim klaas koen lars latifa laura layla leila leo liam lieke lies liesbeth linda lisa
    lotte loubna luc lucas luuk maaike maarten mahad maher malika manon marcel marco margriet maria
    mariam marian marianne marieke marijke marja marjan mark marleen marloes martijn martin martine
    matthijs max mehmet menno meryem mia michel mieke mies mike mimoun mirjam mohamed mohammed monique
    mounir muhammad murat mustafa mykola nabil nadia naima najat naomi natalia natalija nataliya nel
    nelleke nick nicole niels nina nizar noah noor nora nordin nour okan oksana olaf oleh oleksandr
    olena olha omar onur orhan orlando osman patrick paul paula peter petra piet pieter priya rachid
    rachida radj rajesh ralph rania rasha ravi recep redouan rene ria richard rick riet rob robert robin
    roel romeo ronald roos ruben rudi ruud said salma sami samir samira sander sandra sanne sara saskia
    selim sem serhiy serkan sevda shanice sharmila sibel simon sjaak soenil sofie sonja sophie souad
    soufiane soumaya stanley stefan suleyman sunita suzanne sven svitlana tamara taras tareq tarik tessa
    tetiana teun thea theo thijs thomas tim tineke tom ton toos truus twan umit ursula vasyl victor
    viktor viktoriia vincent volkan volodymyr warsan wendy wil willem willemijn wilma wim winston wouter
    yana yasin yasmina yassin yassine youssef yulia yuliia yuri yusuf yvonne zahra zakaria zeynep zohra",
    // Dutch and Frisian.
    "aad aafke aaltje abe abel adriaan adriana agnes albert alex alexander alida alie andre andrea
    andries angela angelique annechien annelieke annelies annika antje antoinette antoon ard arend arjan
    arjen arno arnold arthur atie auke aukje babette barbara barend bartje beatrijs benno berend
    bernadette bernard berry berta berthe betsy betty bianka boaz boudewijn bram brechtje brenda
    brigitta britt bruno caro cas casper cato cees charles christa christel christiaan christina
    christine cindy cisca clara claudia clazina coby coen coenraad cokkie colette conny cor cora corina
    corine corinne corne corry corstiaan cynthia daphne debora desiree dewi dick diede diederik dieke
    dieuwertje dieuwke dimphy dinie dirkje ditte dolf donald doortje doris dorothea douwe driek eddy
    edith eduard edwin eefje eelco eelke egbert eise eline elisa elise ella elmer elsbeth elske
    emiel emile emily emmy engel engelbert erica erwin esmee evelien evelyn everdien evert evi ezra fay
    fedde fedor feike feline fenna fenne fieke fien floor floortje floris fokke fonny foppe francien
    francisca franciscus fransje frederik frederika freek freerk frits froukje gabriel gabrielle geert
    geertje geertruida gerald geraldine gerard gerardus gerben gerbrand gerdien gerhard gerlof germa
    gerrie gerrita gerry gert gertjan gertrude gesina giel gijsbert gijsje gilbert gina gino godelieve
    govert grietje guido gustaaf hanna hannah hannie harald harriet hayo heidi heiko hein helma helmut
    hendricus hendrika hendrikje henny henri henriette herbert herman hermien hessel hetty hidde hilde
    hildegard hiltje hubert hubertus hugo huib huibert hylke ida idske ilja ilona ina ingeborg irma isa
    isabeau isabel isabella isabelle ivo ivonne jaantje jacco jack jaco jacoba jacobus jacqueline
    jacques jaimy jair jalmar jamie janna jannes jannetje janny jans jantine janwillem jarno jasmijn jay
    jeanette jeannet jeffrey jelmer jelte jeltje jenneke jennifer jens jeremy jessica jet jetske jetty
    jill jip jitse jitske joachim joanne job jochem jody joep johanna johanneke joke jolande jolien
    jonas jonathan jonna jonne jony jordi jordy jorg jorn jorrit josefien joseph josephine josephus
    joshua josien josine joyce jozef julian juliana juliette jur jurgen jurre jurriaan justin karen
    karlijn karst kathalijne katinka katja katrien kevin kiki kirsten klaartje klaasje kobus koenraad
    koert koos krijn krista kristel kyra lambert lambertus lauren laurens laurie leander leanne leen
    leendert leentje lena lenie lennart leonard leonie leonoor leontine lev levi lianne lidewij lidwien
    liesje lieve lieven lilian linde lisanne lisette liv lize lizzy lodewijk loes lois lonneke lorenzo
    loretta louis louise lourens lowie luca lucia lucien lucy ludo luitje lukas lydia lynn maartje
    machteld maddy madeleine madelief maja manfred manuela marc marcella marcelle mare margo margot
    margreet margrete maricel marielle mariette marijn marina marinus mariska marit marita marjolein
    marjolijn marlene marlies marlou martha marthe martje mathijs mathilde mats matthias matthieu maud
    maurice maurits maxime mees meike meindert melanie melissa melle merel merijn mette michael michelle
    michiel mick mien mieneke mientje mijntje mila milan milou minke mirella mirte mirthe moniek nadine
    natascha nathalie neeltje nelly nicky nico nicolaas nicolaus niek nienke noa nova nynke oebele olga
    olivia olivier onno otto pascal patricia paulien paulina pauline petrus philip phyllis pien pierre
    pieta pieternel pim pleun quinten quirine rachel ralf ramon raoul raymond rein reina reinder
    reinhard reinier reinoud remco remy renate renee rens rense renske rianne rik rika rikus rinske
    rinus rita robbert roderick roelien roelof rogier roland rolf romy ron ronja rosa rosalie rosanne
    rozemarijn rudolf ruth ruurd saar sabine sabrina samantha samuel sanna sascha selma senna sharon
    sheila siem sietse sieuwke sijmen sijtje silke silvia simone sjaan sjaantje sjoerd sjoukje sofia
    stan stef stefaan stefanie stella steven stijn susan susanna suus suze sybren sylvia sytske tanja
    tara tess teunis teuntje theodora theodorus theun thijmen tia tibbe tiemen ties tijmen tijn tijs tilly
    timo titia tjeerd tjitske tobias toine tonnie tonny toon trijntje tristan trix trudy tygo valerie
    vanessa veerle vera veronique vince walter wanda wendel wessel wiebe wiebren wiel wietske wijnand
    wilbert wilco wilhelm wilhelmina wilhelmus willeke willie willy wilmar winnie wiske wobbe wolter
    wout xander yara yde ymke yoeri yolanda yorick yvette zara zita zoe",
    // Turkish and Kurdish.
    "abdurrahman adem adnan ahmet akin alev alper arda arzu asli ata atilla aydin ayfer aygul ayla aylin
    aynur aysel aysun aytac azad azra baran baris bayram behiye belgin berfin berivan berk berkan bircan
    birgul bulent busra cagla canan caner cansu celal cemal cemil cemile cengiz cetin ceyda cigdem cihan
    coskun damla defne demet devran dilan dilara dilek dilovan diyar dogan dogukan dursun duygu ebru ece
    eda eliz elvan emel emin emrah enes engin enver ercan erdal erdem erdogan eren ergun erhan erol
    ersin ertan esin esma esmanur evin eylem eyup fadime faruk fatos fehmi ferdi feride fevzi feyza
    fidan figen filiz firat furkan gamze gizem gokhan gonca gonul gulay gulcan guler gulistan gullu
    gulnaz gulseren gulsum gulten gunay gungor gurkan guven hacer haci hakan halil halime halit haluk
    hamdi hamide hanife harun hasret haydar hayriye hediye hevin hidayet hikmet hilal hulusi husniye
    ilayda ilkay ilker ilknur imren ipek irfan isik ismet izzet kaan kadriye kazim kenan keziban kubra
    levent leyla lutfi mahir mahmut makbule mazlum medine mehtap melek melike meltem meral mert merve
    mesut metin mihriban mine miray muammer muhammed muhammet muharrem mukaddes mumin musa muzaffer
    nalan nazan nazli nazmiye necati necla neriman nermin nese nevin nevzat nihal nihat nilgun nimet
    nuray nurcan nurettin nurgul nuri nuriye nursel nurten oguz oguzhan oktay omer oya ozan ozcan
    ozge ozgur ozlem perihan pervin pinar polat rabia ramazan rasim refik rengin resit reyhan ridvan
    riza rojda rojhat rojin ruken sabahat sabri sadik safiye sahin salih saliha samet sebahat seda sedat
    sefa seher selami selcuk selda selin selvi semih semiha semra senay sengul senol serap serdar serhat
    serife serpil sevgi sevil sevilay sevim seyfi seyma sezen sezer sezgin silan sinan songul suat
    sukran sule sultan suna suzan tahir tahsin talat taner tansu tayfun tekin temel tolga tugba tulay
    tuncay turan turgut turkan ufuk ugur ulku ummu umut vahide vedat veli veysel yakup yavuz yeliz yeter
    yigit yilmaz yucel yuksel yunus zafer zahide zehra zeki zekiye zeliha zerrin zubeyde zuhal zulfiye",
    // Moroccan, Arab, Iranian and Afghan.
    "aaliyah abdelaziz abdelhak abdelkader abdelkarim abdellah abdellatif abdelmajid abderrahim
    abderrahman abdessamad abdou abir achraf adam adil adnane ahlam aida aisha ajar aliya allal amal
    amani amany amar amin aminata amine amir amira amjad ammar anas anwar aouatif arash arezu arij
    ashraf asmae assia atika aya ayman aymane ayoub aziz aziza badr bahar bahija basel basem bashar
    bassam batoul bouchaib bouchra boutaina bushra chafia chafik chaima chaimae chakib charifa dalal
    dalila dounia duaa dunya ehsan el-houssain esmaa fadel fadi fadila fahd faiza farah faraz farhad
    fariba farida faris farouk farshid fatiha fatna fatoumata fawad faycal fayza fereshteh fikri firas
    ghada ghassan ghita ghulam gulalai habib habiba hafid hafsa haidar hajar hajiba hakim hakima hala
    halima hamada hamed hamida hamidullah hanaa hanae hanane hani haris haron hasna hasnae hayat haytham
    hiba hichem hind hoda hossam houda houria houssain houssam hussain ikrame iliass ilyas ilyass imad
    iman imane imran inas ines intissar ismael issam izza jaafar jaber jalal jalila jamshid jawad jihane
    joud kamal kamel kamila kaoutar kaouthar karam kawtar kenza khadra khalil khaoula kinan laila lamia
    lamya latif lina lubna maha mahdi mahmoud maissa majda majed majid malak malik mamdouh manal mansour
    maroua marwa marwan maryam masoud maysa mehdi miloud milouda mimount mina mirwais moad moaz moha
    mohand mohannad moktar morad mouad moufida mouhcine mouna mourad moussa mubarak muna munir munira
    murtaza mustapha naaima nabila nada nadir nadira naeem nahid nahla najia najib najibullah najim
    najla najma naoual nargis nasim nasima nasir nasr nasrin nasser nawal nazanin nazha nezha nidal
    nihad niloufar nisrine noha noufal nouha noura noureddine nouri omid ossama othman ouafa oualid
    ouassim oumaima oumnia parisa parvin pashtana qasim rabi rabie rachad rafik raghad rahim rahima
    rahma raja rajae rami ramy rana randa rasheed rashid rasoul rawan rayan razan reda redouane
    reem reza riad rim rima rizlane roula roya ruba saad saadia sabah sabir sabrin sadaf sadia safa
    safae safia sahar sahra saida saif sajida sakina salah saleem saleh salem salim saloua salwa samah
    samar sameh samia samih samiha samiya sana sanaa sarah sawsan sayed shabnam shadi shahin shahram
    shaima shakir sharif sherin shirin siham sihame silham sohail soraya souhail souhaila soukaina
    souliman suad suha suhail sulaiman sultana taha tahar tala talal tamer taoufik tariq touria wafa
    wafae wahid wail wala waleed walid wassim widad wijdan wissam yahia yahya yaser yasir yasmin yasmine
    yassir younes youness yousef yousra yusra zabihullah zaid zain zainab zaineb zaki zakia zarmina zayd
    zayneb ziad zineb zoubida zouhair zubair zuhra",
    // Horn of Africa and West, Central and South Africa.
    "abdirahman abdulahi abdullahi abeba abebe abena abiola abraham abshir adaeze adanech addis ade
    adebayo adiam adwoa afia afua afwerki aisatou aissatou akosua akua alhaji alioune ama amadou aman
    amaniel amanuel amara amare amleset ashanti asmeret aster awa awet ayan ayanle babacar bahta bakary
    bereket berhan berhane bilen biniam biniyam binta bintou bisrat bosco boubacar cheikh chiamaka chidi
    chinedu dahabo dahir dawit deka deqa desta djeneba efrem efua elsa emeka emmanuel ephrem ermias esi
    esperance eyob fanta fartun fathia fatou feven fikadu filmon fiyori fode folake freweini gebre genet
    getachew gifty girmay habtom hadas haile halimo hawa helen henok hermon hibaq hirut hiwot ibrahima
    idil ifeoma ifrah ikenna immaculee isaias isatou issa jean-paul jean-pierre jeanne-marie josue
    kadiatou kebede kidane kiros kofi kojo kwabena kwaku kwame kwasi kweku lamin lemlem letebrhan liban
    luul luwam makda mamadou mamadu mariama mbali meaza medhanie mehari mekonnen merhawi meron mesfin
    meskerem mihret modou mukhtar mulu mulugeta nahom nana nardos nasteho natnael ndeye ngozi nkechi
    nomsa obinna okubay oluwaseun oumar ousman ousmane philomena rahel rahwa robel ruta saba saciido
    sagal samba samrawit samson sekou selam selamawit semhar senait seydou shewit simret sipho sofanit
    solomon souleymane tadesse tatenda tedros tekle temesgen tendai tesfay tesfaye thabo thandi thierno
    tigist tirhas tsegay tsige tunde ubah uche warsame winta yaa yaw yemane yirga yodit yohannes yonas
    yonatan yordanos zainabu zebib zewdi",
    // Surinamese, Antillean, South Asian.
    "ajay amit amrita anand angelo anjali ankita anoop arelis arjun arti aruna ashok ashwin avinash
    bhagwan bharti bhoewan chander chanderpersad chandra churandy deepak denzel desi devi devika
    dewanand dilip dinesh dwight elvis errol eugene eugenio fareed filomena ganesh geeta gianni gita
    gopal gregory gurpreet gyan hari harold harpreet hemant henna iqbal iwan jagdish jairzinho jaswinder
    javed jaya juancho jyoti kamla kashif kavita khurram kiran kishan krishan krishna kuldeep kumar
    lakshmi lalita lesley ludwig madhuri mahesh mala mandeep manisha manoj manpreet marlon maya meena
    melvin milton mohan mukesh muriel nadeem narain naresh naveed nazia nisha nolly padma pooja pradeep
    prakash preeti prem quincy radha radjesh raj rajan rajendra rajni rakesh rama ramesh rani ranjit
    raviro raymundo reena regillio reginald rekha revelino ricardo richenel rignald rinaldo rishi rodney
    rohan roshan roshni rosita roy rukhsana rukmini ruthmila saeed sandeep sandhya sangeeta sanjay
    santosh sarita sarla savitri seema shabana shahid shailesh shakti shaniqua shanti sharda sharida
    sharlon shazia sheela sherida shiv shivani shudeska shurandy sita sobia soerin subhas sudesh sudha
    sukhwinder surendre suresh surya sushila sushma tahira tanveer tjon tyrone urny usha usman vijay
    vikash vikram vinod vishal vivian waqar wensley wesley xiomara yogesh zeeshan zulaika",
    // Indonesian, Moluccan, Chinese, Vietnamese, Thai, Filipino.
    "agus ayu bambang budi domingus endang hartono hoa hung huong indah jocelyn johanis joko ketut lei
    li-na ling linh mai marites mei-ling ming minh ngoc nhung nyoman phuong putu qiang quang quynh
    rahayu ratna rini rodel rowena siriporn siti slamet somchai sri sugeng suharto sukarno supaporn tam
    thanh thao thi thuy trang trinh tuan tuyet wanida wati wayan wei welhelmina xiao xin yan yanti
    ying yong yudi zhen",
    // Polish, Bulgarian, Romanian, Ukrainian, Russian, Hungarian, Balkan, Baltic.
    "adrian agata agim agnieszka aleksander aleksandr aleksandra alicja alin alina amela anastasia
    anastasiia anatoliy anca andreea andrei andrej andrzej aneta angel ania anja antoni arben arkadiusz
    artem artur asen atanas attila bartek bartlomiej bartosz beata besa blagoj blerim bogdan bogumil
    boris borislav boyan bozena bozhidar branislav catalin ciprian claudiu constantin cosmin costel
    cristian cristina csaba czeslaw dagmara daniela danuta daria dariusz darko dawid denis denitsa
    desislava dimitar dimitri dmitri dobromir doina dominik dominika dora dorota dragan dragos drita
    dusan edin edyta elena elzbieta emil emilia emilija emina evgeni evgenia ewa ewelina fatbardha
    fatmir ferenc filip florentina florin gabriela galina gavril genowefa georgi gezim gheorghe goran
    grazyna grigore grzegorz gyorgy halid halina halyna hedvig henryk hristina hristo iga ileana ilian
    ilie ilir inna ioana ion ionel ionela ionut irena irina istvan iulia iuliana iva ivan ivana ivanka
    ivaylo iwona izabela jacek jadwiga jakub janina janusz jaroslaw jasmin jasmina jelena jerzy jolanta
    jovan justyna kalina kamil karolina kasia katarzyna kinga klaudia kostadin krasimir krassimir
    krystian krystyna krzysztof larisa larysa laszlo lech leszek lilia liliana liudmyla ljiljana lucja
    lucyna lukasz lyubomir lyudmila maciej magda magdalena malgorzata marcin marek mariana marija
    marinela mariusz mariya marta mateusz mihaela mihai mihail milena milica miodrag mirela miroslav
    miroslaw mirsad mladen monika mykhailo myroslava nadejda nadiya nataliia natalya natasa nazar nela
    neli nenad nermina nicoleta nikola nikolai nikolay oleg oleksii oleksiy olesya ovidiu pavel pavlo
    pawel penka petar petko petru petya piotr plamen przemyslaw radka radoslav radoslaw radu rafal
    raluca rares razvan renata roksolana roman rositsa rumen ruslan ryszard sabina sanda sandor sanja
    sasho sead sebastian senad sergei sergiu sergiy shpresa silviya simona slavica slawomir snezhana
    solomiia sorin stanislav stanislaw stanka stefka stela stoyan stoyanka svetla svetlana sylwia szymon
    tadeusz tamas tatiana tatyana teodora teresa todor tomasz tsvetan tsvetana tudor urszula vadym
    valdete valentin valentina valentyna valeriu valeriy vasil vasile vasilka veronika veselin vesna
    violeta viorel viorica vitali vitalii vitaliy vlad vladimir vladislav vladyslav waldemar weronika
    wieslaw wieslawa wiktor wioletta witold wladyslaw wojciech yanka yaroslav yaroslava yavor yelena
    yevgen yevhen yevheniia yordan yordanka zbigniew zdravka zdzislaw zhanna zhivko zlata zlatko zofia
    zoltan zoriana zuzanna",
    // South European, Latin American, English, French, German.
    "alain alberto aldo alejandra alejandro alessandro alfonso alfredo alvaro amalia amelie amparo ana
    anabel andreas andres andrew angelica anke annegret anthony antonia antonio armando arnaud arturo
    ashley aurelie austin baptiste barry beatrice benito benjamin benoit bernd bernhard beverly birgit
    bjorn bradley brandon brian brigitte bruna bryan cameron camila camille carlos carlota carmen carol
    carsten catarina cedric celia celine cesar charlie chelsea chiara chloe christopher claire claudio
    clement colin concetta connor consuelo corentin craig cristiano cristobal dario darren dean deborah
    delphine derek detlef didier diego dieter dimitris diogo dolores domenico domingos dominique donna
    dorothy douglas duarte duncan dylan eduardo edward eleni elfriede elizabeth emilie emilio emmanuella
    enrico enrique erich ernesto ernst esteban estelle etienne eugenia fabienne fabio fabrice federico
    felipe felix fernanda fernando filipa filippo flavia flavio florence florian frances francesca
    francesco francisco francois francoise frederic freja friedrich fritz gabriele gareth gary genevieve
    geoffrey george georgios gianluca gilles giorgio giovanni gisela giulia giuseppe goncalo gonzalo
    gordon graciela graham guadalupe guillaume guillermo gunnar gunter gustavo hannelore hartmut hazel
    heather hector heike heinrich heinz helene helga helio henry herve holger horst ian ignacio ingvar
    inigo ioannis isaac isabela jaime jake james janet jason javier jean jeff jeremiah jerome jim joana
    joao joaquim joaquin joe joel joelle john jordan jorge jose josefa josh juan juana juanita judy
    julien julio jutta karl-heinz kathleen katrin keith kelly kenny klaus konstantinos kurt kyle lasse
    laurence laurent laurentina leandro lee leonardo leroy leticia lewis logan lorena lothar luciana
    luciano lucie luis luisa luiz luke lurdes magnus malcolm manuel marcela marcelo marcia marcus
    margaret margarete margarida margaux marguerite mariano marie marie-claire mario marion marisa
    marisol markus martina marvin mason massimo mateo mathieu matteo matthew mauricio megan mercedes
    miguel mikkel miles miriam mitchell molly monica nathan neil nicolas nigel noemie norbert nuno
    octavio odile oliver orlanda oscar osvaldo owen pablo pamela paola paolo pascale patricio pedro
    peggy pepe percy philippa philippe pilar quentin rafael ramona randy raquel raul reece reggie regine
    remi renato rhys roberto rocio rodrigo roger rogerio romain rosario rosie ross rudiger rui russell
    ryan salvador salvatore santiago scott sean sebastien serge sergio shane shannon shawn sidney
    siegfried silvana silvio solange sophia soren stacey stefano steffen stephanie stephen steve susana
    susanne sylvie tanya taylor terence terry thiago thierry thorsten tiago tomas torsten tracy travis
    trevor tyler ulrich ulrike ute uwe valeria vasco vasilis vernon vicente vicky virginie vittorio
    wayne werner wilfried william wolfgang xavier yannick yves zachary",
    // From everywhere, gathered later.
    "hennie delano gonnie jorinde djowy albertha mebrahtu sherman jantina marcello karol everdina milo
     damian quinty chayenne daantje sterre vajen jesper harrie hilda hillegonda ibo iefke imke inez izaak
     jaapje jacobina jan-peter jana janine janke jannigje jansje jantiene janus jeanet jeannette jenske
     jikke jildou jodie johnny jolanthe joline jolijn jonah jorik jorina judica justine jytte kai kasper
     katrijn kathelijne kaylee kayleigh kelvin klarissa klaske kornelis kristien kristina kyan lammert
     lara laurien leni lenneke lennie leon leontien leonardus lidia lidy lieneke lieuwe liliane lily
     loek lotje louisa luit maikel mandy manouk maret marga margje margretha margarita mariella mariet
     marietje marika marilene marilyn marius marjon marnix marte marthijn martien martijntje marty
     marusja maureen mechteld menke merle meta michaela miep mignon mimi mira miranda morris myra myrna
     myrthe nadja nancy nanda nanne natasja neline nellie nicolette nikki niko nikita ninke noortje norah
     norma oene okke pascalle patrice pelle perry petronella piere pieternella pietje priscilla quintijn
     raimond rebecca regien reindert reint richelle ricky rie rienk rikkert robbie rochelle roeland
     roelie ronnie ronny rosalinde rosan roselien rosemarie rowan roxanne rutger sandy sanneke
     sebastiaan senne shirley siebe siebren sietske sigrid silvie sip sippie sjef sjors sofieke sonny
     stephan suzanna sylvana tabitha tamar tanneke teake ted tessel tiara tiemo tieneke timothy tina tine
     tinus titus tjerk tonia tony tosca trudie truida tycho ubbo viola vivienne warner wiebke
     wieke wiep wies wietse wikke wilfred willemien willemina wytze xandra ybe yvon zoey zwaantje aaltina
     aafje aagje aagtje adrianus agatha aleida aletta alberdina albertine albertje alexandra alwina anje
     annabel annegien annet annette anton augusta bastiaan bauke bennie benthe berdien bertha bertus
     caitlin camiel carin carola carolien catharina cathelijne cecile chayen cherelle christien claartje
     clarissa collin cordelia demi digna dineke dolly domien edgar eibert eliza ellemieke elles elma
     elmar elselien elvira engelina erna eugenie eveline ewald ewout fabian famke fardau femmie fiene
     fokje folkert franciska franka freddie fredrik freya friso geesje gerlinde gerritje gertie gerwin
     gezina gillis ginny gitte gonda grada guusje gwen gwendolyn hanny harmen hedwig hedy heiltje hella
     hendrica hendrikus henrike herma hermina hester hettie hiske romano romario rocher glenda gladys
     gracita hesdy hyacintha jerrel jerrol joan johny jurmen kenroy kensley kimberley lloyd lucenda
     lucretia marciano maverick mireille murphy nathaly nelson orlinda randolf ravenna renaldo roche
     roswitha rowendy ruthline sabiha sharina shermaine shirla shurendy stephany sueena swinda terrence
     thelma urmie vanity virgil widjai yolande aniel anjanie dharm faizal faried hemradj indradevi
     jaswant madhu mahinder navin nirmala nishant prabha rabin rajen reshma sabita satish sewpersad shiva
     sonali sunil afaf azzedine chaimaa choukri fadoua faical ferdaous fouzia ghizlane hassna ikhlas
     ilias jaouad lahcen lamyae marouane meryam monaim mostafa mounia naoufal najoua nawfal ouafae
     oumayma oussama rkia rida ridouan salima sanae smail soulaimane soumia yamina abdulkadir asuman
     aslihan aysenur batuhan berat berna betul beyza burcu efe ekrem emir emirhan eser ezgi fahri ferhat
     fikret funda gulcin guldane gulsah handan huriye ihsan ilhan inci kerem kursat melis mevlut mucahit
     mujde nazife neslihan nesrin nilufer orcun pelin remzi rukiye sefer sercan sevinc seyit sukru
     sumeyye tarkan tugce umran yalcin yasemin yener yesim yildiz abrehet fitsum ghebrehiwet ghenet
     goitom haben kibrom merhawit michiele nebyat okbay semere teklay tesfalem tesfu tsion yohana
     zekarias zeray abdisalan aden amran anab bashir canab deeqo farhan fatuma habibo hibo ibado idris
     ikran jamac khadar kaltun mahamed maryan mowlid mustaf nasra nimo ramla safiya samatar samsam shukri
     warda yasmiin zamzam zaynab abdulrahman ahmad alaa amer ayham dima fadia faten ghaith hadi hadil
     haitham hamdan hamoudi hanin haya hazem jad kareem lamar layan lujain majd mays mazen mouaz
     muhannad nadim naji najwa nisreen obaida ola omran osama qusai raed rola safaa samer shahd suhaib
     wael walaa yamen yaman yazan zeina abdelrahman rawad boguslaw joanna julita mariola marzena michal
     mieczyslaw oskar patrycja sylwester zygmunt angelov aurel catalina dumitru georgiana iulian
     kalin liviu lucian madalina marin mircea nicolae petre silviu alisa alla andrii anatolii bohdan
     bohdana daryna denys hryhorii ivanna khrystyna kyrylo lesia liliia liubov lyudmyla maksym marharyta
     mariia maryna nadiia oleksandra olesia orest petro polina ruslana serhii sofiia stepan taisiia
     tetyana valerii vira viktoriya yelyzaveta yuliya zinaida zoya ayodele boateng ebrima femi kwadwo
     baljit jasmeet kaur navdeep rajinder simran nasreen saima zahid abida bao binh chau duc hanh
     hien hieu khanh kien lan loan nga tham trung vinh xuan farzaneh hossein laleh mahnaz mahsa
      mohsen negar samaneh sepideh sima yalda zohreh ahmadullah gul mahboba noorullah palwasha
     parwana shafi zarghona paulo beatriz adelino celeste soledad esperanza jesus luz lourdes yadira
     stefania alessia luigi pietro vincenzo",
    RARER_FIRST_NAMES,
];
