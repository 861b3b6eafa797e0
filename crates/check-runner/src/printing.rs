//! What an answer prints with `println!` and its like, so that output changes no verdict.
//!
//! A check may call an answer a hundred thousand times. The first part of its output is written; what comes later is
//! counted only. Its arguments are evaluated, and not formatted.

use crate::protocol;
use std::fmt;
use std::io::Write;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};

/// About how many bytes are written.
const WRITTEN: u64 = 64 * 1024;
/// The parent is told after each 2^20 lines.
const TOLD: u32 = 20;
/// Whether this process runs a check: elsewhere everything is written.
static COUNTS: AtomicBool = AtomicBool::new(false);
static BYTES: AtomicU64 = AtomicU64::new(0);
static LINES: AtomicU64 = AtomicU64::new(0);

/// From now on only the first part is written.
pub(crate) fn begin() {
    // Relaxed: nothing else is published with it; the threads of the answer begin later.
    COUNTS.store(true, Relaxed);
}

/// How many lines were not written: one for each `println!`.
pub(crate) fn lines_left_out() -> u64 {
    // Relaxed: a count.
    LINES.load(Relaxed)
}

/// Stands for `print!` and, with a line, for `println!`.
#[expect(
    clippy::disallowed_macros,
    reason = "it stands for the answer's own macro"
)]
#[inline]
pub fn out(text: fmt::Arguments, lines: u64) {
    if is_written(lines) {
        print!("{}", formatted(text));
    }
}

/// The same for `eprint!` and `eprintln!`.
#[inline]
pub fn err(text: fmt::Arguments, lines: u64) {
    if is_written(lines) {
        eprint!("{}", formatted(text));
    }
}

/// Whether a text is to be written; else counts its lines.
#[inline]
fn is_written(lines: u64) -> bool {
    // Relaxed: only counted. At the limit a few threads more may write.
    if !COUNTS.load(Relaxed) || BYTES.load(Relaxed) < WRITTEN {
        return true;
    }
    let before = LINES.fetch_add(lines, Relaxed);
    if before >> TOLD != (before + lines) >> TOLD {
        tell(before + lines);
    }
    false
}

/// Formats before the stream is locked: that may run code of the answer.
fn formatted(text: fmt::Arguments) -> String {
    let text = text.to_string();
    BYTES.fetch_add(text.len() as u64, Relaxed);
    text
}

/// Tells the parent how many lines were left out: of a check that never ends it hears nothing else.
#[cold]
fn tell(lines: u64) {
    let mut out = std::io::stdout().lock();
    // If the parent is gone, nobody wants to know.
    let _ = out.write_all(protocol::left_out(lines).as_bytes());
}
