//! A new lesson: files that build and run, with marks where something is to be written.

use crate::template::{check_name, fill, left_to_write, type_name};
use crate::tree::{Tree, number_of};
use anyhow::{Context, Result, ensure};

/// File in the lesson's folder, template.
const FILES: [(&str, &str); 8] = [
    (
        "README.md",
        include_str!("../templates/lesson/README.md.txt"),
    ),
    ("mod.rs", include_str!("../templates/lesson/mod.rs.txt")),
    ("demo.rs", include_str!("../templates/lesson/demo.rs.txt")),
    (
        "findings.rs",
        include_str!("../templates/lesson/findings.rs.txt"),
    ),
    (
        "models.rs",
        include_str!("../templates/lesson/models.rs.txt"),
    ),
    (
        "computing/mod.rs",
        include_str!("../templates/lesson/computing.rs.txt"),
    ),
    (
        "computing/sequential.rs",
        include_str!("../templates/lesson/sequential.rs.txt"),
    ),
    (
        "computing/threads.rs",
        include_str!("../templates/lesson/threads.rs.txt"),
    ),
];

/// Writes the files of a lesson, enters it in the registry and in the README, and tells what is left to write.
///
/// Its number is `number`, by default the one after the last lesson's. Fails when the name can't be a module's,
/// when a lesson has the name already, and for a number that is not above those of all lessons.
pub fn create(tree: &Tree, name: &str, number: Option<u8>) -> Result<String> {
    check_name(name)?;
    let lessons = tree.lessons();
    let same = lessons.iter().find(|stem| stem[4..] == *name);
    ensure!(same.is_none(), "there is a lesson called {name} already");
    let last = lessons.iter().filter_map(|stem| number_of(stem)).max();
    let number = number.unwrap_or(last.unwrap_or(0) + 1);
    ensure!(
        last.is_none_or(|last| number > last),
        "lesson {number} would come before the last one: its lines have to be entered by hand"
    );
    let stem = format!("l{number:02}_{name}");
    let (kind, slug, digits) = (type_name(name), name.replace('_', "-"), number.to_string());
    let gaps = [
        ("name", name),
        ("stem", &stem),
        ("type", &kind),
        ("slug", &slug),
        ("number", &digits),
    ];
    let files: Vec<(String, String)> = FILES
        .iter()
        .map(|(file, template)| (format!("lessons/{stem}/{file}"), fill(template, &gaps)))
        .collect();
    tree.create(&files)?;
    register(tree, &gaps)?;
    Ok(format!(
        "Wrote lesson {number} in lessons/{stem}/, and entered it in lessons/mod.rs, lessons/models.rs and README.md.\n\
         It builds and runs: cargo course run {slug} --quick\n\n\
         Next, two to seven exercises: cargo xtask new-exercise {stem} NAME\n\n\
         Left to write:\n{}  README.md: the lesson's row in the table of lessons\n",
        left_to_write(&files)
    ))
}

fn register(tree: &Tree, gaps: &[(&str, &str)]) -> Result<()> {
    let line = |text: &str| fill(text, gaps);
    let module = line("pub mod {{stem}};");
    tree.insert_after("lessons/mod.rs", "pub mod l", &module)?;
    let entry = line("    Entry::of::<{{stem}}::{{type}}>(),");
    tree.insert_after("lessons/mod.rs", "Entry::of::<", &entry)?;
    let models = line("#[path = \"{{stem}}/models.rs\"]\npub mod {{stem}};");
    tree.insert_after("lessons/models.rs", "pub mod l", &models)?;
    let row =
        line("| {{number}}. [{{slug}}](lessons/{{stem}}/README.md) | TO WRITE: the question |  |");
    insert_row(tree, &row)
}

/// The table's rows are the lines that link a lesson's text.
fn insert_row(tree: &Tree, row: &str) -> Result<()> {
    let text = tree.read("README.md")?;
    let is_row = |line: &&str| line.starts_with("| ") && line.contains("](lessons/l");
    let last = text.lines().rfind(is_row);
    let last = last.context("README.md has no table of lessons")?;
    tree.insert_after("README.md", last, row)
}
