//! One obligation: what it is about, who holds it until when and why, what this reader may do with it, and the way it
//! came. For whoever may see it; a shielded one only for those inside it.

use crate::move_obligation::{LONGEST_WHY, matter};
use crate::obligation::{self, Kept};
use crate::titles::{self, Titles};
use crate::way_of_obligation::{self, Way};
use crate::{bounce, confidants, notice, reassign, shown, why};
use kernel::{ObligationId, PersonId, Timestamp, calendar};
use maud::{Markup, html};
use network::again::Again;
use network::{Actor, Refusal, Route, Visit, person};
use obligations::{Hold, Holder, State};
use policy::Matter;
use store::Tx;
use web::components::{head, quote, section, when};
use web::{Choice, Failure, Form, Page, Path, View, t};

/// How many working days somebody gets to answer, unless the asker says otherwise.
const TO_ANSWER: u16 = 2;

/// The routes of this capability.
pub fn routes(titles: &'static [Titles]) -> Vec<Route> {
    let page = move |visit: Visit, id: Path<ObligationId>| show(visit, id, titles);
    vec![Route::get("/verplichtingen/{id}", "see_obligation", page)]
}

/// What the page shows.
pub struct Shown {
    /// The obligation as the policy sees it.
    pub matter: Matter,
    kept: Kept,
    /// Whose it is, when it is sealed and its holder reads it.
    named: Option<String>,
    holder_name: String,
    asked_name: String,
    way: Way,
    /// Whom it can be offered to; empty when it isn't this reader's to offer.
    people: Vec<(PersonId, String, String)>,
    /// To whom this reader may give it as the holder's team lead; empty when they don't lead the holder.
    reach: Vec<(Holder, String)>,
}

impl Shown {
    /// Whether it is kept without a title, because that would say who a resident is.
    pub fn is_sealed(&self) -> bool {
        self.kept.is_sealed()
    }
}

async fn show(
    visit: Visit,
    Path(id): Path<ObligationId>,
    titles: &'static [Titles],
) -> Result<Page, Failure> {
    let mut shown = read(&visit, id).await?;
    let kept = &shown.kept;
    if kept.is_sealed() && kept.state.holder() == Some(Holder::Person(visit.actor.person)) {
        let asked = vec![(id, kept.matter.0.clone())];
        shown.named = titles::of(&visit, titles, asked).await?.remove(&id);
    }
    Ok(page(&visit.view, &visit.actor, &shown, &Again::NOTHING))
}

/// Reads what the page shows, also when one of its forms was refused.
pub async fn read(visit: &Visit, id: ObligationId) -> Result<Shown, Refusal> {
    visit.read(move |tx, actor| shown(tx, actor, id)).await
}

/// Reads what the page shows.
pub fn shown(tx: &mut Tx<'_>, actor: &Actor, id: ObligationId) -> Result<Shown, Refusal> {
    let kept = obligation::load(tx, actor.network, id)?.ok_or(Refusal::NotFound("obligation"))?;
    let matter = matter(tx, actor, &kept)?;
    actor.may("see_obligation", &matter)?;
    let mut name = |holder: Option<Holder>| match holder {
        Some(holder) => notice::name_of(tx, actor.network, holder),
        None => Ok(String::new()),
    };
    let asked = match &kept.state {
        State::Offered { offer, .. } => Some(offer.to),
        State::Held(_) | State::Settled(_) => None,
    };
    let (holder_name, asked_name) = (name(kept.state.holder())?, name(asked)?);
    let offers = matches!(&kept.state, State::Held(hold) if shown::is_theirs(actor, hold.holder));
    let people = match (offers, kept.protected) {
        (false, _) => Vec::new(),
        (true, false) => person::to_choose_from(tx, actor.network)?,
        (true, true) => confidants::to_choose_from(tx, actor.network)?,
    };
    Ok(Shown {
        matter,
        way: way_of_obligation::read(tx, actor.network, id)?,
        people: people
            .into_iter()
            .filter(|(id, _, _)| kept.state.holder() != Some(Holder::Person(*id)))
            .collect(),
        reach: reassign::within_reach(tx, actor, &kept)?,
        kept,
        named: None,
        holder_name,
        asked_name,
    })
}

/// The page; `again` is the form that was refused, if any.
pub fn page(view: &View, actor: &Actor, shown: &Shown, again: &Again<'_>) -> Page {
    let title = shown.named.clone().unwrap_or_else(|| shown::title_of(view, actor, &shown.kept));
    let main = html! {
        (head(view, &title, None, &sentence(view, shown)))
        p { a class="utrecht-link" href=(shown.kept.href) { (view.say(leads_to(&shown.kept.href), &[])) } }
        (acts(view, actor, shown, again))
        (section("weg", &t!(view, "obligation-way"), &way_of_obligation::show(view, &shown.kept.state, &shown.way)))
    };
    Page::new(view, title, main)
}

/// The words for the page at `href`: of a commitment or a bounced mail that is the page of what it belongs to.
fn leads_to(href: &str) -> &'static str {
    match href.split('/').nth(1) {
        Some("signalen") => "obligation-to-signal",
        Some("dossiers") => "obligation-to-dossier",
        Some("tafels") => "obligation-to-agenda",
        Some("plannen") => "obligation-to-plan",
        _ => "obligation-to-page",
    }
}

fn sentence(view: &View, shown: &Shown) -> Markup {
    match &shown.kept.state {
        State::Held(hold) => held(view, shown, hold),
        State::Offered { hold, offer } => html! {
            (held(view, shown, hold)) " "
            (t!(view, "obligation-offered-to", name = &shown.asked_name, by = view.day(offer.answer_by)))
        },
        State::Settled(settlement) => {
            html! { (t!(view, "obligation-settled-on", day = view.day(settlement.at))) }
        }
    }
}

fn held(view: &View, shown: &Shown, hold: &Hold) -> Markup {
    html! {
        (t!(view, "obligation-held-by", name = &shown.holder_name)) " "
        (when(view, hold.moment.at)) ": " (why::say(view, hold.moment.why.as_str()))
    }
}

/// What this reader may do; the engine has the last word when they do it.
fn acts(view: &View, actor: &Actor, shown: &Shown, again: &Again<'_>) -> Markup {
    let id = shown.kept.id;
    let Some(hold) = shown.kept.state.hold() else { return html! {} };
    let theirs = shown::is_theirs(actor, hold.holder);
    let offer = match &shown.kept.state {
        State::Offered { offer, .. } => Some(offer),
        State::Held(_) | State::Settled(_) => None,
    };
    if shown.kept.is_sealed() {
        return html! {
            @if can_take(actor, hold) { (take_form(again.form(view, "take"), id)) }
            p { (t!(view, "obligation-sealed-where")) }
        };
    }
    html! {
        @if can_take(actor, hold) { (take_form(again.form(view, "take"), id)) }
        @if let Some(offer) = offer && shown::is_theirs(actor, offer.to) && offer.answer_by > view.now {
            (quote(view, &why::say(view, offer.why.as_str()), &shown.holder_name))
            (again.fold(view, "answer", &t!(view, "obligation-answer"), &answer_form(again.form(view, "answer"), id)))
        }
        @if theirs {
            @if shown.kept.matter.0 == bounce::MATTER {
                (again.fold(view, "reached", &t!(view, "bounce-fold"), &bounce::reached_form(again.form(view, "reached"), id)))
            }
            (again.fold(view, "promise", &t!(view, "obligation-promise"),
                &promise_form(again.form(view, "promise"), id, hold.due.map(|due| view.day(due)))))
            @if offer.is_some() {
                (again.fold(view, "withdraw", &t!(view, "obligation-withdraw"),
                    &withdraw_form(again.form(view, "withdraw"), id)))
            } @else {
                (again.fold(view, "offer", &t!(view, "obligation-offer"),
                    &offer_form(again.form(view, "offer"), (id, view.now), &shown.people)))
            }
        }
        @if !shown.reach.is_empty() {
            (again.fold(view, "reassign", &t!(view, "reassign-fold"),
                &reassign::form(again.form(view, "reassign"), id, &shown.reach)))
        }
    }
}

/// From a desk they staff; back, when it climbed away from them; or for good, when it climbed to them.
fn can_take(actor: &Actor, hold: &Hold) -> bool {
    let from_desk = matches!(hold.holder, Holder::Desk(_)) && shown::is_theirs(actor, hold.holder);
    let climbed = hold.climbed.is_some_and(|climbed| {
        [hold.holder, climbed.original(), climbed.previous()]
            .iter()
            .any(|holder| shown::is_theirs(actor, *holder))
    });
    from_desk || climbed
}

fn take_form(form: Form<'_>, id: ObligationId) -> Markup {
    form.promise("obligation-take-promise", &[]).around(
        &format!("/verplichtingen/{id}/neem-over"),
        "obligation-take",
        &html! {},
    )
}

/// `due` is the day that the moment stands in for, which the holder's own doesn't.
fn promise_form(form: Form<'_>, id: ObligationId, due: Option<String>) -> Markup {
    let form = form.promise("obligation-promise-promise", &[]);
    let fields = html! {
        @if let Some(due) = due { p { (t!(form, "obligation-promise-due", day = due)) } }
        (form.day("day", "obligation-day").required())
        (form.hour("hour", "obligation-hour").hint("obligation-hour-hint"))
        (form.words("why", "obligation-why").hint("obligation-why-hint").required().max(LONGEST_WHY).rows(2))
    };
    form.around(&format!("/verplichtingen/{id}/moment"), "obligation-promise-act", &fields)
}

fn offer_form(
    form: Form<'_>,
    (id, now): (ObligationId, Timestamp),
    people: &[(PersonId, String, String)],
) -> Markup {
    let form = form.promise("obligation-offer-promise", &[]);
    let choices: Vec<Choice> = people
        .iter()
        .map(|(id, name, place)| Choice::new(id.to_string(), format!("{name}, {place}")))
        .collect();
    let answer_by = calendar::day(calendar::in_working_days(now, TO_ANSWER)).to_string();
    let fields = html! {
        (form.choice("person", "obligation-person", &choices).required().by_name())
        (form.words("why", "obligation-ask").hint("obligation-ask-hint").required().max(LONGEST_WHY).rows(2))
        (form.day("day", "obligation-answer-by").required().value(&answer_by))
    };
    form.around(&format!("/verplichtingen/{id}/bied-aan"), "obligation-offer-act", &fields)
}

/// Yes or no to a question; a no says why.
pub fn answer_form(form: Form<'_>, id: ObligationId) -> Markup {
    let form = form.promise("obligation-answer-promise", &[]);
    let answers = [
        Choice::new("yes", t!(form, "obligation-accept-act")),
        Choice::new("no", t!(form, "obligation-decline-act")),
    ];
    let fields = html! {
        (form.radios("answer", "obligation-answer-question", &answers).required())
        (form.words("reason", "obligation-decline-reason").hint("obligation-decline-hint").max(LONGEST_WHY).rows(2))
    };
    form.around(&format!("/verplichtingen/{id}/aanbod"), "obligation-answer", &fields)
}

fn withdraw_form(form: Form<'_>, id: ObligationId) -> Markup {
    let form = form.promise("obligation-withdraw-promise", &[]);
    let fields = html! {
        (form.words("reason", "obligation-withdraw-reason").required().max(LONGEST_WHY).rows(2))
    };
    form.around(&format!("/verplichtingen/{id}/intrekken"), "obligation-withdraw-act", &fields)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::TEXTS;
    use crate::move_obligation::{Move, move_on};
    use crate::samples::{Shield, open_at, opening};
    use kernel::Lang;
    use network::samples::{Village, monday};
    use web::samples::{check_html, required_fields, view};

    fn seen_by(
        db: &store::Db,
        village: &Village,
        id: ObligationId,
        who: PersonId,
    ) -> Result<(Actor, Shown), Refusal> {
        village.acts(db, who, |tx, actor| Ok((actor.clone(), shown(tx, actor, id)?)))
    }

    #[test]
    fn everybody_sees_the_way_and_only_who_is_involved_sees_the_acts() {
        let db = testkit::sqlite();
        let village = Village::build(&db);
        let id = open_at(&db, &village, village.marleen, 9);
        let why = "Jij kent hem".parse().unwrap();
        let offer = Move::Offer { to: village.fatima, answer_by: calendar::in_days(monday(), 2), why };
        village.acts(&db, village.marleen, |tx, actor| move_on(tx, actor, monday(), id, &offer)).unwrap();
        for lang in Lang::ALL {
            let view = View { now: monday(), ..view(lang, &[TEXTS, network::TEXTS]) };
            for (who, fields) in [(village.marleen, 3), (village.fatima, 1), (village.joost, 0)] {
                let (actor, shown) = seen_by(&db, &village, id, who).unwrap();
                let html = page(&view, &actor, &shown, &Again::NOTHING).html();
                assert_eq!(check_html(&html), [], "{lang}");
                assert!(html.contains("Jij kent hem") && html.contains("Marleen Hoekstra"));
                assert_eq!(required_fields(&html), fields);
            }
        }
    }

    #[test]
    fn who_promises_a_moment_before_a_far_day_is_told_that_theirs_counts() {
        let db = testkit::sqlite();
        let village = Village::build(&db);
        let (near, far) =
            (open_at(&db, &village, village.marleen, 9), open_at(&db, &village, village.marleen, 200));
        let view = View { now: monday(), ..view(Lang::Nl, &[TEXTS, network::TEXTS]) };
        let told = t!(view, "obligation-promise-due", day = view.day(calendar::in_days(monday(), 200)));
        for (id, says) in [(near, false), (far, true)] {
            let (actor, shown) = seen_by(&db, &village, id, village.marleen).unwrap();
            assert_eq!(page(&view, &actor, &shown, &Again::NOTHING).html().contains(&told), says);
        }
    }

    #[test]
    fn what_somebody_opened_for_themselves_says_their_name_once() {
        testkit::on_both(|db| {
            let village = Village::build(db);
            let id = village
                .acts(db, village.marleen, |tx, actor| {
                    let matter = kernel::ids::Uuid::from_u128(7);
                    let opening = crate::Opening {
                        network: village.network,
                        matter: crate::Matter::new("signal", matter),
                        title: "De inloop is dicht.".to_owned(),
                        href: format!("/signalen/{matter}"),
                        shielded: false,
                        holder: Holder::Person(actor.person),
                        moment: obligations::Moment {
                            at: calendar::in_days(monday(), 2),
                            why: "Terugbellen".parse().unwrap(),
                        },
                    };
                    obligation::open(tx, monday(), Some(actor.person), opening)
                })
                .unwrap();
            let view = View { now: monday(), ..view(Lang::Nl, &[TEXTS, network::TEXTS]) };
            let (actor, shown) = seen_by(db, &village, id, village.marleen).unwrap();
            let html = page(&view, &actor, &shown, &Again::NOTHING).html();
            assert!(html.contains("nam dit op zich") && !html.contains("op de lat van"), "{html}");
            assert!(html.contains("Naar het signaal"), "{html}");
        });
    }

    #[test]
    fn what_is_about_a_resident_takes_no_words_and_is_named_for_its_holder_only() {
        let db = testkit::sqlite();
        let village = Village::build(&db);
        let id = opening(&db, &village, (Holder::Person(village.fatima), 3), Shield::Sealed);
        for lang in Lang::ALL {
            let view = View { now: monday(), ..view(lang, &[TEXTS, network::TEXTS]) };
            let (actor, mut shown) = seen_by(&db, &village, id, village.fatima).unwrap();
            let html = page(&view, &actor, &shown, &Again::NOTHING).html();
            assert_eq!(check_html(&html), [], "{lang}");
            assert!(html.contains(&t!(view, "matter-help-request")), "{html}");
            assert!(html.contains(&t!(view, "obligation-to-plan")), "{html}");
            assert!(!html.contains("<textarea"), "{html}");
            shown.named = Some("Dirk de Groot".to_owned());
            assert!(page(&view, &actor, &shown, &Again::NOTHING).html().contains("Dirk de Groot"));
        }
    }

    #[test]
    fn a_shielded_one_is_for_those_inside_it() {
        let db = testkit::sqlite();
        let village = Village::build(&db);
        let id = opening(&db, &village, (Holder::Person(village.bart), 3), Shield::Shielded);
        assert!(seen_by(&db, &village, id, village.bart).is_ok());
        let outside = seen_by(&db, &village, id, village.elly).map(drop);
        assert!(matches!(outside, Err(Refusal::Forbidden { action: "see_obligation" })), "{outside:?}");
    }
}
