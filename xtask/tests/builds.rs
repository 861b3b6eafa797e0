//! What the templates scaffold is formatted and type-checks, in a copy of the whole workspace.

mod copies;

use copies::{copy_folder, workspace};
use std::fs;
use std::path::Path;
use std::process::Command;
use xtask::{exercise, lesson, tree::Tree};

/// A copy of everything that cargo reads to build a lesson and its checks.
fn copy() -> Tree {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("workspace");
    // Left over from the run before.
    let _ = fs::remove_dir_all(&root);
    for entry in fs::read_dir(workspace()).expect("it is a folder") {
        let path = entry.expect("it can be listed").path();
        let name = path.file_name().expect("it has a name").to_owned();
        let is_source = name != "target" && name != ".git" && name != ".course";
        match path.is_dir() {
            true if is_source => copy_folder(&path, &root.join(name)),
            true => {}
            false => drop(fs::copy(&path, root.join(name)).expect("it can be copied")),
        }
    }
    Tree::at(&root)
}

/// Runs cargo in the copy, with a target folder that later runs find again. Not that of this build: cargo goes by times, and
/// would take what it made of the copy for what it makes of this checkout.
#[track_caller]
fn cargo(tree: &Tree, words: &[&str]) {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("scaffolded");
    let done = Command::new(env!("CARGO"))
        .args(words)
        .current_dir(tree.root())
        .env("CARGO_TARGET_DIR", target)
        .env_remove("COURSE_EXERCISES")
        .output()
        .expect("cargo can be started");
    let said = String::from_utf8_lossy(&done.stderr) + String::from_utf8_lossy(&done.stdout);
    assert!(done.status.success(), "{words:?} fails:\n{said}");
    assert!(!said.contains("warning: unused"), "{words:?}:\n{said}");
}

#[test]
#[ignore = "type-checks the course in a copy, which takes a minute; CI runs it"]
fn what_the_templates_scaffold_is_formatted_and_type_checks() {
    let tree = copy();
    lesson::create(&tree, "trial", None).expect("the name is free");
    exercise::create(&tree, "trial", "first_try").expect("the name is free");
    let stem = tree.lessons().pop().expect("it was written");
    cargo(&tree, &["fmt", "--all", "--check"]);
    let words = "check --locked -p course -p exercises --lib --test";
    let words: Vec<&str> = words.split(' ').chain([stem.as_str()]).collect();
    cargo(&tree, &words);
}
