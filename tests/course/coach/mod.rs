//! Check, watch and what goes with them, with the real binary, the real cargo and a real pseudo-terminal,
//! in a workbook of the tests' own.

mod verdicts;
#[cfg(target_os = "linux")]
mod watch;
mod workbook;
