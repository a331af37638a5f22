//! The line: one open thing in one row, with who holds it and its next moment always in the same place, and one
//! button for the likely next act. For Vandaag, lists and the water line. What is overdue says so in a word and
//! with the warm colour at its edge.

use super::act::{Act, act};
use super::mark::{Mark, mark};
use super::moment::{Urgency, urgency, when};
use crate::view::View;
use kernel::Timestamp;
use maud::{Markup, html};

/// One open thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its kind, drawn and in words.
    pub mark: Mark,
    /// Its own page; none for whoever may not open it.
    pub href: Option<String>,
    /// Its title, in the words of whoever raised it.
    pub title: String,
    /// Who holds it: a person, or a duty desk.
    pub holder: String,
    /// Its next moment.
    pub moment: Timestamp,
    /// Why that moment: "bellen met de corporatie".
    pub why: String,
    /// Who left it unanswered, when it climbed to its present holder.
    pub climbed: Option<String>,
    /// Since when it lies with its present holder, where it climbed to them and the page knows.
    pub since: Option<Timestamp>,
    /// The likely next act.
    pub act: Option<Act>,
}

/// One line, as an item of a list; put it in `lines`.
pub fn line(view: &View, line: &Line) -> Markup {
    let urgency = urgency(line.moment, view.now);
    let edge = match (&line.climbed, urgency) {
        (Some(_), _) | (None, Urgency::Overdue) => "ponton-line ponton-line--now",
        (None, Urgency::Today) => "ponton-line ponton-line--today",
        (None, Urgency::Ahead) => "ponton-line",
    };
    html! {
        li class=(edge) {
            (mark(&line.mark))
            div class="ponton-line__what" {
                @match &line.href {
                    Some(href) => {
                        a class="ponton-line__title utrecht-link" href=(href) lang=[view.said_lang()] { (line.title) }
                    }
                    None => span class="ponton-line__title" { (line.title) },
                }
                p class="ponton-line__why" { (line.why) }
            }
            p class="ponton-line__holder" {
                span class="ponton-unseen" { (view.say("line-holder", &[])) " " }
                (line.holder)
                @if let Some(from) = &line.climbed {
                    span class="ponton-line__climbed" {
                        @match line.since {
                            Some(since) => {
                                (view.say("line-climbed-since", &[("from", from.into()), ("day", view.day(since).into())]))
                            }
                            None => { (view.say("line-climbed", &[("from", from.into())])) }
                        }
                    }
                }
            }
            p class="ponton-line__when" {
                @if urgency == Urgency::Overdue {
                    strong class="ponton-word-now" { (view.say("line-overdue", &[])) } " "
                }
                (when(view, line.moment))
            }
            @if let Some(next) = &line.act { div class="ponton-line__act" { (act(view, next, &line.title)) } }
        }
    }
}

/// Lines as a list; nothing at all when there are none, so that the page can say what to do instead.
pub fn lines(view: &View, rows: &[Line]) -> Markup {
    html! {
        @if !rows.is_empty() {
            ul class="ponton-lines" role="list" { @for row in rows { (line(view, row)) } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::mark::Symbol;
    use crate::samples;
    use kernel::Lang;

    fn row(at: &str, climbed: Option<&str>) -> Line {
        Line {
            mark: Mark::new(Symbol::Bottleneck, "knelpunt"),
            href: Some("/signalen/1".into()),
            title: "Bellen telt niet mee".into(),
            holder: "Ruud Camps".into(),
            moment: at.parse().unwrap(),
            why: "terugbellen".into(),
            climbed: climbed.map(str::to_owned),
            since: climbed.map(|_| "2026-11-20T09:00:00Z".parse().unwrap()),
            act: Some(Act::open("/signalen/1#tafel", "Breng naar de tafel")),
        }
    }

    fn due(at: &str, climbed: Option<&str>) -> String {
        lines(&samples::view(Lang::Nl, &[]), &[row(at, climbed)]).into_string()
    }

    #[test]
    fn an_overdue_line_says_so_in_a_word() {
        let html = due("2026-11-20T09:00:00Z", None);
        assert!(html.contains("ponton-line--now") && html.contains("te laat"), "{html}");
        assert!(!due("2026-11-24T09:00:00Z", None).contains("te laat"));
    }

    #[test]
    fn a_line_that_climbed_says_from_whom() {
        let html = due("2026-11-24T09:00:00Z", Some("Marleen Hoekstra"));
        assert!(
            html.contains("ponton-line--now") && html.contains("Marleen Hoekstra, sinds vrijdag 20 november"),
            "{html}"
        );
    }

    #[test]
    fn buttons_differ_for_those_who_listen() {
        assert!(due("2026-11-24T09:00:00Z", None).contains(": Bellen telt niet mee</span></a>"));
    }

    #[test]
    fn on_an_english_page_peoples_words_are_marked_as_dutch() {
        let row = row("2026-11-24T09:00:00Z", None);
        let html = lines(&samples::view(Lang::En, &[]), std::slice::from_ref(&row)).into_string();
        assert_eq!(html.matches(r#"lang="nl""#).count(), 2, "the title and the button's end: {html}");
        assert!(!due("2026-11-24T09:00:00Z", None).contains("lang="));
    }

    #[test]
    fn a_line_that_may_not_be_opened_leads_nowhere() {
        let closed = Line { href: None, act: None, ..row("2026-11-24T09:00:00Z", None) };
        let html = lines(&samples::view(Lang::Nl, &[]), &[closed]).into_string();
        assert!(html.contains("Bellen telt niet mee") && !html.contains("<a "), "{html}");
    }
}
