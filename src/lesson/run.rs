//! The one way in which every lesson runs.

use super::Lesson;
use super::choose::{allow, choose};
use crate::console::Console;
use crate::experiment::Experiment;
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
    let (mut lesson, planned) = plan::<L>(flags, options)?;
    allow(&planned.experiments)?;
    *lesson.experiments() = planned.experiments;
    let mut show = Show::new(console, options, L::SLUG);
    show.block(Block::Title {
        title: format!("Lesson {}: {}", L::NUMBER, L::TITLE),
        question: L::QUESTION.into(),
    })?;
    show.text(format!("Measured on {}.", Machine::here()))?;
    let findings = lesson.run(&mut show)?;
    show.findings(findings)?;
    Ok(planned.settings)
}

/// What a run will do.
pub struct Planned {
    /// Its settings.
    pub settings: Settings,
    /// Its experiments, with the models that are measured.
    pub experiments: Vec<Experiment>,
}

/// Plans a run; the experiments are taken out of the lesson.
pub fn plan<L: Lesson>(flags: &L::Flags, options: &RunOptions) -> Result<(L, Planned)> {
    let mut lesson = L::plan(flags, options)?;
    let mut experiments = std::mem::take(lesson.experiments());
    choose(&options.only, &mut experiments)?;
    let settings = settings(&lesson, options)?;
    let planned = Planned {
        settings,
        experiments,
    };
    Ok((lesson, planned))
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
