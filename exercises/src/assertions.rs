//! What the test of an answer asserts: that a check passes, that some check refuses, that all checks accept.
//!
//! Each check runs in a process of its own, within a time limit, under plain `cargo test` too: the test binary starts
//! itself again with the name of the test and, in the environment, the name of the check. So whatever an answer does
//! (hang, exit, overflow its stack, eat the memory), the other checks go on, and checks may use process-wide state.

use crate::answer::Answer;
use crate::screens;
use crate::stops;
use crate::verdict::Verdict;
use check_runner::{LIMIT, Outcome, Processes, child};
use drawing::{Style, style};
use std::panic;
use std::path::PathBuf;
use std::time::Duration;

pub use check_runner::Check;

/// Passes when the check does; else prints the verdict and fails the test.
pub fn must_pass(test: &str, check: &str, answer: Answer, checks: &[Check]) {
    run_if_child(answer, checks);
    must_be_fresh(answer);
    let outcome = isolated(test, check, LIMIT);
    // The test harness captures what is printed here: it shows it below the name of a test that fails, and with
    // `--show-output` of one that passes.
    if let Verdict::Passed(evidence) = outcome.verdict {
        must_cost_the_same(test, &outcome.remarks);
        let name = check.replace('_', " ");
        if let Some(claim) = evidence.claim() {
            println!(
                "{}",
                terminal().plain_characters(&format!("✔ {name}: {claim}"))
            );
        }
        return;
    }
    println!("{}{}", outcome.verdict.text(terminal()), outcome.quoted());
    fail();
}

/// Fails when the course's own answer costs something else than its check says.
fn must_cost_the_same(test: &str, remarks: &[String]) {
    let others = "; the course's own answer: ";
    if test.contains("::solution::") {
        let wrong = remarks.iter().find(|remark| remark.contains(others));
        assert_eq!(wrong, None, "write into the check what it costs");
    }
}

/// Fails when another text stands on the disk than the one that was compiled: no verdict is better than one on another text.
pub fn must_be_fresh(answer: Answer) {
    if let Some(why) = answer.stale() {
        println!("{why}");
        fail();
    }
}

/// Passes when every check accepts the answer. The output of one that prints, `prints_....rs`,
/// is quoted with a verdict, and cut.
pub fn must_be_accepted(test: &str, answer: Answer, checks: &[Check]) {
    run_if_child(answer, checks);
    let outcomes = checks.iter().map(|(name, _)| isolated(test, name, LIMIT));
    let outcomes: Vec<Outcome> = outcomes.collect();
    let refusals: Vec<String> = outcomes
        .iter()
        .filter(|outcome| !outcome.verdict.is_passed())
        .map(|outcome| outcome.verdict.text(Style::PLAIN))
        .collect();
    assert!(
        refusals.is_empty(),
        "refused, though it is right:\n{}",
        refusals.join("\n")
    );
    let is_cut = |outcome: &Outcome| outcome.quoted().ends_with(" more lines\n");
    assert!(
        !answer.file().starts_with("prints_") || outcomes.iter().any(is_cut),
        "it prints, and no verdict quotes it"
    );
}

/// Passes when some check refuses the answer for the reason that its first line names: `//! Refused: the reason`.
///
/// Where its second line is `//! By: a_check`, this check has to refuse it, and the others are not asked.
pub fn must_be_refused(test: &str, answer: Answer, checks: &[Check]) {
    run_if_child(answer, checks);
    let first = answer.source.lines().next().unwrap_or_default();
    let reason = first
        .strip_prefix("//! Refused: ")
        .expect("a rejected answer begins with `//! Refused: reason`");
    // What the other checks find in a race is up to the system's scheduler, and so is what the check for races finds in
    // an answer that is wrong without one.
    let by = answer.source.lines().nth(1);
    let by = by.and_then(|line| line.strip_prefix("//! By: "));
    let asked = |name: &str| by.map_or(name != stops::CHECK, |by| by == name);
    let verdicts: Vec<(&str, Verdict)> = checks
        .iter()
        .filter(|(name, _)| asked(name))
        .map(|(name, _)| (*name, isolated(test, name, LIMIT).verdict))
        .collect();
    let refusals: Vec<_> = verdicts
        .iter()
        .filter(|(_, verdict)| !verdict.is_passed())
        .collect();
    assert!(
        !refusals.is_empty(),
        "accepted, though it is wrong: {reason}"
    );
    let named = refusals
        .iter()
        .any(|(_, verdict)| verdict.headline() == reason);
    let told: Vec<String> = refusals
        .iter()
        .map(|(_, verdict)| verdict.text(Style::PLAIN))
        .collect();
    // Where a thread was stopped, the system decides what the others do meanwhile: the answer is refused every time, and
    // what was seen of it may differ.
    let is_wrong = verdicts
        .iter()
        .any(|(_, verdict)| matches!(verdict, Verdict::Wrong(_)));
    if by == Some(stops::CHECK) && is_wrong {
        return;
    }
    assert!(
        named,
        "refused, but nobody said {reason:?}:\n{}",
        told.join("\n")
    );
    screens::compare(&answer, &told);
}

/// The verdict of one check within a limit of its own; for tests of the runner itself.
pub fn verdict_within(
    limit: Duration,
    test: &str,
    check: &str,
    answer: Answer,
    checks: &[Check],
) -> Verdict {
    run_if_child(answer, checks);
    isolated(test, check, limit).verdict
}

/// In the child: runs the check on this answer and ends the process.
fn run_if_child(answer: Answer, checks: &[Check]) {
    child::run_if_child(checks, &answer.whole(), || answer.is_under_test());
}

/// How wide and in which characters the verdicts are written.
fn terminal() -> Style {
    Style {
        width: 78,
        color: false,
        unicode: style::locale_is_unicode(),
    }
}

/// Fails the test without a message of its own: the verdict is already told.
fn fail() -> ! {
    panic::resume_unwind(Box::new("see the verdict above"))
}

/// Runs one check in a child process: this test program, started again.
fn isolated(test: &str, check: &str, limit: Duration) -> Outcome {
    // libtest names tests without the crate.
    let test = test.split_once("::").map_or(test, |(_, path)| path);
    let program = this_program();
    check_runner::run(
        &Processes::default(),
        &program,
        test,
        check,
        limit,
        check_runner::width(),
    )
    .expect("the test program can be started again")
}

/// This very program, even if a build has replaced its file in the meantime, as far as the system can tell.
fn this_program() -> PathBuf {
    let itself = PathBuf::from("/proc/self/exe");
    match itself.exists() {
        true => itself,
        false => std::env::current_exe().expect("the system tells which program runs"),
    }
}
