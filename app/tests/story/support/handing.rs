//! Handovers in every state on one help request, between Fatima who holds it and Joost who is asked; and a part of the plan
//! that is shared with De Loohoek.

use super::world::World;
use casework::answer_handover::{Accept, accept};
use casework::draft_handover::{Draft, draft};
use casework::handover::act::{Doing, act};
use casework::handover::step::Said;
use casework::handover::{Previewed, sealed_words};
use casework::help_request::HelpRequestId;
use casework::plan::PlanId;
use casework::propose_share::{Propose, propose};
use casework::send_handover::{Send, send};
use casework::share::Step;
use casework::share_part::{Share, What, With, share_part};
use casework::wait::{Waiting, wait};
use directory::pontoon::Pontoon;
use handover::{
    Act, HandoverId, Helped, Holder, Kind, Need, No, NoCode, PassingOn, Report, ResidentsWord, Urgency,
};
use kernel::ids::{Uuid, uuid_at};
use kernel::{PersonId, calendar};
use network::reading::Part;

/// A plan whose help request is handed over in every way.
pub struct Handing<'w> {
    /// The world.
    pub world: &'w World,
    /// The plan.
    pub plan: PlanId,
    /// Its help request.
    pub request: HelpRequestId,
}

impl Handing<'_> {
    /// One in every state; gives the one that lies with Joost to be answered.
    pub fn in_every_state(&self) -> HandoverId {
        let (fatima, joost, now) = (self.world.village.fatima, self.world.village.joost, self.world.now());
        self.draft();
        self.does(joost, self.sent(), &Act::Ask { by: joost, question: sealed_words(), elsewhere: None });
        let no = No { code: NoCode::Full, reason: sealed_words(), better: None };
        self.does(joost, self.sent(), &Act::Refuse { by: joost, no });
        self.accepted();
        self.held();
        let waits = self.held();
        let review_by = calendar::in_days(now, 20);
        self.does(joost, waits, &Act::Wait { by: joost, interim: sealed_words(), review_by });
        self.reported();
        let closed = self.reported();
        let word = ResidentsWord::Said(sealed_words());
        self.does(fatima, closed, &Act::Confirm { by: fatima, word });
        self.waits();
        self.sent()
    }

    fn what(&self, with: With) -> What {
        What {
            with,
            parts: vec![Part::Plan],
            theme: None,
            reason: "Zij kennen de corporatie".to_owned(),
            until: calendar::in_days(self.world.now(), 30),
        }
    }

    /// What is proposed to share with Ruud, and waits for an answer.
    pub fn proposed(&self) -> String {
        let keys = self.world.place.keys.clone();
        let what = self.what(With::Person(self.world.village.ruud));
        let new = Propose { what, legal_basis: "public_task", form_key: Uuid::from_u128(921) };
        let proposal = self.world.acts(self.world.village.fatima, |tx, actor, now| {
            propose(tx, actor, now, &keys, (self.plan, &new))
        });
        proposal.to_string()
    }

    /// What De Loohoek reads of the plan.
    pub fn shared(&self) -> String {
        let keys = self.world.place.keys.clone();
        let new = Share {
            what: self.what(With::Organisation(self.world.village.loohoek)),
            step: Step::Agreed,
            legal_basis: "public_task",
            secrecy: "agreed",
            form_key: Uuid::from_u128(920),
        };
        let share = self.world.acts(self.world.village.fatima, |tx, actor, now| {
            share_part(tx, actor, now, &keys, (self.plan, &new))
        });
        share.to_string()
    }

    fn waits(&self) {
        let keys = self.world.place.keys.clone();
        self.world.acts(self.world.village.fatima, |tx, actor, now| {
            wait(tx, actor, now, &keys, ((self.plan, self.request), &Waiting::default()))
        });
    }

    fn draft(&self) -> HandoverId {
        let keys = self.world.place.keys.clone();
        let new = Draft {
            request: self.request,
            kind: Kind::Refer,
            urgency: Urgency::Normal,
            to: Some(Holder::Person(self.world.village.joost)),
            pontoon: Pontoon::Guidance,
            question: "Kan hij bij jullie terecht?".to_owned(),
            story: "Hij zoekt werk".to_owned(),
            wished: None,
            form_key: uuid_at(self.world.now()),
        };
        self.world
            .acts(self.world.village.fatima, |tx, actor, now| draft(tx, actor, now, &keys, (self.plan, &new)))
    }

    fn sent(&self) -> HandoverId {
        let (id, keys) = (self.draft(), self.world.place.keys.clone());
        let new = Send {
            previewed: Previewed::ByResident,
            why_not: None,
            permission: Some("Hij las mee".to_owned()),
            legal_basis: Some("Wmo".to_owned()),
            passing_on: PassingOn::AskFirst,
        };
        self.world.acts(self.world.village.fatima, |tx, actor, now| {
            send(tx, actor, now, &keys, (id, uuid_at(now), &new))
        });
        id
    }

    fn accepted(&self) -> HandoverId {
        let (id, joost, keys) = (self.sent(), self.world.village.joost, self.world.place.keys.clone());
        let yes = Accept { worker: joost, start: None, bridging: None, decided: None };
        self.world.acts(joost, |tx, actor, now| {
            let doing = Doing { id, transition: uuid_at(now), said: Said::default() };
            accept(tx, actor, now, &keys, (&doing, &yes))
        });
        id
    }

    fn held(&self) -> HandoverId {
        let (id, by) = (self.accepted(), self.world.village.joost);
        self.does(by, id, &Act::Contact { by, at: self.world.now() });
        id
    }

    fn reported(&self) -> HandoverId {
        let (id, by, at) = (self.held(), self.world.village.joost, self.world.now());
        let report = Report { helped: Helped::Yes, need: Need::Met, words: sealed_words(), at };
        self.does(by, id, &Act::Report { by, report });
        id
    }

    fn does(&self, who: PersonId, id: HandoverId, what: &Act) {
        let keys = self.world.place.keys.clone();
        self.world.acts(who, |tx, actor, now| {
            let doing = Doing { id, transition: uuid_at(now), said: Said::words("Omdat het zo is") };
            act(tx, actor, now, &keys, (&doing, what))
        });
    }
}
