//! Small programs that are run under every order of their threads' steps, and what came of it.

use crate::findings::Finding;
use crate::render::number::whole;
use crate::table::{Cell, Table, rows};
use interleave::{Coverage, Exploration, FailureKind, Trace};

/// A small program: what is explored is the file that is shown.
pub struct Program {
    /// Its name; also that of its file.
    pub name: &'static str,
    /// What it is, in a few words.
    pub what: String,
    /// Its file in the lesson's folder.
    pub file: &'static str,
    /// The whole file.
    pub source: &'static str,
    /// The one right outcome, as its `Debug` text; `None` where every outcome is right and only failures are wrong.
    pub expected: Option<String>,
    /// Runs the search.
    pub explore: Box<dyn Fn() -> Exploration>,
}

impl Program {
    /// Says which outcome alone is right.
    pub fn expecting(self, outcome: impl ToString) -> Program {
        Program {
            expected: Some(outcome.to_string()),
            ..self
        }
    }
}

/// Makes a [`Program`] from the path of its function and what it is in a few words.
///
/// `program!(explored::ab_ba::transfers, "two transfers, payer first")` is named `ab_ba` and shows `explored/ab_ba.rs`.
/// With arguments, as in `program!(counting::mutex::count(&plan), "...")`, they are moved into the program.
#[macro_export]
macro_rules! program {
    ($folder:ident :: $module:ident :: $function:ident, $what:expr) => {
        $crate::program!(@ $folder $folder $module, $what, $folder::$module::$function)
    };
    ($folder:ident / $module:ident, $what:expr, $test:expr) => {
        $crate::program!(@ $folder $folder $module, $what, $test)
    };
    (@ $shown:ident $folder:ident $module:ident, $what:expr, $test:expr) => {
        $crate::program::Program {
            name: stringify!($module),
            what: $what.into(),
            file: concat!(stringify!($folder), "/", stringify!($module), ".rs"),
            source: include_str!(concat!(stringify!($folder), "/", stringify!($module), ".rs")),
            expected: None,
            explore: Box::new(move || ::interleave::explore($test)),
        }
    };
}

/// A program and what the search found.
pub struct Explored {
    /// The program.
    pub program: Program,
    /// What the search found.
    pub found: Exploration,
}

impl Explored {
    /// Runs the search. It ends after a number of schedules, not after a time.
    pub fn of(program: Program) -> Explored {
        Explored {
            found: (program.explore)(),
            program,
        }
    }

    /// How many interleavings failed or ended with another outcome than the right one.
    pub fn wrong(&self) -> u64 {
        let failed = self.found.failures.iter().map(|f| f.interleavings);
        failed.sum::<u64>() + self.unexpected().map(|o| o.interleavings).sum::<u64>()
    }

    /// How many schedules had been tried when the first failure was found; `None` without one.
    pub fn first_wrong_at(&self) -> Option<u64> {
        self.found.failures.iter().map(|f| f.first_at).min()
    }

    /// The simplest run that ends with a wrong outcome.
    pub fn wrong_outcome(&self) -> Option<&Trace> {
        self.unexpected().find_map(|outcome| outcome.trace.as_ref())
    }

    /// The simplest deadlock.
    pub fn deadlock(&self) -> Option<&interleave::Failure> {
        self.found.failure(FailureKind::Deadlock)
    }

    /// What the search has seen of all there is, in a word.
    pub fn seen(&self) -> &'static str {
        match self.found.coverage {
            Coverage::Counted { .. } => "counted",
            Coverage::Proved { .. } => "proved",
            Coverage::Tried { .. } => "tried",
        }
    }

    /// Whether an outcome is wrong.
    pub fn is_wrong(&self, outcome: &str) -> bool {
        let expected = self.program.expected.as_deref();
        expected.is_some_and(|expected| expected != outcome)
    }

    fn unexpected(&self) -> impl Iterator<Item = &interleave::Outcome> {
        let outcomes = self.found.outcomes.iter();
        outcomes.filter(|outcome| self.is_wrong(&outcome.value))
    }

    /// How many went wrong, in words; `one` and `many` say how, e.g. `deadlocks` and `deadlock`.
    pub fn told(&self, one: &str, many: &str) -> String {
        let (wrong, all) = (self.wrong(), self.found.interleavings);
        let says = if wrong == 1 { one } else { many };
        let (wrong_of, whole_of) = (whole(wrong), whole(all));
        match (self.found.coverage, wrong) {
            (Coverage::Counted { .. }, 1) if all == 1 => format!("the only interleaving {one}"),
            (Coverage::Counted { .. }, 0) => format!("none of the {whole_of} interleavings {one}"),
            (Coverage::Counted { .. }, _) => {
                format!("{wrong_of} of all {whole_of} interleavings {says}")
            }
            (Coverage::Proved { .. }, 0) => {
                format!("none of the {whole_of} runs that stand for every order {one}")
            }
            (Coverage::Proved { .. }, _) => {
                format!("{wrong_of} of the {whole_of} runs that stand for every order {says}")
            }
            (Coverage::Tried { .. }, 0) => {
                format!("none of {whole_of} orders tried {one}, but there may be more")
            }
            (Coverage::Tried { .. }, _) => format!("{wrong_of} of {whole_of} orders tried {says}"),
        }
    }

    /// The counts behind [`Explored::told`], added to a finding.
    pub fn counts(&self, finding: Finding) -> Finding {
        let name = self.program.name;
        finding
            .count(format!("{name}_wrong"), self.wrong())
            .count(format!("{name}_interleavings"), self.found.interleavings)
    }
}

/// What the words in the column of the coverage mean.
fn coverages(explored: &[Explored]) -> String {
    let words = [
        ("counted", "these are all interleavings"),
        ("proved", "these runs stand for every order"),
        ("tried", "there may be more"),
    ];
    let there = |word| explored.iter().any(|one| one.seen() == word);
    let told = words.iter().filter(|(word, _)| there(*word));
    let told: Vec<String> = told
        .map(|(word, means)| format!("{word}: {means}"))
        .collect();
    told.join("; ")
}

/// A row for each program; `wrong` heads the column of what went wrong, e.g. `deadlocks`.
pub fn table(explored: &[Explored], wrong: &str) -> Table {
    let share = |one: &Explored| one.wrong() as f64 / one.found.interleavings.max(1) as f64;
    rows("explored", explored)
        .column("program", "program", |one| {
            Cell::Text(one.program.what.clone())
        })
        .column("interleavings", "orders", |one| {
            Cell::Whole(one.found.interleavings)
        })
        .column("wrong", wrong, |one| Cell::Whole(one.wrong()))
        .expendable(2, "wrong_share", "of all", |one| Cell::Share(share(one)))
        .expendable(1, "first_at", "first at", |one| {
            // A proof tries other schedules first, and its orders are counted otherwise.
            let first = one
                .first_wrong_at()
                .filter(|_| one.found.coverage.is_counted());
            first.map_or(Cell::Missing, Cell::Whole)
        })
        .expendable(3, "outcomes", "outcomes", |one| {
            Cell::Text(one.found.values().join(", "))
        })
        .column("coverage", "coverage", |one| Cell::Text(one.seen().into()))
        .note("first at: schedules tried until the first of them")
        .note(coverages(explored))
        .table()
}
