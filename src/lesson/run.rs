//! The one way in which every lesson runs.

use super::Lesson;
use super::choose::{allow, choose};
use crate::console::Console;
use crate::machine::Machine;
use crate::options::RunOptions;
use crate::report::Block;
use crate::show::Show;
use anyhow::Result;
use serde_json::{Map, Value};

/// The settings of a run, typed, with every default filled in.
pub type Settings = Map<String, Value>;

/// Plans a run, refuses what can't work, shows title and machine, lets the lesson show itself, and closes with what
/// was seen. Gives the settings of the run.
pub fn run<L: Lesson>(
    flags: &L::Flags,
    options: &RunOptions,
    console: &mut dyn Console,
) -> Result<Settings> {
    let mut lesson = L::plan(flags, options)?;
    choose(&options.only, lesson.experiments())?;
    allow(lesson.experiments())?;
    let settings = settings(&lesson, options)?;
    let mut show = Show::new(console, options, L::SLUG);
    show.block(Block::Title {
        title: format!("Lesson {}: {}", L::NUMBER, L::TITLE),
        question: L::QUESTION.into(),
    })?;
    show.text(format!("Measured on {}.", Machine::here()))?;
    let findings = lesson.run(&mut show)?;
    show.findings(findings)?;
    Ok(settings)
}

fn settings<L: Lesson>(lesson: &L, options: &RunOptions) -> Result<Settings> {
    let mut settings = Settings::new();
    for part in [lesson.settings(), serde_json::to_value(options)?] {
        match part {
            Value::Object(part) => settings.extend(part),
            _ => anyhow::bail!("the settings of lesson {} are not an object", L::NUMBER),
        }
    }
    for without in L::WITHOUT {
        settings.remove(&without.id().replace('-', "_"));
    }
    Ok(settings)
}
