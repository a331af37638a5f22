//! The stories in a paper: those with the teller's yes for an agenda, about its theme. A paper keeps which stories it uses; of
//! one that was taken back only that stands in every page and file made after.

use crate::paper::{self, PaperId};
use crate::series::main_of;
use crate::story::{self, Document, Purpose, Story, StoryId, Told, Wanted};
use kernel::{NetworkId, Timestamp};
use maud::{Markup, html};
use network::{Actor, Refusal};
use serde_json::{Value, json};
use store::{Error, Tx};
use web::{Choice, Form, View, t};

/// The kind of document a paper is.
const KIND: &str = "paper";
/// So much of a story says which one it is.
const BEGINNING: usize = 240;

fn document(id: PaperId) -> Document {
    Document { kind: KIND, id: id.into(), href: paper::href(id) }
}

/// The stories that may be chosen: about the same main theme, where that is known.
pub fn to_choose_from(tx: &mut Tx<'_>, network: NetworkId, theme: Option<&str>) -> Result<Vec<Story>, Error> {
    let theme = theme.map(main_of);
    story::choose_from(
        tx,
        network,
        &Wanted { purpose: Purpose::Agenda, organisation: None, theme, area: None },
    )
}

/// The stories of a paper.
pub fn of_paper(tx: &mut Tx<'_>, network: NetworkId, id: PaperId) -> Result<Vec<Story>, Error> {
    story::used_in(tx, network, (KIND, id.into()))
}

/// Lets a paper use these stories and no others; true where that changed something.
pub fn choose(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (id, chosen): (PaperId, &[StoryId]),
) -> Result<bool, Refusal> {
    let (document, mut changed) = (document(id), false);
    let before: Vec<StoryId> = of_paper(tx, actor.network, id)?.iter().map(|story| story.id).collect();
    for gone in before.iter().filter(|story| !chosen.contains(story)) {
        story::leave_out(tx, actor.network, *gone, &document)?;
        changed = true;
    }
    for come in chosen.iter().filter(|story| !before.contains(story)) {
        story::use_in(tx, actor, now, (*come, Purpose::Agenda), &document)?;
        changed = true;
    }
    Ok(changed)
}

/// The field in which they are ticked; nothing where there is none.
pub fn field(view: &View, form: &Form<'_>, (offered, chosen): (&[Story], &[StoryId])) -> Markup {
    let choice = |story: &Story| {
        let words = match &story.told {
            Told::Words(words) => beginning(words),
            Told::Withdrawn(_) => return None,
        };
        let told = t!(view, "paper-story-of", organisation = &story.organisation_name);
        Some(Choice::new(story.id.to_string(), format!("“{words}”")).explained(told))
    };
    let choices: Vec<Choice> = offered.iter().filter_map(choice).collect();
    let ticks = form.ticks("stories", "paper-stories", &choices).hint("paper-stories-hint");
    let ticks = chosen.iter().fold(ticks, |ticks, id| ticks.value(&id.to_string()));
    html! {
        @if choices.is_empty() {
            p {
                (t!(view, "paper-stories-none")) " "
                a class="utrecht-link" href="/verhalen" { (t!(view, "paper-stories-tell")) }
            }
        } @else { (ticks) }
    }
}

fn beginning(words: &str) -> String {
    if words.chars().count() <= BEGINNING {
        return words.to_owned();
    }
    let cut: String = words.chars().take(BEGINNING).collect();
    format!("{}…", cut.trim_end())
}

/// The stories as a page shows them.
pub fn quoted(view: &View, stories: &[Story]) -> Markup {
    html! {
        @if stories.is_empty() { p { (t!(view, "paper-stories-not-chosen")) } }
        @for one in stories {
            (story::quoted(view, &one.told))
            p class="ponton-title__under" { (t!(view, "paper-story-of", organisation = &one.organisation_name)) }
        }
    }
}

/// The stories as data.
pub fn as_data(stories: &[Story]) -> Vec<Value> {
    let one = |story: &Story| match &story.told {
        Told::Words(words) => json!({
            "verhaal": words,
            "verteld_aan": story.organisation_name,
            "toestemming_op": story.consented_on.to_string(),
            "ingetrokken": false,
        }),
        Told::Withdrawn(_) => json!({ "verhaal": null, "ingetrokken": true }),
    };
    stories.iter().map(one).collect()
}
