//! The likely next act as one button: a link to the page where it is done, or a form of a single button. For lines
//! and heads.

use crate::texts::Arg;
use crate::view::View;
use maud::{Markup, html};

/// The likely next act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Leads to the page, or the place in it, where the act is done.
    Open {
        /// Where.
        href: String,
        /// A verb: "Breng naar de tafel".
        text: String,
    },
    /// Is done at once by posting; only for acts that can be undone.
    Post {
        /// Where it is posted.
        action: String,
        /// A verb: "Neem over".
        text: String,
    },
}

impl Act {
    /// An act on a page of its own.
    pub fn open(href: impl Into<String>, text: impl Into<String>) -> Self {
        Self::Open { href: href.into(), text: text.into() }
    }

    /// An act that is done at once.
    pub fn post(action: impl Into<String>, text: impl Into<String>) -> Self {
        Self::Post { action: action.into(), text: text.into() }
    }
}

/// The act as a button; `about` is what it is done to, read aloud after the verb so that ten buttons on a page differ.
pub(crate) fn act(view: &View, act: &Act, about: &str) -> Markup {
    match act {
        Act::Open { href, text } => html! {
            a class=(QUIET) href=(href) { (text) (after(view, about)) }
        },
        Act::Post { action, text } => html! {
            form action=(action) method="post" {
                input type="hidden" name="form_key" value=(view.form_key);
                button class=(QUIET) type="submit" { (text) (after(view, about)) }
            }
        },
    }
}

/// What a button is about, for whoever hears the page.
fn after(view: &View, about: &str) -> Markup {
    html! { span class="ponton-unseen" lang=[view.said_lang()] { ": " (about) } }
}

/// A link that looks like the page's one primary button, for an act on a page of its own.
pub fn act_link(href: &str, text: &str) -> Markup {
    html! { a class="utrecht-button utrecht-button--primary-action ponton-button-link" href=(href) { (text) } }
}

/// A button that posts the given pairs and nothing else; quiet, because a page has one primary act.
pub fn post_button(
    view: &View,
    action: &str,
    text_key: &str,
    args: &[(&str, Arg)],
    pairs: &[(&str, &str)],
) -> Markup {
    html! {
        form class="ponton-one-button" action=(action) method="post" {
            input type="hidden" name="form_key" value=(view.form_key);
            @for (name, value) in pairs { input type="hidden" name=(name) value=(value); }
            button class=(QUIET) type="submit" { (view.say(text_key, args)) }
        }
    }
}

const QUIET: &str = "utrecht-button utrecht-button--secondary-action ponton-button-link";
