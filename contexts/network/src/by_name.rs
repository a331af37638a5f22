//! Choosing by name out of more than a list can hold: a form lets its reader type (`web::form::Input::by_name`), and here
//! the words become what a choice would have sent. Only a whole name that is one person's, organisation's or desk's chooses;
//! of several, or of a beginning, the form comes back with all of those to choose from. Deliberately without a say in who
//! may be chosen: that is the act's, as it is for an id.

mod find;

use crate::{Refusal, Visit};
pub use find::Of;
use kernel::OrganisationId;
use store::{Error, Tx};
use web::problems::Problem;
use web::{Choice, Posted, Problems};

/// So many at most are offered to choose from; of more, more must be typed.
const MOST_MEANT: usize = 12;
/// Characters; whatever is longer is nobody's name.
const LONGEST: usize = 400;

/// What was posted, with a choice where the name of one was typed, and what is wrong with the other names.
#[derive(Clone, Debug)]
pub struct Chosen {
    posted: Posted,
    problems: Problems,
}

impl Chosen {
    /// Reads the form as if everything had been chosen out of lists.
    pub fn parse<T>(self, parse: impl FnOnce(&Posted) -> Result<T, Problems>) -> Result<T, Problems> {
        match parse(&self.posted) {
            Ok(parsed) if self.problems.is_empty() => Ok(parsed),
            Ok(_) => Err(self.problems),
            Err(problems) => Err(self.problems.and(problems)),
        }
    }

    /// The id in `field`; anything else is the problem `nobody` there.
    pub fn id<T: std::str::FromStr>(self, field: &'static str, nobody: &'static str) -> Result<T, Problems> {
        self.parse(|posted| posted.text(field).parse().map_err(|_| Problems::with(field, nobody)))
    }
}

/// What was posted, with the names in `fields` looked up among what each of them chooses.
pub async fn read(
    visit: &Visit,
    posted: &Posted,
    fields: &[(&'static str, &'static [Of])],
) -> Result<Chosen, Refusal> {
    let fields: Vec<_> = fields.iter().map(|(field, among)| (*field, *among, None)).collect();
    look_up(visit, posted, fields).await
}

/// As `read`, of one field that chooses among who and what belongs to an organisation.
pub async fn read_within(
    visit: &Visit,
    posted: &Posted,
    (field, among): (&'static str, &'static [Of]),
    organisation: OrganisationId,
) -> Result<Chosen, Refusal> {
    look_up(visit, posted, vec![(field, among, Some(organisation))]).await
}

type Field = (&'static str, &'static [Of], Option<OrganisationId>);

async fn look_up(visit: &Visit, posted: &Posted, fields: Vec<Field>) -> Result<Chosen, Refusal> {
    let is_name = |words: &str| !words.is_empty() && !Choice::is_key(words);
    let fields: Vec<(Field, String)> = fields
        .into_iter()
        .map(|field| (field, posted.text(field.0).to_owned()))
        .filter(|(_, words)| is_name(words))
        .collect();
    let mut chosen = Chosen { posted: posted.clone(), problems: Problems::none() };
    if fields.is_empty() {
        return Ok(chosen);
    }
    let view = visit.view.clone();
    let found = visit
        .read(move |tx, actor| {
            let scope = |within| find::Scope { network: actor.network, within, view: &view };
            let found = fields.iter().map(|((field, among, within), words)| {
                Ok((*field, words.clone(), judge(tx, &scope(*within), among, words)?))
            });
            Ok(found.collect::<Result<Vec<_>, Error>>()?)
        })
        .await?;
    for (field, words, verdict) in found {
        match verdict {
            Verdict::One(key) => chosen.posted = chosen.posted.with(field, &key),
            Verdict::Not(key, meant) => {
                let args = vec![("words", words.chars().take(LONGEST).collect::<String>().into())];
                chosen.problems.push(Problem { field: field.into(), key, args, meant });
            }
        }
    }
    Ok(chosen)
}

/// What typed words turn out to be.
#[derive(PartialEq, Eq, Debug)]
enum Verdict {
    /// One: what a choice of it would have sent.
    One(String),
    /// Not one: the text that says so, and what they may mean.
    Not(&'static str, Vec<String>),
}

fn judge(tx: &mut Tx<'_>, scope: &find::Scope<'_>, among: &[Of], words: &str) -> Result<Verdict, Error> {
    if words.chars().count() > LONGEST {
        return Ok(Verdict::Not("by-name-unknown", Vec::new()));
    }
    let exactly = find::called(tx, scope, among, words)?;
    if let [only] = &exactly[..] {
        return Ok(Verdict::One(only.key.clone()));
    }
    let (key, found) = match exactly.len() {
        0 => ("by-name-begins", find::beginning(tx, scope, among, words)?),
        _ => ("by-name-several", exactly),
    };
    Ok(match found.len() {
        0 => Verdict::Not("by-name-unknown", Vec::new()),
        1..=MOST_MEANT => Verdict::Not(key, find::told_apart(&found)),
        _ => Verdict::Not("by-name-too-many", Vec::new()),
    })
}

/// What chooses a person on behalf of an organisation: their id and its, with a colon between.
pub const PLACE: &[Of] = &[Of::Place];
/// What chooses a person by their id.
pub const PERSON: &[Of] = &[Of::Person("")];
/// What chooses an organisation by its id.
pub const ORGANISATION: &[Of] = &[Of::Organisation("")];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Role;
    use crate::person::{self, NewMembership, NewPerson};
    use crate::samples::{Village, monday};
    use kernel::{Lang, PersonId};
    use store::Db;
    use testkit::on_both;

    fn add(db: &Db, village: &Village, name: &str, (email, at): (&str, OrganisationId)) -> PersonId {
        db.write_here(|tx| {
            let new = NewPerson { name, email, password: None, lang: Lang::Nl };
            let person = person::add(tx, monday(), village.network, &new)?;
            let new = NewMembership { person, organisation: at, role: Role::Worker, team: None };
            person::join(tx, monday(), village.network, &new)?;
            Ok::<_, Error>(person)
        })
        .unwrap()
    }

    fn said(
        db: &Db,
        village: &Village,
        (among, within): (&[Of], Option<OrganisationId>),
        words: &str,
    ) -> Verdict {
        let view = web::samples::view(Lang::Nl, &[crate::TEXTS]);
        let scope = find::Scope { network: village.network, within, view: &view };
        db.read_here(|tx| judge(tx, &scope, among, words)).unwrap()
    }

    const HOLDER: &[Of] = &[Of::Person("person:"), Of::Desk("desk:")];
    const MEMBER: &[Of] = &[Of::Member];

    #[test]
    fn a_capital_with_an_accent_is_found_however_it_is_typed() {
        on_both(|db| {
            let village = Village::build(db);
            let elise = add(db, &village, "Élise Öztürk", ("elise@steiger.example", village.steiger));
            for words in ["Élise Öztürk", "élise öztürk", "ÉLISE ÖZTÜRK"] {
                let found = said(db, &village, (PERSON, None), words);
                assert_eq!(found, Verdict::One(elise.to_string()), "{words}");
            }
            let begun = said(db, &village, (PERSON, None), "öz");
            assert_eq!(
                begun,
                Verdict::Not("by-name-begins", vec!["Élise Öztürk, Welzijn De Steiger".to_owned()])
            );
        });
    }

    #[test]
    fn a_name_alone_or_as_a_list_says_it_becomes_what_the_list_would_have_sent() {
        on_both(|db| {
            let village = Village::build(db);
            let one = |among, words: &str| match said(db, &village, (among, None), words) {
                Verdict::One(key) => key,
                Verdict::Not(key, meant) => panic!("{words}: {key} {meant:?}"),
            };
            let fatima = village.fatima;
            for words in [
                "Fatima el Amrani",
                "fatima EL amrani",
                "Fatima el Amrani, Welzijn De Steiger",
                "Fatima el Amrani (Welzijn De Steiger)",
                "Fatima el Amrani · Welzijn De Steiger",
            ] {
                assert_eq!(one(PERSON, words), fatima.to_string(), "{words}");
                assert_eq!(one(PLACE, words), format!("{fatima}:{}", village.steiger));
                assert_eq!(one(HOLDER, words), format!("person:{fatima}"));
            }
            assert_eq!(one(ORGANISATION, "welzijn de steiger"), village.steiger.to_string());
            assert_eq!(
                one(&[Of::Meeting], "Bestuurlijk overleg gemeentenvereniging"),
                village.thursday.to_string()
            );
            let desk = db.read_here(|tx| crate::desk::of_network(tx, village.network)).unwrap();
            assert_eq!(one(HOLDER, &desk.name), format!("desk:{}", desk.id));
            let here = (MEMBER, Some(village.steiger));
            for words in ["Fatima el Amrani", "Fatima el Amrani (Werker, Team Kadebuurt)"] {
                assert_eq!(
                    said(db, &village, here, words),
                    Verdict::One(format!("{fatima}:worker")),
                    "{words}"
                );
            }
            let elsewhere = said(db, &village, (MEMBER, Some(village.loohoek)), "Fatima el Amrani");
            assert_eq!(elsewhere, Verdict::Not("by-name-unknown", Vec::new()));
        });
    }

    #[test]
    fn of_two_with_one_name_each_can_be_told_and_chosen() {
        on_both(|db| {
            let village = Village::build(db);
            let jan = |email, at| add(db, &village, "Jan de Vries", (email, at));
            let (one, two) =
                (jan("een@steiger.example", village.steiger), jan("twee@loohoek.example", village.loohoek));
            let of = |words: &str| said(db, &village, (PERSON, None), words);
            let meant = ["Jan de Vries, Welzijn De Steiger", "Jan de Vries, Welzijn Loohoek"];
            assert_eq!(of("Jan de Vries"), Verdict::Not("by-name-several", meant.map(str::to_owned).into()));
            assert_eq!(of(meant[0]), Verdict::One(one.to_string()));
            assert_eq!(of(meant[1]), Verdict::One(two.to_string()));
            let three = jan("drie@loohoek.example", village.loohoek);
            let Verdict::Not("by-name-several", meant) = of("Jan de Vries, Welzijn Loohoek") else {
                panic!()
            };
            let mut chosen: Vec<Verdict> = meant.iter().map(|words| of(words)).collect();
            chosen.sort_by_key(|verdict| format!("{verdict:?}"));
            let mut both = [two, three].map(|id| Verdict::One(id.to_string()));
            both.sort_by_key(|verdict| format!("{verdict:?}"));
            assert_eq!(chosen, both, "in one organisation their address tells them apart: {meant:?}");
        });
    }

    #[test]
    fn a_beginning_offers_and_never_chooses() {
        on_both(|db| {
            let village = Village::build(db);
            let of = |words: &str| said(db, &village, (PERSON, None), words);
            let fatima = vec!["Fatima el Amrani, Welzijn De Steiger".to_owned()];
            assert_eq!(of("fati"), Verdict::Not("by-name-begins", fatima.clone()));
            assert_eq!(of("Amra"), Verdict::Not("by-name-begins", fatima), "of a later word too");
            assert_eq!(of("%"), Verdict::Not("by-name-unknown", Vec::new()), "a mark stands for itself");
            assert_eq!(of(&"x".repeat(60_000)), Verdict::Not("by-name-unknown", Vec::new()));
            for number in 0..13 {
                let email = format!("zoe{number}@steiger.example");
                add(db, &village, &format!("Zoë Zwaan {number}"), (&email, village.steiger));
            }
            assert_eq!(of("Zwaan"), Verdict::Not("by-name-too-many", Vec::new()));
            assert!(matches!(of("Zoë Zwaan 12"), Verdict::One(_)));
        });
    }

    #[test]
    fn a_name_that_is_not_one_is_said_at_its_field_once_and_other_problems_with_it() {
        let mut problems = Problems::none();
        problems.add("who", "by-name-unknown");
        let chosen = Chosen { posted: Posted::of(&[("who", "Niemand")]), problems };
        let parse = |_: &Posted| {
            let mut problems = Problems::with("who", "nobody");
            problems.add("why", "empty");
            Err::<(), _>(problems)
        };
        let keys: Vec<_> = chosen.clone().parse(parse).unwrap_err().iter().map(|one| one.key).collect();
        assert_eq!(keys, ["by-name-unknown", "empty"]);
        assert!(chosen.parse(|_| Ok(())).is_err(), "what may stay empty is not passed by either");
    }
}
