//! Parses the command line, inspects the terminal, runs the command, prints, and returns the exit code. Nothing else prints.

mod coach;
mod keyboard;
mod overview;
mod signals;
mod terminal;
mod watch;

use anyhow::Result;
use check_runner::{Processes, panics};
use clap::{ArgMatches, FromArgMatches};
use coach::{Session, commands};
use course::cli::{self, Action, Cli};
use course::code;
use course::exit::{self, Trouble};
use course::lesson::Entry;
use course::lessons::{FROM_OTHER_LANGUAGES, LESSONS};
use course::limits;
use course::machine::Machine;
use course::options::{Format, RunOptions};
use course::process;
use course::render::{self, export, markdown};
use course::report::Report;
use course::workbook::{self, progress::now};
use course::wrong_use::WrongUse;
use std::env;
use std::panic::{self, AssertUnwindSafe};
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};
use terminal::{Terminal, is_reader_gone, page, write};

fn main() -> ExitCode {
    match limits::raise_stack() {
        Ok(()) => begin(),
        Err(error) => failed(&error),
    }
}

/// Not a part of `main`, whose stack may be too small for it.
#[inline(never)]
fn begin() -> ExitCode {
    let task = |slug: &str| Some(LESSONS.iter().find(|lesson| lesson.slug == slug)?.child);
    if let Some(code) = process::run_if_child(task) {
        return code;
    }
    let first_panic = keep_panics_quiet();
    let outcome = panic::catch_unwind(AssertUnwindSafe(run)).unwrap_or_else(|_| {
        let message = first_panic
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        let message = message.unwrap_or_else(|| "a thread panicked".into());
        Err(Trouble(anyhow::anyhow!("{message}")).into())
    });
    match outcome {
        Ok(code) => code,
        Err(error) if is_reader_gone(&error) => ExitCode::SUCCESS,
        Err(error) => failed(&error),
    }
}

fn failed(error: &anyhow::Error) -> ExitCode {
    terminal::complain(&format!("{error:#}"));
    exit::code(error).into()
}

/// Users see one line and never a panic: the hook keeps the first message and prints nothing.
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

fn run() -> Result<ExitCode> {
    let matches = match cli::command().try_get_matches_from(cli::arguments(env::args_os())) {
        Ok(matches) => matches,
        // Help and version are no mistakes: clap writes them to standard output.
        Err(help) if !help.use_stderr() => return written(&help.render().to_string()),
        Err(mistake) => return Err(WrongUse(cli::one_line(&mistake)).into()),
    };
    let parsed = Cli::from_arg_matches(&matches)?;
    let style = terminal::style(parsed.color);
    let mut session = Session::find(
        parsed.workbook.as_deref(),
        parsed.progress.as_deref(),
        style,
    )?;
    let has_signals = matches!(
        parsed.action,
        Some(Action::Check { .. } | Action::Watch { .. })
    );
    if process::is_first() && !has_signals {
        // The system sends the first process of a container only those signals that it listens to.
        signals::end_with(&Processes::default());
    }
    let exercise = |name: &str| workbook::exercise(name).expect("the parser knows the exercises");
    match parsed.action {
        None => written(&overview::where_you_are(
            &session.map(),
            session.has_workbook(),
            style,
        )),
        Some(Action::List { json: true }) => {
            written(&(serde_json::to_string_pretty(&session.map())? + "\n"))
        }
        Some(Action::List { json: false }) => written(&overview::list(
            &session.map(),
            session.has_workbook(),
            style,
        )),
        Some(Action::Read { lesson }) => {
            let Some(lesson) = cli::lesson(&lesson) else {
                page(&markdown::text(FROM_OTHER_LANGUAGES, style))?;
                return Ok(ExitCode::SUCCESS);
            };
            page(&markdown::text(&cli::commands_as_typed(lesson.text), style))?;
            session.remember(lesson.slug, |record| {
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
        Some(Action::Run) => run_lessons(&matches, &session),
        Some(Action::Check { what, json }) => check(&session, &what, json),
        Some(Action::Watch { what }) => watch::watch(&mut session, what.as_deref(), parsed.color),
        Some(Action::Hint {
            exercise: name,
            step,
        }) => {
            let coach = session.coach()?;
            let exercise = name.as_deref().map_or_else(|| coach.current(), exercise);
            written(&coach.hint(&exercise, step)?)
        }
        Some(Action::Solution {
            exercise: name,
            spoil,
        }) => {
            page(&session.coach()?.solution(&exercise(&name), spoil)?)?;
            Ok(ExitCode::SUCCESS)
        }
        Some(Action::Reset {
            exercise: name,
            yes,
        }) => commands::reset(&session.coach()?, &exercise(&name), yes),
        Some(Action::Report { learners, format }) => commands::report(&learners, format, style),
    }
}

/// `course check`: whatever keeps it from a verdict is trouble that is not the answer's.
fn check(session: &Session, what: &[String], json: bool) -> Result<ExitCode> {
    let checked = session
        .coach()
        .and_then(|coach| commands::check(&coach, what, json));
    checked.map_err(
        |error| match is_reader_gone(&error) || error.is::<WrongUse>() {
            true => error,
            false => Trouble(error).into(),
        },
    )
}

fn written(text: &str) -> Result<ExitCode> {
    write(text)?;
    Ok(ExitCode::SUCCESS)
}

/// Keeps the time of the first time that something was done.
fn first(before: Option<String>) -> Option<String> {
    before.or_else(|| Some(now()))
}

fn run_lessons(matches: &ArgMatches, session: &Session) -> Result<ExitCode> {
    let (name, flags) = cli::chosen_run(matches).expect("the parser requires a lesson");
    let lessons: Vec<&Entry> = match name {
        "all" => LESSONS.iter().collect(),
        name => vec![cli::lesson(name).expect("the parser knows the lessons")],
    };
    let options = RunOptions::from_arg_matches(flags)?;
    let format = options.format;
    let mut reports = Vec::new();
    for lesson in lessons {
        let mut console = Terminal::new(session.style, format);
        let settings = match name {
            "all" => lesson.run_with_defaults(&options, &mut console)?,
            _ => lesson.run(flags, &options, &mut console)?,
        };
        let predicted = console.was_answered();
        session.remember(lesson.slug, |record| {
            record.run = first(record.run.take());
            if predicted {
                record.predicted = first(record.predicted.take());
            }
        });
        if format == Format::Text {
            write(&overview::next_exercise(
                lesson,
                &session.map(),
                session.style,
            ))?;
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
