//! What a learner reads after the last exercise of a lesson, and after the last of the course.

use super::style::{Role, Style};
use super::text::{bullets, heading_line, wrap};
use crate::lessons::LESSONS;
use crate::words::{counted, program};
use crate::workbook::map::{LessonStatus, Map, StepKind};

/// The screen that fits after this exercise was solved: the course is finished, its lesson is finished, or `None`.
pub fn after(exercise: &str, map: &Map, style: Style) -> Option<String> {
    let mut lessons = map.lessons.iter();
    let own = lessons.find(|lesson| lesson.exercises.iter().any(|e| e.exercise == exercise))?;
    course(map, style).or_else(|| lesson(own, map, style))
}

/// The screen of a finished course; `None` while an exercise is left to solve.
pub fn course(map: &Map, style: Style) -> Option<String> {
    if map.next.kind != StepKind::Done {
        return None;
    }
    let head = format!(
        "The course is finished: {} solved",
        of_all(map.solved, map.exercises)
    );
    let mut text = heading_line(&head, style) + "\nWhat you have learnt:\n\n";
    let learnt = map
        .lessons
        .iter()
        .map(|lesson| format!("{}: {}", lesson.slug, learnt(lesson)));
    text += &bullets(&learnt.collect::<Vec<_>>(), style);
    text += "\nWhere to go on:\n\n";
    let program = program();
    let on = [
        format!(
            "Change an experiment and predict what happens: `{program} run lesson-1 --help` names the sizes that you can choose."
        ),
        format!(
            "Take a lesson's program into a package of your own: `{program} code lesson-1 program` prints it."
        ),
        "Read the answers that look right and are not, in `exercises/rejected/`: what would you say to their authors?".to_string(),
        "Read on: Mara Bos, Rust Atomics and Locks, for what is below a lock; mini-redis, for a whole async server.".to_string(),
        format!("Check all your answers again: `{program} check`."),
    ];
    text += &bullets(&on, style);
    Some(style.plain_characters(&text))
}

/// The screen of a finished lesson; `None` while one of its exercises is left to solve.
fn lesson(lesson: &LessonStatus, map: &Map, style: Style) -> Option<String> {
    if !lesson.is_solved() {
        return None;
    }
    let all = lesson.exercises.len();
    let head = format!("{} is finished: {} solved", lesson.lesson, of_all(all, all));
    let mut text = heading_line(&head, style);
    text += &format!(
        "\n{}\n",
        wrap(&format!("What you have learnt: {}", learnt(lesson)), style)
    );
    let mut later = map.lessons.iter();
    let next = later.find(|other| other.number > lesson.number && !other.is_solved());
    let Some(next) = next else {
        let left = counted(map.exercises - map.solved, "exercise");
        let on = format!("This was the last lesson; {left} of earlier lessons left to solve.");
        return Some(style.plain_characters(&format!("{text}\n{}\n", wrap(&on, style))));
    };
    let on = format!(
        "Where to go on: {}, {}: {}",
        next.lesson, next.slug, next.title
    );
    text += &format!("\n{}\n", wrap(&on, style));
    for command in ["run", "read"] {
        let command = format!("{} {command} {}", program(), next.lesson);
        text += &format!("  {}\n", style.paint(Role::Code, &command));
    }
    Some(style.plain_characters(&text))
}

fn of_all(solved: usize, all: usize) -> String {
    format!("{solved} of {}", counted(all, "exercise"))
}

fn learnt(lesson: &LessonStatus) -> &'static str {
    let mut lessons = LESSONS.iter();
    let entry = lessons.find(|entry| entry.number == lesson.number);
    entry.map_or("", |entry| entry.learnt)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbook::State;
    use crate::workbook::progress::Progress;

    /// The map after the exercises of these lessons were solved.
    fn solved(lessons: &[u8]) -> Map {
        let mut map = Map::of(None, &Progress::default());
        for lesson in &mut map.lessons {
            for exercise in &mut lesson.exercises {
                let solved = lessons.contains(&lesson.number);
                exercise.state = Some(if solved {
                    State::Solved
                } else {
                    State::Pending
                });
            }
        }
        Map::with(map.lessons)
    }

    #[test]
    fn the_last_exercise_of_a_lesson_ends_with_what_was_learnt_and_where_to_go_on() {
        let screen = |lessons: &[u8], exercise| after(exercise, &solved(lessons), Style::PLAIN);
        assert_eq!(screen(&[], "squares"), None);
        let first = screen(&[1], "squares").expect("lesson 1 is finished");
        for told in [
            "lesson-1 is finished: 3 of 3 exercises solved",
            "What you have learnt: Waiting needs no thread",
            "Where to go on: lesson-2, race",
            "run lesson-2",
        ] {
            assert!(first.contains(told), "{told} is missing: {first}");
        }
        let numbers: Vec<u8> = LESSONS.iter().map(|lesson| lesson.number).collect();
        let but_the_first = screen(&numbers[1..], "nested_runtime").expect("it is finished");
        assert!(
            but_the_first.contains("3 exercises of earlier lessons left to solve"),
            "{but_the_first}"
        );
    }

    #[test]
    fn every_lesson_says_in_short_what_it_teaches() {
        for lesson in LESSONS {
            let length = lesson.learnt.chars().count();
            let fits = lesson.learnt.ends_with('.') && (40..=240).contains(&length);
            assert!(fits, "{}: {length} characters", lesson.slug);
        }
    }

    #[test]
    fn the_last_exercise_of_all_ends_with_a_line_for_each_lesson() {
        let numbers: Vec<u8> = LESSONS.iter().map(|lesson| lesson.number).collect();
        let text = after("counter", &solved(&numbers), Style::PLAIN).expect("all is solved");
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let solved = solved(&numbers).solved;
        let head = format!("The course is finished: {solved} of {solved} exercises solved");
        assert!(words.contains(&head), "{text}");
        for lesson in LESSONS {
            assert!(words.contains(lesson.learnt), "{} is missing", lesson.slug);
        }
        assert!(words.contains("Where to go on:"), "{text}");
        let wide = text.lines().find(|line| line.chars().count() > 80);
        assert_eq!(wide, None);
    }
}
