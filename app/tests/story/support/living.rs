//! The residents of the furnished world: who of the plan is let in, what they said, and somebody whose plan is another. They
//! are no people of the network; here they go by ids of their own, so that what is tried as everybody is tried as them.

use super::browser::Browser;
use super::world::World;
use casework::come_in::{CameIn, come_in};
use casework::give_resident_access::{Give, give};
use casework::help_request::HelpRequestId;
use casework::open_plan::{Open, open_plan};
use casework::plan::PlanId;
use casework::resident_access::{Factor, Means};
use casework::{mail_resident_link, say_not_helped};
use directory::pontoon::Pontoon;
use kernel::PersonId;
use kernel::ids::{Uuid, uuid_at};
use network::actor::Asked;
use network::resident_session::{self, Begin};
use network::{Refusal, Resident};

/// The resident of the plan.
pub const RESIDENT: PersonId = PersonId(Uuid::from_u128(0xd1));
/// The resident of another plan.
pub const OF_ANOTHER_PLAN: PersonId = PersonId(Uuid::from_u128(0xd2));
/// Both.
pub const ALL: [PersonId; 2] = [RESIDENT, OF_ANOTHER_PLAN];

const BORN: &str = "1958";
const OTHER: &str = "Anja de Wit";

fn access(means: Means, name: Option<&str>, key: Uuid) -> Give {
    Give {
        means,
        address: (means == Means::Mail).then(|| "inwoner@voorbeeld.example".to_owned()),
        name: name.map(str::to_owned),
        factor: Factor::BirthYear,
        secret: BORN.to_owned(),
        form_key: key,
    }
}

/// Lets the resident of a plan in, who says that they are not helped yet; gives somebody else of the household a link that
/// nobody used yet; and opens another plan with a resident of its own. The ids, with the word before each in a path.
pub fn let_in(world: &World, (plan, request): (PlanId, HelpRequestId)) -> [(&'static str, String); 3] {
    let (fatima, keys) = (world.village.fatima, world.place.keys.clone());
    let key = || uuid_at(world.now());
    let paper = access(Means::Paper, None, key());
    let code = world.acts(fatima, |tx, actor, now| give(tx, actor, now, &keys, (plan, &paper))).code;
    let came = world
        .place
        .db
        .write_here(|tx| come_in(tx, world.now(), &keys, (code.as_deref().unwrap_or_default(), BORN)));
    assert!(matches!(came, Ok(CameIn::In(_))), "{came:?}");
    let mail = access(Means::Mail, Some("Anja"), key());
    let given = world.acts(fatima, |tx, actor, now| give(tx, actor, now, &keys, (plan, &mail)));
    let token = world.place.db.write_here(|tx| {
        let wish = (world.village.network, given.id, key());
        let link = mail_resident_link::to_send(tx, world.now(), &keys, wish)?.expect("a link to send");
        Ok::<_, Refusal>(link.path.rsplit('/').next().unwrap_or_default().to_owned())
    });
    let new = Open {
        called: OTHER.to_owned(),
        worry: "Dat ik alleen ben".to_owned(),
        pontoon: Pontoon::Guidance,
        form_key: key(),
    };
    let other = access(Means::Paper, None, key());
    world.acts(fatima, |tx, actor, now| {
        let plan = open_plan(tx, actor, now, &keys, &new)?;
        give(tx, actor, now, &keys, (plan, &other))
    });
    let said = world.place.db.write_here(|tx| {
        let resident = resident(world, tx, RESIDENT)?;
        say_not_helped::say(tx, &resident, world.now(), &keys, (request, "Niemand belt", key()))?;
        let row = tx.first("select id from not_helped limit 1", &[])?.expect("it was said");
        Ok::<_, Refusal>(row.get::<Uuid>("id")?)
    });
    [
        ("inwoners", given.id.to_string()),
        ("binnen", token.expect("a link is made")),
        ("nog-niet-geholpen", said.expect("it can be said").to_string()),
    ]
}

/// One of them, as they act.
fn resident(world: &World, tx: &mut store::Tx<'_>, who: PersonId) -> Result<Resident, Refusal> {
    // The resident of the plan was let in first; whoever else of a household has a name.
    let order = if who == RESIDENT { "asc" } else { "desc" };
    let sql = format!("select id, plan_id from resident where name is null order by id {order} limit 1");
    let row = tx.first(&sql, &[])?.expect("somebody was let in");
    let policy = std::sync::Arc::clone(&world.place.policy);
    let (network, asked) = (world.village.network, Asked::default());
    Ok(Resident { network, plan: row.get("plan_id")?, id: row.get("id")?, policy, asked })
}

/// The browser of one of them, who is in.
pub fn browser(world: &World, who: PersonId) -> Browser<'_> {
    let token = world.place.db.write_here(|tx| {
        let Resident { network, plan, id, .. } = resident(world, tx, who)?;
        let new = Begin { network, plan, resident: id, access: None };
        Ok::<_, Refusal>(resident_session::begin(tx, world.now(), &new)?)
    });
    let browser = Browser::new(world);
    browser.plant("ponton-inwoner", &token.expect("a session begins"));
    browser
}
