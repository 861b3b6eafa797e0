//! Verdicts for a learner: one exercise in full, or several with a line each.

use super::style::{Role, Style};
use super::text::bullets;
use crate::words::{counted, program};
use crate::workbook::check::{Checked, Kind};
use crate::workbook::map::Step;
use check_runner::{Outcome, Verdict};

/// What is shown after a success.
#[derive(Debug, Clone, Copy)]
pub struct Success<'a> {
    /// What the course's answer does.
    pub showed: &'a str,
    /// What to type to see it beside the learner's: that is too long for a screen that ends with the verdict.
    pub solution: &'a str,
    /// The next step; `None` in the watch, where a key does it.
    pub next: Option<&'a Step>,
    /// The screen of a lesson, or of the course, that is finished with it.
    pub finished: Option<&'a str>,
}

/// The sign and the word of a verdict.
pub fn sign(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Solved => ("✔", "solved"),
        Kind::Wrong => ("✘", "wrong"),
        Kind::DoesNotCompile => ("✘", "does not compile"),
        Kind::Pending => ("-", "pending"),
        Kind::Missing => ("!", "its file can't be read"),
        Kind::Hangs => ("✘", "hangs"),
        Kind::Crashed => ("✘", "crashed"),
        Kind::Changed => ("!", "changed while it was checked: check it again"),
        Kind::Trouble => ("!", "not checked"),
    }
}

/// One exercise with everything that its checks found.
pub fn full(checked: &Checked, success: Option<Success>, style: Style) -> String {
    let mut text = details(checked, style);
    match success.filter(|_| checked.kind == Kind::Solved) {
        Some(success) => text += &on_success(checked, success, style),
        None => text += &format!("{}\n", line(checked, style)),
    }
    text += &own(checked, style);
    style.plain_characters(&text)
}

/// What the checks found, without the summary line; empty for a success.
pub fn details(checked: &Checked, style: Style) -> String {
    let mut text = String::new();
    let name = checked.exercise.name;
    match checked.kind {
        Kind::DoesNotCompile => text += &format!("{}\n", checked.told),
        Kind::Missing => {
            text += &format!("{}\n", checked.told);
            text += &format!("Bring the stub back: {} reset {name}\n\n", program());
        }
        Kind::Pending => text += &format!("{}\n\n", wrapped(&checked.told, style)),
        Kind::Solved | Kind::Changed => {}
        Kind::Trouble if checked.checks.is_empty() => {
            text += &format!("{}\n\n", wrapped(&checked.told, style));
        }
        Kind::Trouble => {
            let refused = checked.failing().find(|(_, outcome)| is_refusal(outcome));
            text += &refused.map_or(String::new(), |(_, outcome)| {
                outcome.verdict.text(style) + "\n"
            });
        }
        Kind::Wrong | Kind::Hangs | Kind::Crashed => text += &failures(checked, style),
    }
    style.plain_characters(&text)
}

fn wrapped(text: &str, style: Style) -> String {
    let lines = text
        .lines()
        .map(|line| drawing::prose::fill(line, style.width.max(20)));
    lines.collect::<Vec<_>>().join("\n")
}

/// The summary line: sign, name, verdict, how many checks passed.
pub fn line(checked: &Checked, style: Style) -> String {
    let (sign, word) = sign(checked.kind);
    let role = match checked.kind {
        Kind::Solved => Role::Code,
        Kind::Pending | Kind::Changed => Role::Quiet,
        _ => Role::Warning,
    };
    let mut line = format!("{sign} {}: {word}", checked.exercise.name);
    let failing = checked.failing().count();
    let all = checked.checks.len() + checked.not_started;
    if checked.kind == Kind::Trouble {
        line += &format!(": {}", reason(checked));
        return painted(&line, role, style);
    }
    if failing > 0 {
        line += &format!(", {failing} of {} failed", counted(all as u64, "check"));
    } else if all > 0 {
        line += &format!(", {} passed", counted(all, "check"));
    }
    if checked.not_started > 0 {
        line += &format!(", {} not started", checked.not_started);
    }
    if let Some(claim) = checked.evidence().claim() {
        line += &format!(": {claim}");
    }
    if let Some((_, outcome)) = checked.failing().next() {
        line += &format!(": {}", outcome.verdict.headline());
    }
    painted(&line, role, style)
}

fn painted(line: &str, role: Role, style: Style) -> String {
    let options = drawing::prose::Options::new(style.width.max(20)).subsequent_indent("  ");
    let lines = drawing::prose::wrap(line, options);
    let painted: Vec<String> = lines.iter().map(|line| style.paint(role, line)).collect();
    style.plain_characters(&painted.join("\n"))
}

fn is_refusal(outcome: &Outcome) -> bool {
    matches!(outcome.verdict, Verdict::Refused { .. })
}

/// What stood in the way of a verdict, in one line.
pub fn reason(checked: &Checked) -> String {
    let refused = checked.failing().find(|(_, outcome)| is_refusal(outcome));
    let told = || {
        let line = checked.told.lines().next().unwrap_or_default();
        line.trim_end_matches(':').to_string()
    };
    refused.map_or_else(told, |(_, outcome)| outcome.verdict.headline())
}

/// The tests that the learner has written, apart from the checks; empty if there are none.
fn own(checked: &Checked, style: Style) -> String {
    if checked.own.is_empty() {
        return String::new();
    }
    let passed = |(_, outcome): &&(String, Outcome)| outcome.verdict.is_passed();
    let mut text = format!(
        "Your own tests, which the verdict does not depend on: {} of {} passed.\n",
        checked.own.iter().filter(passed).count(),
        checked.own.len()
    );
    for (name, outcome) in checked.own.iter().filter(|one| !passed(one)) {
        let mut why = outcome.verdict.headline();
        if let Verdict::Panicked { at, .. } = &outcome.verdict {
            why += &format!(", at {at}");
        }
        text += &format!("  {name}: {why}\n");
    }
    wrapped(&text, style) + "\n"
}

/// How a verdict is written on a screen of this style: with a margin, the same as in the checks' tests.
pub fn inside(style: Style) -> Style {
    Style {
        width: style.width.saturating_sub(check_runner::MARGIN).max(20),
        ..style
    }
}

/// The first failing check in full, and the names of the others.
fn failures(checked: &Checked, style: Style) -> String {
    let mut failing = checked.failing();
    let Some((_, outcome)) = failing.next() else {
        return String::new();
    };
    let inner = inside(style);
    let mut text = outcome.verdict.text(inner) + &outcome.quoted() + "\n";
    let why = outcome.verdict.headline();
    let (same, other): (Vec<_>, Vec<_>) =
        failing.partition(|(_, outcome)| outcome.verdict.headline() == why);
    let names = |(name, _): &&(String, Outcome)| name.replace('_', " ");
    if !same.is_empty() {
        let same: Vec<String> = same.iter().map(names).collect();
        let line = format!("Also failing for this reason: {}.", same.join("; "));
        text += &format!("{}\n", drawing::prose::fill(&line, inner.width));
    }
    let passed = checked.checks.iter();
    let passed: Vec<String> = passed
        .filter(|(_, outcome)| outcome.verdict.is_passed())
        .map(|one| names(&one))
        .collect();
    if !passed.is_empty() {
        let line = format!("Right so far: {}.", passed.join("; "));
        text += &format!("{}\n", drawing::prose::fill(&line, inner.width));
    }
    text + &other_reasons(&other, inner)
}

/// The checks that failed for other reasons: a point for each reason. Each check has a case of its own, so that what one of
/// them has seen need not hold for another.
fn other_reasons(failing: &[&(String, Outcome)], style: Style) -> String {
    let mut reasons: Vec<(String, Vec<String>)> = Vec::new();
    for (name, outcome) in failing {
        let why = check_runner::verdict::sentence(&outcome.verdict.headline());
        let name = name.replace('_', " ");
        match reasons.iter_mut().find(|(known, _)| *known == why) {
            Some((_, names)) => names.push(name),
            None => reasons.push((why, vec![name])),
        }
    }
    let point = |(why, names): &(String, Vec<String>)| {
        let checks = counted(names.len(), "check");
        let why = why.trim_end_matches('.');
        format!("{why}, in {checks}: {}.", names.join("; "))
    };
    if reasons.is_empty() {
        return String::new();
    }
    let points: Vec<String> = reasons.iter().map(point).collect();
    "Also failing, each check with a case of its own:\n".to_string() + &bullets(&points, style)
}

fn on_success(checked: &Checked, success: Success, style: Style) -> String {
    let mut printed = checked.checks.iter().map(|(_, outcome)| outcome.quoted());
    let mut text = printed.find(|text| !text.is_empty()).unwrap_or_default();
    text += &format!("{}\n", line(checked, style));
    let known = checked.known();
    if !known.is_empty() {
        let known = format!("Your answer: {}", known.join(" "));
        text += &format!("{}\n", drawing::prose::fill(&known, style.width.max(20)));
    }
    let showed = format!("The course's answer: {}", success.showed);
    text += &format!("{}\n", drawing::prose::fill(&showed, style.width.max(20)));
    let code = |command: &str| style.paint(Role::Code, command);
    let beside = format!(
        "Yours and the course's side by side: {}",
        code(success.solution)
    );
    text += &format!("{}\n", drawing::prose::fill(&beside, style.width.max(20)));
    if let Some(finished) = success.finished {
        text += &format!("\n{finished}");
    } else if let Some(next) = success.next {
        let next = next.sentence(code);
        text += &format!("{}\n", drawing::prose::fill(&next, style.width.max(20)));
    }
    text
}
