//! The output of an answer: read while it runs, kept in part, and quoted below its verdict.

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
    kept: Arc<Mutex<Vec<u8>>>,
    /// Closed at the end of the output.
    end: Receiver<()>,
}

/// Reads to the end, so that the child never blocks on a full pipe. Keeps the first part and the last.
///
/// Fails when the system refuses a thread.
pub fn drain(from: Option<impl Read + Send + 'static>) -> io::Result<Drain> {
    let mut from = from.expect("it is piped");
    let kept = Arc::new(Mutex::new(Vec::new()));
    let (at_end, end) = mpsc::channel::<()>();
    let keeper = Arc::clone(&kept);
    thread::Builder::new().spawn(move || {
        let _at_end = at_end;
        let mut chunk = [0; 8192];
        while let Ok(read @ 1..) = from.read(&mut chunk) {
            let mut kept = keeper.lock().unwrap_or_else(PoisonError::into_inner);
            kept.extend_from_slice(&chunk[..read]);
            if kept.len() > 2 * KEPT {
                let last = kept.len() - KEPT / 2;
                kept.drain(KEPT / 2..last);
            }
        }
    })?;
    Ok(Drain { kept, end })
}

impl Drain {
    /// What was read, once the process has ended: up to the end of the output, or what there is soon after.
    pub fn text(self) -> String {
        // Nobody sends: it is over when the other side is dropped, or after the time.
        let _ = self.end.recv_timeout(LINGERING);
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        String::from_utf8_lossy(&kept).into_owned()
    }
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
