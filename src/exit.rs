//! The exit codes: the one table that the README, `--help` and the JSON go by.

/// What was asked for is done; for `check`: every exercise is solved.
pub const DONE: u8 = 0;
/// `check`: an exercise is not solved. `report`: a row can't be read. Else: it could not be done, for the reason told.
pub const UNSOLVED: u8 = 1;
/// The command can't work as typed.
pub const WRONG_USE: u8 = 2;
/// Trouble that is not the answer's: the system refused something, the build failed, a file of the course is missing.
pub const TROUBLE: u8 = 3;

/// Each exit code, and what it means, for `--help` and the README.
pub const CODES: [(&str, &str); 5] = [
    ("0", "done; `check`: every exercise is solved"),
    (
        "1",
        "not done; `check`: an answer is not solved; `report`: a row is missing",
    ),
    ("2", "the command can't work as typed"),
    (
        "3",
        "no verdict: the system, the build or the workbook stood in the way",
    ),
    ("128 + n", "ended by signal n, e.g. 130 by Ctrl-C"),
];

/// Trouble that is not an answer's: `main` prints it on one line and exits with [`TROUBLE`].
#[derive(Debug)]
pub struct Trouble(pub anyhow::Error);

impl std::fmt::Display for Trouble {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:#}", self.0)
    }
}

impl std::error::Error for Trouble {}

/// The exit code of a command that failed.
pub fn code(error: &anyhow::Error) -> u8 {
    let refused = |cause: &(dyn std::error::Error + 'static)| {
        let error = cause.downcast_ref::<std::io::Error>();
        error.is_some_and(|error| check_runner::refusals::of_error(error).is_some())
    };
    if error.is::<crate::wrong_use::WrongUse>() {
        WRONG_USE
    } else if error.is::<Trouble>() || error.chain().any(refused) {
        TROUBLE
    } else {
        UNSOLVED
    }
}
