//! Residents for the generator: one plan with one help request, a name, a worry, two contacts, sometimes somebody who
//! reads along or a wait with a bridge, and everybody's looks at it in the read log. Seven in ten are closed. All of it
//! is sealed with keys of its own, as the product does.

use super::dice::Dice;
use super::held::{Became, Obligation};
use super::region::{Person, Region};
use super::sheet::{self, Sheet, row};
use super::word_back::happened;
use kernel::ids::Uuid;
use kernel::{NetworkId, OrganisationId, Timestamp, calendar};
use network::read_log::{Line, LineId, Outcome};
use obligations::Holder;
use serde_json::json;
use vault::{Finder, Key, Signer, Vault};

/// Looks at each plan that stand in the read log.
pub const LOOKS: usize = 10;
const WORRIES: [&str; 6] = [
    "Dat we eruit moeten voor de winter.",
    "Dat ik mijn kinderen niet meer zie.",
    "Dat mijn vader van de trap valt als ik werk.",
    "Dat ik de brieven niet meer open durf te maken.",
    "Dat hij straks helemaal niet meer naar school gaat.",
    "Dat niemand merkt als er iets met mij is.",
];
const TOLD: [&str; 4] = [
    "Gebeld. Het gaat iets beter, de afspraak van donderdag staat.",
    "Langs geweest. Samen de post van deze maand doorgenomen.",
    "Niet thuis. Briefje achtergelaten en morgen opnieuw bellen.",
    "Met de corporatie gesproken, een regeling is mogelijk.",
];

/// What seals and signs.
pub struct Secrets {
    /// The keys of plans.
    pub vault: Vault,
    /// Numbers by which names are found.
    pub finder: Finder,
    /// Signs lines of the read log.
    pub signer: Signer,
}

/// One plan on its way.
struct Making<'a> {
    region: &'a Region,
    key: Key,
    plan: Uuid,
    request: Uuid,
    holder: &'a Person,
    opened_at: Timestamp,
    /// When it was closed, if it was.
    closed_at: Option<Timestamp>,
}

/// Puts the plan `index` on `sheet`; gives its id and who holds it, when it is open.
pub fn put<'r>(
    sheet: &mut Sheet,
    region: &'r Region,
    secrets: &Secrets,
    index: usize,
) -> Option<(Uuid, &'r Person)> {
    let mut dice = Dice::of("resident", index);
    let opened_at = region.moment_of(index);
    let (plan, request, holder) = (dice.id(opened_at), dice.id(opened_at), dice.one(&region.people));
    let (key, (master, wrapped)) = secrets.vault.fresh_key(NetworkId(region.network), plan);
    sheet.put(&sheet::DATA_KEY, row![region.network, plan, master, wrapped, opened_at]);
    let closed_at = (!dice.percent(30)).then(|| region.later(opened_at, 24 * 90));
    let making = Making { region, key, plan, request, holder, opened_at, closed_at };
    making.put_plan(sheet, &mut dice, &secrets.finder);
    making.put_request(sheet, &mut dice);
    making.put_contacts(sheet, &mut dice);
    if dice.percent(25) {
        making.put_share(sheet, &mut dice);
    }
    for _ in 0..LOOKS {
        making.put_look(sheet, &mut dice, &secrets.signer);
    }
    closed_at.is_none().then_some((plan, holder))
}

impl Making<'_> {
    fn put_plan(&self, sheet: &mut Sheet, dice: &mut Dice, finder: &Finder) {
        let called = &dice.one(&self.region.people).name;
        let (state, since) = self.state();
        let kept_until = self.closed_at.map(|at| calendar::in_days(at, 5 * 365));
        sheet.put(
            &sheet::PLAN,
            row![
                self.region.network,
                self.plan,
                self.region.organisation_of(self.holder).id,
                self.key.seal("plan.called", self.plan, called),
                self.key.seal("plan.worry", self.plan, dice.one::<&str>(&WORRIES)),
                self.request,
                self.holder.id,
                self.opened_at,
                dice.id(self.opened_at),
                state,
                since,
                self.holder.id,
                kept_until,
                self.plan,
                1_i64,
            ],
        );
        for number in finder.of_name(called) {
            sheet.put(&sheet::PLAN_NAME, row![self.region.network, number, self.plan]);
        }
        let by = (self.opened_at, self.holder);
        happened(sheet, self.region, dice, by, ("plan.opened", self.plan), &json!({}));
    }

    fn put_request(&self, sheet: &mut Sheet, dice: &mut Dice) {
        let (state, since) = self.state();
        let waits = self.closed_at.is_none() && dice.percent(8);
        sheet.put(
            &sheet::HELP_REQUEST,
            row![
                self.region.network,
                self.request,
                self.plan,
                *dice.one(&["education", "guidance", "guidance", "specialist"]),
                self.opened_at,
                *dice.one::<String>(&self.region.themes),
                *dice.one::<String>(&self.region.areas),
                self.key.seal("help_request.next_step", self.request, dice.one::<&str>(&TOLD)),
                waits.then_some(self.opened_at),
                self.opened_at,
                state,
                since,
                self.holder.id,
                self.closed_at.map(|_| "helped"),
                dice.id(self.opened_at),
                1_i64,
            ],
        );
        if waits && dice.percent(95) {
            self.put_bridge(sheet, dice);
        }
        let became = match self.closed_at {
            Some(at) => Became::Settled(at, "helped"),
            None if dice.percent(1) => Became::Climbed(self.holder),
            None => Became::Held,
        };
        let obligation = Obligation {
            matter: ("help_request", self.request),
            title: "",
            href: format!("/plannen/{}", self.plan),
            opened_at: self.opened_at,
            opened_by: self.holder.id,
            holder: Holder::Person(self.holder.id),
            why: "why-next-step",
            became,
        };
        obligation.put(sheet, self.region, dice);
    }

    fn put_bridge(&self, sheet: &mut Sheet, dice: &mut Dice) {
        let id = dice.id(self.opened_at);
        let words = self.key.seal("bridge.words", id, "Elke dinsdag belt de vaste contactpersoon.");
        let (asked, begins) =
            (calendar::day(self.opened_at), calendar::day(calendar::in_days(self.region.now, 40)));
        let row =
            row![self.region.network, id, self.request, words, asked, begins, self.holder.id, self.opened_at];
        sheet.put(&sheet::BRIDGE, row);
    }

    fn put_contacts(&self, sheet: &mut Sheet, dice: &mut Dice) {
        for day in 1..=2 {
            let at = self.region.later(self.opened_at, day * 72);
            let id = dice.id(at);
            let words = self.key.seal("contact.words", id, dice.one::<&str>(&TOLD));
            let row = row![self.region.network, id, self.plan, words, at, self.holder.id, dice.id(at)];
            sheet.put(&sheet::CONTACT, row);
        }
    }

    /// A second professional at the table, for as long as the plan is open.
    fn put_share(&self, sheet: &mut Sheet, dice: &mut Dice) {
        let second = dice.one(&self.region.people);
        let id = dice.id(self.opened_at);
        sheet.put(
            &sheet::SHARE,
            row![
                self.region.network,
                id,
                self.plan,
                self.region.organisation_of(second).id,
                second.id,
                true,
                false,
                true,
                true,
                true,
                true,
                "at_table",
                "task",
                "agreed",
                self.key.seal("share.reason", id, "Regelt de huur en de toeslagen."),
                self.opened_at,
                self.holder.id,
                self.closed_at,
                self.closed_at.map(|_| self.holder.id),
                dice.id(self.opened_at),
            ],
        );
    }

    fn put_look(&self, sheet: &mut Sheet, dice: &mut Dice, signer: &Signer) {
        let hours = i64::try_from(dice.below(24 * 90)).expect("three months");
        let at = self.region.later(self.opened_at, hours).min(earlier(self.region.now));
        let organisation = self.region.organisation_of(self.holder).id;
        let line = Line {
            id: LineId(dice.id(at)),
            at,
            reader: Some(self.holder.id),
            organisation: Some(OrganisationId(organisation)),
            role: "worker".to_owned(),
            purpose: "help".to_owned(),
            behalf: None,
            subject_kind: "plan".to_owned(),
            subject: self.plan,
            part: (*dice.one(&["identity", "story", "plan", "contact"])).to_owned(),
            outcome: Outcome::Granted,
            request: dice.id(at),
        };
        sheet.put(
            &sheet::READ_LINE,
            row![
                self.region.network,
                line.id,
                line.at,
                line.reader,
                line.organisation,
                line.role,
                line.purpose,
                line.subject_kind,
                line.subject,
                line.part,
                line.outcome,
                line.request,
                line.signature(NetworkId(self.region.network), signer),
            ],
        );
    }

    fn state(&self) -> (&'static str, Timestamp) {
        self.closed_at.map_or(("open", self.opened_at), |at| ("closed", at))
    }
}

/// An hour ago, so that every line is old enough to be sealed.
fn earlier(now: Timestamp) -> Timestamp {
    Timestamp::from_millisecond(now.as_millisecond() - 3_600_000).expect("within the calendar")
}
