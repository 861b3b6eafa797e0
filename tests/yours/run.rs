//! `cargo run`: the same as `cargo course`.

mod handed_over;

use std::process::ExitCode;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let code = handed_over::course(&words).and_then(|code| u8::try_from(code).ok());
    ExitCode::from(code.unwrap_or(course::exit::UNSOLVED))
}
