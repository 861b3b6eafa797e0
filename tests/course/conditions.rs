//! Verdicts when the system, the build or the workbook stands in the way: with a cargo and a test program that only play their parts.

use crate::binary::output;
use serde_json::Value;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const COUNTER: &str = "l02_race/counter";

/// A workbook with one exercise, a cargo and a test program.
pub struct Stage {
    pub root: PathBuf,
}

impl Stage {
    /// Its counter is begun. The test program says what `program` prints when it is asked for a check.
    pub fn new(name: &str, program: &str) -> Stage {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("stage-{name}"));
        // Left over from the run before.
        let _ = fs::remove_dir_all(&root);
        for part in [
            "exercises/l02_race",
            "exercises/stubs",
            "solutions/l02_race",
            "lessons",
        ] {
            fs::create_dir_all(root.join(part)).expect("it can be made");
        }
        let stage = Stage { root };
        stage.save("fn mine() {}\n");
        stage.script(
            "program",
            &format!(
                "case \"$COURSE_CHECK$1\" in\n\
                 --list) echo 'counter::yours::a_check: test' ;;\n\
                 '*'*) printf '\\036course-verdict %s\\n' '{{\"checks\":[\"a_check\"],\"text\":\"fn mine() {{}}\\n\"}}' ;;\n\
                 *) {program} ;;\nesac"
            ),
        );
        let program = stage.root.join("program");
        stage.cargo(&format!(
            "echo '{{\"reason\":\"compiler-artifact\",\"target\":{{\"name\":\"l02_race\"}},\"executable\":\"{}\"}}'",
            program.display()
        ));
        stage
    }

    fn save(&self, text: &str) {
        fs::write(self.file(), text).expect("it can be written");
    }

    fn file(&self) -> PathBuf {
        self.root.join(format!("exercises/{COUNTER}.rs"))
    }

    fn cargo(&self, body: &str) {
        self.script("cargo", body);
    }

    fn script(&self, name: &str, body: &str) {
        let path = self.root.join(name);
        fs::write(&path, format!("#!/bin/sh\n{body}\n")).expect("it can be written");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("it is ours");
    }

    pub fn course(&self, words: &[&str]) -> Command {
        let mut command = crate::binary::course(words);
        command
            .current_dir(&self.root)
            .env("CARGO", self.root.join("cargo"))
            .env("COURSE_PROGRESS", self.root.join(".course"))
            .stdin(Stdio::null());
        command
    }

    fn checked(&self) -> (i32, Value) {
        let (code, out, err) = output(&mut self.course(&["check", "counter", "--json"]));
        let told = serde_json::from_str(&out);
        (
            code,
            told.unwrap_or_else(|error| panic!("{error}: {out}{err}")),
        )
    }

    fn noted(&self) -> String {
        fs::read_to_string(self.root.join(".course/progress.json")).unwrap_or_default()
    }
}

pub const PASSED: &str = "printf '\\n\\036course-verdict %s\\n' '{\"verdict\":{\"Passed\":{\"kind\":\"checked\"}},\"remarks\":[]}'";

#[test]
fn a_pass_is_a_pass() {
    let stage = Stage::new("pass", PASSED);
    let (code, told) = stage.checked();
    assert_eq!((code, &told["exit_code"]), (0, &Value::from(0)), "{told:#}");
    assert!(
        stage.noted().contains("\"solved\": true"),
        "{}",
        stage.noted()
    );
}

/// Who fills in a part and leaves the mark would else wait for a verdict.
// rust-lang/rustlings#1704: the exercise was right, its mark still stood there, and nothing was said.
#[test]
fn a_mark_that_stands_above_written_code_is_named() {
    let stage = Stage::new("mark", "true");
    stage.save("fn mine() {\n    exercises::not_begun!(\"mend it\");\n    written()\n}\n");
    let (code, told) = stage.checked();
    let told = &told["exercises"][0];
    assert_eq!((code, &told["verdict"]), (1, &Value::from("pending")));
    let told = told["told"].as_str().unwrap_or_default();
    assert!(told.contains("as long as line 2 says"), "{told}");
    assert!(
        told.contains("What you have written so far is not checked yet"),
        "{told}"
    );
}

/// A check draws in its own process, which has no terminal.
#[test]
fn a_check_learns_how_wide_its_pictures_may_be() {
    for (columns, told) in [("40", "38 columns"), ("200", "198 columns")] {
        let program = format!("echo \"$COURSE_WIDTH columns\" >&2; {PASSED}");
        let stage = Stage::new("width", &program);
        let (code, out, err) = output(stage.course(&["check", "counter"]).env("COLUMNS", columns));
        assert_eq!(code, 0, "{out}{err}");
        assert!(out.contains(told), "{out}");
    }
}

/// Mirrors reports of test runs in containers and on shared machines with a low limit of processes: "Resource
/// temporarily unavailable" was counted as a failed test.
// glotcode/docker-run#6: under a limit of processes, a code runner died with "resource temporarily unavailable".
#[test]
fn a_refused_thread_is_no_verdict() {
    let panics = "echo 'failed to spawn thread: Os { code: 11, kind: WouldBlock }' >&2; exit 101";
    let stage = Stage::new("refused", panics);
    let (code, told) = stage.checked();
    assert_eq!((code, &told["exit_code"]), (3, &Value::from(3)), "{told:#}");
    let row = &told["exercises"][0];
    assert_eq!(row["verdict"], "trouble");
    assert_eq!(row["told"], "the system refused a thread");
    assert_eq!(
        (&row["attempts"], stage.noted()),
        (&Value::from(0), String::new())
    );
    let (code, out, _) = output(&mut stage.course(&["check", "counter"]));
    assert_eq!(code, 3);
    assert!(out.contains("The system refused a thread.\n"), "{out}");
    assert!(out.contains("This is no verdict on your answer."), "{out}");
    assert!(
        out.contains("counter: not checked: the system refused a thread"),
        "{out}"
    );
}

/// Mirrors reports of beginners without a linker, or with a full disk, who were told to mend their code.
// rust-lang/rust#46998: where the linker was missing, a screen of paths hid the one line that said so.
#[test]
fn a_build_that_fails_for_another_reason_is_no_verdict() {
    let stage = Stage::new("linker", PASSED);
    let error = r#"{"reason":"compiler-message","message":{"level":"error","rendered":"error: linker `cc` not found\n","spans":[]}}"#;
    stage.cargo(&format!("printf '%s\\n' '{error}'; exit 101"));
    let (code, told) = stage.checked();
    assert_eq!((code, stage.noted()), (3, String::new()), "{told:#}");
    let said = told["exercises"][0]["told"].as_str().unwrap_or_default();
    assert!(said.contains("linker `cc` not found"), "{said}");
    assert!(!said.contains("can't use your file"), "{said}");
}

/// Mirrors reports of solved exercises whose file had been replaced by an older one: the program that is judged says
/// which text it was compiled from, and is built again until it is this one.
// rust-lang/cargo#6529: a file with another text and an older time was not compiled again.
#[test]
fn another_text_than_the_one_that_was_compiled_is_never_judged() {
    let stage = Stage::new("stale", PASSED);
    stage.save("fn another() {}\n");
    let (code, told) = stage.checked();
    assert_eq!(code, 3, "{told:#}");
    let said = told["exercises"][0]["told"].as_str().unwrap_or_default();
    assert!(
        said.starts_with("another build replaces the checks"),
        "{said}"
    );
    assert_eq!(stage.noted(), "");
}

/// Mirrors reports of test runners that wait for ever for a daemon which a test has started: it keeps the pipe open.
// nextest-rs/nextest#15: the runner waited for ever for a process that a test had started and left running.
#[test]
fn a_process_in_a_session_of_its_own_does_not_hold_the_verdict() {
    let Ok(_) = Command::new("setsid").arg("true").status() else {
        return;
    };
    let lasts = format!("setsid sleep 600 & echo $! > pid; {PASSED}");
    let stage = Stage::new("daemon", &lasts);
    let (code, told) = stage.checked();
    let pid = fs::read_to_string(stage.root.join("pid")).expect("it has run");
    let alive = Path::new("/proc").join(pid.trim()).exists();
    // Whatever becomes of the verdict, the process must not stay.
    let _ = Command::new("kill").arg(pid.trim()).status();
    assert_eq!(code, 0, "{told:#}");
    assert!(
        alive || !Path::new("/proc/self").exists(),
        "it was to outlive the check"
    );
}

/// Mirrors reports of list commands that hang or abort on whatever stands where an exercise should be.
// landley/toybox#523: a search through a folder stood still at a FIFO.
// mullvad/unicop#32: a scanner panicked at a file that is not UTF-8.
#[test]
fn whatever_stands_in_an_answers_place_is_one_line() {
    let stage = Stage::new("odd", PASSED);
    let parentheses = format!(
        "fn f() {{ {}{} }}",
        "(".repeat(200_000),
        ")".repeat(200_000)
    );
    type Put<'a> = &'a dyn Fn(&Path);
    let cases: [(&str, Put, &str); 5] = [
        (
            "latin-1",
            &|path| fs::write(path, b"fn f() {}\n// caf\xe9\n").expect("written"),
            "is no UTF-8 from line 2 on",
        ),
        (
            "folder",
            &|path| fs::create_dir(path).expect("made"),
            "is a folder",
        ),
        (
            "device",
            &|path| std::os::unix::fs::symlink("/dev/zero", path).expect("made"),
            "is no regular file",
        ),
        (
            "pipe",
            &|path| drop(Command::new("mkfifo").arg(path).status()),
            "is no regular file",
        ),
        (
            "brackets",
            &|path| fs::write(path, &parentheses).expect("written"),
            "nests its brackets",
        ),
    ];
    for (case, put, told) in cases {
        let file = stage.file();
        let _ = fs::remove_file(&file).or_else(|_| fs::remove_dir(&file));
        put(&file);
        let (code, out, err) = output(&mut stage.course(&["list"]));
        assert_eq!((code, err.as_str()), (0, ""), "{case}: {out}");
        let (code, out, err) = output(&mut stage.course(&["check", "counter"]));
        assert_eq!((code, err.as_str()), (1, ""), "{case}: {out}");
        assert!(out.contains(told), "{case}: {out}");
    }
}

/// One table of exit codes, in the README and in the help.
// hpi-swa/smalltalkCI#603: a script could not tell a failed test from a failed download by the exit code.
#[test]
fn the_exit_codes_are_documented() {
    let readme = include_str!("../../README.md");
    for words in [&["--help"][..], &["check", "--help"]] {
        let (_, help, _) = output(&mut crate::binary::course(words));
        for (code, meaning) in course::exit::CODES {
            assert!(help.contains(code) && help.contains(meaning), "{help}");
            assert!(
                readme.contains(&format!("| {code} | {meaning} |")),
                "{code} | {meaning}"
            );
        }
    }
}
