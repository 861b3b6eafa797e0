//! What is said of runs that count wrong.

use super::Calls::{Gets, Increments};
use super::{Program, program};
use crate::explored::driven;
use crate::explored::{drawn, fitting, is_one_run, of_all, refuse_failures};
use crate::race::lost::{self, Reason, lost};
use crate::verdict::Wrong;
use interleave::{Exploration, Trace};

impl Program {
    /// Refuses runs that fail or count wrong.
    pub(super) fn judge(&self, found: &Exploration) {
        if driven::is_cut(found) {
            return;
        }
        refuse_failures(found);
        let expected = self.expected().to_string();
        let wrong = found
            .outcomes
            .iter()
            .filter(|outcome| outcome.value != expected);
        let simplest = wrong.clone().min_by_key(|outcome| {
            let cost = outcome
                .trace
                .as_ref()
                .map(|trace| (trace.switches, trace.steps.len()));
            cost.unwrap_or((usize::MAX, 0))
        });
        let Some(outcome) = simplest else { return };
        if is_one_run(found) && !self.counts_alone() {
            // Another check says that it does not count so far.
            return;
        }
        let trace = outcome.trace.clone().unwrap_or_default();
        let lost = wrong.map(|outcome| outcome.interleavings).sum();
        let always = found.outcome(&expected).is_none() && !is_one_run(found);
        let (because, question) = self.reason(&outcome.value, &trace, always);
        Wrong::because(because)
            .seen(format!(
                "{}: the count is wrong in {}; here it ends at {}.",
                self.describe(),
                of_all(lost, found),
                outcome.value
            ))
            .expected(format!("the count ends at {expected} in every order."))
            .picture(self.picture(found, first_word(&outcome.value), &trace))
            .ask(question)
            .refuse()
    }

    /// The run, if there is room for it beside a long explanation.
    fn picture(&self, found: &Exploration, end: &str, trace: &Trace) -> String {
        let title = format!("The simplest that ends at {end}:");
        match self.notes || is_one_run(found) {
            true => fitting(&title, trace),
            false => drawn(&title, trace),
        }
    }

    /// Whether one thread that makes all the increments comes to the right count.
    fn counts_alone(&self) -> bool {
        let expected = self.expected();
        let run = driven::along(&[], &program(self.new, &[Increments(expected)]).test());
        run.is_some_and(|run| run.values() == [expected.to_string()])
    }

    fn reason(&self, value: &str, trace: &Trace, always: bool) -> Reason {
        const GET: &str =
            "what does `get` read, and what may another thread do between the steps of `get`?";
        if let Some((_, odd)) = value.split_once("; ") {
            let unfinished = lost::unfinished(trace, &self.names());
            return unfinished.unwrap_or((format!("{}.", capital(odd)), GET));
        }
        let end: usize = value.parse().unwrap_or_default();
        let gets = self
            .threads
            .iter()
            .any(|(_, calls)| matches!(calls, Gets(_)));
        if end > self.expected() {
            return (
                "An increment counts more than once.".into(),
                "which line counts, and can one call of `increment` come to it twice?",
            );
        }
        if always && lost::unfinished(trace, &self.names()).is_none() {
            return (
                "The count is wrong in every order, so the order is not to blame.".into(),
                "what does one `increment` alone change, and by how much?",
            );
        }
        if gets && self.increments_at_once() < 2 {
            return (
                "Increments are lost while another thread calls `get`.".into(),
                "what does `get` change, and may an `increment` come in between?",
            );
        }
        let once = self
            .threads
            .iter()
            .all(|(_, calls)| matches!(calls, Increments(1) | Gets(_)));
        lost(trace, &self.names(), once)
    }

    fn increments_at_once(&self) -> usize {
        self.threads
            .iter()
            .filter(|(_, calls)| matches!(calls, Increments(_)))
            .count()
    }

    /// What the threads do, e.g. `A increments once, B 300 times`.
    fn describe(&self) -> String {
        let times = |times: &usize| match times {
            1 => "once".to_string(),
            2 => "twice".to_string(),
            more => format!("{more} times"),
        };
        if let [(_, first), .., (last, _)] = &self.threads[..]
            && self.threads.len() > 3
            && self.threads.iter().all(|(_, calls)| calls == first)
        {
            return format!(
                "{} threads, A to {last}, increment once each",
                self.threads.len()
            );
        }
        let each = self.threads.iter().map(|(name, calls)| match calls {
            Increments(often) => format!("{name} increments {}", times(often)),
            Gets(often) => format!("{name} gets the count {}", times(often)),
        });
        let before = (self.before > 0).then(|| format!("after {} increments", self.before));
        before
            .into_iter()
            .chain(each)
            .collect::<Vec<_>>()
            .join(", ")
    }
}

fn first_word(value: &str) -> &str {
    value.split(';').next().unwrap_or_default()
}

fn capital(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
