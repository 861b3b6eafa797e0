//! The command line, built from the registry: what may be typed, and one line for what may not.

mod mistake;
mod names;
mod spelling;
mod typed;

pub use mistake::one_line;
use names::names;
pub use typed::arguments;

use crate::exit::CODES;
use crate::lesson::Entry;
use crate::lessons::LESSONS;
use crate::options::{Format, RunOptions, count};
use clap::builder::PossibleValue;
use clap::{ArgMatches, Args, Command, CommandFactory, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

const EVERYWHERE: &str = "Flags of every command";

/// Learn concurrency by seeing it: read, predict, run, solve.
#[derive(Debug, Parser)]
#[command(
    name = "course",
    version,
    infer_subcommands = false,
    args_override_self = false
)]
pub struct Cli {
    /// When to colour: NO_COLOR and CLICOLOR_FORCE count for `auto`
    #[arg(long, value_enum, default_value_t = When::Auto, global = true, help_heading = EVERYWHERE)]
    pub color: When,
    /// The folder of the workbook [default: the current folder, or one above it]
    #[arg(long, value_name = "DIR", env = "COURSE_WORKBOOK", global = true, help_heading = EVERYWHERE)]
    pub workbook: Option<PathBuf>,
    /// The folder that keeps your progress [default: .course in the workbook]
    #[arg(long, value_name = "DIR", env = "COURSE_PROGRESS", global = true, help_heading = EVERYWHERE)]
    pub progress: Option<PathBuf>,
    /// What to do; without a command, shows where you are
    #[command(subcommand)]
    pub action: Option<Action>,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Action {
    /// List the lessons and the state of their exercises
    List {
        /// One object with every lesson and exercise
        #[arg(long)]
        json: bool,
    },
    /// Read a lesson's text, or the tables for those who come from another language
    Read {
        /// `lesson-1`, `1` or `four-ways`; or `from-python`, `from-go`, `from-javascript`
        #[arg(value_parser = names(lesson_values().chain([other_languages()])))]
        lesson: String,
    },
    /// Show a lesson's code: its models, and a small program to copy
    Code {
        /// `lesson-1`, `1` or `four-ways`
        #[arg(value_parser = names(lesson_values()))]
        lesson: String,
        /// A model, or `program` [default: all]
        model: Option<String>,
    },
    /// Run a lesson's demo: predict, measure, see
    #[command(subcommand_value_name = "LESSON", subcommand_help_heading = "Lessons")]
    Run,
    /// Check exercises: those you have begun, or the ones you name
    Check {
        /// Lessons or exercises, or their files [default: every exercise that is begun]
        #[arg(value_name = "LESSON|EXERCISE", value_parser = names(lesson_values().chain(exercise_values())))]
        what: Vec<String>,
        /// One object with every verdict
        #[arg(long)]
        json: bool,
    },
    /// Check an exercise each time you save it; keys show hints, the demo and more
    Watch {
        /// An exercise, or a lesson for its first exercise that is not solved [default: the next exercise]
        #[arg(value_name = "LESSON|EXERCISE", value_parser = names(lesson_values().chain(exercise_values())))]
        what: Option<String>,
    },
    /// Show the next hint of an exercise: a question, a pointer, nearly the code
    Hint {
        /// [default: the next exercise]
        #[arg(value_parser = names(exercise_values()))]
        exercise: Option<String>,
        /// Show the hints up to this one, 1 to 3, again
        #[arg(long, value_parser = count(1, 3), allow_hyphen_values = true)]
        step: Option<usize>,
    },
    /// Show your answer and the solution side by side, once you have solved the exercise
    Solution {
        /// The exercise's name, e.g. `fetch_all`
        #[arg(value_parser = names(exercise_values()))]
        exercise: String,
        /// Show it before the exercise is solved
        #[arg(long)]
        spoil: bool,
    },
    /// Bring the stub of an exercise back; your answer is kept
    Reset {
        /// The exercise's name, e.g. `fetch_all`
        #[arg(value_parser = names(exercise_values()))]
        exercise: String,
        /// Do not ask first
        #[arg(long)]
        yes: bool,
    },
    /// Show the progress of a class, from the workbooks or progress files of its learners
    Report {
        /// Workbooks, their .course folders, or progress files
        #[arg(value_name = "DIR", required = true)]
        learners: Vec<PathBuf>,
        /// How to write it: a row for each learner; json and csv have a row for each exercise
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
}

/// When to write escape sequences for colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum When {
    /// On a terminal that has colours
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// The whole command, with a subcommand of `run` for each lesson.
pub fn command() -> Command {
    let codes = CODES.map(|(code, meaning)| format!("  {code:<7}  {meaning}"));
    let help = format!("Exit codes:\n{}", codes.join("\n"));
    let whole = Cli::command().after_help(help.clone());
    let whole = whole.mut_subcommand("check", |check| check.after_help(help));
    whole.mut_subcommand("run", |run| {
        let all = RunOptions::augment_args(Command::new("all"))
            .about("Every lesson, one after the other")
            .mut_arg("only", |arg| arg.hide(true).value_parser(refused_for_all));
        run.subcommand_required(true)
            .subcommands(LESSONS.iter().map(Entry::command))
            .subcommand(all.long_about(None))
    })
}

/// Refuses `--only` for all lessons together, because models have different names in different lessons.
fn refused_for_all(_: &str) -> Result<String, &'static str> {
    Err("it names models of a single lesson: run that lesson")
}

/// A text with its commands as they can be typed here: texts say `course run`, in code or after `$`.
pub fn commands_as_typed(text: &str) -> String {
    commands_of(crate::words::program(), text)
}

fn commands_of(program: &str, text: &str) -> String {
    let inline = text.replace("`course ", &format!("`{program} "));
    inline.replace("\n$ course", &format!("\n$ {program}"))
}

/// The lesson called `lesson-1`, `1` or `four-ways`.
pub fn lesson(name: &str) -> Option<&'static Entry> {
    LESSONS.iter().find(|lesson| {
        lesson.slug == name || lesson.name() == name || lesson.number.to_string() == name
    })
}

/// The lesson chosen with `run`: its registered name and its flags.
pub fn chosen_run(matches: &ArgMatches) -> Option<(&str, &ArgMatches)> {
    matches.subcommand_matches("run")?.subcommand()
}

fn lesson_values() -> impl Iterator<Item = PossibleValue> {
    let value = |lesson: &Entry| {
        PossibleValue::new(lesson.name())
            .aliases([lesson.number.to_string(), lesson.slug.to_string()])
    };
    LESSONS.iter().map(value)
}

/// Every name of every lesson.
fn lesson_names() -> Vec<String> {
    let values: Vec<PossibleValue> = lesson_values().collect();
    let names = values.iter().flat_map(PossibleValue::get_name_and_aliases);
    names.map(String::from).collect()
}

/// One text for all of them.
fn other_languages() -> PossibleValue {
    PossibleValue::new("from-python").aliases(["from-go", "from-javascript"])
}

fn exercise_values() -> impl Iterator<Item = PossibleValue> {
    LESSONS
        .iter()
        .flat_map(|lesson| lesson.exercises)
        .map(PossibleValue::new)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mistake(words: &[&str]) -> String {
        one_line(
            &command()
                .try_get_matches_from(words)
                .expect_err("a mistake"),
        )
    }

    #[test]
    fn the_command_is_sound() {
        command().debug_assert();
    }

    #[test]
    fn a_lesson_answers_to_three_names() {
        for name in ["lesson-1", "1", "four-ways"] {
            assert_eq!(lesson(name).map(|lesson| lesson.number), Some(1));
            let matches = command()
                .try_get_matches_from(["course", "run", name])
                .expect("valid");
            assert_eq!(chosen_run(&matches).map(|(name, _)| name), Some("lesson-1"));
        }
    }

    #[test]
    fn a_text_says_the_command_that_works_here() {
        let text =
            "`course run 1` of `course`, a course.\n\n```console\n$ course read 1\n$ course\n```\n";
        let typed = "`cargo course run 1` of `course`, a course.\n\n```console\n$ cargo course read 1\n$ cargo course\n```\n";
        assert_eq!(commands_of("cargo course", text), typed);
        assert_eq!(commands_of("cargo course", typed), typed);
        assert_eq!(commands_of("course", text), text);
    }

    #[test]
    fn every_mistake_is_one_line_that_says_what_to_type() {
        let all = [
            &["course", "run", "lesson-1", "--items", "0"][..],
            &["course", "run", "lesson-1", "--items", "ten"],
            &["course", "run", "lesson-1", "--workers", "0"],
            &["course", "run", "lesson-1", "--delay", "-1"],
            &["course", "run", "lesson-1", "--work", "sleeping"],
            &[
                "course", "run", "lesson-1", "--format", "json", "--format", "csv",
            ],
            &["course", "run", "lesson-1", "--item", "3"],
            &["course", "run", "lesson-l"],
            &["course", "run", "quantum"],
            &["course", "run"],
            &["course", "read", "forways"],
            &["course", "lst"],
            &["course", "lesson-1"],
            &["course", "async_patterns"],
            &["course", "run", "async-paterns"],
            &["course", "run", "lesson-9"],
            &["course", "read", "asyncpatterns"],
            &["course", "read", "from-phyton"],
            &["course", "code", "lesson-9"],
            &["course", "check", "as-complete"],
            &["course", "watch", "bloking"],
            &["course", "solution", "countr"],
            &["course", "reset", "relok"],
            &["course", "hint", "fetchall"],
            &["course", "hint", "fetch_all", "--step", "4"],
            &["course", "hint", "fetch_all", "--step", "two"],
            &["course", "check", "quantum"],
            &["course", "run", "all", "--work", "waiting"],
            &["course", "report"],
        ];
        let lines: Vec<String> = all
            .iter()
            .map(|words| format!("{}\n  {}", words.join(" "), mistake(words)))
            .collect();
        // Started by cargo, the program calls itself `cargo course`.
        insta::assert_snapshot!(lines.join("\n").replace("cargo course", "course"));
    }
}
