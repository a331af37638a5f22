//! What a refused form said, when the form itself is not on the page any more: somebody else was first, and its act is
//! not possible as things stand now. For `Page::refused_for`, so that no input is lost without a word.

use crate::components::quote;
use crate::posted::Posted;
use crate::problems::Problems;
use crate::view::View;
use maud::{Markup, html};

/// The class of the summary of problems, by which a page is known to say what is wrong.
pub(crate) const PROBLEMS: &str = "ponton-problems";

/// The problems, and the words that were typed; ids, days and choices are no words.
pub(crate) fn left_over(view: &View, typed: &Posted, problems: &Problems) -> Markup {
    let words =
        typed.pairs().map(|(_, value)| value.trim()).filter(|value| value.contains(char::is_whitespace));
    html! {
        div class={(PROBLEMS) " utrecht-alert utrecht-alert--error"} role="alert" tabindex="-1" {
            div class="utrecht-alert__content" {
                p { strong { (view.say("form-problems", &[])) } }
                ul { @for problem in problems.iter() { li { (view.say(problem.key, &problem.args)) } } }
                @for said in words { (quote(view, said, "")) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::samples::{check_html, view};
    use crate::{Page, Posted, Problems};
    use kernel::Lang;
    use maud::html;

    #[test]
    fn a_page_without_the_form_still_says_what_is_wrong_and_what_was_typed() {
        let view = view(Lang::Nl, &[]);
        let typed = Posted::of(&[("form_key", "7"), ("why", "Omdat het moet")]);
        let problems = Problems::with("why", "form-choose");
        let page = Page::new(&view, "Sluizen", html! { h1 { "Sluizen" } }).refused_for(&typed, &problems);
        let html = page.html();
        assert!(html.contains("Omdat het moet") && html.contains("ponton-problems"), "{html}");
        assert_eq!(check_html(&html), []);
    }

    #[test]
    fn a_page_with_the_form_says_it_once() {
        let view = view(Lang::Nl, &[]);
        let (typed, problems) =
            (Posted::of(&[("why", "Omdat het moet")]), Problems::with("why", "form-choose"));
        let form = crate::Form::new(&view, &typed, &problems);
        let main = html! { h1 { "Sluizen" } (form.around("/sluizen", "form-choose", &html! { (form.line("why", "form-choose")) })) };
        let html = Page::new(&view, "Sluizen", main).refused_for(&typed, &problems).html();
        assert_eq!(html.matches("ponton-problems").count(), 1);
        assert_eq!(check_html(&html), []);
    }
}
