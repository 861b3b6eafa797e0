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
/// Its number is `number`, by default the one after the last lesson's; it is entered below the lesson before it. Fails
/// when the name can't be a module's, when a lesson has the name or the number already, and when no lesson is before it.
pub fn create(tree: &Tree, name: &str, number: Option<u8>) -> Result<String> {
    check_name(name)?;
    let lessons = tree.lessons();
    let same = lessons.iter().find(|stem| stem[4..] == *name);
    ensure!(same.is_none(), "there is a lesson called {name} already");
    let last = lessons.iter().filter_map(|stem| number_of(stem)).max();
    let number = number.unwrap_or(last.unwrap_or(0) + 1);
    let taken = lessons.iter().find(|stem| number_of(stem) == Some(number));
    ensure!(
        taken.is_none(),
        "there is a lesson {number} already: {}",
        taken.map_or("", |stem| stem)
    );
    let before = lessons.iter().rfind(|stem| number_of(stem) < Some(number));
    let before = before.with_context(|| format!("no lesson comes before lesson {number}"))?;
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
    register(tree, before, &gaps)?;
    Ok(format!(
        "Wrote lesson {number} in lessons/{stem}/, and entered it in lessons/mod.rs, lessons/models.rs and README.md.\n\
         It builds and runs: cargo course run {slug} --quick\n\n\
         Next, two to seven exercises: cargo xtask new-exercise {stem} NAME\n\n\
         Left to write:\n{}  README.md: the lesson's row in the table of lessons\n",
        left_to_write(&files)
    ))
}

/// Enters the lesson below the lines of the one `before` it.
fn register(tree: &Tree, before: &str, gaps: &[(&str, &str)]) -> Result<()> {
    let line = |text: &str| fill(text, gaps);
    let module = format!("pub mod {before};");
    tree.insert_after("lessons/mod.rs", &module, &line("pub mod {{stem}};"))?;
    let entry = line("    Entry::of::<{{stem}}::{{type}}>(),");
    tree.insert_after("lessons/mod.rs", &format!("Entry::of::<{before}::"), &entry)?;
    let models = line("#[path = \"{{stem}}/models.rs\"]\npub mod {{stem}};");
    tree.insert_after("lessons/models.rs", &module, &models)?;
    let row =
        line("| {{number}}. [{{slug}}](lessons/{{stem}}/README.md) | TO WRITE: the question |  |");
    let text = tree.read("README.md")?;
    let link = format!("](lessons/{before}/");
    let above = text
        .lines()
        .find(|line| line.starts_with("| ") && line.contains(&link));
    let above =
        above.with_context(|| format!("the table of lessons in README.md lacks {before}"))?;
    tree.insert_after("README.md", above, &row)
}
