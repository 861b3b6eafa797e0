//! The output of an answer: read while it runs, kept in part, and quoted below its verdict.

use drawing::number::whole;
use std::io::Read;
use std::thread;

/// About how many bytes of an answer's output are kept; more is read and dropped.
const KEPT: usize = 64 * 1024;
/// How many lines are quoted.
const LINES: usize = 10;

/// A stream of a process, read to its end.
pub struct Drained {
    /// The first part and the last.
    pub text: String,
    /// How many lines there were between the two.
    pub cut: u64,
}

/// Reads to the end, so that the child never blocks on a full pipe. Keeps the first part and the last.
pub fn drain(from: Option<impl Read + Send + 'static>) -> thread::JoinHandle<Drained> {
    let mut from = from.expect("it is piped");
    thread::spawn(move || {
        let (mut kept, mut chunk, mut cut) = (Vec::new(), [0; 8192], 0);
        while let Ok(read @ 1..) = from.read(&mut chunk) {
            kept.extend_from_slice(&chunk[..read]);
            if kept.len() > 2 * KEPT {
                let out = kept.drain(KEPT / 2..kept.len() - KEPT / 2);
                cut += out.filter(|byte| *byte == b'\n').count() as u64;
            }
        }
        let text = String::from_utf8_lossy(&kept).into_owned();
        Drained { text, cut }
    })
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

    #[test]
    fn every_line_of_a_long_output_is_counted() {
        let all = "debug\n".repeat(1_000_000);
        let drained = drain(Some(Cursor::new(all)));
        let Drained { text, cut } = drained.join().expect("it does not panic");
        assert_eq!(text.lines().count() as u64 + cut, 1_000_000);
        let quoted = quoted(&text, text.lines().count() as u64 + cut);
        assert!(
            quoted.ends_with("  debug\n  ... and 999,990 more lines\n"),
            "{quoted}"
        );
    }
}
