//! What a story tells of tables and of who understands what first, carried out by the acts that people do.

use super::act::Scene;
use super::cast::Made;
use super::named::Named;
use super::step::Act;
use kernel::ids::uuid_at;
use network::{Refusal, desk, round_table};
use obligations::Holder;
use serde::Deserialize;
use signals::kinds::Kind;
use signals::routing::Conditions;
use signals::{
    add_agenda_point, add_routing_rule, say_standing_message, standing_message, write_standing_message,
};
use store::{After, Tx};

/// A routing rule, owned by whoever adds it; what isn't said fits everything.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoutingRule {
    /// What it is.
    pub kind: Option<Named<Kind>>,
    /// A theme's code.
    pub theme: Option<String>,
    /// An area's code.
    pub area: Option<String>,
    /// Who understands it first: a person, or the desk of an organisation.
    pub person: Option<String>,
    /// The organisation whose desk understands it first.
    pub desk: Option<String>,
    /// Why.
    pub words: String,
}

impl Scene<'_> {
    /// Takes one of these steps.
    pub fn at_tables(&self, tx: &mut Tx<'_>, act: &Act) -> Result<Made, Refusal> {
        let (actor, now, cast) = (self.actor, self.now, self.cast);
        match act {
            Act::AddRoutingRule(told) => self.route(tx, told)?,
            Act::AddAgendaPoint { meeting, question, words } => {
                let new = add_agenda_point::New { question: question.0, words, form_key: uuid_at(now) };
                let here = self.meeting(tx, meeting)?;
                add_agenda_point::add(tx, actor, now, here, &new)?;
            }
            Act::WriteStandingMessage { message, tables, words } => {
                let tables = tables.iter().map(|key| cast.table(key)).collect::<Result<_, _>>()?;
                let typed =
                    write_standing_message::Typed { words: words.clone(), tables, form_key: uuid_at(now) };
                write_standing_message::write(tx, actor, now, &typed)?;
                let newest = standing_message::list(tx, cast.network, &After::start(1))?;
                let newest = newest.rows.first().ok_or(Refusal::NotFound("standing message"))?;
                return Ok(Made::Message(message.clone(), newest.id));
            }
            Act::SayStandingMessage { message, meeting, words } => {
                let here = self.meeting(tx, meeting)?;
                say_standing_message::say(tx, actor, now, here, (cast.message(message)?, words))?;
            }
            _ => return Err(Refusal::Broken("this step isn't one at a table".to_owned())),
        }
        Ok(Made::Nothing)
    }

    /// A meeting with its table.
    fn meeting(
        &self,
        tx: &mut Tx<'_>,
        key: &str,
    ) -> Result<(round_table::RoundTableId, round_table::MeetingId), Refusal> {
        let id = self.cast.meeting(key)?;
        let meeting = round_table::meeting(tx, self.cast.network, id)?.ok_or(Refusal::NotFound("meeting"))?;
        Ok((meeting.table, id))
    }

    fn route(&self, tx: &mut Tx<'_>, told: &RoutingRule) -> Result<(), Refusal> {
        let holder = match (&told.person, &told.desk) {
            (Some(person), None) => Holder::Person(self.cast.person(person)?),
            (None, Some(organisation)) => Holder::Desk(self.cast.desk(organisation)?),
            (None, None) => Holder::Desk(desk::of_network(tx, self.cast.network)?.id),
            (Some(_), Some(_)) => return Err(Refusal::Broken("a rule has one holder".to_owned())),
        };
        let conditions = Conditions {
            kind: told.kind.map(|kind| kind.0),
            theme: told.theme.clone(),
            area: told.area.clone(),
            ..Conditions::default()
        };
        let typed = add_routing_rule::Typed {
            conditions,
            holder,
            answerable: self.actor.person,
            why: told.words.clone(),
            form_key: uuid_at(self.now),
        };
        add_routing_rule::add(tx, self.actor, self.now, &typed)
    }
}
