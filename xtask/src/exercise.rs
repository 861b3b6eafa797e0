//! A new exercise: a stub, hints, a solution, three rejected answers and a check, with marks where something is to be written.

use crate::template::{check_name, fill, left_to_write};
use crate::tree::{Tree, number_of};
use anyhow::{Context, Result, ensure};

/// File (`{stem}` is the lesson's folder, `{name}` the exercise), template.
const FILES: [(&str, &str); 8] = [
    (
        "exercises/{{stem}}/{{name}}.rs",
        include_str!("../templates/exercise/stub.rs.txt"),
    ),
    (
        "exercises/stubs/{{stem}}/{{name}}.rs",
        include_str!("../templates/exercise/stub.rs.txt"),
    ),
    (
        "exercises/{{stem}}/{{name}}.hints.md",
        include_str!("../templates/exercise/hints.md.txt"),
    ),
    (
        "solutions/{{stem}}/{{name}}.rs",
        include_str!("../templates/exercise/solution.rs.txt"),
    ),
    (
        "exercises/rejected/{{stem}}/{{name}}/always_zero.rs",
        include_str!("../templates/exercise/rejected_zero.rs.txt"),
    ),
    (
        "exercises/rejected/{{stem}}/{{name}}/the_first_alone.rs",
        include_str!("../templates/exercise/rejected_first.rs.txt"),
    ),
    (
        "exercises/rejected/{{stem}}/{{name}}/one_too_many.rs",
        include_str!("../templates/exercise/rejected_count.rs.txt"),
    ),
    (
        "exercises/tests/{{stem}}/{{name}}.rs",
        include_str!("../templates/exercise/checks.rs.txt"),
    ),
];

const MAIN: &str = include_str!("../templates/exercise/main.rs.txt");

/// Writes the files of an exercise, enters it in its lesson and its checks in the lesson's, and tells what is left to write.
///
/// `lesson` is the lesson's folder, its name or its number. Fails when there is no such lesson, and when an exercise of
/// any lesson has this name already.
pub fn create(tree: &Tree, lesson: &str, name: &str) -> Result<String> {
    check_name(name)?;
    let stem = stem(tree, lesson)?;
    let taken = tree
        .lessons()
        .into_iter()
        .find(|stem| tree.has(&format!("exercises/{stem}/{name}.rs")));
    if let Some(other) = taken {
        anyhow::bail!("{other} has an exercise called {name} already");
    }
    let number = number_of(&stem).unwrap_or_default().to_string();
    let gaps = [("stem", stem.as_str()), ("name", name), ("number", &number)];
    let files: Vec<(String, String)> = FILES
        .iter()
        .map(|(file, template)| (fill(file, &gaps), fill(template, &gaps)))
        .collect();
    let (file, entered) = entered(tree, &stem, name)?;
    tree.create(&files)?;
    tree.write(&file, &entered)?;
    declare(tree, &gaps)?;
    let written = files.iter().filter(|(file, _)| !file.contains("/stubs/"));
    Ok(format!(
        "Wrote the exercise {name} of {stem}, and entered it in lessons/{stem}/mod.rs.\n\
         Its files pass their tests: cargo test -p exercises --test {stem} {name}\n\
         After the stub is written: cargo xtask bless stubs\n\n\
         Left to write:\n{}  README.md: the exercise in the table of lessons\n",
        left_to_write(&written.cloned().collect::<Vec<_>>())
    ))
}

fn stem(tree: &Tree, lesson: &str) -> Result<String> {
    let lessons = tree.lessons();
    let is_it = |stem: &&String| {
        let number = number_of(stem).unwrap_or_default().to_string();
        **stem == *lesson || stem[4..] == *lesson || number == *lesson
    };
    let found = lessons.iter().find(is_it).cloned();
    found.with_context(|| {
        format!(
            "there is no lesson {lesson}: choose from {}, or begin one with `cargo xtask new-lesson NAME`",
            lessons.join(", ")
        )
    })
}

/// The lesson's `mod.rs` with the name in its list, which may span several lines: the file, and its new text.
fn entered(tree: &Tree, stem: &str, name: &str) -> Result<(String, String)> {
    let file = format!("lessons/{stem}/mod.rs");
    let text = tree.read(&file)?;
    let list = text.find("const EXERCISES").and_then(|start| {
        let open = start + text[start..].find("= &[")? + "= &[".len();
        let close = open + text[open..].find(']')?;
        Some((open, close))
    });
    let (open, close) = list.with_context(|| format!("{file} has no list of EXERCISES"))?;
    let mut names: Vec<String> = text[open..close]
        .split(',')
        .map(|name| name.trim().to_string())
        .filter(|name| !name.is_empty())
        .collect();
    ensure!(names.len() < 7, "{stem} has seven exercises already");
    names.push(format!("\"{name}\""));
    let entered = format!("{}{}{}", &text[..open], names.join(", "), &text[close..]);
    Ok((file, entered))
}

/// Declares the file with the checks in the lesson's test program, which is `tests/LESSON/main.rs` or `tests/LESSON.rs`.
fn declare(tree: &Tree, gaps: &[(&str, &str)]) -> Result<()> {
    let [main, single] = [
        "exercises/tests/{{stem}}/main.rs",
        "exercises/tests/{{stem}}.rs",
    ]
    .map(|file| fill(file, gaps));
    let (file, path) = match tree.has(&single) {
        true => (single, "{{stem}}/{{name}}.rs"),
        false => (main, "{{name}}.rs"),
    };
    let declared = fill(&format!("#[path = \"{path}\"]\nmod {{{{name}}}};\n"), gaps);
    let before = match tree.has(&file) {
        true => tree.read(&file)?,
        false => fill(MAIN, gaps),
    };
    tree.write(&file, &(before + &declared))
}
