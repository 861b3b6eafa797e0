//! `check`, `watch` and the commands around them, with the real binary, the real cargo and a real pseudo-terminal,
//! in a workbook of their own.

mod conditions;
mod costs;
mod plain_cargo;
mod verdicts;
#[cfg(target_os = "linux")]
mod watch;
mod workbook;
