//! `cargo xtask`: commands for those who change the course. Learners never build it.

use anyhow::{Result, bail};
use std::path::Path;
use std::process::ExitCode;
use xtask::{bless, exercise, lesson, tree::Tree};

const USAGE: &str = "\
Commands for those who change the course:

  cargo xtask new-lesson NAME [NUMBER]   a lesson that builds and runs, e.g. NAME = atomics
  cargo xtask new-exercise LESSON NAME   an exercise of a lesson, e.g. l05_atomics flag
  cargo xtask bless                      copies the stubs for `course reset`, rewrites the snapshots
  cargo xtask bless stubs                copies the stubs alone
";

#[expect(
    clippy::disallowed_macros,
    reason = "a command for developers prints where it stands"
)]
fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match run(&words) {
        Ok(told) => {
            print!("{told}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[&str]) -> Result<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent();
    let tree = Tree::at(root.expect("the package is a folder of the workspace"));
    match words {
        [] | ["help" | "--help" | "-h"] => Ok(USAGE.into()),
        ["new-lesson", name] => lesson::create(&tree, name, None),
        ["new-lesson", name, number] => match number.parse() {
            Ok(number @ 1..=99) => lesson::create(&tree, name, Some(number)),
            _ => bail!("{number} is no number of a lesson: use 1 to 99"),
        },
        ["new-exercise", lesson, name] => exercise::create(&tree, lesson, name),
        ["bless"] => Ok(bless::stubs(&tree)? + &bless::snapshots(&tree)?),
        ["bless", "stubs"] => bless::stubs(&tree),
        _ => bail!(
            "there is no such command: `cargo xtask {}`; `cargo xtask help` lists them",
            words.join(" ")
        ),
    }
}
