//! What the lessons' texts show and say: code that stands in a file, code that compiles, no lesson that does not exist.

use course::code;
use course::lesson::Entry;
use course::lessons::{FROM_OTHER_LANGUAGES, LESSONS};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A program to copy is short enough to be seen at once.
const PROGRAM_LINES: usize = 100;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn folder(lesson: &Entry) -> PathBuf {
    root().join("lessons").join(lesson.stem())
}

#[track_caller]
fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A block of Rust in a text, and the comment in front of it.
struct Block {
    line: usize,
    comment: Option<String>,
    code: Vec<String>,
}

fn blocks(text: &str) -> Vec<Block> {
    let mut found: Vec<Block> = Vec::new();
    let (mut inside, mut before) = (false, None);
    for (index, line) in text.lines().enumerate() {
        match line {
            "```rust" => {
                let comment: Option<String> = before.take();
                let (line, code) = (index + 1, Vec::new());
                found.push(Block {
                    line,
                    comment,
                    code,
                });
                inside = true;
            }
            "```" => inside = false,
            line if inside => found.last_mut().expect("begun").code.push(line.into()),
            line => {
                let comment = line.strip_prefix("<!-- ");
                before = comment
                    .and_then(|c| c.strip_suffix(" -->"))
                    .map(String::from);
            }
        }
    }
    found
}

/// Without the indentation that all lines share.
fn dedented(lines: &[&str]) -> Vec<String> {
    let indent = |line: &&str| line.len() - line.trim_start().len();
    let full = lines.iter().copied().filter(|line| !line.trim().is_empty());
    let shared = full.map(|line| indent(&line)).min().unwrap_or(0);
    let cut = |line: &&str| line.get(shared..).unwrap_or_default().to_string();
    lines.iter().map(cut).collect()
}

/// Whether the lines stand in the source one after the other; a line `...` skips some.
fn stands_in(code: &[String], source: &str) -> bool {
    let source: Vec<&str> = source.lines().collect();
    let parts: Vec<Vec<String>> = code
        .split(|line| line.trim() == "...")
        .map(|part| dedented(&part.iter().map(String::as_str).collect::<Vec<_>>()))
        .collect();
    let mut from = 0;
    parts.iter().all(|part| {
        let last = source.len().checked_sub(part.len());
        let mut places = from..=last.unwrap_or(0);
        let is_here = |at: &usize| dedented(&source[*at..at + part.len()]) == *part;
        let found = last.and_then(|_| places.find(is_here));
        from = found.map_or(from, |at| at + part.len());
        found.is_some() && part.iter().any(|line| !line.trim().is_empty())
    })
}

#[test]
fn code_in_a_text_stands_in_the_file_that_is_named() {
    let mut shown = 0;
    for lesson in LESSONS {
        for block in blocks(lesson.text) {
            let place = format!("lessons/{}/README.md:{}", lesson.stem(), block.line);
            match block.comment.as_deref().and_then(|c| c.split_once(": ")) {
                Some(("code", file)) => {
                    let file = match file.starts_with("crates/") {
                        true => root().join(file),
                        false => folder(lesson).join(file),
                    };
                    let stands = stands_in(&block.code, &read(&file));
                    assert!(stands, "{place}: this is not in {}", file.display());
                    shown += 1;
                }
                None if block.comment.as_deref() == Some("sketch") => {}
                _ => assert!(
                    is_refused(lesson, &block.code),
                    "{place}: say `<!-- code: FILE -->` or `<!-- sketch -->`, or put it into refused/"
                ),
            }
        }
    }
    assert!(shown >= 12, "only {shown} pieces of code are shown");
}

/// Whether every line of the code stands in one file of the lesson's folder `refused`.
fn is_refused(lesson: &Entry, code: &[String]) -> bool {
    let files = fs::read_dir(folder(lesson).join("refused"));
    let files = files.into_iter().flatten().flatten();
    let mut sources = files.map(|file| read(&file.path()));
    sources.any(|source| {
        let lines: BTreeSet<&str> = source.lines().map(str::trim).collect();
        code.iter().all(|line| lines.contains(line.trim()))
    })
}

#[test]
fn code_that_differs_is_found() {
    let source = "fn f() {\n    let a = 1;\n    // why\n    let b = 2;\n}\n";
    let stands =
        |code: &str| stands_in(&code.lines().map(String::from).collect::<Vec<_>>(), source);
    assert!(stands("let a = 1;\n// why"));
    assert!(stands("let a = 1;\n...\nlet b = 2;"));
    assert!(!stands("let a = 1;\nlet b = 2;"));
    assert!(!stands("let b = 2;\n...\nlet a = 1;"));
    assert!(!stands("  let a = 1;\nlet b = 2;"));
    assert!(!stands("let a = 2;"));
    assert!(!stands("..."));
}

#[test]
fn every_file_of_code_can_be_shown_and_fits_a_screen() {
    for lesson in LESSONS {
        let listed: BTreeSet<&str> = lesson.code.iter().map(|source| source.file).collect();
        let folders = fs::read_dir(folder(lesson)).expect("the lesson's folder is there");
        for entry in folders.flatten().filter(|entry| entry.path().is_dir()) {
            let name = entry.file_name().to_string_lossy().into_owned();
            for file in fs::read_dir(entry.path())
                .expect("it can be listed")
                .flatten()
            {
                let file = file.file_name().to_string_lossy().into_owned();
                let shown = format!("{name}/{file}");
                let is_code = read(&entry.path().join(&file)).contains("pub fn");
                let apart = ["mod.rs", "tests.rs"].contains(&file.as_str());
                let part_of_a_module = entry.path().with_extension("rs").is_file();
                if is_code && !apart && !part_of_a_module && name != "refused" {
                    assert!(
                        listed.contains(shown.as_str()),
                        "{}: {shown} is not in CODE",
                        lesson.stem()
                    );
                }
            }
        }
    }
}

#[test]
fn every_lesson_has_a_program_to_copy() {
    for lesson in LESSONS {
        let found = code::chosen(lesson, Some("program")).expect("it is there");
        let program = found[0].text;
        assert!(
            program.lines().count() <= PROGRAM_LINES,
            "{}",
            lesson.name()
        );
        assert!(program.contains("\nfn main() {"), "{}", lesson.name());
        assert!(
            lesson.text.contains("(program.rs)"),
            "{} does not link it",
            lesson.name()
        );
        let add = lesson
            .text
            .lines()
            .find_map(|line| line.strip_prefix("$ cargo add "));
        let added: BTreeSet<&str> = add
            .iter()
            .flat_map(|add| add.split(" --features").next())
            .flat_map(str::split_whitespace)
            .collect();
        let used = program
            .lines()
            .filter_map(|line| line.strip_prefix("use ")?.split("::").next());
        let used: BTreeSet<&str> = used.filter(|name| *name != "std").collect();
        assert_eq!(
            added,
            used,
            "{}: what is added, what is used",
            lesson.name()
        );
    }
}

#[test]
fn no_text_names_a_lesson_that_is_not_there() {
    let texts = LESSONS.iter().map(|lesson| lesson.text);
    for text in texts.chain([FROM_OTHER_LANGUAGES]) {
        let lower = text.to_lowercase();
        let after = lower
            .split("lesson ")
            .skip(1)
            .chain(lower.split("lesson-").skip(1));
        for rest in after {
            let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
            let known = |number: u8| LESSONS.iter().any(|lesson| lesson.number == number);
            if let Ok(number) = digits.parse() {
                assert!(known(number), "lesson {number} does not exist");
            }
        }
    }
}

/// Compiles a file alone with these arguments; gives what the compiler says.
fn compiled(name: &str, edition: &str, source: &str) -> Result<PathBuf, String> {
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let file = out.with_extension("rs");
    fs::write(&file, source).expect("it can be written");
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let mut command = Command::new(rustc);
    let command = command
        .args(["--edition", edition, "-o"])
        .arg(&out)
        .arg(&file);
    let output = command
        .output()
        .expect("the compiler that built this test is there");
    match output.status.success() {
        true => Ok(out),
        false => Err(String::from_utf8_lossy(&output.stderr).into_owned()),
    }
}

/// Lesson 3: the `else` part of `if let`.
#[test]
fn the_edition_decides_about_else() {
    let source = "use std::sync::Mutex;\nfn main() {\n    let jobs = Mutex::new(Vec::<u32>::new());\n    if let Some(_) = jobs.lock().unwrap().pop() {} else {\n        let free = std::thread::scope(|s| s.spawn(|| jobs.try_lock().is_ok()).join().unwrap());\n        print!(\"{free}\");\n    };\n}\n";
    for (edition, free) in [("2021", "false"), ("2024", "true")] {
        let program = compiled(&format!("else_{edition}"), edition, source).expect("it compiles");
        let output = Command::new(program).output().expect("it starts");
        assert_eq!(
            String::from_utf8_lossy(&output.stdout),
            free,
            "edition {edition}"
        );
    }
}

/// Lesson 3: `let _ = jobs.lock();`.
#[test]
fn a_guard_without_a_name_is_refused() {
    let source =
        "fn main() {\n    let jobs = std::sync::Mutex::new(1);\n    let _ = jobs.lock();\n}\n";
    let said = compiled("let_underscore", "2024", source).expect_err("a lint denies it");
    assert!(said.contains("let_underscore_lock"), "{said}");
}

/// Lesson 4: `drop(guard)` before an await.
#[test]
fn dropping_a_guard_convinces_rustc_unless_it_was_used() {
    let program = |used: &str| {
        format!(
            "use std::sync::{{Arc, Mutex}};\nasync fn fee() -> u64 {{ 1 }}\nasync fn deposit(balance: Arc<Mutex<u64>>) {{\n    let mut guard = balance.lock().unwrap();\n    {used}\n    drop(guard);\n    fee().await;\n}}\nfn spawn<F: Future + Send + 'static>(_: F) {{}}\nfn main() {{\n    spawn(deposit(Arc::default()));\n}}\n"
        )
    };
    let untouched = compiled("dropped", "2024", &program(""));
    assert!(untouched.is_ok(), "{untouched:?}");
    let said = compiled("dropped_used", "2024", &program("*guard += 1;")).expect_err("refused");
    assert!(
        said.contains("future cannot be sent between threads safely"),
        "{said}"
    );
}
