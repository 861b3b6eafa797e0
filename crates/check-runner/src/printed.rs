//! The output of an answer: read while it runs, kept in part, and quoted below its verdict.

use drawing::number::whole;
use std::io::{self, Read};
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// About how many bytes of an answer's output are kept; more is read and dropped.
const KEPT: usize = 64 * 1024;
/// How many lines are quoted.
const LINES: usize = 10;
/// How long the end of an output is waited for after its process has ended: whoever else holds the pipe may hold it for ever.
const LINGERING: Duration = Duration::from_millis(500);

/// An output that is read on a thread of its own.
pub struct Drain {
    kept: Arc<Mutex<Kept>>,
    /// Closed at the end of the output.
    end: Receiver<()>,
}

#[derive(Default)]
struct Kept {
    bytes: Vec<u8>,
    /// Lines that were dropped.
    cut: u64,
}

/// What was read of a stream.
pub struct Drained {
    /// The first part and the last.
    pub text: String,
    /// How many lines there were between the two.
    pub cut: u64,
}

/// Reads to the end, so that the child never blocks on a full pipe. Keeps the first part and the last.
///
/// Fails when the system refuses a thread.
pub fn drain(from: Option<impl Read + Send + 'static>) -> io::Result<Drain> {
    let mut from = from.expect("it is piped");
    let kept = Arc::new(Mutex::new(Kept::default()));
    let (at_end, end) = mpsc::channel::<()>();
    let keeper = Arc::clone(&kept);
    thread::Builder::new().spawn(move || {
        let _at_end = at_end;
        let mut chunk = [0; 8192];
        while let Ok(read @ 1..) = from.read(&mut chunk) {
            let mut kept = keeper.lock().unwrap_or_else(PoisonError::into_inner);
            kept.bytes.extend_from_slice(&chunk[..read]);
            if kept.bytes.len() > 2 * KEPT {
                let last = kept.bytes.len() - KEPT / 2;
                let out = kept.bytes.drain(KEPT / 2..last);
                let lines = out.filter(|byte| *byte == b'\n').count();
                kept.cut += lines as u64;
            }
        }
    })?;
    Ok(Drain { kept, end })
}

impl Drain {
    /// What was read, once the process has ended: up to the end of the output, or what there is soon after.
    pub fn drained(self) -> Drained {
        // Nobody sends: it is over when the other side is dropped, or after the time.
        let _ = self.end.recv_timeout(LINGERING);
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        Drained {
            text: String::from_utf8_lossy(&kept.bytes).into_owned(),
            cut: kept.cut,
        }
    }
}

/// The first lines of an answer's output, which had so many lines, under a heading; empty if there are none.
pub fn quoted(printed: &str, lines: u64) -> String {
    if printed.trim().is_empty() {
        return String::new();
    }
    let mut text = String::from("\nYour code printed:\n");
    let mut shown = 0;
    for line in printed.trim_end().lines().take(LINES) {
        let visible = line.chars().filter(|c| !c.is_control());
        text += &format!("  {}\n", visible.take(76).collect::<String>());
        shown += 1;
    }
    match lines.saturating_sub(shown) {
        0 => {}
        1 => text += "  ... and 1 more line\n",
        more => text += &format!("  ... and {} more lines\n", whole(more)),
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    // exercism/exercism#6138: long output was cut, and nothing said how much of it was missing.
    #[test]
    fn every_line_of_a_long_output_is_counted() {
        let all = "debug\n".repeat(1_000_000);
        let drain = drain(Some(Cursor::new(all))).expect("a thread is to be had");
        let Drained { text, cut } = drain.drained();
        assert_eq!(text.lines().count() as u64 + cut, 1_000_000);
        let quoted = quoted(&text, text.lines().count() as u64 + cut);
        assert!(
            quoted.ends_with("  debug\n  ... and 999,990 more lines\n"),
            "{quoted}"
        );
    }
}
