//! The learner's overview: the lessons, the state of their exercises, the next step.

use course::lesson::Entry;
use course::render::style::Role;
use course::render::{Style, finished, text::lines};
use course::words::program;
use course::workbook::map::{ExerciseStatus, LessonStatus, Map};
use course::workbook::{NO_WORKBOOK, State};

/// The first screen: what the program is, the lessons, and what to do next.
pub fn where_you_are(map: &Map, has_workbook: bool, style: Style) -> String {
    let mut text = style.paint(Role::Heading, "course: learn concurrency by seeing it") + "\n\n";
    text += &lessons(map, has_workbook, style);
    text += &match finished::course(map, style) {
        Some(finished) => format!("\n{finished}\n"),
        None => format!(
            "\n{}\n",
            map.next
                .sentence(|command| style.paint(Role::Code, command))
        ),
    };
    text += &format!("All commands: {} --help\n", program());
    lines(&text, style)
}

/// Every lesson and exercise with its state.
pub fn list(map: &Map, has_workbook: bool, style: Style) -> String {
    let text = lessons(map, has_workbook, style);
    let next = map
        .next
        .sentence(|command| style.paint(Role::Code, command));
    lines(&format!("{text}\n{next}\n"), style)
}

fn lessons(map: &Map, has_workbook: bool, style: Style) -> String {
    let mut text = String::new();
    for lesson in &map.lessons {
        let name = style.paint(Role::Strong, &lesson.lesson);
        text += &format!("{name}  {}: {}\n", lesson.slug, lesson.title);
        let seen = seen(lesson);
        if !seen.is_empty() {
            text += &style.paint(Role::Quiet, &format!("    {seen}\n"));
        }
        for exercise in &lesson.exercises {
            text += format!("    {:<20} {}", exercise.exercise, state(exercise)).trim_end();
            text.push('\n');
        }
    }
    match has_workbook {
        true => text += &format!("{} of {} exercises solved\n", map.solved, map.exercises),
        false => text += &format!("\n{NO_WORKBOOK}.\n"),
    }
    text
}

/// What the learner has done in a lesson, in the usual order.
fn seen(lesson: &LessonStatus) -> String {
    let all = [
        ("read", &lesson.read),
        ("predicted", &lesson.predicted),
        ("run", &lesson.run),
    ];
    let done = all.iter().filter(|(_, when)| when.is_some());
    done.map(|(what, _)| *what).collect::<Vec<_>>().join(", ")
}

fn state(exercise: &ExerciseStatus) -> &'static str {
    match exercise.state {
        None => "",
        Some(State::Pending) => "- pending",
        Some(State::Begun) if exercise.was_solved => {
            "> solved before, changed since the last check"
        }
        Some(State::Begun) => "> begun, changed since the last check",
        Some(State::Wrong) => "✘ wrong as it stands",
        Some(State::Solved) => "✔ solved",
        Some(State::Missing) => "! its file can't be read",
    }
}

/// What to do after a demo: read the text, then solve the lesson's first open exercise.
pub fn next_exercise(lesson: &Entry, map: &Map, style: Style) -> String {
    let code = |text: String| style.paint(Role::Code, &text);
    let mut text = format!(
        "Read on: {}\n",
        code(format!("{} read {}", program(), lesson.name()))
    );
    let place = map
        .lessons
        .iter()
        .find(|place| place.number == lesson.number);
    let mut exercises = place.into_iter().flat_map(|place| &place.exercises);
    if let Some(exercise) = exercises.find(|exercise| exercise.state != Some(State::Solved)) {
        text += &format!("Then solve: {}\n", code(exercise.file.clone()));
        text += &format!(
            "Check it: {}\nCheck it at every save: {}\n",
            code(exercise.check.clone()),
            code(format!("{} watch {}", program(), exercise.exercise))
        );
    }
    lines(&text, style)
}
