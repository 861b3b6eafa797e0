//! The output of an answer: read while it runs, kept in part, and quoted below its verdict.

use std::io::Read;
use std::thread;

/// About how many bytes of an answer's output are kept; more is read and dropped.
const KEPT: usize = 64 * 1024;
/// How many lines are quoted.
const LINES: usize = 10;

/// Reads to the end, so that the child never blocks on a full pipe. Keeps the first part and the last.
pub fn drain(from: Option<impl Read + Send + 'static>) -> thread::JoinHandle<Vec<u8>> {
    let mut from = from.expect("it is piped");
    thread::spawn(move || {
        let (mut kept, mut chunk) = (Vec::new(), [0; 8192]);
        while let Ok(read @ 1..) = from.read(&mut chunk) {
            kept.extend_from_slice(&chunk[..read]);
            if kept.len() > 2 * KEPT {
                kept.drain(KEPT / 2..kept.len() - KEPT / 2);
            }
        }
        kept
    })
}

/// The first lines of an answer's output, under a heading; empty if there are none.
pub fn quoted(printed: &str) -> String {
    if printed.trim().is_empty() {
        return String::new();
    }
    let printed = printed.trim_end();
    let mut text = String::from("\nYour code printed:\n");
    for line in printed.lines().take(LINES) {
        let visible = line.chars().filter(|c| !c.is_control());
        text += &format!("  {}\n", visible.take(76).collect::<String>());
    }
    let left = printed.lines().count().saturating_sub(LINES);
    if left > 0 {
        text += &format!("  ... and {left} more lines\n");
    }
    text
}
