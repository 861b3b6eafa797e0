//! What an answer prints, with `println!` and its like or through `std::io::stdout`, so that output changes no verdict.
//!
//! A check may call an answer a hundred thousand times. The first part of its output is written; what comes later is
//! counted only. The arguments of a macro are evaluated then, and not formatted.

mod lines;

use std::fmt;
use std::io::{self, Write};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};

/// About how many bytes are written.
const WRITTEN: u64 = 64 * 1024;
/// Who is told the number of lines; set where a process runs a check: elsewhere everything is written.
static TELL: OnceLock<fn(u64)> = OnceLock::new();
/// Whether the first part is written: from now on lines are counted.
static FULL: AtomicBool = AtomicBool::new(false);
static BYTES: AtomicU64 = AtomicU64::new(0);

/// Tests that look at the number of lines have it for themselves.
#[cfg(test)]
pub(crate) static ALONE: std::sync::Mutex<()> = std::sync::Mutex::new(());

/// Once a thread has counted as many lines, a `write!` counts as one: to format it takes longer than all else.
const FORMATTED: u64 = 1 << 20;

/// Where an answer writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stream {
    /// The standard output.
    Out,
    /// The standard error.
    Err,
}

/// From now on only the first part is written; `tell` is told now and then how many lines are not.
pub fn begin(tell: fn(u64)) {
    let _ = TELL.set(tell);
}

/// How many lines were not written.
pub fn lines_left_out() -> u64 {
    lines::all()
}

/// Stands for `print!` and, with a line, for `println!`; or for those that begin with an `e`.
///
/// Not inlined, like all of these functions: the answers are compiled without optimisation, and this crate with it.
#[expect(
    clippy::disallowed_macros,
    reason = "it stands for the answer's own macro"
)]
#[inline(never)]
pub fn text(stream: Stream, text: fmt::Arguments, lines: u64) {
    if is_full() {
        return count(lines);
    }
    // Formatted before the stream is locked: that may run code of the answer.
    let text = text.to_string();
    written(text.len());
    match stream {
        Stream::Out => print!("{text}"),
        Stream::Err => eprint!("{text}"),
    }
}

/// Stands for another write to the stream itself.
pub fn bytes(stream: Stream, bytes: &[u8]) -> io::Result<()> {
    if is_full() {
        count(lines_of(bytes));
        return Ok(());
    }
    written(bytes.len());
    match stream {
        Stream::Out => io::stdout().write_all(bytes),
        Stream::Err => io::stderr().write_all(bytes),
    }
}

/// Stands for `write!` and `writeln!` to the stream itself.
#[inline(never)]
pub fn formatted(stream: Stream, text: fmt::Arguments) -> io::Result<()> {
    if is_full() {
        if lines::all_of_this_thread() > FORMATTED {
            count(1);
            return Ok(());
        }
        let mut lines = Lines(0);
        // It fails where an answer's own formatting does, as in std.
        fmt::write(&mut lines, text).map_err(|_| io::Error::other("formatter error"))?;
        count(lines.0);
        return Ok(());
    }
    bytes(stream, text.to_string().as_bytes())
}

/// Counts the lines of what is written to it.
struct Lines(u64);

impl fmt::Write for Lines {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0 += lines_of(text.as_bytes());
        Ok(())
    }
}

fn lines_of(bytes: &[u8]) -> u64 {
    bytes.iter().map(|byte| u64::from(*byte == b'\n')).sum()
}

/// Stands for a flush.
pub fn flush(stream: Stream) -> io::Result<()> {
    match stream {
        _ if is_full() => Ok(()),
        Stream::Out => io::stdout().flush(),
        Stream::Err => io::stderr().flush(),
    }
}

/// Whether no more is written. At the limit a few threads more may write.
fn is_full() -> bool {
    FULL.load(Relaxed)
}

fn written(bytes: usize) {
    // Relaxed: only counted.
    let before = BYTES.fetch_add(bytes as u64, Relaxed);
    if before + bytes as u64 >= WRITTEN && TELL.get().is_some() {
        FULL.store(true, Relaxed);
    }
}

fn count(lines: u64) {
    if lines::add(lines)
        && let Some(tell) = TELL.get()
    {
        tell(lines::all());
    }
}
