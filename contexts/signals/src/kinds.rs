//! The closed lists of the signal loop: what a signal is, what a solution is and how binding. Names are the field's
//! (domain §4); Dutch and English stand in the texts.

use network::named;

named! {
    /// What a signal is. A good practice and a bottleneck have equal rank (domain A2).
    pub enum Kind, text "kind" {
        /// Not said yet; settled at triage.
        Unsorted = "unsorted",
        /// A working approach that others may adopt.
        GoodPractice = "good_practice",
        /// An obstacle in rules, supply or cooperation.
        Bottleneck = "bottleneck",
        /// Something somebody must answer.
        Question = "question",
        /// A wrong (misstand): shielded, with a protected reporter.
        Wrong = "wrong",
        /// A suggestion for improvement.
        Suggestion = "suggestion",
    }
}

named! {
    /// What came of it (domain A6).
    pub enum SolutionKind, text "solution-kind" {
        /// A list or decision.
        Decision = "decision",
        /// A norm; departing needs reasons.
        Guideline = "guideline",
        /// Advice that a municipality can't just ignore.
        UrgentAdvice = "urgent_advice",
        /// An answer to a question.
        Answer = "answer",
        /// Structured considerations supporting judgement.
        DecisionFramework = "decision_framework",
        /// A practice others may adopt.
        GoodPractice = "good_practice",
        /// A proposal of law.
        Bill = "bill",
        /// None yet, with the reason.
        NoneYet = "none_yet",
    }
}

named! {
    /// How binding a solution is.
    pub enum Force, text "force" {
        /// Must be followed.
        Binding = "binding",
        /// Follow it, or say why not.
        ComplyOrExplain = "comply_or_explain",
        /// Advice.
        Advice = "advice",
        /// For information.
        Information = "information",
    }
}

named! {
    /// The answer to "werkt dit bij jullie?".
    pub enum Works, text "works" {
        /// It works here.
        Yes = "yes",
        /// It works here, adapted.
        Adapted = "adapted",
        /// Not yet: the remainder stays open.
        NotYet = "not_yet",
    }
}
