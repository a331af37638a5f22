//! The layout around every page: skip link, top bar with the mark and the reader, navigation, the flash, the main
//! part and the foot with the language switch. For `Page` alone.

use crate::assets;
use crate::components::mark;
use crate::flash::Tone;
use crate::view::{Mode, NavEntry, View};
use kernel::Lang;
use maud::{DOCTYPE, Markup, html};

/// Entries that a phone shows in its bar; the rest folds under "Meer".
const IN_THE_BAR: usize = 4;

/// Where somebody sees their sessions and signs out.
const SESSIONS: &str = "/sessies";

/// Where somebody searches, from every page.
const SEARCH: &str = "/zoeken";

/// The whole document.
pub(super) fn page(view: &View, title: &str, main: &Markup) -> Markup {
    let draft_done = view.flash.as_ref().and_then(|flash| flash.draft_done());
    html! {
        (DOCTYPE)
        html lang=(view.lang.tag()) {
            (head(view, title))
            body class="ponton" data-drafts=[view.person.as_ref().map(|person| &person.drafts)]
                data-draft-done=[draft_done]
                data-draft-restored=(view.say("draft-restored", &[])) data-draft-wipe=(view.say("draft-wipe", &[])) {
                a class="utrecht-skip-link utrecht-skip-link--visible-on-focus" href="#main" {
                    (view.say("layout-skip", &[]))
                }
                header { (ribbon(view)) (top(view)) }
                (nav(view))
                main id="main" class="ponton-main" tabindex="-1" {
                    (flash(view))
                    (main)
                }
                (foot(view))
            }
        }
    }
}

fn head(view: &View, title: &str) -> Markup {
    html! {
        head {
            meta charset="utf-8";
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="color-scheme" content="light dark";
            meta name="theme-color" content="#0b5c7a" media="(prefers-color-scheme: light)";
            meta name="theme-color" content="#0e1f28" media="(prefers-color-scheme: dark)";
            title { (title) " · " (view.say("layout-name", &[])) }
            link rel="icon" type="image/svg+xml" href=(assets::href("mark.svg"));
            link rel="preload" as="font" type="font/woff2" crossorigin href=(assets::href(assets::FONT));
            link rel="stylesheet" href=(assets::href("ponton.css"));
            script type="module" src=(assets::href("ponton.js")) {}
        }
    }
}

fn ribbon(view: &View) -> Markup {
    let demo = view.site.mode == Mode::Demo || view.person.as_ref().is_some_and(|person| person.demo);
    html! {
        @if demo { p class="ponton-ribbon" { (view.say("layout-demo", &[])) } }
    }
}

fn top(view: &View) -> Markup {
    html! {
        div class="ponton-top" {
            div class="ponton-top__row" {
                a class="ponton-name" href="/" {
                    (mark::pontoons())
                    span { (view.say("layout-name", &[])) }
                }
                @if let Some(person) = &view.person {
                    (search(view))
                    a class="ponton-person" href=(SESSIONS) {
                        (mark::initials(&person.name))
                        span {
                            span class="ponton-person__name" { (person.name) }
                            span class="ponton-person__place" { (person.place) }
                        }
                    }
                }
            }
            div class="ponton-water" aria-hidden="true" {}
        }
    }
}

/// A box where there is room, on a phone a link to the page that has one; neither on that page itself.
fn search(view: &View) -> Markup {
    let label = view.say("layout-search", &[]);
    let is_there = view.path.split('?').next() == Some(SEARCH);
    html! {
        @if !is_there {
            form class="ponton-find" action=(SEARCH) method="get" role="search" aria-label=(label) {
                label class="ponton-unseen" for="ponton-find" { (view.say("layout-search-words", &[])) }
                input class="utrecht-textbox utrecht-textbox--html-input" id="ponton-find" name="q" type="search"
                    maxlength="400" placeholder=(label);
                button class="utrecht-button utrecht-button--secondary-action" type="submit" { (label) }
            }
            a class="ponton-find-link" href=(SEARCH) { (mark::glass()) span { (label) } }
        }
    }
}

fn nav(view: &View) -> Markup {
    let closed = view.person.as_ref().map_or(&[][..], |person| &person.closed);
    let entries: Vec<&NavEntry> =
        view.site.nav.iter().filter(|entry| !closed.contains(&entry.place)).collect();
    let (first, rest) = entries.split_at(entries.len().min(IN_THE_BAR));
    html! {
        @if view.person.is_some() && !entries.is_empty() {
            nav class="ponton-nav" aria-label=(view.say("layout-nav", &[])) {
                ul {
                    @for entry in first { li { (link(view, entry)) } }
                    @for entry in rest { li class="ponton-nav__wide" { (link(view, entry)) } }
                    @if !rest.is_empty() {
                        li class="ponton-nav__more" {
                            details {
                                summary class=[rest.iter().any(|entry| entry.place == view.at).then_some("ponton-here")] {
                                    (view.say("layout-more", &[]))
                                }
                                ul { @for entry in rest { li { (link(view, entry)) } } }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn link(view: &View, entry: &NavEntry) -> Markup {
    let current = (entry.place == view.at).then_some("page");
    html! { a href=(entry.href) aria-current=[current] { (view.say(entry.text_key, &[])) } }
}

fn flash(view: &View) -> Markup {
    let Some(flash) = &view.flash else { return html! {} };
    let (tone, drawing) = match flash.tone() {
        Tone::Done => ("utrecht-alert--ok", mark::tick()),
        Tone::But => ("utrecht-alert--warning", mark::attention()),
    };
    html! {
        @if let Some(said) = flash.text(&view.texts, view.lang) {
            div class={"ponton-flash utrecht-alert " (tone)} role="status" {
                div class="utrecht-alert__content" { p { (drawing) (said) } }
            }
        }
    }
}

fn foot(view: &View) -> Markup {
    html! {
        footer class="ponton-foot" {
            p class="ponton-foot__promise" { (view.say("layout-promise", &[])) }
            form class="ponton-language" action="/taal" method="post" {
                input type="hidden" name="back" value=(view.path);
                @for lang in Lang::ALL {
                    @let name = match lang { Lang::Nl => "Nederlands", Lang::En => "English" };
                    button class="utrecht-button utrecht-button--subtle" type="submit" name="lang" value=(lang.tag())
                        lang=(lang.tag()) aria-pressed=(if lang == view.lang { "true" } else { "false" }) { (name) }
                }
            }
        }
    }
}
