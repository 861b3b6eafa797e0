//! Parse, find out about the terminal, run, print, exit code. The only place that prints.

mod overview;
mod terminal;

use anyhow::{Context, Result};
use clap::{ArgMatches, FromArgMatches};
use course::cli::{self, Action, Cli};
use course::lesson::{Entry, Format, RunOptions};
use course::lessons::LESSONS;
use course::limits::Usage;
use course::machine::Machine;
use course::panics;
use course::process;
use course::render::{Style, export, prose};
use course::report::Report;
use course::workbook::{self, Workbook};
use std::io;
use std::panic::{self, AssertUnwindSafe};
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};
use terminal::{Terminal, is_reader_gone, page, write};

fn main() -> ExitCode {
    let part = |slug: &str| Some(LESSONS.iter().find(|lesson| lesson.slug == slug)?.part);
    if let Some(code) = process::run_if_child(part) {
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
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if is_reader_gone(&error) => ExitCode::SUCCESS,
        Err(error) => {
            let usage = error.is::<Usage>();
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

fn run() -> Result<()> {
    let matches = match cli::command().try_get_matches() {
        Ok(matches) => matches,
        // Help and version: clap knows where they go.
        Err(told) if !told.use_stderr() => return Ok(write(&told.render().to_string())?),
        Err(mistake) => return Err(Usage(cli::one_line(&mistake)).into()),
    };
    let parsed = Cli::from_arg_matches(&matches)?;
    let style = terminal::style(parsed.color);
    let workbook = Workbook::find(parsed.workbook.as_deref())?;
    match parsed.action {
        None => Ok(write(&overview::where_you_are(workbook.as_ref(), style))?),
        Some(Action::List { json: true }) => Ok(write(&overview::json(workbook.as_ref())?)?),
        Some(Action::List { json: false }) => Ok(write(&overview::list(workbook.as_ref(), style))?),
        Some(Action::Read { lesson }) => {
            let lesson = cli::lesson(&lesson).expect("the parser knows the lessons");
            Ok(page(&prose::text(lesson.text, style))?)
        }
        Some(Action::Hint { exercise, step }) => hint(workbook.as_ref(), &exercise, step, style),
        Some(Action::Run) => run_lessons(&matches, workbook.as_ref(), style),
    }
}

fn run_lessons(matches: &ArgMatches, workbook: Option<&Workbook>, style: Style) -> Result<()> {
    let (name, flags) = cli::chosen_run(matches).expect("the parser requires a lesson");
    let lessons: Vec<&Entry> = match name {
        "all" => LESSONS.iter().collect(),
        name => vec![cli::lesson(name).expect("the parser knows the lessons")],
    };
    let format = RunOptions::from_arg_matches(flags)?.format;
    let mut reports = Vec::new();
    for lesson in lessons {
        let mut console = Terminal::new(style, format);
        match name {
            "all" => lesson.run_with_defaults(flags, &mut console)?,
            _ => lesson.run(flags, &mut console)?,
        }
        if format == Format::Text {
            write(&overview::next_exercise(lesson, workbook, style))?;
        }
        reports.push(Report {
            lesson: lesson.name(),
            slug: lesson.slug.into(),
            machine: Machine::here(),
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
    Ok(write(&text)?)
}

fn hint(workbook: Option<&Workbook>, name: &str, step: u8, style: Style) -> Result<()> {
    let exercise = workbook::exercise(name).expect("the parser knows the exercises");
    let workbook = workbook.context(
        "no workbook here: go to your clone of the course, or name it with --workbook DIR",
    )?;
    let hints = workbook.hints(&exercise)?;
    let mut text = hints[..usize::from(step)].join("\n");
    if step < 3 {
        text += &format!(
            "\nMore: `{} hint {name} --step {}`\n",
            cli::program(),
            step + 1
        );
    }
    Ok(write(&prose::text(&text, style))?)
}
