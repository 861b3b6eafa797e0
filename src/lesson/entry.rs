//! A lesson as the registry keeps it.

use super::run::{Planned, Settings, plan};
use super::{Lesson, run};
use crate::code::SourceFile;
use crate::console::Console;
use crate::experiment::Experiment;
use crate::options::RunOptions;
use crate::wrong_use::refuse;
use anyhow::Result;
use clap::parser::ValueSource;
use clap::{ArgMatches, Args, Command, FromArgMatches};

/// A common flag that a lesson may have no use for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Common {
    /// `--seed`: nothing is random.
    Seed,
    /// `--no-timeline`: no timelines are drawn.
    NoTimeline,
}

impl Common {
    /// The flag without its dashes.
    pub fn id(self) -> &'static str {
        match self {
            Common::Seed => "seed",
            Common::NoTimeline => "no_timeline",
        }
    }
}

/// A lesson with its type forgotten, as the registry keeps it.
#[derive(Clone, Copy)]
pub struct Entry {
    /// See [`Lesson::NUMBER`].
    pub number: u8,
    /// See [`Lesson::SLUG`].
    pub slug: &'static str,
    /// See [`Lesson::TITLE`].
    pub title: &'static str,
    /// See [`Lesson::QUESTION`].
    pub question: &'static str,
    /// See [`Lesson::LEARNT`].
    pub learnt: &'static str,
    /// See [`Lesson::TEXT`].
    pub text: &'static str,
    /// See [`Lesson::CODE`].
    pub code: &'static [SourceFile],
    /// See [`Lesson::EXERCISES`].
    pub exercises: &'static [&'static str],
    /// See [`Lesson::WITHOUT`].
    pub without: &'static [Common],
    /// See [`Lesson::child`].
    pub child: fn(&str) -> Result<String>,
    augment: fn(Command) -> Command,
    run: fn(&ArgMatches, &RunOptions, &mut dyn Console) -> Result<Settings>,
    run_with_defaults: fn(&RunOptions, &mut dyn Console) -> Result<Settings>,
    plan: fn(&ArgMatches, &RunOptions) -> Result<Planned>,
    plan_with_defaults: fn() -> Result<Planned>,
}

impl Entry {
    /// The entry of a lesson.
    pub const fn of<L: Lesson>() -> Entry {
        Entry {
            number: L::NUMBER,
            slug: L::SLUG,
            title: L::TITLE,
            question: L::QUESTION,
            learnt: L::LEARNT,
            text: L::TEXT,
            code: L::CODE,
            exercises: L::EXERCISES,
            without: L::WITHOUT,
            child: L::child,
            augment: |command| RunOptions::augment_args(L::Flags::augment_args(command)),
            run: |matches, options, console| {
                let flags = L::Flags::from_arg_matches(matches)?;
                run::<L>(&flags, options, console)
            },
            run_with_defaults: |options, console| {
                run::<L>(&default_flags::<L>()?, options, console)
            },
            plan: |matches, options| {
                let flags = L::Flags::from_arg_matches(matches)?;
                Ok(plan::<L>(&flags, options)?.1)
            },
            plan_with_defaults: || Ok(plan::<L>(&default_flags::<L>()?, &default_options()?)?.1),
        }
    }

    /// The name that the documentation uses, e.g. `lesson-1`.
    pub fn name(&self) -> String {
        format!("lesson-{}", self.number)
    }

    /// The stem of its folders and files, e.g. `l01_four_ways`.
    pub fn stem(&self) -> String {
        format!("l{:02}_{}", self.number, self.slug.replace('-', "_"))
    }

    /// Its subcommand of `course run`, with the flags of its own.
    pub fn command(&self) -> Command {
        // The flags bring descriptions of their own: the lesson's comes last and stays.
        let command = (self.augment)(Command::new(self.name()))
            .visible_aliases([self.number.to_string(), self.slug.to_string()])
            .about(self.question)
            .long_about(None);
        let hidden = self.without.iter();
        hidden.fold(command, |command, flag| {
            command.mut_arg(flag.id(), |arg| arg.hide(true))
        })
    }

    /// Runs the demo with parsed flags; gives the settings of the run.
    ///
    /// Fails with [`WrongUse`](crate::wrong_use::WrongUse) for a flag that changes nothing in this lesson.
    pub fn run(
        &self,
        matches: &ArgMatches,
        options: &RunOptions,
        console: &mut dyn Console,
    ) -> Result<Settings> {
        for flag in self.without {
            if matches.value_source(flag.id()) == Some(ValueSource::CommandLine) {
                let flag = flag.id().replace('_', "-");
                return refuse(format!(
                    "--{flag} changes nothing in {}: leave it out",
                    self.name()
                ));
            }
        }
        (self.run)(matches, options, console)
    }

    /// Runs the demo with the common flags of `run all`, its own flags at their defaults.
    pub fn run_with_defaults(
        &self,
        options: &RunOptions,
        console: &mut dyn Console,
    ) -> Result<Settings> {
        (self.run_with_defaults)(options, console)
    }

    /// What a run with these flags would do.
    pub fn plan(&self, matches: &ArgMatches, options: &RunOptions) -> Result<Planned> {
        (self.plan)(matches, options)
    }

    /// Its experiments at the sizes of `course run` without flags; the benchmarks use them.
    pub fn experiments(&self) -> Result<Vec<Experiment>> {
        Ok((self.plan_with_defaults)()?.experiments)
    }
}

fn default_flags<L: Lesson>() -> Result<L::Flags> {
    let command = L::Flags::augment_args(Command::new(L::SLUG));
    Ok(L::Flags::from_arg_matches(
        &command.try_get_matches_from([L::SLUG])?,
    )?)
}

fn default_options() -> Result<RunOptions> {
    let command = RunOptions::augment_args(Command::new("defaults"));
    Ok(RunOptions::from_arg_matches(
        &command.try_get_matches_from(["defaults"])?,
    )?)
}
