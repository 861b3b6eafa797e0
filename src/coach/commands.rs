//! The commands `check`, `reset` and `report`: what they ask the coach for, what they print, their exit codes.

use super::Coach;
use crate::signals;
use crate::terminal::{self, write};
use anyhow::{Result, bail};
use check_runner::{Evidence, Outcome, Processes, Verdict};
use course::exit;
use course::options::Format;
use course::render::style::Role;
use course::render::{Style, checked, escape, export, table};
use course::words;
use course::workbook::check::{Checked, Event, Kind};
use course::workbook::{self, Exercise, State, class};
use serde::Serialize;
use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::process::ExitCode;

/// `course check`.
pub fn check(coach: &Coach, what: &[String], json: bool) -> Result<ExitCode> {
    let mut exercises: Vec<Exercise> = Vec::new();
    for exercise in what.iter().flat_map(|name| super::named(name)) {
        if !exercises.contains(&exercise) {
            exercises.push(exercise);
        }
    }
    if what.is_empty() {
        exercises = begun_exercises(coach);
    }
    let one_is_asked_for = matches!(what, [name] if workbook::exercise(name).is_some());
    if exercises.is_empty() && !json {
        let map = coach.map();
        let next = map.next.sentence(|command| command.to_string());
        let tally = map.tally();
        write(&format!(
            "You have not begun any exercise yet.\n{tally}\n{next}\n"
        ))?;
        return Ok(ExitCode::FAILURE);
    }
    let processes = Processes::default();
    signals::end_with(&processes);
    let spinner = terminal::Spinner::begin();
    let on_event = |event: Event| spinner.show(event);
    let results = coach.check(&exercises, &processes, &on_event);
    spinner.end();
    let results = results?;
    terminal::note(results.notice.as_deref());
    match &results.checked[..] {
        all if json => write(&to_json(all, coach)?)?,
        [only] if one_is_asked_for => write(&coach.verdict(only))?,
        several => write(&overview(several, coach))?,
    }
    Ok(exit_code(&results.checked).into())
}

/// The exit code of a check: what was found worst.
fn exit_code(all: &[Checked]) -> u8 {
    let any = |is: fn(&Checked) -> bool| all.iter().any(is);
    match all {
        _ if any(|one| one.kind == Kind::Trouble) => exit::TROUBLE,
        [] => exit::UNSOLVED,
        _ if any(|one| one.kind != Kind::Solved) => exit::UNSOLVED,
        _ => exit::DONE,
    }
}

/// The exercises whose mark is gone, and those that differ from their stub.
fn begun_exercises(coach: &Coach) -> Vec<Exercise> {
    let all = workbook::all_exercises().into_iter();
    all.filter(|exercise| coach.workbook.is_begun(exercise))
        .collect()
}

/// The details of the first exercise that failed, a line for each exercise, and the next step.
fn overview(several: &[Checked], coach: &Coach) -> String {
    let failed = |one: &&Checked| !matches!(one.kind, Kind::Solved | Kind::Changed);
    let wrong = |one: &&Checked| failed(one) && one.kind != Kind::Pending;
    let first = several
        .iter()
        .find(wrong)
        .or_else(|| several.iter().find(failed));
    let mut text = first.map_or(String::new(), |one| checked::details(one, coach.style));
    for one in several {
        text += &format!("{}\n", checked::line(one, coach.style));
    }
    let others = several.iter().filter(wrong).any(|one| Some(one) != first);
    if others {
        text += &format!("Details of one exercise: {} check NAME\n", words::program());
    }
    let map = coach.map();
    let mut finished: Vec<String> = Vec::new();
    for screen in several.iter().filter_map(|one| coach.finished(one, &map)) {
        if !finished.contains(&screen) {
            finished.push(screen);
        }
    }
    if !finished.is_empty() {
        return format!("{text}\n{}", finished.join("\n"));
    }
    let code = |command: &str| coach.style.paint(Role::Code, command);
    text + &format!("\n{}\n{}\n", map.tally(), map.next.sentence(code))
}

#[derive(Serialize)]
struct Object {
    /// The exit code of the program; the README has a table of them.
    exit_code: u8,
    exercises: Vec<CheckedRow>,
}

#[derive(Serialize)]
struct CheckedRow {
    exercise: &'static str,
    lesson: String,
    file: String,
    verdict: Kind,
    /// As in `list --json`.
    state: State,
    /// What the compiler reports, what the stub asks for, or what stood in the way.
    told: String,
    /// What the verdict rests on.
    evidence: Evidence,
    /// What is known of an answer that passed: what was tried, and what it costs.
    known: Vec<String>,
    checks: Vec<CheckRow>,
    not_started: usize,
    /// The tests that the learner has written; the verdict does not depend on them.
    own_tests: Vec<OwnRow>,
    attempts: u32,
    hints: u8,
    first_success: Option<String>,
}

#[derive(Serialize)]
struct OwnRow {
    test: String,
    passed: bool,
    headline: String,
}

#[derive(Serialize)]
struct CheckRow {
    check: String,
    passed: bool,
    /// What a pass rests on.
    evidence: Option<Evidence>,
    headline: String,
    told: String,
    printed: String,
}

fn to_json(all: &[Checked], coach: &Coach) -> Result<String> {
    let progress = coach.store.load().progress;
    let row = |one: &Checked| {
        let record = progress.exercise(one.exercise.name);
        let check = |(name, outcome): &(String, Outcome)| {
            let passed = outcome.verdict.is_passed();
            CheckRow {
                check: name.clone(),
                passed,
                evidence: match outcome.verdict {
                    Verdict::Passed(evidence) => Some(evidence),
                    _ => None,
                },
                told: match passed {
                    true => String::new(),
                    false => outcome.verdict.text(Style::PLAIN),
                },
                headline: outcome.verdict.headline(),
                printed: outcome.quoted(),
            }
        };
        let own = |(test, outcome): &(String, Outcome)| OwnRow {
            test: test.clone(),
            passed: outcome.verdict.is_passed(),
            headline: outcome.verdict.headline(),
        };
        CheckedRow {
            exercise: one.exercise.name,
            lesson: one.exercise.lesson().name(),
            file: one.exercise.file(),
            verdict: one.kind,
            state: coach.workbook.state(&one.exercise, &progress),
            told: match one.kind {
                Kind::Trouble if one.told.is_empty() => checked::reason(one),
                _ => one.told.clone(),
            },
            evidence: one.evidence(),
            known: one.known(),
            checks: one.checks.iter().map(check).collect(),
            not_started: one.not_started,
            own_tests: one.own.iter().map(own).collect(),
            attempts: record.attempts,
            hints: record.hints,
            first_success: record.first_success,
        }
    };
    let object = Object {
        exit_code: exit_code(all),
        exercises: all.iter().map(row).collect(),
    };
    Ok(serde_json::to_string_pretty(&object)? + "\n")
}

/// `course reset`: on a terminal it asks first.
pub fn reset(coach: &Coach, exercise: &Exercise, yes: bool) -> Result<ExitCode> {
    if !yes && !coach.is_stub(exercise) {
        if !(io::stdin().is_terminal() && io::stderr().is_terminal()) {
            bail!("nothing has changed: there is no terminal to ask on, so add `--yes`");
        }
        let question = format!("Replace your {} with the stub? [y/N] ", exercise.file());
        let answer = terminal::ask(&question).unwrap_or_default();
        if !matches!(answer.trim().to_lowercase().as_str(), "y" | "yes") {
            write("Nothing has changed.\n")?;
            return Ok(ExitCode::FAILURE);
        }
    }
    write(&coach.reset(exercise)?)?;
    Ok(ExitCode::SUCCESS)
}

#[derive(Serialize)]
struct Class {
    rows: Vec<class::Row>,
}

/// `course report`.
pub fn report(learners: &[PathBuf], format: Format, style: Style) -> Result<ExitCode> {
    let (mut learners, notices) = class::read(learners)?;
    for notice in &notices {
        terminal::note(Some(&escape::visible(notice)));
    }
    for learner in &mut learners {
        learner.name = match format {
            Format::Text => escape::visible(&learner.name),
            Format::Markdown => escape::markdown(&learner.name),
            Format::Csv => escape::csv(&learner.name),
            Format::Json => learner.name.clone(),
        };
    }
    let rows = || class::rows(&learners);
    let text = match format {
        Format::Text => table::text(&class::table(&learners), style),
        Format::Markdown => table::markdown(&class::table(&learners)),
        Format::Json => serde_json::to_string_pretty(&Class { rows: rows() })? + "\n",
        Format::Csv => export::csv_rows(rows())?,
    };
    write(&text)?;
    let all = notices.is_empty();
    Ok(if all {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
