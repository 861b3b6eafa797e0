//! What the runs show: sentences chosen from what was counted.

use super::told::{Told, letters};
use crate::findings::Finding;
use crate::render::{duration, number::whole};
use crate::words::{counted, list};
use crate::work::errands::Errand;
use crate::work::frames::Got;
use crate::work::payments::{MONEY, Paid};
use crate::work::service::Answers;

fn names<T>(told: &[&Told<T>]) -> String {
    list(&told.iter().map(|one| one.model).collect::<Vec<_>>())
}

/// What the readers got of `sent` frames.
pub fn on_reading(told: &[Told<Got>], sent: usize) -> Vec<Finding> {
    let mut findings = Vec::new();
    for one in told {
        if let Some(length) = one.what.absurd {
            findings.push(
                Finding::new(format!(
                    "{} read {}, and then a frame of {} bytes: that is the text \"{}\", read as a length.",
                    one.model,
                    counted(one.what.texts.len(), "frame"),
                    whole(length.into()),
                    letters(length)
                ))
                .count("absurd_length", length.into()),
            );
        }
    }
    let right = told
        .iter()
        .filter(|one| one.what.texts.len() == sent && one.what.absurd.is_none());
    let right: Vec<_> = right.collect();
    if !right.is_empty() {
        findings.push(Finding::new(format!(
            "{} read all {}.",
            names(&right),
            counted(sent, "frame")
        )));
    }
    findings
}

/// Who came to the end.
pub fn on_letting_go(told: &[Told<Vec<Errand>>]) -> Vec<Finding> {
    let (stopped, ran): (Vec<_>, Vec<_>) = told
        .iter()
        .partition(|one| one.what.iter().any(|errand| errand.dropped));
    let mut findings = Vec::new();
    if !ran.is_empty() {
        findings.push(Finding::new(format!(
            "Nothing ended early in {}.",
            names(&ran)
        )));
    }
    if !stopped.is_empty() {
        findings.push(Finding::new(format!(
            "{} ended the errands at the await where each of them was.",
            names(&stopped)
        )));
    }
    findings
}

/// What became of the money.
pub fn on_paying(told: &[Told<Paid>]) -> Vec<Finding> {
    let (right, wrong): (Vec<_>, Vec<_>) = told.iter().partition(|one| one.what.money == MONEY);
    let mut findings = Vec::new();
    for one in wrong {
        let lost = (MONEY - one.what.money).unsigned_abs();
        findings.push(
            Finding::new(format!(
                "{} lost {} of {}: {} ended late, some of them between taking and giving.",
                one.model,
                whole(lost),
                whole(MONEY as u64),
                counted(one.what.late, "payment")
            ))
            .count(format!("{}_lost", one.model), lost),
        );
    }
    if !right.is_empty() {
        findings.push(Finding::new(format!("{} lost nothing.", names(&right))));
    }
    findings
}

/// Who waits for ever.
pub fn on_locking(told: &[Told<bool>]) -> Vec<Finding> {
    let hangs: Vec<_> = told.iter().filter(|one| !one.what).collect();
    match hangs.is_empty() {
        true => vec![],
        false => vec![Finding::new(format!(
            "{} waits for ever: the lock was given to a future that nobody polls.",
            names(&hangs)
        ))],
    }
}

/// What the clients got.
pub fn on_stopping(told: &[Told<Answers>]) -> Vec<Finding> {
    let sentence = |one: &Told<Answers>| {
        format!(
            "{} answered {} and cut {} in {}",
            one.model,
            one.what.answered,
            one.what.cut,
            duration(one.took)
        )
    };
    let sentences: Vec<String> = told.iter().map(sentence).collect();
    let finding = Finding::new(format!("{}.", sentences.join("; ")));
    let numbers = told.iter().fold(finding, |finding, one| {
        finding
            .count(format!("{}_answered", one.model), one.what.answered)
            .count(format!("{}_cut", one.model), one.what.cut)
    });
    match told.is_empty() {
        true => vec![],
        false => vec![numbers],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::sentences;
    use std::time::Duration;

    fn told<T>(model: &'static str, what: T) -> Told<T> {
        Told {
            model,
            what,
            took: Duration::from_millis(50),
        }
    }

    #[test]
    fn a_length_that_is_a_text_is_told_as_one() {
        let cut = Got {
            texts: vec!["a".into()],
            absurd: Some(u32::from_be_bytes(*b"ends")),
        };
        let whole = Got {
            texts: vec!["a".into(), "b".into()],
            absurd: None,
        };
        let all = [told("in_select", cut), told("pinned", whole)];
        insta::assert_snapshot!(sentences(&on_reading(&all, 2)).join("\n"));
    }

    #[test]
    fn money_that_is_there_is_not_told_as_lost() {
        let paid = |money| Paid { money, late: 3 };
        let all = [told("two_awaits", paid(990)), told("own_task", paid(MONEY))];
        insta::assert_snapshot!(sentences(&on_paying(&all)).join("\n"));
        assert_eq!(sentences(&on_paying(&all[1..])), ["own_task lost nothing."]);
    }

    #[test]
    fn who_ends_is_not_told_to_wait_for_ever() {
        let all = [told("by_reference", false), told("by_value", true)];
        insta::assert_snapshot!(sentences(&on_locking(&all)).join("\n"));
        assert_eq!(on_locking(&all[1..]), []);
    }

    #[test]
    fn the_clients_answers_are_told_for_each_model() {
        let cut = Answers {
            answered: 2,
            cut: 4,
        };
        insta::assert_snapshot!(sentences(&on_stopping(&[told("cut", cut)])).join("\n"));
        assert_eq!(on_stopping(&[]), []);
    }
}
