//! "Je tokens": the page on which somebody makes a personal token for another system, sees when each was last used, and
//! withdraws it. The token is shown once and kept nowhere; it does what its owner may do, within the scope that they chose.

use crate::again::Again;
use crate::api_token::{self, LONGEST_DAYS, NewToken, Scope, Token, TokenId};
use crate::name_line::{NameLine, name_lines};
use crate::{Actor, Refusal, Route, Visit, record};
use axum::response::{IntoResponse, Response};
use kernel::ids::Uuid;
use kernel::{Timestamp, calendar};
use maud::{Markup, html};
use serde_json::json;
use store::Tx;
use web::components::mark::{Mark, Symbol};
use web::components::{Tone, act_link, empty, notice, post_button, section, title};
use web::{Choice, Failure, Flash, Page, Path, Posted, Problems, SeeOther, View, t};

/// The longest name, in characters.
const LONGEST_NAME: usize = 80;
/// A token lasts so many days when nobody chooses otherwise.
const USUAL_DAYS: i32 = 90;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/mijn-toegang", "manage_tokens", show),
        Route::post("/mijn-toegang", "manage_tokens", post),
        Route::post("/mijn-toegang/{id}/intrekking", "manage_tokens", withdraw),
    ]
}

async fn show(visit: Visit) -> Result<Page, Failure> {
    let shown = read(&visit).await?;
    Ok(page(&visit.view, &shown, &Again::NOTHING))
}

/// What the page shows.
struct Shown {
    tokens: Vec<Token>,
    others: Others,
}

/// Whether the reader also decides which systems hear of what happens.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Others {
    Theirs,
    NotTheirs,
}

async fn read(visit: &Visit) -> Result<Shown, Refusal> {
    let now = visit.now();
    visit
        .read(move |tx, actor| {
            actor.may_here("manage_tokens")?;
            let others = match actor.may_here("manage_webhooks") {
                Ok(()) => Others::Theirs,
                Err(_) => Others::NotTheirs,
            };
            Ok(Shown { tokens: api_token::of_person(tx, now, actor.network, actor.person)?, others })
        })
        .await
}

async fn post(visit: Visit, posted: Posted) -> Result<Response, Failure> {
    match parse(&posted, visit.view.form_key, visit.now()) {
        Ok(new) => {
            let name = new.name.clone();
            let secret = visit.write(move |tx, actor, now| make(tx, actor, now, &new)).await?;
            Ok(made(&visit.view, &name, &secret).into_response())
        }
        Err(problems) => {
            let shown = read(&visit).await?;
            let again = Again::refused("token", &posted, &problems);
            Ok(page(&visit.view, &shown, &again).refused_for(&posted, &problems).into_response())
        }
    }
}

fn parse(posted: &Posted, fresh: Uuid, now: Timestamp) -> Result<NewToken, Problems> {
    let mut problems = Problems::none();
    let name = posted.text("name").to_owned();
    if name.is_empty() {
        problems.add("name", "token-name-empty");
    } else if name.chars().count() > LONGEST_NAME {
        problems.add_with("name", "token-name-too-long", vec![("most", LONGEST_NAME.into())]);
    }
    let scopes: Vec<Scope> = Scope::ALL
        .iter()
        .copied()
        .filter(|scope| posted.all("scope").any(|name| name == scope.name()))
        .collect();
    if scopes.is_empty() {
        problems.add("scope", "token-scope-empty");
    }
    let ends_at = match posted.text("until").parse() {
        Ok(day) => Some(calendar::at_hour(day, 23)),
        Err(_) if posted.text("until").is_empty() => Some(calendar::in_days(now, USUAL_DAYS)),
        Err(_) => None,
    };
    match ends_at {
        None => problems.add("until", "token-until-unreadable"),
        Some(at) if at <= now => problems.add("until", "token-until-past"),
        Some(at) if at > calendar::in_days(now, LONGEST_DAYS) => problems.add("until", "token-until-far"),
        Some(_) => {}
    }
    match ends_at {
        Some(ends_at) if problems.is_empty() => {
            Ok(NewToken { name, scopes, ends_at, form_key: posted.form_key().unwrap_or(fresh) })
        }
        Some(_) | None => Err(problems),
    }
}

/// Makes a token and gives its secret, this once; the same form sent again is the same token, with a secret that works.
pub fn make(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, new: &NewToken) -> Result<String, Refusal> {
    actor.may_here("manage_tokens")?;
    let (secret, id, again) = api_token::make(tx, now, (actor.network, actor.person), new)?;
    if !again {
        let scopes: Vec<&str> = new.scopes.iter().map(|scope| scope.name()).collect();
        let facts = json!({ "scopes": scopes, "ends_at": new.ends_at });
        record::note(tx, actor, now, "token.made", ("token", id.into()), facts)?;
    }
    Ok(secret)
}

async fn withdraw(visit: Visit, Path(id): Path<TokenId>) -> Result<SeeOther, Failure> {
    visit
        .write(move |tx, actor, now| {
            actor.may_here("manage_tokens")?;
            // Withdrawing what is gone already is what was asked for; somebody else's token is not there for you.
            if api_token::withdraw(tx, now, actor, id)? {
                record::note(tx, actor, now, "token.withdrawn", ("token", id.into()), json!({}))?;
            }
            Ok(())
        })
        .await?;
    Ok(SeeOther::to("/mijn-toegang").saying(Flash::new("token-withdrawn")))
}

fn made(view: &View, name: &str, secret: &str) -> Page {
    let heading = t!(view, "token-made", name = name);
    let main = html! {
        (title(&heading, &t!(view, "token-made-what")))
        p { code { (secret) } }
        (notice(view, Tone::Quiet, &html! { (t!(view, "token-made-once")) }))
        p { (act_link("/mijn-toegang", &t!(view, "token-made-back"))) }
    };
    Page::new(view, heading, main)
}

/// The page; `again` is the form that was refused, if any.
fn page(view: &View, shown: &Shown, again: &Again<'_>) -> Page {
    let heading = t!(view, "token-title");
    let lines: Vec<NameLine> = shown.tokens.iter().map(|token| line(view, token)).collect();
    let main = html! {
        (title(&heading, &t!(view, "token-what")))
        p { a class="utrecht-link" href="/api/v1/docs" { (t!(view, "token-docs")) } }
        @if lines.is_empty() { (empty(&t!(view, "token-none"), &html! { (t!(view, "token-none-then")) })) }
        (name_lines(&lines))
        (section("maken", &t!(view, "token-new"), &form(view, again)))
        @if shown.others == Others::Theirs {
            p { a class="utrecht-link" href="/webhooks" { (t!(view, "token-webhooks")) } }
        }
    };
    Page::new(view, heading, main)
}

fn line(view: &View, token: &Token) -> NameLine {
    let scopes: Vec<String> = token.scopes.iter().map(|scope| view.say(scope.text_key(), &[])).collect();
    let used = match token.used_at {
        Some(at) => t!(view, "token-used", when = view.when(at)),
        None => t!(view, "token-never-used"),
    };
    NameLine {
        mark: Mark::new(Symbol::Person, t!(view, "token-token")),
        href: None,
        name: token.name.clone(),
        what: scopes.join(", "),
        place: format!("{} {used}", t!(view, "token-until-day", day = view.day(token.ends_at))),
        act: post_button(
            view,
            &format!("/mijn-toegang/{}/intrekking", token.id),
            "token-withdraw",
            &[("name", token.name.as_str().into())],
            &[],
        ),
    }
}

fn form(view: &View, again: &Again<'_>) -> Markup {
    let form = again.form(view, "token").promise("token-promise", &[]);
    let scopes: Vec<Choice> =
        Scope::ALL.iter().map(|scope| Choice::new(scope.name(), view.say(scope.text_key(), &[]))).collect();
    let usual = calendar::day(calendar::in_days(view.now, USUAL_DAYS)).to_string();
    let fields = html! {
        (form.line("name", "token-name").hint("token-name-hint").required().max(LONGEST_NAME))
        (form.ticks("scope", "token-scope", &scopes).required().value(Scope::Read.name()))
        (form.day("until", "token-until").hint("token-until-hint").value(&usual))
    };
    form.around("/mijn-toegang", "token-act", &fields)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::TEXTS;
    use crate::samples::monday;
    use kernel::Lang;
    use web::samples::{check_html, view};

    fn token() -> Token {
        Token {
            id: TokenId::new(monday()),
            name: "Registratiesysteem".to_owned(),
            scopes: vec![Scope::Read, Scope::Raise],
            made_at: monday(),
            ends_at: calendar::in_days(monday(), 30),
            used_at: None,
        }
    }

    #[test]
    fn the_page_reads_well_with_and_without_tokens() {
        for lang in Lang::ALL {
            let view = view(lang, &[TEXTS]);
            assert_eq!(
                check_html(
                    &page(&view, &Shown { tokens: vec![token()], others: Others::Theirs }, &Again::NOTHING)
                        .html()
                ),
                [],
                "{lang}"
            );
            assert_eq!(
                check_html(
                    &page(&view, &Shown { tokens: Vec::new(), others: Others::NotTheirs }, &Again::NOTHING)
                        .html()
                ),
                [],
                "{lang}"
            );
            let shown = made(&view, "Registratiesysteem", "ponton_abc").html();
            assert_eq!(check_html(&shown), [], "{lang}");
            assert!(shown.contains("ponton_abc"));
        }
    }

    #[test]
    fn a_name_and_a_scope_are_asked_and_a_year_is_the_most() {
        let keys = |posted: &[(&str, &str)]| -> Vec<&str> {
            let fresh = kernel::ids::uuid_at(monday());
            let refused = parse(&Posted::of(posted), fresh, monday()).err();
            refused.iter().flat_map(Problems::iter).map(|one| one.key).collect()
        };
        assert_eq!(keys(&[]), ["token-name-empty", "token-scope-empty"]);
        let named = [("name", "x"), ("scope", "lezen")];
        assert_eq!(keys(&named), [] as [&str; 0]);
        for (until, key) in [
            ("2020-01-01", "token-until-past"),
            ("2030-01-01", "token-until-far"),
            ("x", "token-until-unreadable"),
        ] {
            assert_eq!(keys(&[named[0], named[1], ("until", until)]), [key]);
        }
    }
}
