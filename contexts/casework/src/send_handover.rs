//! Sending what was written: after the resident has read the packet, or with the reason why they couldn't, and with what
//! lets it be shared. Permission and legal basis are two fields, because one doesn't stand in for the other. A draft may
//! also be dropped.

use crate::answer_handover_packet;
use crate::handover::act::{self, Doing};
use crate::handover::step::Said;
use crate::handover::{Kept, Previewed, sealed_words};
use crate::show_handover::{self, Asked, Parsed};
use axum::response::Response;
use handover::{Act, Ground, HandoverId, PassingOn, Preview, Stage};
use kernel::ids::Uuid;
use kernel::{PersonId, Timestamp};
use maud::{Markup, html};
use network::again::Again;
use network::reading::Keys;
use network::{Actor, Refusal, Route, Visit};
use store::Tx;
use web::{Choice, Failure, Path, Posted, Problems, View};

/// The longest ground or reason, in characters.
pub const LONGEST: usize = 500;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![
        Route::post("/overdrachten/{id}/versturen", "work_on_handover", post),
        Route::post("/overdrachten/{id}/laten-vallen", "work_on_handover", drop_it),
    ]
}

/// What is said when it is sent.
#[derive(Clone, Debug)]
pub struct Send {
    /// Who read the packet.
    pub previewed: Previewed,
    /// Why the resident didn't.
    pub why_not: Option<String>,
    /// What opens professional secrecy.
    pub permission: Option<String>,
    /// What lets data be used.
    pub legal_basis: Option<String>,
    /// Whether whoever is asked may pass it on.
    pub passing_on: PassingOn,
}

impl Send {
    pub(crate) fn parse(posted: &Posted) -> Result<Self, Problems> {
        let mut problems = Problems::none();
        let mut text = |field: &'static str| {
            let typed = posted.text(field);
            if typed.chars().count() > LONGEST {
                problems.add_with(field, "problem-casework-too-long", vec![("most", LONGEST.into())]);
            }
            (!typed.is_empty()).then(|| typed.to_owned())
        };
        let (permission, legal_basis, why_not) = (text("permission"), text("legal_basis"), text("why_not"));
        let previewed = Previewed::named(posted.text("previewed")).unwrap_or(Previewed::NotYet);
        match previewed {
            Previewed::NotYet => problems.add("previewed", "handover-refused-not-previewed"),
            Previewed::WithoutResident if why_not.is_none() => {
                problems.add("why_not", "problem-handover-why-not-empty");
            }
            Previewed::ByResident | Previewed::WithoutResident => {}
        }
        if permission.is_none() && legal_basis.is_none() {
            problems.add("permission", "handover-refused-no-ground");
        }
        let passing_on = if posted.has("passing_on") { PassingOn::Agreed } else { PassingOn::AskFirst };
        if problems.is_empty() {
            Ok(Self { previewed, why_not, permission, legal_basis, passing_on })
        } else {
            Err(problems)
        }
    }

    /// As the engine takes it: that something was said, not what.
    fn act(&self, by: PersonId) -> Act {
        let ground = Ground {
            permission: self.permission.as_ref().map(|_| sealed_words()),
            legal_basis: self.legal_basis.as_ref().map(|_| sealed_words()),
        };
        let preview = match self.previewed {
            Previewed::NotYet => Preview::NotYet,
            Previewed::ByResident => Preview::ByResident,
            Previewed::WithoutResident => Preview::WithoutResident { reason: sealed_words() },
        };
        Act::Send { by, ground, preview, passing_on: self.passing_on }
    }
}

async fn post(visit: Visit, Path(id): Path<HandoverId>, posted: Posted) -> Result<Response, Failure> {
    let asked = Asked { id, form: "send", field: "previewed", flash: "handover-sent" };
    let sent = match Send::parse(&posted) {
        Ok(new) => {
            let (keys, transition) =
                (visit.workplace.keys.clone(), show_handover::transition(&visit, &posted));
            Ok(visit.write(move |tx, actor, now| send(tx, actor, now, &keys, (id, transition, &new))).await)
        }
        Err(problems) => Err(problems),
    };
    show_handover::answer(&visit, asked, &posted, sent).await
}

/// Sends it: writes down what lets it be shared and who read it, and then the engine decides.
pub fn send(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    keys: &Keys,
    (id, transition, new): (HandoverId, Uuid, &Send),
) -> Result<Kept, Refusal> {
    // What the resident says of it waits for the same row: their no comes before this or after it, and isn't lost between.
    let kept = act::load_to_work_on(tx, actor, now, id)?;
    if kept.stage() == Stage::Draft {
        // Who said no on their own page gave no permission, and did not agree to what they read.
        let claims = new.previewed == Previewed::ByResident || new.permission.is_some();
        if claims && answer_handover_packet::said_no(tx, &kept)? {
            return Err(Refusal::NotNow("handover-refused-resident-said-no"));
        }
        let (sealing, packet) = (keys.sealing(tx, actor.network, kept.plan)?, kept.packet.id);
        let seal = |field: &str, text: &Option<String>| {
            text.as_deref().map(|text| sealing.seal(field, packet, text))
        };
        tx.execute(
            "update handover set previewed = $3, not_previewed_why = $4, permission = $5, legal_basis = $6
             where network_id = $1 and id = $2 and stage = 'draft'",
            &[
                &actor.network,
                &Uuid::from(id),
                &new.previewed,
                &seal("handover.not_previewed_why", &new.why_not),
                &seal("handover.permission", &new.permission),
                &seal("handover.legal_basis", &new.legal_basis),
            ],
        )?;
    }
    let doing = Doing { id, transition, said: Said::default() };
    act::act(tx, actor, now, keys, (&doing, &new.act(actor.person)))
}

async fn drop_it(visit: Visit, Path(id): Path<HandoverId>, posted: Posted) -> Result<Response, Failure> {
    let asked = Asked { id, form: "drop", field: "previewed", flash: "handover-dropped" };
    show_handover::carry(&visit, asked, &posted, dropping).await
}

/// It doesn't go after all.
#[expect(clippy::unnecessary_wraps, reason = "read as every other form is")]
pub(crate) fn dropping(_posted: &Posted, by: PersonId, _now: Timestamp) -> Parsed {
    Ok((Act::Drop { by }, Said::default()))
}

/// The form, under the packet as the resident reads it.
pub fn form(view: &View, again: &Again<'_>, href: &str) -> Markup {
    let form = again.form(view, "send").promise("send-handover-promise", &[]);
    let previews: Vec<Choice> = [Previewed::ByResident, Previewed::WithoutResident]
        .iter()
        .map(|one| Choice::new(one.name(), view.say(one.text_key(), &[])))
        .collect();
    html! {
        (form.around(&format!("{href}/versturen"), "send-handover-act", &html! {
            (form.radios("previewed", "send-handover-previewed", &previews).required())
            (form.line("why_not", "send-handover-why-not").max(LONGEST))
            (form.line("permission", "send-handover-permission").hint("send-handover-permission-hint").max(LONGEST))
            (form.line("legal_basis", "send-handover-legal-basis").hint("send-handover-legal-basis-hint")
                .max(LONGEST))
            (form.tick("passing_on", "send-handover-passing-on"))
        }))
        (web::components::post_button(view, &format!("{href}/laten-vallen"), "drop-handover-act", &[], &[]))
    }
}
