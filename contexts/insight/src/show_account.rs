//! The page of an account, to read on a screen and to print: the three lines that the work is for, whom it reached, how long
//! people waited, what came back, what did not work and why, and one change that matters most. Every number opens into the
//! steps it counts. Everybody in the network reads what is final; who writes it reads the draft.

use crate::account::{self, Account, AccountId, Version};
use crate::account_figures::{self, Kept};
use crate::account_parts::{figures, provenance};
use crate::list_accounts::quarter;
use crate::places::Places;
use crate::show_alarm::PLACE;
use crate::story::{self, Purpose, Story, Wanted};
use crate::word_account;
use crate::words::Guarded;
use axum::extract::RawQuery;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use network::again::Again;
use network::theme::{self, Theme};
use network::worked::{Figure, Line, Worked};
use network::{Actor, Refusal, Route, Visit};
use store::Tx;
use web::components::{list, post_button, section, title};
use web::{Failure, Page, Path, Posted, Problems, View, t};

/// The routes of this capability; `sources` tell how figures are called.
pub fn routes(sources: &'static [Worked]) -> Vec<Route> {
    let show = move |visit: Visit, id: Path<AccountId>, query: RawQuery| show(visit, id, (query, sources));
    vec![Route::get("/verantwoording/{id}", "see_accounts", show)]
}

/// What the page shows, and every file holds.
pub struct Shown {
    /// The account.
    pub account: Account,
    /// The version that is read.
    pub version: Version,
    /// All that the reader may read, the newest first.
    pub versions: Vec<Version>,
    /// Its figures.
    pub figures: Vec<Kept>,
    /// Figures that are counted now and weren't then.
    pub not_counted: Vec<Figure>,
    /// The story that was chosen, as it stands now, with why.
    pub chosen: Option<(Story, String)>,
    /// Names of places.
    pub places: Places,
    /// Names of themes.
    pub themes: Vec<Theme>,
    /// Whether the reader writes it.
    writes: bool,
    /// For who writes a draft: the stories to choose from, and the guard.
    writing: Option<(Vec<Story>, Guarded)>,
}

async fn show(
    visit: Visit,
    Path(id): Path<AccountId>,
    (RawQuery(query), sources): (RawQuery, &'static [Worked]),
) -> Result<Page, Failure> {
    let asked = number_asked(query)?;
    let shown = visit.read(move |tx, actor| read(tx, actor, (id, asked), sources)).await?;
    Ok(page(&visit.view, &shown, &Again::NOTHING))
}

/// The version that an address asks for.
pub fn number_asked(query: Option<String>) -> Result<Option<i64>, Failure> {
    Ok(Posted::read(query.unwrap_or_default().as_bytes())?.text("versie").parse().ok())
}

/// The page again after words were refused (422).
pub async fn again(
    visit: &Visit,
    id: AccountId,
    sources: &'static [Worked],
    (posted, problems): (&Posted, &Problems),
) -> Result<Response, Failure> {
    let shown = visit.read(move |tx, actor| read(tx, actor, (id, None), sources)).await?;
    let again = Again::refused("words", posted, problems);
    Ok(page(&visit.view, &shown, &again).refused_for(posted, problems).into_response())
}

/// Reads a version as `actor` sees it; without a number the newest they may read.
pub fn read(
    tx: &mut Tx<'_>,
    actor: &Actor,
    (id, asked): (AccountId, Option<i64>),
    sources: &[Worked],
) -> Result<Shown, Refusal> {
    let (account, versions, writes) = account::load_for(tx, actor, id)?;
    let version = match asked {
        Some(number) => versions.iter().find(|version| version.number == number),
        None => versions.first(),
    };
    let version = version.cloned().ok_or(Refusal::NotFound("account"))?;
    let chosen = match &version.chosen {
        Some((story, why)) => Some((story::load(tx, actor.network, *story)?, why.clone())),
        None => None,
    };
    let writing = if writes && version.finished.is_none() { Some(writing(tx, &account)?) } else { None };
    let figures = account_figures::of_account(tx, (actor.network, id), sources)?;
    Ok(Shown {
        not_counted: account_figures::not_counted(&figures, sources),
        figures,
        places: Places::load(tx, actor.network)?,
        themes: theme::list(tx, actor.network)?,
        chosen,
        writing,
        version,
        versions,
        writes,
        account,
    })
}

fn writing(tx: &mut Tx<'_>, account: &Account) -> Result<(Vec<Story>, Guarded), Refusal> {
    let wanted =
        Wanted { purpose: Purpose::Account, organisation: account.organisation, theme: None, area: None };
    let stories = story::choose_from(tx, account.network, &wanted)?;
    let areas = network::area::list(tx, account.network)?;
    Ok((stories, Guarded::load(tx, account.network, &areas)?))
}

/// Its heading: whose it is, and of which quarter.
pub fn heading(view: &View, shown: &Shown) -> String {
    t!(view, "account-heading", name = &shown.account.name, quarter = quarter(view, shown.account.first))
}

/// To whom it is told, and how it stands.
pub fn standing(view: &View, shown: &Shown) -> String {
    let account = &shown.account;
    let municipality = shown.places.name(&account.municipality).unwrap_or(&account.municipality);
    let towards = t!(view, "account-towards", municipality = municipality);
    match &shown.version.finished {
        Some(finished) => {
            let day = view.day(finished.at);
            let number = shown.version.number;
            format!(
                "{towards}. {}",
                t!(view, "account-final-by", number = number, day = day, name = &finished.name)
            )
        }
        None => format!("{towards}. {}", t!(view, "account-draft-is")),
    }
}

/// The page; `again` are the words that were refused, if any.
pub fn page(view: &View, shown: &Shown, again: &Again<'_>) -> Page {
    let heading = heading(view, shown);
    let lines = [
        Line::SelfReliance,
        Line::Connectedness,
        Line::Prevention,
        Line::Reach,
        Line::Waiting,
        Line::Answered,
    ];
    let main = html! {
        article class="ponton-account" {
            (title(&heading, &standing(view, shown)))
            @for line in lines { (figures(view, shown, line)) }
            (figures(view, shown, Line::NotWorked))
            @if let Some(words) = &shown.version.not_worked {
                div class="ponton-account__words" lang=[view.said_lang()] {
                    h3 class="utrecht-heading-3" { (t!(view, "account-why-not")) }
                    @for paragraph in words.split("\n\n") { p { (paragraph) } }
                }
            }
            (change(view, shown))
            (section("herkomst", &t!(view, "account-provenance"), &provenance(view, shown)))
        }
        (writing_part(view, shown, again))
        (others(view, shown))
    };
    Page::new(view, heading, main).at(PLACE)
}

/// The change that matters most, in the teller's words, and why it was chosen.
fn change(view: &View, shown: &Shown) -> Markup {
    let inner = html! {
        @match &shown.chosen {
            Some((story, why)) => {
                (story::quoted(view, &story.told))
                @if !why.is_empty() {
                    p { strong { (t!(view, "account-why-chosen")) } " " span lang=[view.said_lang()] { (why) } }
                }
            },
            None => p { (t!(view, "account-no-change")) },
        }
    };
    section("verandering", &t!(view, "account-change"), &inner)
}

fn writing_part(view: &View, shown: &Shown, again: &Again<'_>) -> Markup {
    html! {
        @if let Some((stories, guarded)) = &shown.writing {
            (word_account::form(view, again, (&shown.account, &shown.version), (stories, guarded)))
        }
    }
}

fn others(view: &View, shown: &Shown) -> Markup {
    let href = shown.account.href();
    let file = |name: &str, key: &'static str| {
        let asked = shown.version.number;
        html! { a class="utrecht-link" href={ (href) "/" (name) "?versie=" (asked) } { (view.say(key, &[])) } }
    };
    let older: Vec<Markup> = shown
        .versions
        .iter()
        .filter(|version| version.number != shown.version.number)
        .map(|version| {
            let text = match &version.finished {
                Some(finished) => {
                    t!(view, "account-is-final", day = view.day(finished.at), number = version.number)
                }
                None => t!(view, "account-is-draft"),
            };
            html! { a class="utrecht-link" href={ (href) "?versie=" (version.number) } { (text) } }
        })
        .collect();
    let newest_is_final = shown.versions.first().is_some_and(|newest| newest.finished.is_some());
    html! {
        div class="ponton-screen" {
            (section("bestanden", &t!(view, "account-files"), &html! {
                p { (t!(view, "account-files-what")) }
                (list(&[
                    file("verantwoording.pdf", "account-file-pdf"),
                    file("cijfers.csv", "account-file-csv"),
                    file("verantwoording.json", "account-file-json"),
                ]))
                @if !older.is_empty() { p { (t!(view, "account-other-versions")) } (list(&older)) }
                @if shown.writes && newest_is_final {
                    (post_button(view, &format!("{href}/nieuwe-versie"), "account-next", &[], &[]))
                }
            }))
            p { a class="utrecht-link" href="/verantwoording" { (t!(view, "account-to-list")) } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{WORK, begun, finishing, said_in_both, told};
    use crate::withdraw_story::withdraw;
    use crate::word_account::word;
    use network::samples::{Village, monday};
    use testkit::on_both;

    #[test]
    fn others_read_what_is_final_and_no_words_that_were_taken_back() {
        on_both(|db| {
            let village = Village::build(db);
            let id = begun(db, &village);
            let story = told(db, &village, (village.fatima, 1), &[Purpose::Account]);
            let sees = |who| village.acts(db, who, |tx, actor| read(tx, actor, (id, None), &[WORK]));
            assert!(
                matches!(sees(village.joost), Err(Refusal::NotFound("account"))),
                "a draft is for who writes it"
            );
            let draft = sees(village.ruud).unwrap();
            said_in_both(
                |view| page(view, &draft, &Again::NOTHING),
                &["/woorden", "/cijfers/geholpen", "/cijfers/geholpen\">10 "],
            );
            village
                .acts(db, village.ruud, |tx, actor| word(tx, actor, monday(), id, &finishing(Some(story))))
                .unwrap();
            let final_one = sees(village.joost).unwrap();
            let pages = said_in_both(
                |view| page(view, &final_one, &Again::NOTHING),
                &["leeskring", "klein en het blijft"],
            );
            assert!(pages.iter().all(|html| !html.contains("/woorden")));
            village.acts(db, village.fatima, |tx, actor| withdraw(tx, actor, monday(), story)).unwrap();
            let after = sees(village.joost).unwrap();
            let pages = said_in_both(|view| page(view, &after, &Again::NOTHING), &["ponton-withdrawn"]);
            assert!(pages.iter().all(|html| !html.contains("leeskring")));
        });
    }
}
