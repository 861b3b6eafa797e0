//! The commands in a copy of the workbook's texts: what they write, what they refuse, what they leave alone.

mod copies;

use copies::{copy_folder, workspace};
use std::fs;
use std::path::Path;
use xtask::{bless, exercise, lesson, tree::Tree, tree::number_of};

/// A copy of what the commands read and write, in a folder of its own.
fn copy(name: &str) -> Tree {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    // Left over from the run before.
    let _ = fs::remove_dir_all(&root);
    for part in ["lessons", "exercises", "solutions"] {
        copy_folder(&workspace().join(part), &root.join(part));
    }
    fs::copy(workspace().join("README.md"), root.join("README.md")).expect("it can be copied");
    let tree = Tree::at(&root);
    // A learner of this checkout may have begun; their copies are the stubs.
    for stem in tree.lessons() {
        for name in tree.names(&format!("exercises/stubs/{stem}")) {
            let stub = tree.read(&format!("exercises/stubs/{stem}/{name}"));
            let file = format!("exercises/{stem}/{name}");
            tree.write(&file, &stub.expect("it is a text"))
                .expect("it can be written");
        }
    }
    tree
}

#[track_caller]
fn has(tree: &Tree, path: &str, part: &str) {
    let text = tree.read(path).expect("the file was written");
    assert!(text.contains(part), "{path} does not say {part:?}:\n{text}");
}

#[test]
fn a_new_lesson_is_entered_wherever_lessons_are_named() {
    let tree = copy("new-lesson");
    let last = tree.lessons().pop().expect("there are lessons");
    let number = number_of(&last).expect("it begins with one") + 2;
    for number in [0, 1] {
        assert!(lesson::create(&tree, "too_early", Some(number)).is_err());
    }
    let told = lesson::create(&tree, "lost_signals", Some(number)).expect("the name is free");
    let stem = format!("l{number:02}_lost_signals");
    assert!(told.contains("cargo xtask new-exercise"), "{told}");
    assert!(
        told.contains(&format!("lessons/{stem}/README.md:1: the title")),
        "{told}"
    );
    has(&tree, "lessons/mod.rs", &format!("pub mod {stem};"));
    has(
        &tree,
        "lessons/mod.rs",
        &format!("Entry::of::<{stem}::LostSignals>(),\n];"),
    );
    let path = format!("#[path = \"{stem}/models.rs\"]\npub mod {stem};");
    has(&tree, "lessons/models.rs", &path);
    has(
        &tree,
        "README.md",
        &format!("| {number}. [lost-signals](lessons/{stem}/README.md)"),
    );
    has(
        &tree,
        &format!("lessons/{stem}/mod.rs"),
        "const SLUG: &'static str = \"lost-signals\";",
    );
    for file in [
        "demo.rs",
        "findings.rs",
        "models.rs",
        "computing/threads.rs",
    ] {
        let file = format!("lessons/{stem}/{file}");
        let text = tree.read(&file).expect("the file was written");
        assert!(!text.contains("{{"), "a gap is left in {file}:\n{text}");
    }
}

#[test]
fn a_lesson_between_others_is_entered_between_them() {
    let tree = copy("new-lesson-between");
    let stems = tree.lessons();
    let number_of = |stem: &String| number_of(stem).expect("it begins with one");
    let gap = stems
        .windows(2)
        .find(|two| number_of(&two[1]) > number_of(&two[0]) + 1)
        .expect("a lesson is still to be written");
    let number = number_of(&gap[0]) + 1;
    lesson::create(&tree, "lost_signals", Some(number)).expect("the number is free");
    let stem = format!("l{number:02}_lost_signals");
    let modules = [&gap[0], &stem, &gap[1]].map(|stem| format!("pub mod {stem};"));
    has(&tree, "lessons/mod.rs", &modules.join("\n"));
    let rows = tree.read("README.md").expect("it is there");
    let at = |stem: &str| rows.find(&format!("](lessons/{stem}/README.md)"));
    assert!(at(&gap[0]) < at(&stem) && at(&stem) < at(&gap[1]), "{rows}");
}

#[test]
fn a_name_that_is_taken_or_no_name_is_refused_and_nothing_is_written() {
    let tree = copy("refused-names");
    let before = tree.lessons();
    for name in ["race", "Race", "../race", ""] {
        assert!(lesson::create(&tree, name, None).is_err(), "{name:?}");
    }
    for (lesson, name) in [
        ("race", "counter"),
        ("race", "fetch_all"),
        ("nowhere", "a"),
        ("2", "A"),
    ] {
        assert!(
            exercise::create(&tree, lesson, name).is_err(),
            "{lesson} {name}"
        );
    }
    assert_eq!(tree.lessons(), before);
    assert!(!tree.has("exercises/l02_race/A.rs"));
}

#[test]
fn a_new_exercise_is_entered_in_its_lesson_and_its_checks() {
    let tree = copy("new-exercise");
    lesson::create(&tree, "trial", None).expect("the name is free");
    let stem = tree.lessons().pop().expect("it was written");
    for name in ["first_try", "second_try"] {
        let told = exercise::create(&tree, "trial", name).expect("the name is free");
        assert!(
            told.contains(&format!("cargo test -p exercises --test {stem} {name}")),
            "{told}"
        );
        assert!(
            !told.contains("/stubs/"),
            "stubs are copied, not written: {told}"
        );
        let rejected = tree.names(&format!("exercises/rejected/{stem}/{name}"));
        assert_eq!(rejected.len(), 3);
        has(
            &tree,
            &format!("exercises/{stem}/{name}.rs"),
            &format!("//! Check: cargo test {name}\n"),
        );
    }
    let list = "EXERCISES: &'static [&'static str] = &[\"first_try\", \"second_try\"];";
    has(&tree, &format!("lessons/{stem}/mod.rs"), list);
    let main = format!("exercises/tests/{stem}/main.rs");
    has(&tree, &main, "#[path = \"first_try.rs\"]\nmod first_try;\n");
    has(
        &tree,
        &main,
        "#[path = \"second_try.rs\"]\nmod second_try;\n",
    );
}

#[test]
fn an_exercise_of_a_lesson_with_one_file_of_checks_is_declared_in_that_file() {
    let tree = copy("one-file");
    lesson::create(&tree, "trial", None).expect("the name is free");
    let stem = tree.lessons().pop().expect("it was written");
    let single = format!("exercises/tests/{stem}.rs");
    tree.write(&single, "//! The checks.\n")
        .expect("it can be written");
    exercise::create(&tree, &stem, "first_try").expect("the name is free");
    has(
        &tree,
        &single,
        &format!("#[path = \"{stem}/first_try.rs\"]\nmod first_try;\n"),
    );
}

#[test]
fn bless_copies_stubs_that_have_changed_and_no_others() {
    let tree = copy("bless");
    let (file, stub) = (
        "exercises/l02_race/counter.rs",
        "exercises/stubs/l02_race/counter.rs",
    );
    let changed = tree.read(file).expect("it is there") + "// changed\n";
    tree.write(file, &changed).expect("it can be written");
    let told = bless::stubs(&tree).expect("every exercise is pending");
    assert_eq!(told.matches("wrote ").count(), 1, "{told}");
    assert_eq!(tree.read(stub).expect("it is there"), changed);
}

#[test]
fn bless_refuses_an_answer_for_a_stub() {
    let tree = copy("bless-answer");
    let stub = "exercises/stubs/l02_race/counter.rs";
    let before = tree.read(stub).expect("it is there");
    let answer = tree
        .read("solutions/l02_race/counter.rs")
        .expect("it is there");
    tree.write("exercises/l02_race/counter.rs", &answer)
        .expect("it can be written");
    let refused = bless::stubs(&tree).expect_err("it is no stub").to_string();
    assert!(
        refused.starts_with("exercises/l02_race/counter.rs is not pending"),
        "{refused}"
    );
    assert_eq!(tree.read(stub).expect("it is there"), before);
}
