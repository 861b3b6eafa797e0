//! Parse, find out about the terminal, run, print, exit code. The only place that prints.

mod coach;
mod keyboard;
mod overview;
mod signals;
mod terminal;
mod watch;

use anyhow::Result;
use check_runner::panics;
use clap::{ArgMatches, FromArgMatches};
use coach::{Desk, commands};
use course::cli::{self, Action, Cli};
use course::code;
use course::lesson::Entry;
use course::lessons::{FROM_OTHER_LANGUAGES, LESSONS};
use course::machine::Machine;
use course::options::{Format, RunOptions};
use course::process;
use course::render::{self, export, prose};
use course::report::Report;
use course::workbook::{self, progress::now};
use course::wrong_use::WrongUse;
use std::io;
use std::panic::{self, AssertUnwindSafe};
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};
use terminal::{Terminal, is_reader_gone, page, write};

fn main() -> ExitCode {
    let task = |slug: &str| Some(LESSONS.iter().find(|lesson| lesson.slug == slug)?.child);
    if let Some(code) = process::run_if_child(task) {
        return code;
    }
    let first_panic = keep_panics_quiet();
    let outcome = panic::catch_unwind(AssertUnwindSafe(run)).unwrap_or_else(|_| {
        let told = first_panic
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        Err(anyhow::anyhow!(
            "{}",
            told.unwrap_or_else(|| "a thread panicked".into())
        ))
    });
    match outcome {
        Ok(code) => code,
        Err(error) if is_reader_gone(&error) => ExitCode::SUCCESS,
        Err(error) => {
            let usage = error.is::<WrongUse>();
            complain(&format!("{error:#}"));
            ExitCode::from(if usage { 2 } else { 1 })
        }
    }
}

/// Users see one line, never a panic: the first message is kept, and nothing is printed.
fn keep_panics_quiet() -> Arc<Mutex<Option<String>>> {
    let kept = Arc::new(Mutex::new(None));
    let keeper = Arc::clone(&kept);
    panic::set_hook(Box::new(move |info| {
        let message = panics::message(info);
        let mut kept = keeper.lock().unwrap_or_else(PoisonError::into_inner);
        kept.get_or_insert_with(|| message.lines().collect::<Vec<_>>().join(" "));
    }));
    kept
}

/// A mistake or a failure, on one line of standard error; if even that is closed, nobody is there to be told.
fn complain(message: &str) {
    use std::io::Write;
    let line = message.lines().map(str::trim).collect::<Vec<_>>().join(" ");
    let _ = writeln!(io::stderr(), "error: {line}");
}

fn run() -> Result<ExitCode> {
    let matches = match cli::command().try_get_matches() {
        Ok(matches) => matches,
        // Help and version: clap knows where they go.
        Err(told) if !told.use_stderr() => return written(&told.render().to_string()),
        Err(mistake) => return Err(WrongUse(cli::one_line(&mistake)).into()),
    };
    let parsed = Cli::from_arg_matches(&matches)?;
    let style = terminal::style(parsed.color);
    let mut desk = Desk::find(
        parsed.workbook.as_deref(),
        parsed.progress.as_deref(),
        style,
    )?;
    let exercise = |name: &str| workbook::exercise(name).expect("the parser knows the exercises");
    match parsed.action {
        None => written(&overview::where_you_are(
            &desk.map(),
            desk.has_workbook(),
            style,
        )),
        Some(Action::List { json: true }) => {
            written(&(serde_json::to_string_pretty(&desk.map())? + "\n"))
        }
        Some(Action::List { json: false }) => {
            written(&overview::list(&desk.map(), desk.has_workbook(), style))
        }
        Some(Action::Read { lesson }) => {
            let Some(lesson) = cli::lesson(&lesson) else {
                page(&prose::text(FROM_OTHER_LANGUAGES, style))?;
                return Ok(ExitCode::SUCCESS);
            };
            page(&prose::text(&cli::commands_as_typed(lesson.text), style))?;
            desk.remember(lesson.slug, |record| {
                record.read = first(record.read.take())
            });
            Ok(ExitCode::SUCCESS)
        }
        Some(Action::Code { lesson, model }) => {
            let lesson = cli::lesson(&lesson).expect("the parser knows the lessons");
            let sources = code::chosen(lesson, model.as_deref())?;
            page(&render::code::files(&sources, style))?;
            Ok(ExitCode::SUCCESS)
        }
        Some(Action::Run) => run_lessons(&matches, &desk),
        Some(Action::Check { what, json }) => commands::check(&desk.seat()?, &what, json),
        Some(Action::Watch { exercise: name }) => {
            watch::watch(&mut desk, name.as_deref().map(exercise), parsed.color)
        }
        Some(Action::Hint {
            exercise: name,
            step,
        }) => {
            let seat = desk.seat()?;
            let exercise = name.as_deref().map_or_else(|| seat.current(), exercise);
            written(&seat.hint(&exercise, step)?)
        }
        Some(Action::Solution {
            exercise: name,
            spoil,
        }) => {
            page(&desk.seat()?.solution(&exercise(&name), spoil)?)?;
            Ok(ExitCode::SUCCESS)
        }
        Some(Action::Reset {
            exercise: name,
            yes,
        }) => commands::reset(&desk.seat()?, &exercise(&name), yes),
        Some(Action::Report { learners, format }) => commands::report(&learners, format, style),
    }
}

fn written(text: &str) -> Result<ExitCode> {
    write(text)?;
    Ok(ExitCode::SUCCESS)
}

/// The first time that something was done stays.
fn first(before: Option<String>) -> Option<String> {
    before.or_else(|| Some(now()))
}

fn run_lessons(matches: &ArgMatches, desk: &Desk) -> Result<ExitCode> {
    let (name, flags) = cli::chosen_run(matches).expect("the parser requires a lesson");
    let lessons: Vec<&Entry> = match name {
        "all" => LESSONS.iter().collect(),
        name => vec![cli::lesson(name).expect("the parser knows the lessons")],
    };
    let options = RunOptions::from_arg_matches(flags)?;
    let format = options.format;
    let mut reports = Vec::new();
    for lesson in lessons {
        let mut console = Terminal::new(desk.style, format);
        let settings = match name {
            "all" => lesson.run_with_defaults(&options, &mut console)?,
            _ => lesson.run(flags, &options, &mut console)?,
        };
        let predicted = console.was_answered();
        desk.remember(lesson.slug, |record| {
            record.run = first(record.run.take());
            if predicted {
                record.predicted = first(record.predicted.take());
            }
        });
        if format == Format::Text {
            write(&overview::next_exercise(lesson, &desk.map(), desk.style))?;
        }
        reports.push(Report {
            lesson: lesson.name(),
            slug: lesson.slug.into(),
            machine: Machine::here(),
            settings,
            blocks: console.into_blocks(),
        });
    }
    let text = match (format, &reports[..]) {
        (Format::Text, _) => String::new(),
        (Format::Json, [report]) => export::json(report)?,
        (Format::Json, reports) => export::json_array(reports)?,
        (Format::Csv, reports) => export::csv(reports)?,
        (Format::Markdown, reports) => reports.iter().map(export::markdown).collect(),
    };
    written(&text)
}
