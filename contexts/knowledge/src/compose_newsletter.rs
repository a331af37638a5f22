//! The newsletter of good examples (domain A11: "waslijst aan goede voorbeelden in een speciale nieuwsbrief"): an editor
//! picks from what came since the last one, orders it, writes a line on top, looks at it, and sends it. Sending is an act
//! that is done once. For triagers and facilitators.

use crate::compose_bulletin::{item, since};
use crate::letter::{self, Item, LetterId, LetterKind, NewLetter};
use crate::letter_draft::{self, LONGEST, NewDraft};
use crate::list_letters::{self, Desk};
use axum::response::{IntoResponse, Response};
use kernel::ids::Uuid;
use kernel::{NetworkId, Timestamp, calendar};
use maud::{Markup, html};
use network::again::Again;
use network::published::{Source, Stretch};
use network::{Actor, Refusal, Route, Visit, record, typed_words};
use serde_json::json;
use store::{Error, Tx};
use web::components::{empty, fold, section};
use web::{Choice, Failure, Flash, Form, Posted, Problems, SeeOther, View, t};

/// What it is made of.
const KINDS: [&str; 2] = ["practice", "good_example"];
/// The most that one newsletter tells.
const MOST: usize = 12;
/// So many stand in sight to be picked from; the older ones are folded away.
const IN_SIGHT: usize = 40;
/// The first one looks back so many days.
const FIRST_DAYS: i32 = 90;
/// The name of the field in which something gets its place begins so; its id follows.
const PLACE: &str = "place-";
/// The answer for what stays out.
const OUT: &str = "-";

/// The routes of this capability.
pub fn routes(sources: &'static [Source]) -> Vec<Route> {
    let choosing = move |visit: Visit, posted: Posted| choose_post(visit, posted, sources);
    let sending = move |visit: Visit, posted: Posted| send_post(visit, posted, sources);
    vec![
        Route::post("/nieuwsbrieven/keuze", "compose_letter", choosing),
        Route::post("/nieuwsbrieven/verzending", "compose_letter", sending),
    ]
}

async fn choose_post(visit: Visit, posted: Posted, sources: &'static [Source]) -> Result<Response, Failure> {
    visit.actor.may_here("compose_letter")?;
    let form_key = posted.form_key().unwrap_or(visit.view.form_key);
    match parse(&posted) {
        Ok((introduction, places)) => {
            let choice = Choose { introduction, places, form_key };
            visit.write(move |tx, actor, now| choose(tx, actor, now, &choice, sources)).await?;
            let done = SeeOther::to("/nieuwsbrieven#straks");
            Ok(done.saying(Flash::new("newsletter-chosen")).into_response())
        }
        Err(problems) => again(&visit, ("choose", &posted, &problems), sources).await,
    }
}

async fn send_post(visit: Visit, posted: Posted, sources: &'static [Source]) -> Result<Response, Failure> {
    visit.actor.may_here("compose_letter")?;
    let form_key = posted.form_key().unwrap_or(visit.view.form_key);
    let seen = Uuid::parse_str(posted.text("seen")).unwrap_or_default();
    let day = calendar::day(visit.now());
    match visit.write(move |tx, actor, now| send(tx, actor, now, (seen, form_key), sources)).await {
        Ok(_) => {
            let done = SeeOther::to(format!("/nieuwsbrieven/{day}"));
            Ok(done.saying(Flash::new("newsletter-sent")).into_response())
        }
        Err(refusal) => again(&visit, ("send", &posted, &refusal.at("seen")?), sources).await,
    }
}

async fn again(
    visit: &Visit,
    (form, posted, problems): (&'static str, &Posted, &Problems),
    sources: &'static [Source],
) -> Result<Response, Failure> {
    let shown = list_letters::read(visit, LetterKind::Newsletter, sources).await?;
    let again = Again::refused(form, posted, problems);
    Ok(list_letters::page(&visit.view, &shown, &again).refused_for(posted, problems).into_response())
}

/// The places that were given, in order; two in one place keep the order of the list.
fn parse(posted: &Posted) -> Result<(Option<String>, Vec<Uuid>), Problems> {
    let (mut problems, mut places) = (Problems::none(), Vec::new());
    let introduction = typed_words::optional(posted, "introduction", LONGEST, &mut problems);
    for (name, value) in posted.pairs() {
        let Some(id) = name.strip_prefix(PLACE).and_then(|id| Uuid::parse_str(id).ok()) else { continue };
        match value.trim() {
            "" | OUT => {}
            place => match place.parse::<usize>() {
                Ok(place @ 1..=MOST) => places.push((place, id)),
                Ok(_) | Err(_) => problems.add(name.to_owned(), "newsletter-place-unreadable"),
            },
        }
    }
    places.sort_by_key(|(place, _)| *place);
    if places.len() > MOST {
        problems.add("introduction", "newsletter-too-many");
    }
    if problems.is_empty() {
        Ok((introduction, places.into_iter().map(|(_, id)| id).collect()))
    } else {
        Err(problems)
    }
}

/// What an editor chose.
#[derive(Clone, Debug)]
pub struct Choose {
    /// The line on top.
    pub introduction: Option<String>,
    /// What goes in, in order.
    pub places: Vec<Uuid>,
    /// Sent twice, it is the same act.
    pub form_key: Uuid,
}

/// What came since the last newsletter, newest first.
pub fn candidates(
    tx: &mut Tx<'_>,
    now: Timestamp,
    network: NetworkId,
    sources: &[Source],
) -> Result<Vec<Item>, Error> {
    let from = since(tx, network, LetterKind::Newsletter, FIRST_DAYS, now)?;
    let stretch = Stretch { from, until: now };
    let mut items = Vec::new();
    for source in sources.iter().filter(|source| KINDS.contains(&source.kind)) {
        let news = (source.news)(tx, network, &stretch, i64::MAX)?;
        items.extend(news.into_iter().map(|published| item(source.kind, published)));
    }
    items.sort_by_key(|item| (std::cmp::Reverse(item.at), item.id));
    Ok(items)
}

/// Keeps what was chosen; what is no candidate any more is left out.
pub fn choose(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    choice: &Choose,
    sources: &[Source],
) -> Result<(), Refusal> {
    actor.may_here("compose_letter")?;
    let candidates = candidates(tx, now, actor.network, sources)?;
    let pick = |id: &Uuid| {
        let found = candidates.iter().find(|item| item.id == *id)?;
        Some((found.kind.clone(), found.id))
    };
    let new = NewDraft {
        introduction: choice.introduction.clone(),
        picks: choice.places.iter().filter_map(pick).collect(),
        form_key: choice.form_key,
    };
    let whose = (actor.network, actor.person);
    if letter_draft::keep(tx, now, whose, LetterKind::Newsletter, &new)? {
        let facts = json!({ "kind": LetterKind::Newsletter.name(), "picked": new.picks.len() });
        record::note(tx, actor, now, "letter.drafted", ("network", actor.network.into()), facts)?;
    }
    Ok(())
}

/// Sends the newsletter as it was looked at: `seen` is the form that chose it last. The same form twice sends once.
pub fn send(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (seen, form_key): (Uuid, Uuid),
    sources: &[Source],
) -> Result<LetterId, Refusal> {
    actor.may_here("compose_letter")?;
    let (network, day) = (actor.network, calendar::day(now));
    let today = tx.first(
        "select id, form_key from letter where network_id = $1 and kind = $2 and day = $3",
        &[&network, &LetterKind::Newsletter, &day.to_string()],
    )?;
    if let Some(row) = today {
        let sent_by: Option<Uuid> = row.get("form_key")?;
        return if sent_by == Some(form_key) {
            Ok(row.get("id")?)
        } else {
            Err(Refusal::NotNow("newsletter-refused-today-already"))
        };
    }
    let draft = letter_draft::load(tx, network, LetterKind::Newsletter)?
        .ok_or(Refusal::NotNow("newsletter-refused-nothing-picked"))?;
    if draft.form_key != seen {
        return Err(Refusal::NotNow("newsletter-refused-changed-meanwhile"));
    }
    let candidates = candidates(tx, now, network, sources)?;
    let items = picked(&candidates, &draft.picks);
    if items.is_empty() {
        return Err(Refusal::NotNow("newsletter-refused-nothing-picked"));
    }
    let from = since(tx, network, LetterKind::Newsletter, FIRST_DAYS, now)?;
    let new = NewLetter {
        kind: LetterKind::Newsletter,
        day,
        covers: Stretch { from, until: now },
        introduction: draft.introduction.map(|words| (words, draft.changed_by)),
        by: Some((actor.person, form_key)),
        items: items.into_iter().cloned().collect(),
    };
    let id = letter::keep(tx, now, network, &new)?.ok_or(Refusal::Store(Error::Conflict))?;
    letter_draft::clear(tx, network, LetterKind::Newsletter)?;
    let facts = json!({ "kind": LetterKind::Newsletter.name(), "items": new.items.len() });
    record::note(tx, actor, now, "letter.sent", ("letter", id.into()), facts)?;
    Ok(id)
}

/// What was picked, in order, as far as it still stands to be picked from.
fn picked<'a>(candidates: &'a [Item], picks: &[(String, Uuid)]) -> Vec<&'a Item> {
    picks
        .iter()
        .filter_map(|(kind, id)| candidates.iter().find(|item| item.kind == *kind && item.id == *id))
        .collect()
}

/// What may be picked, how it will read, and the button that sends it.
pub fn next(view: &View, desk: &Desk, again: &Again<'_>) -> Markup {
    if desk.items.is_empty() {
        let nothing =
            empty(&t!(view, "newsletter-nothing"), &html! { (t!(view, "newsletter-nothing-then")) });
        return section("straks", &t!(view, "newsletter-title"), &nothing);
    }
    let picks = desk.draft.as_ref().map(|draft| draft.picks.as_slice()).unwrap_or_default();
    let ready = picked(&desk.items, picks);
    let introduction = desk.draft.as_ref().and_then(|draft| draft.introduction.as_deref());
    html! {
        (section("straks", &t!(view, "newsletter-title"), &html! {
            p { (t!(view, "newsletter-candidates", count = desk.items.len())) }
            (choose_form(view, desk, introduction, again))
        }))
        @if !ready.is_empty() {
            (section("voorbeeld", &t!(view, "newsletter-preview"), &html! {
                (list_letters::preview(view, introduction, &ready))
                (send_form(view, desk, again))
            }))
        }
    }
}

fn choose_form(view: &View, desk: &Desk, introduction: Option<&str>, again: &Again<'_>) -> Markup {
    let form = again.form(view, "choose").promise("newsletter-choose-promise", &[]);
    let names: Vec<String> = desk.items.iter().map(|item| format!("{PLACE}{}", item.id)).collect();
    let places = places(view, desk.items.len());
    let picks = desk.draft.as_ref().map(|draft| draft.picks.as_slice()).unwrap_or_default();
    let chosen = |item: &Item| {
        let at = picks.iter().position(|(kind, id)| *kind == item.kind && *id == item.id);
        at.map_or_else(|| OUT.to_owned(), |at| (at + 1).to_string())
    };
    let offered: Vec<Markup> = desk
        .items
        .iter()
        .zip(&names)
        .map(|(item, name)| place(&form, item, (name, &places, &chosen(item))))
        .collect();
    let (in_sight, older) = offered.split_at(offered.len().min(IN_SIGHT));
    let fields = html! {
        @for one in in_sight { (one) }
        @if !older.is_empty() {
            (fold(view, &t!(view, "newsletter-older", count = older.len()), &html! { @for one in older { (one) } }))
        }
        (form.words("introduction", "newsletter-line").hint("newsletter-line-hint").max(LONGEST).rows(3)
            .value(introduction.unwrap_or_default()))
    };
    form.around("/nieuwsbrieven/keuze", "newsletter-choose-act", &fields)
}

fn place(form: &Form<'_>, item: &Item, (name, places, chosen): (&str, &[Choice], &str)) -> Markup {
    let (title, sentence) = (item.title.as_str(), item.sentence.as_str());
    let field = form
        .choice(name, "newsletter-place", places)
        .label_with("newsletter-place-of", &[("title", title.into())])
        .value(chosen);
    let field = if sentence.is_empty() {
        field
    } else {
        field.hint_with("newsletter-item", &[("sentence", sentence.into())])
    };
    html! { (field) }
}

fn places(view: &View, candidates: usize) -> Vec<Choice> {
    let out = Choice::new(OUT, t!(view, "newsletter-place-out"));
    let numbered = (1..=candidates.min(MOST))
        .map(|place| Choice::new(place.to_string(), t!(view, "newsletter-place-number", place = place)));
    std::iter::once(out).chain(numbered).collect()
}

fn send_form(view: &View, desk: &Desk, again: &Again<'_>) -> Markup {
    let form = again.form(view, "send").promise("newsletter-send-promise", &[("count", desk.readers.into())]);
    let seen = desk.draft.as_ref().map(|draft| draft.form_key.to_string()).unwrap_or_default();
    form.around("/nieuwsbrieven/verzending", "newsletter-send-act", &form.hidden("seen", &seen))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_read_in_order_and_what_stays_out_is_left_out() {
        let [first, second, third] = [1, 2, 3].map(Uuid::from_u128);
        let names = [first, second, third].map(|id| format!("{PLACE}{id}"));
        let posted =
            Posted::of(&[(&names[0], "2"), (&names[1], OUT), (&names[2], "1"), ("introduction", "Mooi")]);
        assert_eq!(parse(&posted), Ok((Some("Mooi".to_owned()), vec![third, first])));
        let wrong = Posted::of(&[(&names[0], "13"), (&names[1], "veel")]);
        assert_eq!(parse(&wrong).unwrap_err().iter().count(), 2);
    }
}
