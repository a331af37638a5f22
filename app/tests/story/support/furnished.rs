//! A world in which something of everything exists, so that every route has an id to stand on and every act is offered
//! to somebody; and the table of routes with those ids filled in. A new kind of id needs one line here.

use super::accounting;
use super::browser::Browser;
use super::counting;
use super::deviating;
use super::handing::Handing;
use super::knowing;
use super::living;
use super::offering;
use super::rights;
use super::world::World;
use app::routes::SOURCES;
use axum::http::Method;
use casework::add_help_request;
use casework::agree::{Agree, Who, agree};
use casework::agreement::Due;
use casework::ask_second_view::{self, Asker};
use casework::close_help_request::{Close, close};
use casework::help_request::HelpRequestId;
use casework::join_plans;
use casework::legal;
use casework::note_household::{About, New, Privacy, note};
use casework::open_plan::{Open, open_plan};
use casework::plan::PlanId;
use casework::seat_professional::{Seat, seat_professional};
use casework::set_goal::{Set, set_goal};
use casework::share::Step;
use directory::pontoon::Pontoon;
use kernel::{PersonId, Timestamp, calendar};
use knowledge::compose_newsletter::Choose;
use knowledge::letter::LetterKind;
use knowledge::{choose_letters, compose_bulletin, compose_newsletter, subscription};
use network::api_token::{NewToken, Scope};
use network::feed_token::{self, FeedOf};
use network::reading::Part;
use network::{access_link, give_access, make_token, sessions};
use obligations::{Act, Holder};
use signals::bring_to_table;
use signals::call_next_member::next_member;
use signals::call_round::{Order, Population, members};
use signals::dossier::DossierId;
use signals::gather::{Gather, gather};
use signals::kinds::{Force, Kind, SolutionKind, Works};
use signals::make_commitment::{self, Commit};
use signals::note_call::{Note, Outcome, note_call};
use signals::routing::Conditions;
use signals::solution::NewSolution;
use signals::start_call_round::{self, Start};
use signals::works_here::{Says, works_here};
use signals::{add_agenda_point, add_routing_rule, write_standing_message};
use signals::{answer, confirm, hand_over_driver, join_coalition, lift, record_solution};
use std::collections::BTreeMap;
use store::Db;
use worklist::absence::{self, Gone};
use worklist::bounce;
use worklist::notice::NoticeId;
use worklist::subscribe_webhook::{self, Subscribe};
use worklist::webhook::{self, EventKind};

/// A route of the table, ready to be asked for.
#[derive(Clone, Debug)]
pub struct Known {
    /// `GET` or `POST`.
    pub method: Method,
    /// As the table has it, `/dossiers/{id}`.
    pub pattern: &'static str,
}

/// Open to whoever has the link, from wherever they come, signed in or not.
pub const LINKS: [&str; 4] =
    ["/toegang/{token}", "/afmelden/{token}", "/dagberichten.atom/{token}", "/mijn/binnen/{token}"];

/// What is answered with a page that shows something this once, and needs nothing typed.
pub const SHOWS_ONCE: [&str; 3] = ["/brieven/feed", "/plannen/zoeken", "/plannen/{id}/inwoners"];

/// What whoever has a secret address reads there, from wherever they come.
pub const FEEDS: [&str; 2] = ["/agenda/{token}/tafels.ics", "/agenda/{token}/{table}/tafel.ics"];

/// What a network shows to everybody, when it decided so.
pub const OPEN_FIGURES: [&str; 4] = [
    "/open/{network}",
    "/open/{network}/cijfers.csv",
    "/open/{network}/cijfers.json",
    "/open/{network}/dcat.jsonld",
];

/// Fields of our forms, by name, with something sensible to fill in.
pub const SENSIBLE: &[(&str, &str)] = &[
    (
        "words title problem suggestion commitment solution outcome remains statement addition point message reply",
        "Doorbetalen",
    ),
    ("why reason note guard_reason mandate", "Omdat het nu moet"),
    ("name place desk", "Kadehuis"),
    ("does", "Koffie en een luisterend oor"),
    ("pontoon", "guidance"),
    ("weeks term", "9"),
    ("email", "nieuw@voorbeeld.example"),
    ("kind", "bottleneck"),
    ("theme", "STE.financiering"),
    ("level", "land"),
    ("solution_kind", "urgent_advice"),
    ("role", "worker"),
    ("works kept answer", "yes"),
    ("verdict", "good"),
    ("response", "follow"),
    ("figures", "everybody"),
    ("how", "as_is"),
    ("until valid_until", "2026-12-15"),
    ("missing found source follows", "Doorbetalen"),
    ("day due", "2026-12-15"),
    ("hour", "14:00"),
    ("ends", "15:30"),
    ("last", "2026-12-29"),
    ("weeks", "13"),
    ("question", "what_you_see"),
    ("called worry bridge", "Dirk"),
    ("previewed", "by_resident"),
    ("permission legal_basis_words story answer_words interim", "Hij las mee"),
    ("helped", "yes"),
    ("outcome", "helped"),
    ("step", "at_table"),
    ("legal_basis", "public_task"),
    ("secrecy", "agreed"),
    ("part", "plan"),
    ("rule situation needed purpose effects legal agreed", "Doorbetalen"),
    ("decision", "departed"),
    ("urgency", "normal"),
    ("choice", "send_again"),
    ("review next first second", "2026-12-15"),
    ("weight heavy", "3"),
    ("reached", "1"),
    ("about", "household"),
    ("answer_by", "2026-12-15"),
    ("pontoon", "guidance"),
    ("registered_on decided_on starts_on", "2026-12-15"),
    ("position", "1"),
    ("letter", "bulletin"),
    ("List-Unsubscribe", "One-Click"),
    ("scope", "lezen"),
    ("means", "paper"),
    ("factor", "birth_year"),
    ("secret", "1961"),
    ("says", "refuses"),
    ("url", "https://systeem.example/haak"),
    ("event", "signaal-gemeld"),
    ("right", "correction"),
    ("asker", "resident"),
    ("decision", "yes"),
    ("confirmation", "back"),
    ("keep", "until"),
    ("kept_as", "wmo"),
    ("ending", "Op eigen verzoek"),
    ("asked board", "Doorbetalen"),
    ("body", "board"),
    ("where", "WK990101"),
    ("ruling", "refused"),
    ("told not_worked chosen_why", "De leeskring hielp"),
    ("consented_on", "2026-11-20"),
    ("purpose", "account"),
    ("teller", "yes"),
    ("whose", "organisation"),
    ("municipality", "GM9901"),
    ("quarter", "2026-07-01"),
    ("line", "self_reliance"),
    ("came", "reached"),
];

/// A world with something of everything.
pub struct Furnished {
    /// The world itself.
    pub world: World,
    /// By the word before it in a path, an id.
    ids: BTreeMap<&'static str, String>,
    /// A wrong, which few may see.
    pub wrong: String,
}

/// Every route of the table.
pub fn table() -> Vec<Known> {
    let known = |route: network::Route| Known { method: route.method, pattern: route.path };
    app::routes::table().into_iter().map(known).collect()
}

impl Known {
    /// Whether a path is one of this route's.
    pub fn fits(&self, path: &str) -> bool {
        let path = path.split(['?', '#']).next().unwrap_or_default();
        let mut given = path.split('/');
        let each = |part: &str| {
            let same = |given: &str| part == given || (part.starts_with('{') && !given.is_empty());
            given.next().is_some_and(same)
        };
        self.pattern.split('/').all(each) && given.next().is_none()
    }

    /// Whether it has an id in its path.
    pub fn has_id(&self) -> bool {
        self.pattern.contains('{')
    }

    /// Its path with `id` for everything that varies.
    pub fn with_id(&self, id: &str) -> String {
        let part = |part: &str| if part.starts_with('{') { id.to_owned() } else { part.to_owned() };
        self.pattern.split('/').map(part).collect::<Vec<_>>().join("/")
    }
}

/// The dossiers that others stand on.
struct Dossiers {
    at_table: DossierId,
    commitment: make_commitment::CommitmentId,
    told: DossierId,
    lifted: DossierId,
}

impl Furnished {
    /// Builds it: dossiers in every state, with Ruud as driver, Gerda as convener and Joost as partner, and one with
    /// Fatima, whom Marleen leads.
    pub fn new(db: &Db) -> Self {
        let world = World::new(db);
        let moved = db.write_here(|tx| {
            tx.execute("update round_table set convener_id = $1", &[&world.gerda])?;
            Ok::<_, store::Error>(())
        });
        moved.expect("a table can get another convener");
        let mut furnished = Self { world, ids: BTreeMap::new(), wrong: String::new() };
        furnished.furnish();
        furnished
    }

    /// A signal that was answered directly. Everybody who was told anything so far was asked whether it works, and is silent:
    /// what they were told about can be closed.
    fn answered_and_asked(&self) {
        let (world, village) = (&self.world, &self.world.village);
        let answered = world.raised(village.fatima, "Telt beeldbellen mee als prestatie?");
        world.acts(village.priya, |tx, actor, now| answer::answer(tx, actor, now, answered, &self.advice()));
        world.acts(village.priya, |tx, _, now| {
            Ok(tx.execute("update bringing_back set asked_at = $1 where works is null", &[&now])?)
        });
    }

    fn furnish(&mut self) {
        let (world, village) = (&self.world, &self.world.village);
        let fatima = village.fatima;
        let Dossiers { at_table, commitment, told, lifted } = self.dossiers_in_every_state();
        self.bounced(told);
        world.acts(world.sanne, |tx, actor, now| {
            absence::record_gone(tx, actor, now, world.tom, Gone::Absent)
        });
        self.answered_and_asked();
        world.acts(village.ruud, |tx, actor, now| {
            join_coalition::join_coalition(tx, actor, now, at_table, village.loohoek)
        });
        let raised = world.raised(fatima, "De bushalte bij het wijkcentrum is weg.");
        let known = knowing::furnish(world);
        let (deviation, strained) = deviating::furnish(world);
        let wrong = world.raised_as(fatima, "Er wordt gesjoemeld met uren.", Kind::Wrong);

        self.wrong = wrong.to_string();
        let (plan, request) = self.plan();
        let handing = Handing { world, plan, request };
        let together = self.around_the_plan(plan);
        let (rule, message, calendar) = (self.routed(), self.said_at_tables(), self.calendar());
        let ids = [
            ("signalen", raised.to_string()),
            ("dossiers", at_table.to_string()),
            ("agendapunten", world.agenda_item_of(village.ruud, at_table)),
            ("toezeggingen", commitment.to_string()),
            ("terugmeldingen", world.told(told, fatima).to_string()),
            ("tafels", village.table.to_string()),
            ("{table}", village.thursday.to_string()),
            ("routering", rule),
            ("boodschappen", message),
            ("agenda", calendar),
            ("{token}", village.table.to_string()),
            ("organisaties", village.steiger.to_string()),
            ("teams", village.team.to_string()),
            ("mensen", fatima.to_string()),
            ("vertrouwenspersonen", self.asked_to_be_a_confidant()),
            (
                "berichten",
                self.one("select id from notice where person_id = $1 order by text, id limit 1", &fatima),
            ),
            (
                "verplichtingen",
                self.one("select id from obligation where matter_id = $1 and state <> 'settled'", &lifted),
            ),
            ("overleggen", village.thursday.to_string()),
            ("mijn-toegang", self.token()),
            ("webhooks", self.webhook()),
            ("plannen", plan.to_string()),
            ("lezers", handing.shared()),
            ("voorstellen", handing.proposed()),
            ("overdrachten", handing.in_every_state().to_string()),
            ("hulpvragen", request.to_string()),
            ("rechten", rights::furnish(world, plan)),
            ("sessies", kernel::ids::uuid_at(world.now()).to_string()),
            ("vragen", known.question.to_string()),
            ("antwoorden", known.answer.to_string()),
            ("praktijken", known.practice.to_string()),
            ("maatregelen", known.measure.to_string()),
            ("geraakt", known.touch.to_string()),
            ("afwijkingen", deviation.to_string()),
            ("schurende-regels", strained.to_string()),
            ("crisis", known.crisis.to_string()),
            ("aanbod", offering::furnish(world).to_string()),
            ("alarmen", counting::furnish(world).to_string()),
            ("stukken", counting::paper(world, at_table).to_string()),
            ("verhalen", counting::story(world).to_string()),
            ("open", village.network.to_string()),
            ("toegang", self.access_link()),
            ("belrondes", self.call_round()),
            ("afmelden", self.subscribed()),
            ("dagberichten.atom", self.feed()),
            ("dagberichten", self.told()),
            ("nieuwsbrieven", self.sent()),
        ];
        let accounts = accounting::furnish(world);
        let residents = living::let_in(world, (plan, request));
        self.ids = ids.into_iter().chain(together).chain(accounts).chain(residents).collect();
    }

    /// A plan that Fatima opened, with its help request.
    fn plan(&self) -> (PlanId, HelpRequestId) {
        let keys = self.world.place.keys.clone();
        let new = Open {
            called: "Dirk".to_owned(),
            worry: "Dat ik mijn hond kwijt ben".to_owned(),
            pontoon: Pontoon::Guidance,
            form_key: kernel::ids::uuid_at(self.world.now()),
        };
        self.world.acts(self.world.village.fatima, |tx, actor, now| {
            let plan = open_plan(tx, actor, now, &keys, &new)?;
            let request = casework::plan::load(tx, actor.network, plan)?.leading;
            Ok((plan, request))
        })
    }

    /// Another plan of the same person, which goes on in that one.
    fn opened_twice(&self, plan: PlanId) {
        let keys = self.world.place.keys.clone();
        let new = Open {
            called: "Dirk".to_owned(),
            worry: "Dat ik niet slaap".to_owned(),
            pontoon: Pontoon::Guidance,
            form_key: kernel::ids::Uuid::from_u128(907),
        };
        self.world.acts(self.world.village.fatima, |tx, actor, now| {
            let again = open_plan(tx, actor, now, &keys, &new)?;
            join_plans::join(tx, actor, now, (plan, again))
        });
    }

    /// What people do together on that plan, with the word before its id in a path: Marleen sits at its table, something is
    /// agreed, wanted, noted and asked of Loohoek, and a second help request was closed.
    fn around_the_plan(&self, plan: PlanId) -> [(&'static str, String); 4] {
        self.opened_twice(plan);
        let (village, keys) = (&self.world.village, self.world.place.keys.clone());
        let key = |number: u128| kernel::ids::Uuid::from_u128(900 + number);
        let seat = Seat {
            person: village.marleen,
            reason: String::new(),
            speaks: None,
            parts: vec![Part::Identity, Part::Plan, Part::Story],
            theme: None,
            step: Step::AtTable,
            legal_basis: legal::PUBLIC_TASK,
            secrecy: legal::AGREED,
            until: None,
            form_key: key(1),
        };
        let agreed = Agree {
            words: "Belt de corporatie".to_owned(),
            who: Who::Worker(village.fatima),
            due: Due::By(calendar::in_days(self.world.now(), 3)),
            theme: None,
            decides: None,
            form_key: key(2),
        };
        let goal = Set { words: "Bo houden".to_owned(), weight: 3, form_key: key(3) };
        let noted = New {
            about: About::Household,
            words: "Een hond, Bo".to_owned(),
            privacy: Privacy::Shared,
            form_key: key(4),
        };
        let look_along = ask_second_view::Ask {
            organisation: village.loohoek,
            words: "Hoe houdt iemand zijn hond?".to_owned(),
            guard_reason: None,
            asker: Asker::Unnamed,
            answer_by: None,
            form_key: key(5),
        };
        let second = add_help_request::Ask {
            question: "Weer werk".to_owned(),
            pontoon: Pontoon::Guidance,
            theme: None,
            form_key: key(6),
        };
        let closed = Close {
            outcome: casework::help_request::Outcome::Helped,
            words: "Fijn".to_owned(),
            form_key: None,
        };
        self.world.acts(village.fatima, |tx, actor, now| {
            seat_professional(tx, actor, now, &keys, (plan, &seat))?;
            let agreement = agree(tx, actor, now, &keys, (plan, &agreed))?;
            let goal = set_goal(tx, actor, now, &keys, (plan, &goal))?;
            let note = note(tx, actor, now, &keys, (plan, &noted))?;
            let view = ask_second_view::ask(tx, actor, now, &keys, (plan, &look_along))?;
            let second = add_help_request::add(tx, actor, now, &keys, (plan, &second))?;
            close(tx, actor, now, &keys, ((plan, second), &closed))?;
            Ok([
                ("afspraken", agreement.to_string()),
                ("doelen", goal.to_string()),
                ("aantekeningen", note.to_string()),
                ("meekijken", view.to_string()),
            ])
        })
    }

    /// Dossiers in every state, and a commitment of one.
    fn dossiers_in_every_state(&self) -> Dossiers {
        let (world, village) = (&self.world, &self.world.village);
        let at_table = self.driven_by_ruud("Subsidie gekort om gesloten inloop", "De inloop is dicht.");
        let committed = Commit {
            person: village.joost,
            words: "Wij betalen door tot de zomer.".to_owned(),
            due_at: calendar::in_working_days(world.now(), 10),
            form_key: kernel::ids::uuid_at(world.now()),
        };
        world.acts(village.ruud, |tx, actor, now| {
            make_commitment::make_commitment(tx, actor, now, at_table, &committed)?;
            hand_over_driver::offer(
                tx,
                actor,
                now,
                at_table,
                (village.priya, "Het reikt verder dan onze gemeente."),
            )
        });
        let commitment = world.acts(village.ruud, |tx, actor, _| {
            Ok(make_commitment::of_dossier(tx, actor.network, at_table)?.remove(0).id)
        });
        // What Ruud is asked first is this, and not who drives a dossier: all that he may do as its driver would be gone.
        world.acts(village.joost, |tx, actor, now| {
            let why = "Jij kent de gemeente.".parse().expect("a short reason");
            let to = Holder::Person(village.ruud);
            let answer_by = calendar::in_working_days(now, 3);
            let asks = Act::Offer { by: actor.person, to, answer_by, why };
            worklist::act(tx, now, actor.network, worklist::Matter::new("commitment", commitment), &asks)
        });
        let told = self.driven_by_ruud("Huisbezoek mag niet", "Wij mogen niet meer op huisbezoek.");
        self.solved(told);
        world.acts(village.ruud, |tx, actor, now| {
            signals::bring_back::bring_back(tx, actor, now, told).map(|_| ())
        });
        let solved = self.driven_by_ruud("Geen mondkapjes", "Er zijn geen mondkapjes.");
        self.solved(solved);
        self.closed();
        self.remaining();
        let lifted = self.lifted();
        self.driven_by(village.fatima, "Speeltuin op slot", "De speeltuin is op slot.");
        Dossiers { at_table, commitment, told, lifted }
    }

    /// A call round that Elly leads: one member not reached, one that said no, and one that Priya has on the line.
    fn call_round(&self) -> String {
        let (world, village) = (&self.world, &self.world.village);
        let new = Start {
            name: "Hoe gaat het met jullie?".to_owned(),
            questions: ["Hoe gaat het met jou?".to_owned(), "Hoe gaat het met jullie?".to_owned()],
            population: Population::Everybody,
            order: Order::ByName,
            seed: 7,
            callers: Vec::new(),
            ends_at: calendar::in_working_days(world.now(), 10),
            form_key: kernel::ids::uuid_at(world.now()),
        };
        let (round, _) =
            world.acts(village.elly, |tx, actor, now| start_call_round::start(tx, actor, now, &new));
        for outcome in [Outcome::NotReached, Outcome::SaidNo] {
            world.acts(village.priya, |tx, actor, now| {
                next_member(tx, actor, now, round, None)?;
                let member = members::on_the_line(tx, actor.network, round, actor.person)?;
                let note = Note {
                    organisation: member.expect("somebody to call").organisation,
                    outcome,
                    contact: None,
                    answers: [None, None],
                    signals: Vec::new(),
                    guard_reason: None,
                    form_key: kernel::ids::uuid_at(now),
                };
                note_call(tx, actor, now, round, &note)
            });
        }
        world.acts(village.priya, |tx, actor, now| next_member(tx, actor, now, round, None));
        round.to_string()
    }

    /// A rule that sends nothing anywhere, owned by Gerda, above one of Elly's; gives its id.
    fn routed(&self) -> String {
        let (world, village) = (&self.world, &self.world.village);
        for (theme, answerable) in [("REL", world.gerda), ("STE", village.elly)] {
            let conditions = Conditions {
                theme: Some(theme.to_owned()),
                organisation: Some(village.loohoek),
                ..Conditions::default()
            };
            let typed = add_routing_rule::Typed {
                conditions,
                holder: Holder::Person(village.priya),
                answerable,
                why: "Priya weet er alles van.".to_owned(),
                form_key: kernel::ids::uuid_at(world.now()),
            };
            world.acts(village.elly, |tx, actor, now| add_routing_rule::add(tx, actor, now, &typed));
        }
        self.one("select id from routing_rule where theme_code = $1", &"REL")
    }

    /// A message of Ruud's at the table, and a point that its convener added; gives the message's id.
    fn said_at_tables(&self) -> String {
        let (world, village) = (&self.world, &self.world.village);
        let typed = write_standing_message::Typed {
            words: "Zeg wie het gesprek voert.".to_owned(),
            tables: vec![village.table],
            form_key: kernel::ids::uuid_at(world.now()),
        };
        world.acts(village.ruud, |tx, actor, now| write_standing_message::write(tx, actor, now, &typed));
        let new = add_agenda_point::New {
            question: add_agenda_point::StandingQuestion::WhatWeSee,
            words: "Er komt geld vrij.",
            form_key: kernel::ids::uuid_at(world.now()),
        };
        let here = (village.table, village.thursday);
        world.acts(world.gerda, |tx, actor, now| add_agenda_point::add(tx, actor, now, here, &new));
        self.one("select id from standing_message where by_id = $1", &village.ruud)
    }

    /// The secret address of the calendar of whoever convenes the table: what it ends with.
    fn calendar(&self) -> String {
        let key = kernel::ids::uuid_at(self.world.now());
        self.world
            .acts(self.world.gerda, |tx, actor, now| feed_token::make(tx, actor, now, FeedOf::Calendar, key))
    }

    /// A token with which another system works in Ruud's name: its id.
    fn token(&self) -> String {
        let new = NewToken {
            name: "Registratie De Steiger".to_owned(),
            scopes: vec![Scope::Read],
            ends_at: calendar::in_days(self.world.now(), 30),
            form_key: kernel::ids::uuid_at(self.world.now()),
        };
        let ruud = self.world.village.ruud;
        self.world.acts(ruud, |tx, actor, now| make_token::make(tx, actor, now, &new));
        self.one("select id from api_token where person_id = $1", &ruud)
    }

    /// A webhook of Elly's whose receiver kept silent: its id.
    fn webhook(&self) -> String {
        let new = Subscribe {
            url: "https://systeem.example/ponton".to_owned(),
            kinds: vec![EventKind::SignalAnswered],
            secret: None,
            form_key: kernel::ids::uuid_at(self.world.now()),
        };
        self.world
            .acts(self.world.village.elly, |tx, actor, now| {
                let (id, _) = subscribe_webhook::subscribe(tx, actor, now, &new)?;
                webhook::give_up(tx, now, actor.network, id)?;
                Ok(id)
            })
            .to_string()
    }

    /// The id that stands after that word in a path.
    pub fn id_of(&self, word: &str) -> &str {
        &self.ids[word]
    }

    /// A link with which Tom chooses a password: what its address ends with.
    fn access_link(&self) -> String {
        let (world, key) = (&self.world, kernel::ids::uuid_at(self.world.now()));
        world.acts(world.sanne, |tx, actor, now| {
            give_access::give(tx, actor, now, world.tom, key)?;
            let made = access_link::make(tx, now, (actor.network, world.tom, key))?;
            Ok(made.expect("a link that was asked for").token)
        })
    }

    /// Fatima gets the bulletin by mail: what the link in it ends with.
    fn subscribed(&self) -> String {
        let (world, fatima) = (&self.world, self.world.village.fatima);
        world.acts(fatima, |tx, actor, now| {
            choose_letters::choose(tx, actor, now, LetterKind::ALL)?;
            let known = subscription::of_person(tx, actor.network, fatima)?.remove(0);
            Ok(subscription::token(tx, actor.network, known.id)?.expect("somebody subscribed"))
        })
    }

    /// Fatima reads the feed: what its address ends with.
    fn feed(&self) -> String {
        let (world, key) = (&self.world, kernel::ids::uuid_at(self.world.now()));
        world.acts(world.village.fatima, |tx, actor, now| {
            feed_token::make(tx, actor, now, FeedOf::Letters, key)
        })
    }

    /// There is a bulletin of what was brought back: the day of it.
    fn told(&self) -> String {
        let four = calendar::at_hour(calendar::day(self.world.now()), compose_bulletin::HOUR);
        let made = compose_bulletin::compose_due(&self.world.place.db, four, SOURCES);
        assert_eq!(made.expect("a bulletin can be composed"), 1);
        calendar::day(four).to_string()
    }

    /// A newsletter went out on Friday with one good example, and another has come since: the day of it.
    fn sent(&self) -> String {
        let (world, village) = (&self.world, &self.world.village);
        let friday = calendar::in_days(world.now(), -3);
        let example = NewSolution { kind: SolutionKind::GoodPractice, ..self.advice() };
        let shared = |words: &str, at: Timestamp| {
            let signal = world.raised(village.joost, words);
            world.acts(village.priya, |tx, actor, _| answer::answer(tx, actor, at, signal, &example));
            signal
        };
        let first = shared("Wij bellen iedereen op maandag.", friday - jiff::SignedDuration::from_hours(1));
        let key = kernel::ids::uuid_at(world.now());
        world.acts(village.priya, |tx, actor, _| {
            let choice = Choose { introduction: None, places: vec![first.into()], form_key: key };
            compose_newsletter::choose(tx, actor, friday, &choice, SOURCES)?;
            compose_newsletter::send(tx, actor, friday, (key, key), SOURCES)
        });
        let second = shared("Wij eten op donderdag samen.", friday + jiff::SignedDuration::from_hours(1));
        world.acts(village.priya, |tx, actor, now| {
            let key = kernel::ids::uuid_at(now);
            let choice = Choose { introduction: None, places: vec![second.into()], form_key: key };
            compose_newsletter::choose(tx, actor, now, &choice, SOURCES)
        });
        calendar::day(friday).to_string()
    }

    /// Ruud drives a dossier of a signal by Fatima, on Thursday's agenda.
    fn driven_by_ruud(&self, title: &str, words: &str) -> DossierId {
        self.driven_by(self.world.village.ruud, title, words)
    }

    fn driven_by(&self, driver: PersonId, title: &str, words: &str) -> DossierId {
        let (world, village) = (&self.world, &self.world.village);
        let new = Gather {
            title: title.to_owned(),
            signals: vec![world.raised(village.fatima, words)],
            driver: Some(driver),
            bring: Some(bring_to_table::Bring { meeting: village.thursday, question: None }),
            form_key: kernel::ids::uuid_at(world.now()),
        };
        let dossier = world.acts(village.priya, |tx, actor, now| gather(tx, actor, now, &new));
        let yes = hand_over_driver::Answer::Yes;
        world.acts(driver, |tx, actor, now| hand_over_driver::reply(tx, actor, now, dossier, &yes));
        dossier
    }

    fn advice(&self) -> NewSolution {
        NewSolution {
            kind: SolutionKind::UrgentAdvice,
            force: Force::ComplyOrExplain,
            words: "Gemeenten betalen door.".to_owned(),
            why: None,
            owner: self.world.village.swv,
            valid_until: None,
        }
    }

    fn solved(&self, dossier: DossierId) {
        let advice = self.advice();
        self.world.acts(self.world.village.ruud, |tx, actor, now| {
            record_solution::record_solution(tx, actor, now, dossier, &advice)
        });
    }

    /// A dossier that went all the way round.
    fn closed(&self) {
        let (world, village) = (&self.world, &self.world.village);
        let closed = self.driven_by_ruud("Laptops voor thuiswerk", "Wij hebben geen laptops.");
        self.solved(closed);
        world.acts(village.ruud, |tx, actor, now| {
            signals::bring_back::bring_back(tx, actor, now, closed).map(|_| ())
        });
        let told = world.told(closed, village.fatima);
        let says = Says { works: Works::Yes, words: None };
        world.acts(village.fatima, |tx, actor, now| works_here(tx, actor, now, told, &says));
        world.acts(village.ruud, |tx, actor, now| confirm::confirm(tx, actor, now, closed, None));
    }

    /// A dossier that stays open on what remains with Fatima.
    fn remaining(&self) {
        let (world, village) = (&self.world, &self.world.village);
        let remaining = self.driven_by_ruud("Vervoer naar de dagbesteding", "Het busje rijdt niet.");
        self.solved(remaining);
        world.acts(village.ruud, |tx, actor, now| {
            signals::bring_back::bring_back(tx, actor, now, remaining).map(|_| ())
        });
        let told = world.told(remaining, village.fatima);
        let says = Says { works: Works::NotYet, words: Some("In De Aker rijdt het nog niet.".to_owned()) };
        world.acts(village.fatima, |tx, actor, now| works_here(tx, actor, now, told, &says));
    }

    /// A dossier one level up, whose next driver has been asked.
    fn lifted(&self) -> DossierId {
        let lifted = self.driven_by_ruud("Wachttijd jeugdhulp", "Kinderen wachten een jaar.");
        let village = &self.world.village;
        self.world.acts(village.ruud, |tx, actor, now| {
            let higher = (network::area::Level::Regio, "Het speelt in meer gemeenten.");
            lift::lift(tx, actor, now, lifted, higher)?;
            hand_over_driver::offer(
                tx,
                actor,
                now,
                lifted,
                (village.priya, "Het reikt verder dan onze gemeente."),
            )
        });
        lifted
    }

    fn one(&self, sql: &str, about: &dyn store::ToValue) -> String {
        let found = self.world.place.db.read_here(|tx| {
            let row = tx.first(sql, &[about])?.expect("something is there");
            row.get::<kernel::ids::Uuid>("id")
        });
        found.unwrap_or_else(|problem: store::Error| panic!("{sql}: {problem}")).to_string()
    }

    /// A form that holds something sensible for every field that any of our forms has, so that only who sends it
    /// decides what comes of it.
    pub fn everything_filled_in(&self) -> String {
        let village = &self.world.village;
        let mut pairs: Vec<(&str, String)> = vec![
            ("signal", self.ids["signalen"].clone()),
            ("meeting", village.thursday.to_string()),
            ("person", village.joost.to_string()),
            ("to", village.joost.to_string()),
            ("lead", village.fatima.to_string()),
            ("convener", self.world.gerda.to_string()),
            ("seat", format!("{}:{}", village.joost, village.loohoek)),
            ("membership", format!("{}:worker", village.fatima)),
            ("partner", village.loohoek.to_string()),
            ("holder", format!("person:{}", village.priya)),
            ("answerable", village.elly.to_string()),
            ("tables", village.table.to_string()),
            ("boodschap", self.ids["boodschappen"].clone()),
            ("owner", village.swv.to_string()),
            ("organisation", village.loohoek.to_string()),
            ("measure", self.ids["maatregelen"].clone()),
            ("same_as", format!("answer:{}", self.ids["antwoorden"])),
            ("expert_desk", village.desk.to_string()),
            ("newest", self.ids["berichten"].clone()),
            ("form_key", kernel::ids::uuid_at(self.world.now()).to_string()),
        ];
        for (names, value) in SENSIBLE {
            pairs.extend(names.split(' ').map(|name| (name, (*value).to_owned())));
        }
        super::form::body(&pairs)
    }

    /// Jayden was asked to become a confidant.
    fn asked_to_be_a_confidant(&self) -> String {
        self.world.acts(self.world.village.elly, |tx, actor, now| {
            worklist::propose_confidant::propose(tx, actor, now, "jayden@voorbeeld.example")
        });
        self.one("select id from confidant_proposal where person_id = $1", &self.world.jayden)
    }

    /// Mail about a dossier did not reach Fatima; its driver is to tell her in another way. All other mail left, and may yet
    /// come back.
    fn bounced(&self, dossier: DossierId) {
        let notice = self.one("select notice_id as id from bringing_back where dossier_id = $1", &dossier);
        let notice: NoticeId = notice.parse().expect("an id");
        self.world.acts(self.world.village.ruud, |tx, actor, now| {
            bounce::bounced(tx, now, actor.network, notice)?;
            Ok(tx.execute("update notice set delivered_at = $1 where bounced_at is null", &[&now])?)
        });
    }

    /// The path of a route with the ids of this world.
    pub fn path(&self, route: &Known) -> String {
        let mut path: Vec<String> = Vec::new();
        let mut before = "";
        for part in route.pattern.split('/') {
            if part.starts_with('{') {
                let id =
                    self.ids.get(before).unwrap_or_else(|| panic!("no id of {before} for {}", route.pattern));
                path.push(id.clone());
            } else {
                path.push(part.to_owned());
            }
            before = part;
        }
        path.join("/")
    }

    /// Somebody's browser with a session, a resident's too, without the walk through the page to step in.
    pub fn as_person(&self, person: PersonId) -> Browser<'_> {
        if living::ALL.contains(&person) {
            return living::browser(&self.world, person);
        }
        let (world, now) = (&self.world, self.world.now());
        let token = world.place.db.write_here(|tx| {
            let row = tx.first("select network_id from person where id = $1", &[&person])?.expect("somebody");
            sessions::begin(tx, now, (row.get("network_id")?, person), "", sessions::Entry::SteppedIn)
        });
        let browser = Browser::new(world);
        browser.plant("ponton", &token.unwrap_or_else(|problem: store::Error| panic!("{problem}")));
        browser
    }
}

impl World {
    /// The first agenda item of a dossier, as somebody sees it.
    fn agenda_item_of(&self, who: PersonId, dossier: DossierId) -> String {
        self.acts(who, |tx, actor, _| {
            Ok(bring_to_table::of_dossier(tx, actor.network, dossier)?.remove(0).id.to_string())
        })
    }
}
