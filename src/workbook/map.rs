//! The map of the course: every lesson and exercise with the learner's progress, and the next step.

mod step;

use super::progress::{ExerciseRecord, Progress};
use super::{Exercise, State, Workbook, exercises};
use crate::lesson::Entry;
use crate::lessons::LESSONS;
use crate::words::counted;
use serde::Serialize;
use step::next;
pub use step::{Step, StepKind};

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

    /// How many exercises are in each state, e.g. `16 exercises: 2 solved, 1 wrong, 13 pending`.
    pub fn tally(&self) -> String {
        let states = [
            (State::Solved, "solved"),
            (State::Wrong, "wrong"),
            (State::Begun, "not checked"),
            (State::Missing, "missing"),
            (State::Pending, "pending"),
        ];
        let all = || self.lessons.iter().flat_map(|lesson| &lesson.exercises);
        let parts = states.iter().filter_map(|(state, word)| {
            let count = all().filter(|one| one.state == Some(*state)).count();
            let always = matches!(state, State::Solved | State::Wrong | State::Pending);
            (always || count > 0).then(|| format!("{count} {word}"))
        });
        let parts: Vec<String> = parts.collect();
        format!(
            "{}: {}",
            counted(self.exercises as u64, "exercise"),
            parts.join(", ")
        )
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
    fn the_tally_counts_every_exercise_once() {
        let tally = |states| Map::with(map(states)[..1].to_vec()).tally();
        use State::*;
        assert_eq!(
            tally([Solved, Wrong, Pending]),
            "3 exercises: 1 solved, 1 wrong, 1 pending"
        );
        assert_eq!(
            tally([Begun, Missing, Solved]),
            "3 exercises: 1 solved, 0 wrong, 1 not checked, 1 missing, 0 pending"
        );
    }

    #[test]
    fn a_newcomer_runs_the_first_lesson_first() {
        let step = Map::of(None, &Progress::default()).next;
        assert_eq!(step.kind, StepKind::Run);
        assert!(step.command.ends_with("run lesson-1"), "{}", step.command);
    }
}
