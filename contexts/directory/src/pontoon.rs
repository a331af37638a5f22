//! The three pontoons on which help stands (domain B1): around school and the neighbourhood, guidance, specialist care.
//! Everything that is offered, and everything that is asked, stands on one at a time. Contexts above this one read it here.

use maud::Markup;
use web::components::mark::{Mark, Symbol, mark};
use web::{Choice, View};

network::named! {
    /// Where help stands.
    pub enum Pontoon, text "pontoon" {
        /// Around school and in the neighbourhood: children's and youth work, school social work, meeting places.
        Education = "education",
        /// Guidance: at home, with money, with living together.
        Guidance = "guidance",
        /// Specialist care: treatment, shelter, protection.
        Specialist = "specialist",
    }
}

impl Pontoon {
    /// What stands there, in a sentence.
    pub fn explained(self, view: &View) -> String {
        view.say(
            match self {
                Self::Education => "pontoon-education-what",
                Self::Guidance => "pontoon-guidance-what",
                Self::Specialist => "pontoon-specialist-what",
            },
            &[],
        )
    }

    /// Its mark with its name.
    pub fn mark(self, view: &View) -> Mark {
        let symbol = match self {
            Self::Education => Symbol::PontoonOne,
            Self::Guidance => Symbol::PontoonTwo,
            Self::Specialist => Symbol::PontoonThree,
        };
        Mark::new(symbol, view.say(self.text_key(), &[]))
    }

    /// Its mark, drawn.
    pub fn drawn(self, view: &View) -> Markup {
        mark(&self.mark(view))
    }

    /// All three to choose from.
    pub fn choices(view: &View) -> Vec<Choice> {
        let one = |pontoon: &Self| Choice::new(pontoon.name(), view.say(pontoon.text_key(), &[]));
        Self::ALL.iter().map(one).collect()
    }

    /// As `choices`, each with what stands there.
    pub fn explained_choices(view: &View) -> Vec<Choice> {
        let one = |pontoon: &Self| {
            Choice::new(pontoon.name(), view.say(pontoon.text_key(), &[])).explained(pontoon.explained(view))
        };
        Self::ALL.iter().map(one).collect()
    }
}
