//! What a learner does next.

use super::{ExerciseStatus, LessonStatus};
use crate::words::program;
use crate::workbook::State;
use serde::Serialize;

/// What to do next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Step {
    /// What for.
    #[serde(rename = "do")]
    pub kind: StepKind,
    /// What to type.
    pub command: String,
    /// The exercise, if it is about one.
    pub exercise: Option<&'static str>,
}

/// What for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum StepKind {
    /// See a lesson's demo.
    Run,
    /// Begin an exercise.
    Begin,
    /// Check a text that has not been checked yet.
    Check,
    /// Go on with an exercise that a check has refused.
    Mend,
    /// Bring back a file that is missing.
    Reset,
    /// Everything is solved.
    Done,
}

impl Step {
    /// The step for an exercise that is not solved.
    pub(super) fn about(exercise: &ExerciseStatus) -> Step {
        let (kind, command) = match exercise.state {
            Some(State::Missing) => (StepKind::Reset, "reset"),
            Some(State::Begun) => (StepKind::Check, "check"),
            Some(State::Wrong) => (StepKind::Mend, "watch"),
            Some(State::Pending | State::Solved) | None => (StepKind::Begin, "watch"),
        };
        Step {
            kind,
            command: format!("{} {command} {}", program(), exercise.exercise),
            exercise: Some(exercise.exercise),
        }
    }

    /// The step as a sentence with the command to type, which `code` formats.
    pub fn sentence(&self, code: impl Fn(&str) -> String) -> String {
        let command = code(&self.command);
        let name = self.exercise.unwrap_or_default();
        match self.kind {
            StepKind::Run => format!("Next: {command}"),
            StepKind::Begin => format!("Next: begin {name}: {command}"),
            StepKind::Check => format!("Next: check your answer to {name}: {command}"),
            StepKind::Mend => format!("Next: go on with {name}: {command}"),
            StepKind::Reset => format!("Next: bring {name} back: {command}"),
            StepKind::Done => {
                format!("Everything is solved. What you have learnt, and where to go on: {command}")
            }
        }
    }
}

/// An exercise that has been begun comes first, in whatever lesson; then the lessons in order, the demo before the exercises.
pub(super) fn next(lessons: &[LessonStatus]) -> Step {
    let in_state = |state: State| {
        let mut all = lessons.iter().flat_map(|lesson| &lesson.exercises);
        all.find(|exercise| exercise.state == Some(state))
    };
    if let Some(exercise) = in_state(State::Begun).or_else(|| in_state(State::Wrong)) {
        return Step::about(exercise);
    }
    for lesson in lessons {
        let solved = |exercise: &&ExerciseStatus| exercise.state == Some(State::Solved);
        if lesson.run.is_none() && !lesson.exercises.iter().any(|exercise| solved(&exercise)) {
            return Step {
                kind: StepKind::Run,
                command: format!("{} run {}", program(), lesson.lesson),
                exercise: None,
            };
        }
        if let Some(exercise) = lesson.exercises.iter().find(|exercise| !solved(exercise)) {
            return Step::about(exercise);
        }
    }
    Step {
        kind: StepKind::Done,
        command: program().to_string(),
        exercise: None,
    }
}
