//! Where the learner is: the lessons, the state of their exercises, the next step.

use anyhow::Result;
use course::cli::program;
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
    text += &format!("\n{}\n", next_step(workbook, style));
    text += &format!("All commands: {} --help\n", program());
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

/// The first lesson before anything is begun, then the first exercise that is not; what is begun is checked by cargo.
fn next_step(workbook: Option<&Workbook>, style: Style) -> String {
    let code = |text: String| style.paint(Role::Code, &text);
    let first = format!("{} run lesson-1", program());
    let Some(workbook) = workbook else {
        return format!("Next: {}", code(first));
    };
    let all: Vec<Exercise> = LESSONS.iter().flat_map(exercises).collect();
    let begun = |exercise: &&Exercise| workbook.state(exercise) == State::Begun;
    let latest = all.iter().rfind(begun);
    let next = all.iter().find(|exercise| !begun(exercise));
    match (latest, next) {
        (None, _) => format!("Next: {}", code(first)),
        (Some(latest), Some(next)) => format!(
            "Begun last: {}\n  check it: {}\nNext: {}",
            latest.name,
            code(latest.check()),
            code(file(next))
        ),
        (Some(_), None) => format!(
            "All exercises are begun. Check them: {}\nThen compare yours with those in solutions/.",
            code("cargo test -p exercises".into())
        ),
    }
}

fn file(exercise: &Exercise) -> String {
    format!("exercises/{}/{}.rs", exercise.stem, exercise.name)
}

/// What to do after a demo: read, and the first exercise of the lesson that is not begun.
pub fn next_exercise(lesson: &Entry, workbook: Option<&Workbook>, style: Style) -> String {
    let code = |text: String| style.paint(Role::Code, &text);
    let mut text = format!(
        "Read on: {}\n",
        code(format!("{} read {}", program(), lesson.name()))
    );
    let begun = |exercise: &Exercise| workbook.is_some_and(|w| w.state(exercise) == State::Begun);
    if let Some(exercise) = exercises(lesson).find(|exercise| !begun(exercise)) {
        text += &format!("Then solve: {}\n", code(file(&exercise)));
        text += &format!("Check it: {}\n", code(exercise.check()));
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
        file: file(&exercise),
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
