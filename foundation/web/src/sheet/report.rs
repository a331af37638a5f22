//! The report of an import: per row whether it is new, there already, or has a problem, with line, column and what to
//! do. The same on a page and on a terminal. Nothing is added by looking; adding is all or nothing, unless the good rows
//! alone are asked for.

pub mod show;

use super::Sheet;
use crate::texts::{Arg, Texts};
use kernel::Lang;
use std::fmt::Write as _;

/// What somebody wants done with the rows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wish {
    /// Only to see what would happen.
    Look,
    /// To add everything, or nothing when a row has a problem.
    AddAll,
    /// To add the rows without a problem.
    AddGood,
}

/// What is wrong with a row, and where.
#[derive(Clone, PartialEq, Debug)]
pub struct Fault {
    /// The column's name, and its place in the file when it is there.
    pub column: Option<(&'static str, Option<usize>)>,
    /// The key of the text that says what is wrong and what to do.
    pub key: &'static str,
    /// What fills it.
    pub args: Vec<(&'static str, Arg)>,
}

/// What a context makes of a row.
#[derive(Clone, PartialEq, Debug)]
pub enum Verdict<T> {
    /// To be added.
    New(T),
    /// There already.
    Known,
    /// Can't be added as it stands.
    Problem(Vec<Fault>),
}

/// A row with what a context makes of it.
#[derive(Clone, PartialEq, Debug)]
pub struct Judged<T> {
    /// The line on which it begins.
    pub line: usize,
    /// What it is about, in its own words.
    pub name: String,
    /// What becomes of it.
    pub verdict: Verdict<T>,
}

/// What became of a row.
#[derive(Clone, PartialEq, Debug)]
pub enum Fate {
    /// New, and not added: somebody only looked, or another row stood in the way.
    New,
    /// New, and added.
    Added,
    /// There already.
    Known,
    /// Not added.
    Problem(Vec<Fault>),
}

impl Fate {
    /// Whether it was not there before.
    pub fn is_new(&self) -> bool {
        matches!(self, Self::New | Self::Added)
    }
}

/// A row in a report.
#[derive(Clone, PartialEq, Debug)]
pub struct Told {
    /// The line on which it begins.
    pub line: usize,
    /// What it is about.
    pub name: String,
    /// What became of it.
    pub fate: Fate,
}

/// What has been done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Done {
    /// Nothing: only looked.
    Looked,
    /// Nothing: everything was to be added, and a row has a problem.
    Refused,
    /// So many rows were added.
    Added(usize),
}

/// The report of an import.
#[derive(Clone, PartialEq, Debug)]
pub struct Report {
    /// The encoding, by name.
    pub encoding: &'static str,
    /// What stood between the cells.
    pub separator: char,
    /// Columns that nobody uses.
    pub unused: Vec<String>,
    /// The rows, in the order of the file.
    pub rows: Vec<Told>,
    /// What has been done.
    pub done: Done,
}

/// Does what is wished with the rows that were judged: `add` adds a new one.
pub fn settle<T, E>(
    sheet: &Sheet,
    judged: Vec<Judged<T>>,
    wish: Wish,
    mut add: impl FnMut(T) -> Result<(), E>,
) -> Result<Report, E> {
    let troubled = judged.iter().any(|row| matches!(row.verdict, Verdict::Problem(_)));
    let done = match (wish, troubled) {
        (Wish::Look, _) => Done::Looked,
        (Wish::AddAll, true) => Done::Refused,
        (Wish::AddAll, false) | (Wish::AddGood, _) => Done::Added(0),
    };
    let (mut rows, mut added) = (Vec::with_capacity(judged.len()), 0);
    for Judged { line, name, verdict } in judged {
        let fate = match verdict {
            Verdict::New(new) => {
                if done == Done::Added(0) {
                    add(new)?;
                    added += 1;
                    Fate::Added
                } else {
                    Fate::New
                }
            }
            Verdict::Known => Fate::Known,
            Verdict::Problem(faults) => Fate::Problem(faults),
        };
        rows.push(Told { line, name, fate });
    }
    let done = if done == Done::Added(0) { Done::Added(added) } else { done };
    let (encoding, separator, unused) = (sheet.encoding.name(), sheet.separator, sheet.unused.clone());
    Ok(Report { encoding, separator, unused, rows, done })
}

impl Report {
    /// How many rows are new (added or not), there already, and with a problem.
    pub fn counts(&self) -> (usize, usize, usize) {
        let count = |which: fn(&Fate) -> bool| self.rows.iter().filter(|row| which(&row.fate)).count();
        (
            count(Fate::is_new),
            count(|fate| matches!(fate, Fate::Known)),
            count(|fate| matches!(fate, Fate::Problem(_))),
        )
    }

    /// Whether a row has a problem.
    pub fn is_troubled(&self) -> bool {
        self.counts().2 > 0
    }

    /// How the file was read, in a sentence.
    pub fn read_as(&self, texts: &Texts, lang: Lang) -> String {
        let separator = match self.separator {
            ';' => "sheet-semicolons",
            '\t' => "sheet-tabs",
            _ => "sheet-commas",
        };
        let separator = texts.say(lang, separator, &[]);
        let args = [
            ("encoding", Arg::from(self.encoding)),
            ("separator", separator.into()),
            ("count", self.rows.len().into()),
        ];
        texts.say(lang, "sheet-read-as", &args)
    }

    /// The columns that nobody uses, in a sentence; empty when there are none.
    pub fn unused(&self, texts: &Texts, lang: Lang) -> String {
        if self.unused.is_empty() {
            return String::new();
        }
        let args = [("count", Arg::from(self.unused.len())), ("columns", self.unused.join(", ").into())];
        texts.say(lang, "sheet-unused", &args)
    }

    /// The whole report as lines of text, for a terminal: rows with a problem at the end, where whoever ran it looks.
    pub fn plain(&self, texts: &Texts, lang: Lang) -> String {
        let mut text = format!("{}\n", self.read_as(texts, lang));
        let unused = self.unused(texts, lang);
        if !unused.is_empty() {
            text.push_str(&unused);
            text.push('\n');
        }
        let mut rows: Vec<&Told> = self.rows.iter().collect();
        rows.sort_by_key(|row| matches!(row.fate, Fate::Problem(_)));
        for row in rows {
            let fate = match &row.fate {
                Fate::New => texts.say(lang, "sheet-new", &[]),
                Fate::Added => texts.say(lang, "sheet-row-added", &[]),
                Fate::Known => texts.say(lang, "sheet-known", &[]),
                Fate::Problem(faults) => {
                    let said: Vec<String> = faults.iter().map(|fault| fault.say(texts, lang)).collect();
                    said.join(" ")
                }
            };
            let line = texts.say(lang, "sheet-line", &[("line", row.line.into())]);
            // Writing to a string doesn't fail.
            let _ = writeln!(text, "{line}: {}: {fate}", first_words(&row.name));
        }
        let (new, known, problems) = self.counts();
        let counts =
            [("new", Arg::from(new)), ("known", Arg::from(known)), ("problems", Arg::from(problems))];
        text.push_str(&texts.say(lang, "sheet-counts", &counts));
        text.push('\n');
        text.push_str(&self.said_done(texts, lang));
        text.push('\n');
        text
    }

    /// What has been done, in a sentence.
    pub fn said_done(&self, texts: &Texts, lang: Lang) -> String {
        match self.done {
            Done::Looked => texts.say(lang, "sheet-looked", &[]),
            Done::Refused => texts.say(lang, "sheet-refused", &[]),
            Done::Added(count) => texts.say(lang, "sheet-added", &[("count", count.into())]),
        }
    }
}

impl Fault {
    /// Where and what, in a sentence or two.
    pub fn say(&self, texts: &Texts, lang: Lang) -> String {
        let what = texts.say(lang, self.key, &self.args);
        match self.column {
            None => what,
            Some((name, place)) => {
                let place = match place {
                    Some(number) => {
                        texts.say(lang, "sheet-column", &[("number", number.into()), ("name", name.into())])
                    }
                    None => texts.say(lang, "sheet-column-absent", &[("name", name.into())]),
                };
                format!("{place}: {what}")
            }
        }
    }
}

/// A row's name as a list shows it: its first words on one line.
fn first_words(name: &str) -> String {
    const MOST: usize = 80;
    let line = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= MOST {
        return line;
    }
    let cut: String = line.chars().take(MOST).collect();
    format!("{}…", cut.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::{Column, Limits, Need};

    const COLUMNS: [Column; 1] =
        [Column { name: "naam", also: &[], need: Need::Required, what: "", example: "" }];

    fn sheet() -> Sheet {
        Sheet::read(b"naam;x\nDe Luwte\nDe Kade\n?", &COLUMNS, Limits::PAGE).unwrap()
    }

    fn settled(wish: Wish) -> (Report, Vec<String>) {
        let sheet = sheet();
        let judged = sheet.rows.iter().map(|row| {
            let verdict = match row.cell("naam") {
                "?" => Verdict::Problem(vec![row.wrong("naam", "form-problems", Vec::new())]),
                "De Kade" => Verdict::Known,
                name => Verdict::New(name.to_owned()),
            };
            Judged { line: row.line, name: row.cell("naam").to_owned(), verdict }
        });
        let mut added = Vec::new();
        let report = settle(&sheet, judged.collect(), wish, |name| {
            added.push(name);
            Ok::<_, ()>(())
        });
        (report.unwrap(), added)
    }

    #[test]
    fn looking_adds_nothing_and_a_problem_stops_all() {
        assert_eq!(settled(Wish::Look).1, [] as [&str; 0]);
        let (report, added) = settled(Wish::AddAll);
        assert_eq!((report.done, added.len(), report.counts()), (Done::Refused, 0, (1, 1, 1)));
    }

    #[test]
    fn what_was_judged_and_what_was_added_are_told_apart_row_by_row() {
        let fates = |wish| settled(wish).0.rows.into_iter().map(|row| row.fate).collect::<Vec<_>>();
        for wish in [Wish::Look, Wish::AddAll] {
            assert_eq!(fates(wish)[..2], [Fate::New, Fate::Known], "{wish:?}");
        }
        assert_eq!(fates(Wish::AddGood)[..2], [Fate::Added, Fate::Known]);
        let texts = Texts::new(&[]).unwrap();
        let said = |wish| settled(wish).0.plain(&texts, Lang::Nl);
        assert!(said(Wish::AddAll).contains("De Luwte: nieuw, niet toegevoegd"), "{}", said(Wish::AddAll));
        assert!(said(Wish::AddGood).contains("De Luwte: toegevoegd"), "{}", said(Wish::AddGood));
    }

    #[test]
    fn the_good_rows_alone_are_added_when_asked() {
        let (report, added) = settled(Wish::AddGood);
        assert_eq!((report.done, added), (Done::Added(1), vec!["De Luwte".to_owned()]));
    }

    #[test]
    fn rows_with_a_problem_stand_at_the_end() {
        let mut report = settled(Wish::Look).0;
        report.rows.reverse();
        let plain = report.plain(&Texts::new(&[]).unwrap(), Lang::Nl);
        let lines: Vec<&str> = plain.lines().collect();
        let at = |name: &str| lines.iter().position(|line| line.contains(name)).unwrap();
        assert!(at("De Kade") < at("De Luwte") && at("De Luwte") < at("Regel 4: ?"), "{plain}");
    }

    #[test]
    fn the_report_says_line_and_column() {
        let texts = Texts::new(&[]).unwrap();
        let plain = settled(Wish::Look).0.plain(&texts, Lang::Nl);
        assert!(plain.contains("UTF-8") && plain.contains("puntkomma"), "{plain}");
        assert!(plain.contains("Regel 4: ?: Kolom 1 (naam): "), "{plain}");
        assert!(plain.contains('x'), "the unused column is named: {plain}");
    }
}
