//! A number of an account, opened: what one step of it is, and the steps it counts, by organisation and by week. Never a
//! person, never a resident, and no way to a plan: the steps are kept without any.

use crate::account::{self, Account, AccountId};
use crate::account_figures::{self, Kept};
use crate::account_parts::{name, what};
use crate::account_steps::Run;
use crate::chart::day;
use crate::list_accounts::quarter;
use crate::show_alarm::PLACE;
use jiff::ToSpan;
use kernel::OrganisationId;
use maud::{Markup, html};
use network::worked::Worked;
use network::{Actor, Refusal, Route, Visit};
use std::collections::BTreeMap;
use store::Tx;
use web::components::{empty, table, title};
use web::{Failure, Page, Path, View, t};

/// The routes of this capability; `sources` tell how figures are called.
pub fn routes(sources: &'static [Worked]) -> Vec<Route> {
    let show = move |visit: Visit, at: Path<(AccountId, String)>| show(visit, at, sources);
    vec![Route::get("/verantwoording/{id}/cijfers/{code}", "see_accounts", show)]
}

/// What the page shows.
#[derive(Debug)]
pub struct Shown {
    account: Account,
    kept: Kept,
    runs: Vec<Run>,
    names: BTreeMap<OrganisationId, String>,
}

async fn show(
    visit: Visit,
    Path((id, code)): Path<(AccountId, String)>,
    sources: &'static [Worked],
) -> Result<Page, Failure> {
    let shown = visit.read(move |tx, actor| read(tx, actor, (id, &code), sources)).await?;
    Ok(page(&visit.view, &shown))
}

/// Reads the steps of a figure for whoever may read the account.
pub fn read(
    tx: &mut Tx<'_>,
    actor: &Actor,
    (id, code): (AccountId, &str),
    sources: &[Worked],
) -> Result<Shown, Refusal> {
    let (account, _, _) = account::load_for(tx, actor, id)?;
    let kept = account_figures::of_account(tx, (actor.network, id), sources)?;
    let kept = kept.into_iter().find(|kept| kept.code == code).ok_or(Refusal::NotFound("figure"))?;
    let (runs, names) = account_figures::steps(tx, (actor.network, id), code)?;
    Ok(Shown { account, kept, runs, names })
}

/// The page.
pub fn page(view: &View, shown: &Shown) -> Page {
    let (account, name) = (&shown.account, name(view, &shown.kept));
    let under = t!(view, "account-heading", name = &account.name, quarter = quarter(view, account.first));
    let columns = [
        t!(view, "figure-column-weeks"),
        t!(view, "figure-column-organisation"),
        t!(view, "figure-column-steps"),
    ];
    let rows: Vec<Vec<Markup>> = shown.runs.iter().map(|run| row(view, shown, run)).collect();
    let main = html! {
        (title(&name, &under))
        p { (what(view, shown.kept.figure)) }
        @if rows.is_empty() {
            @match shown.kept.number {
                Some(_) => (empty(&t!(view, "figure-none"), &html! { (t!(view, "figure-none-why")) })),
                None => (empty(&t!(view, "account-few", threshold = account.threshold), &html! { (t!(view, "figure-few-why")) })),
            }
        } @else {
            (table(&t!(view, "figure-caption", name = &name), &columns, &rows))
            p { (t!(view, "figure-total", count = shown.kept.number.unwrap_or(0))) }
            p class="ponton-title__under" { (t!(view, "figure-together", threshold = account.threshold)) }
        }
        p { a class="utrecht-link" href=(account.href()) { (t!(view, "figure-to-account")) } }
    };
    Page::new(view, name.clone(), main).at(PLACE)
}

fn row(view: &View, shown: &Shown, run: &Run) -> Vec<Markup> {
    let last = run.last.saturating_add(6.days());
    let whose = run.organisation.and_then(|id| shown.names.get(&id));
    vec![
        html! { (t!(view, "figure-weeks", first = day(view, run.first), last = day(view, last))) },
        html! {
            @match whose {
                Some(name) => (name),
                None => (t!(view, "figure-several")),
            }
        },
        html! { (run.number) },
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{WORK, begun, finishing, said_in_both};
    use crate::word_account::word;
    use network::samples::{Village, monday};
    use testkit::on_both;

    #[test]
    fn a_number_opens_into_steps_of_weeks_and_organisations() {
        on_both(|db| {
            let village = Village::build(db);
            let id = begun(db, &village);
            let opens = |who, code: &'static str| {
                village.acts(db, who, move |tx, actor| read(tx, actor, (id, code), &[WORK]))
            };
            assert!(matches!(opens(village.joost, "geholpen"), Err(Refusal::NotFound("account"))));
            village
                .acts(db, village.ruud, |tx, actor| word(tx, actor, monday(), id, &finishing(None)))
                .unwrap();
            let shown = opens(village.joost, "geholpen").unwrap();
            let pages = said_in_both(|view| page(view, &shown), &["Welzijn De Steiger", ">9<"]);
            assert!(pages.iter().all(|html| !html.contains("/plannen/") && !html.contains("Fatima")));
            assert!(matches!(opens(village.joost, "onbekend"), Err(Refusal::NotFound("figure"))));
        });
    }
}
