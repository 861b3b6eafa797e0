//! The real binary, started in the workbook.

use std::process::{Command, Output, Stdio};

/// A run that takes a moment.
pub const SMALL: [&str; 10] = [
    "run",
    "lesson-1",
    "--quick",
    "--runs",
    "1",
    "--items",
    "2",
    "--no-timeline",
    "--color",
    "auto",
];

/// The binary in the workbook, with an environment that does not depend on who runs the tests.
pub fn course(words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_course"));
    command
        .args(words)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::null());
    for name in [
        "NO_COLOR",
        "CLICOLOR_FORCE",
        "COLUMNS",
        "COURSE_WORKBOOK",
        "LC_ALL",
        "LC_CTYPE",
    ] {
        command.env_remove(name);
    }
    // Tests are no learner: what they do is noted elsewhere.
    command
        .env("COURSE_PROGRESS", env!("CARGO_TARGET_TMPDIR"))
        .env("LANG", "C.UTF-8");
    command
}

/// The exit code, standard output and standard error.
pub fn output(command: &mut Command) -> (i32, String, String) {
    let Output {
        status,
        stdout,
        stderr,
    } = command.output().expect("the binary starts");
    let text = |bytes| String::from_utf8(bytes).expect("it writes UTF-8");
    (
        status.code().expect("it exits by itself"),
        text(stdout),
        text(stderr),
    )
}
