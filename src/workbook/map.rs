//! The map of the course: every lesson and exercise with the learner's progress, and the next step.

use super::progress::{ExerciseRecord, Progress};
use super::{Exercise, State, Workbook, exercises};
use crate::lesson::Entry;
use crate::lessons::LESSONS;
use crate::words::program;
use serde::Serialize;

/// All lessons, in teaching order.
#[derive(Debug, Clone, Serialize)]
pub struct Map {
    /// In teaching order.
    pub lessons: Vec<LessonStatus>,
    /// How many exercises are solved, as their files stand now.
    pub solved: usize,
    /// How many exercises there are.
    pub exercises: usize,
    /// The next step.
    pub next: Step,
}

/// A lesson with its progress. Times are in RFC 3339, `null` for what has not been done.
#[derive(Debug, Clone, Serialize)]
pub struct LessonStatus {
    /// `lesson-1`.
    pub lesson: String,
    /// 1 to 16.
    pub number: u8,
    /// `four-ways`.
    pub slug: &'static str,
    /// E.g. `where does the time go?`.
    pub title: &'static str,
    /// The question that it answers.
    pub question: &'static str,
    /// When its text was first opened.
    pub read: Option<String>,
    /// When its demo was first run.
    pub run: Option<String>,
    /// When a prediction was first given.
    pub predicted: Option<String>,
    /// In teaching order.
    pub exercises: Vec<ExerciseStatus>,
}

/// An exercise with its progress.
#[derive(Debug, Clone, Serialize)]
pub struct ExerciseStatus {
    /// Its name.
    pub exercise: &'static str,
    /// The path of the learner's file; it begins at the workbook's folder.
    pub file: String,
    /// `null` outside a workbook.
    pub state: Option<State>,
    /// How many different texts were checked until the first success.
    pub attempts: u32,
    /// How many hints have been shown, 0 to 3.
    pub hints: u8,
    /// When it was solved for the first time.
    pub first_success: Option<String>,
    /// Whether it has been solved once, though perhaps not as it stands now.
    #[serde(skip)]
    pub was_solved: bool,
    /// The command that checks it.
    pub check: String,
}

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

impl Map {
    /// The map of a workbook, or of the course without one.
    pub fn of(workbook: Option<&Workbook>, progress: &Progress) -> Map {
        let place = |lesson: &Entry| {
            let record = progress.lesson(lesson.slug);
            let state = |exercise: &Exercise| Some(workbook?.state(exercise, progress));
            LessonStatus {
                lesson: lesson.name(),
                number: lesson.number,
                slug: lesson.slug,
                title: lesson.title,
                question: lesson.question,
                read: record.read,
                run: record.run,
                predicted: record.predicted,
                exercises: exercises(lesson)
                    .map(|exercise| {
                        let state = state(&exercise);
                        ExerciseStatus::of(&exercise, state, progress.exercise(exercise.name))
                    })
                    .collect(),
            }
        };
        Map::with(LESSONS.iter().map(place).collect())
    }

    /// The map of these lessons.
    pub fn with(lessons: Vec<LessonStatus>) -> Map {
        let all = || lessons.iter().flat_map(|lesson| &lesson.exercises);
        Map {
            solved: all().filter(|e| e.state == Some(State::Solved)).count(),
            exercises: all().count(),
            next: next(&lessons),
            lessons,
        }
    }

    /// What to do after this exercise: the next open exercise of its lesson, else the map's next step.
    pub fn after(&self, exercise: &str) -> Step {
        let mut lessons = self.lessons.iter();
        let own = lessons.find(|lesson| lesson.exercises.iter().any(|e| e.exercise == exercise));
        let mut open = own
            .into_iter()
            .flat_map(|lesson| &lesson.exercises)
            .skip_while(|other| other.exercise != exercise)
            .skip(1)
            .filter(|other| other.state != Some(State::Solved));
        open.next().map_or_else(|| self.next.clone(), Step::about)
    }
}

impl LessonStatus {
    /// Whether every exercise is solved as it stands.
    pub fn is_solved(&self) -> bool {
        let mut all = self.exercises.iter();
        all.all(|exercise| exercise.state == Some(State::Solved))
    }
}

impl Step {
    /// The step for an exercise that is not solved.
    fn about(exercise: &ExerciseStatus) -> Step {
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

impl ExerciseStatus {
    fn of(exercise: &Exercise, state: Option<State>, record: ExerciseRecord) -> ExerciseStatus {
        ExerciseStatus {
            exercise: exercise.name,
            file: exercise.file(),
            state,
            attempts: record.attempts,
            hints: record.hints,
            was_solved: record.first_success.is_some(),
            first_success: record.first_success,
            check: exercise.check(),
        }
    }
}

/// An exercise that has been begun comes first, in whatever lesson; then the lessons in order, the demo before the exercises.
fn next(lessons: &[LessonStatus]) -> Step {
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Lesson 1 as run, with its exercises in these states; the others as never seen.
    fn map(states: [State; 3]) -> Vec<LessonStatus> {
        let mut lessons = Map::of(None, &Progress::default()).lessons;
        lessons[0].run = Some("2026-01-01T00:00:00Z".into());
        for (exercise, state) in lessons[0].exercises.iter_mut().zip(states) {
            exercise.state = Some(state);
        }
        lessons
    }

    #[test]
    fn the_next_step_follows_from_the_states() {
        use State::*;
        let cases = [
            (
                [Pending, Pending, Pending],
                StepKind::Begin,
                Some("fetch_all"),
            ),
            ([Solved, Pending, Begun], StepKind::Check, Some("squares")),
            ([Solved, Wrong, Pending], StepKind::Mend, Some("bounded")),
            ([Solved, Missing, Pending], StepKind::Reset, Some("bounded")),
            ([Solved, Solved, Solved], StepKind::Run, None),
        ];
        for (states, kind, exercise) in cases {
            let step = next(&map(states));
            assert_eq!((step.kind, step.exercise), (kind, exercise), "{states:?}");
        }
    }

    #[test]
    fn a_newcomer_runs_the_first_lesson_first() {
        let step = Map::of(None, &Progress::default()).next;
        assert_eq!(step.kind, StepKind::Run);
        assert!(step.command.ends_with("run lesson-1"), "{}", step.command);
    }
}
