//! Where files stand and how long they are: the same in every lesson.

use course::lessons::LESSONS;
use std::fs;
use std::path::{Path, PathBuf};

/// A longer file holds two topics.
const FILE_LINES: usize = 300;
/// Files that still hold two topics. A file that has been split leaves this list.
const TO_SPLIT: [&str; 0] = [];
/// A model is short enough to be seen at once.
const MODEL_LINES: usize = 40;
/// Marks what a template of `cargo xtask` leaves to its author. Written in two parts, so that it is not found here.
const LEFT: &str = concat!("TO ", "WRITE");
/// What every lesson has.
const NEEDED: [&str; 5] = ["README.md", "mod.rs", "demo.rs", "findings.rs", "models.rs"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[track_caller]
fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The entries of a folder, in order; none if it is not there.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("it can be listed").path())
        .collect();
    paths.sort();
    paths
}

/// Every file below a folder of the workspace.
fn files(folder: &Path) -> Vec<PathBuf> {
    let each = entries(folder).into_iter().map(|path| match path.is_dir() {
        true => files(&path),
        false => vec![path],
    });
    each.flatten().collect()
}

fn is_rust(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "rs")
}

fn name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

/// The folders of a lesson's models, as its `models.rs` declares them.
fn model_folders(lesson: &Path) -> Vec<PathBuf> {
    let declared = read(&lesson.join("models.rs"));
    let modules = declared.lines().filter_map(|line| {
        let module = line.strip_prefix("pub mod ")?.strip_suffix(';')?;
        Some(lesson.join(module))
    });
    modules.collect()
}

fn lessons() -> impl Iterator<Item = PathBuf> {
    LESSONS
        .iter()
        .map(|lesson| root().join("lessons").join(lesson.stem()))
}

#[test]
fn the_same_role_has_the_same_file_name_in_every_lesson() {
    for lesson in lessons() {
        for needed in NEEDED {
            let file = lesson.join(needed);
            assert!(file.is_file(), "{} is missing", file.display());
        }
        let models = model_folders(&lesson);
        for folder in entries(&lesson).into_iter().filter(|path| path.is_dir()) {
            let part_of_a_module = folder.with_extension("rs").is_file();
            let known = ["refused", "snapshots"].contains(&name(&folder).as_str());
            assert!(
                models.contains(&folder) || part_of_a_module || known,
                "{} holds neither models that models.rs declares, nor the parts of a module, nor programs that are refused",
                folder.display()
            );
        }
    }
}

#[test]
fn a_model_can_be_copied_and_seen_at_once() {
    let mut seen = 0;
    for folder in lessons().flat_map(|lesson| model_folders(&lesson)) {
        let models = files(&folder).into_iter();
        for model in models.filter(|path| is_rust(path) && name(path) != "mod.rs") {
            let source = read(&model);
            let lines = source.lines().count();
            let shown = model.display();
            assert!(lines <= MODEL_LINES, "{shown} has {lines} lines");
            let far = source.contains("super::super::");
            assert!(
                !far,
                "{shown} reaches out of its folder with super::super::"
            );
            seen += 1;
        }
    }
    assert!(seen > LESSONS.len(), "only {seen} models were found");
}

#[test]
fn no_file_is_longer_than_a_topic() {
    let folders = [
        "src",
        "crates",
        "lessons",
        "exercises/src",
        "tests",
        "xtask",
    ];
    let all = folders
        .iter()
        .flat_map(|folder| files(&root().join(folder)));
    let mut seen = 0;
    for file in all.filter(|path| is_rust(path)) {
        let lines = read(&file).lines().count();
        let listed = TO_SPLIT.iter().any(|known| file.ends_with(known));
        let (shown, long) = (file.display(), lines > FILE_LINES);
        assert!(
            !long || listed,
            "{shown} has {lines} lines: split it by topic"
        );
        assert!(
            long || !listed,
            "{shown} is short now: strike it from TO_SPLIT"
        );
        seen += 1;
    }
    assert!(seen > 100, "only {seen} files were found");
}

/// The last stage of a new lesson: everything before passes as `cargo xtask` writes it.
#[test]
fn nothing_is_left_to_write() {
    let folders = ["lessons", "exercises", "solutions"];
    let all = folders
        .iter()
        .flat_map(|folder| files(&root().join(folder)));
    let texts = all.filter(|path| is_rust(path) || path.extension().is_some_and(|e| e == "md"));
    let mut left = Vec::new();
    for file in texts.chain([root().join("README.md")]) {
        let source = read(&file);
        let marked = (1..)
            .zip(source.lines())
            .filter(|(_, line)| line.contains(LEFT));
        let place =
            |(number, line): (usize, &str)| format!("{}:{number}: {}", file.display(), line.trim());
        left.extend(marked.map(place));
    }
    assert!(left.is_empty(), "left to write:\n{}", left.join("\n"));
}
