//! Where the learner is: the lessons, the state of their exercises, the next step.

use anyhow::Result;
use course::lesson::Entry;
use course::lessons::LESSONS;
use course::render::Style;
use course::render::style::Role;
use course::workbook::{Exercise, State, Workbook, exercises};
use serde::Serialize;

/// The first screen: what this is, the lessons, the one next thing to do.
pub fn where_you_are(workbook: Option<&Workbook>, style: Style) -> String {
    let mut text = style.paint(Role::Heading, "course: learn concurrency by seeing it") + "\n\n";
    text += &lessons(workbook, style);
    text += &format!(
        "\nNext: {}\n",
        style.paint(Role::Code, &next_step(workbook))
    );
    text += "All commands: course --help\n";
    style.plain_characters(&text)
}

/// Every lesson and exercise with its state.
pub fn list(workbook: Option<&Workbook>, style: Style) -> String {
    style.plain_characters(&lessons(workbook, style))
}

fn lessons(workbook: Option<&Workbook>, style: Style) -> String {
    let mut text = String::new();
    for lesson in LESSONS {
        let name = style.paint(Role::Strong, &lesson.name());
        text += &format!("{name}  {}: {}\n", lesson.slug, lesson.title);
        for exercise in exercises(lesson) {
            let state = workbook.map(|workbook| workbook.state(&exercise));
            let told = state.map_or("", told);
            text += format!("    {:<20} {told}", exercise.name).trim_end();
            text.push('\n');
        }
    }
    if workbook.is_none() {
        text +=
            "\nNo workbook here: go to your clone of the course, or name it with --workbook DIR.\n";
    }
    text
}

fn told(state: State) -> &'static str {
    match state {
        State::Pending => "- pending",
        State::Begun => "> begun: its checks count",
        State::Missing => "! its file is missing",
    }
}

fn next_step(workbook: Option<&Workbook>) -> String {
    let pending = |exercise: &Exercise| workbook.is_some_and(|w| w.state(exercise) != State::Begun);
    let all = || LESSONS.iter().flat_map(exercises);
    let untouched = all().all(|exercise| pending(&exercise));
    match all().find(pending) {
        Some(next) if !untouched => format!(
            "exercises/{}/{}.rs, then {}",
            next.stem,
            next.name,
            next.check()
        ),
        _ => "course run lesson-1".into(),
    }
}

/// What to do after a demo.
pub fn next_exercise(lesson: &Entry, style: Style) -> String {
    let mut text = format!(
        "Read on: {}\n",
        style.paint(Role::Code, &format!("course read {}", lesson.name()))
    );
    if let Some(exercise) = exercises(lesson).next() {
        let file = format!("exercises/{}/{}.rs", exercise.stem, exercise.name);
        text += &format!("Then solve: {}\n", style.paint(Role::Code, &file));
        text += &format!("Check it: {}\n", style.paint(Role::Code, &exercise.check()));
    }
    text
}

#[derive(Serialize)]
struct Map {
    lessons: Vec<LessonRow>,
}

#[derive(Serialize)]
struct LessonRow {
    lesson: String,
    number: u8,
    slug: &'static str,
    title: &'static str,
    question: &'static str,
    exercises: Vec<ExerciseRow>,
}

#[derive(Serialize)]
struct ExerciseRow {
    exercise: &'static str,
    file: String,
    /// `null` outside a workbook.
    state: Option<State>,
    check: String,
}

/// The list as one JSON object.
pub fn json(workbook: Option<&Workbook>) -> Result<String> {
    let row = |exercise: Exercise| ExerciseRow {
        exercise: exercise.name,
        file: format!("exercises/{}/{}.rs", exercise.stem, exercise.name),
        state: workbook.map(|workbook| workbook.state(&exercise)),
        check: exercise.check(),
    };
    let lessons = LESSONS.iter().map(|lesson| LessonRow {
        lesson: lesson.name(),
        number: lesson.number,
        slug: lesson.slug,
        title: lesson.title,
        question: lesson.question,
        exercises: exercises(lesson).map(row).collect(),
    });
    Ok(serde_json::to_string_pretty(&Map {
        lessons: lessons.collect(),
    })? + "\n")
}
