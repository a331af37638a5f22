//! A number of an account, opened: of which work steps it is made, by whom and in which months, as far as the release of its
//! quarter tells that. Never who was a step's resident, and no way to a plan: a step is kept without any.

use crate::account::{self, Account, AccountId};
use crate::account_figures::{self, Kept};
use crate::account_parts::{name, what};
use crate::list_accounts::quarter;
use crate::released_quarter::{self, Steps};
use crate::show_alarm::PLACE;
use jiff::ToSpan;
use jiff::civil::Date;
use maud::{Markup, html};
use network::worked::Worked;
use network::{Actor, Refusal, Route, Visit};
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
    /// What it is made of.
    pub steps: Vec<Steps>,
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
    let whose = (account.organisation, account.municipality.as_str());
    let steps = released_quarter::steps(tx, (actor.network, account.first, code), whose)?;
    Ok(Shown { account, kept, steps })
}

/// The page.
pub fn page(view: &View, shown: &Shown) -> Page {
    let (account, name) = (&shown.account, name(view, &shown.kept));
    let under = t!(view, "account-heading", name = &account.name, quarter = quarter(view, account.first));
    let main = html! {
        (title(&name, &under))
        p { (what(view, shown.kept.figure)) }
        @if account.key.is_none() {
            (empty(&t!(view, "figure-from-before"), &html! { (t!(view, "account-from-before")) }))
        } @else if shown.kept.number == Some(0) {
            (empty(&t!(view, "figure-none"), &html! { (t!(view, "figure-none-why")) }))
        } @else {
            (opened(view, shown, &name))
            p class="ponton-title__under" { (t!(view, "figure-together", threshold = account.threshold)) }
        }
        p { a class="utrecht-link" href=(account.href()) { (t!(view, "figure-to-account")) } }
    };
    Page::new(view, name.clone(), main).at(PLACE)
}

fn opened(view: &View, shown: &Shown, name: &str) -> Markup {
    let months: Vec<Date> = (0..3).map(|month| shown.account.first.saturating_add(month.months())).collect();
    let mut columns = vec![t!(view, "figure-column-organisation"), t!(view, "figure-column-quarter")];
    columns.extend(months.iter().map(|month| t!(view, "figure-month", month = i32::from(month.month()))));
    let few = || t!(view, "figure-few", threshold = shown.account.threshold);
    let said = |number: Option<i64>| html! { (number.map_or_else(few, |number| number.to_string())) };
    let row = |steps: &Steps| {
        let whose = steps.name.clone().unwrap_or_else(|| t!(view, "figure-all"));
        let by_month = months.iter().map(|month| said(steps.months.get(month).copied()));
        [html! { (whose) }, said(steps.number)].into_iter().chain(by_month).collect()
    };
    let rows: Vec<Vec<Markup>> = shown.steps.iter().map(row).collect();
    table(&t!(view, "figure-caption", name = name), &columns, &rows)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{WORK, begun, finishing, said_in_both};
    use crate::word_account::word;
    use network::samples::{Village, monday};
    use testkit::on_both;

    #[test]
    fn a_number_opens_into_steps_of_months_and_organisations() {
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
            let pages = said_in_both(|view| page(view, &shown), &["Welzijn De Steiger", ">10<"]);
            assert!(pages.iter().all(|html| !html.contains("/plannen/") && !html.contains("Fatima")));
            assert!(matches!(opens(village.joost, "onbekend"), Err(Refusal::NotFound("figure"))));
        });
    }
}
