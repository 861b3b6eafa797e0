//! The output of an answer: read while it runs, kept in part, and quoted below its verdict.

use drawing::number::whole;
use std::hash::{BuildHasher, RandomState};
use std::io::{self, ErrorKind, PipeWriter, Read, Write};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// About how many bytes of an answer's output are kept; more is read and dropped.
const KEPT: usize = 64 * 1024;
/// How many lines are quoted.
const LINES: usize = 10;

/// A pipe for the output of a process, which is read on a thread of its own.
pub struct Drain {
    input: PipeWriter,
    kept: Arc<Mutex<Kept>>,
    /// Written after everything that the process has written.
    mark: Vec<u8>,
    /// Closed when the mark was read.
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

impl Drain {
    /// Reads to the end, so that the process never blocks on a full pipe. Keeps the first part and the last.
    ///
    /// Fails when the system refuses a pipe or a thread.
    pub fn new() -> io::Result<Drain> {
        let (from, input) = io::pipe()?;
        Drain::of(from, input)
    }

    fn of(from: impl Read + Send + 'static, input: PipeWriter) -> io::Result<Drain> {
        let secret = RandomState::new().hash_one("the end");
        let mark = format!("\u{1e}course-end {secret:016x}\n").into_bytes();
        let kept = Arc::new(Mutex::new(Kept::default()));
        let (at_end, end) = mpsc::channel();
        let (keeper, last) = (Arc::clone(&kept), mark.clone());
        thread::Builder::new().spawn(move || read(from, &keeper, &last, at_end))?;
        Ok(Drain {
            input,
            kept,
            mark,
            end,
        })
    }

    /// The end of the pipe that the process writes to.
    pub fn input(&self) -> io::Result<PipeWriter> {
        self.input.try_clone()
    }

    /// Everything that the process has written, once it has ended: a pipe keeps the order, so the mark comes last. No
    /// clock decides when it was read, and whoever else still holds the pipe may hold it for ever.
    pub fn drained(mut self) -> Drained {
        // Where the process has set the pipe to return at once, there may be no room yet.
        while matches!(self.input.write_all(&self.mark), Err(error) if error.kind() == ErrorKind::WouldBlock)
        {
            thread::yield_now();
        }
        // Nobody sends: it is over when the other side is dropped.
        let _ = self.end.recv();
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        Drained {
            text: String::from_utf8_lossy(&kept.bytes).into_owned(),
            cut: kept.cut,
        }
    }
}

/// Keeps what comes before the mark. What comes later is read all the same, so that nobody blocks.
fn read(mut from: impl Read, keeper: &Mutex<Kept>, mark: &[u8], at_end: Sender<()>) {
    let (mut at_end, mut chunk) = (Some(at_end), [0; 8192]);
    while let Ok(read @ 1..) = from.read(&mut chunk) {
        if at_end.is_some()
            && keeper
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .add(&chunk[..read], mark)
        {
            at_end = None;
        }
    }
}

impl Kept {
    /// Whether the mark has come.
    fn add(&mut self, chunk: &[u8], mark: &[u8]) -> bool {
        let searched = self.bytes.len().saturating_sub(mark.len());
        self.bytes.extend_from_slice(chunk);
        let mut places = self.bytes[searched..].windows(mark.len());
        let place = places.position(|bytes| bytes == mark);
        if let Some(place) = place {
            self.bytes.truncate(searched + place);
        }
        if self.bytes.len() > 2 * KEPT {
            let last = self.bytes.len() - KEPT / 2;
            let out = self.bytes.drain(KEPT / 2..last);
            let lines = out.filter(|byte| *byte == b'\n').count();
            self.cut += lines as u64;
        }
        place.is_some()
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
    use std::io::PipeReader;
    use std::time::Duration;

    // exercism/exercism#6138: long output was cut, and nothing said how much of it was missing.
    #[test]
    fn every_line_of_a_long_output_is_counted() {
        let drain = Drain::new().expect("a pipe is to be had");
        let mut input = drain.input().expect("a pipe is to be had");
        let all = "debug\n".repeat(1_000_000);
        input.write_all(all.as_bytes()).expect("it is read");
        let Drained { text, cut } = drain.drained();
        assert_eq!(text.lines().count() as u64 + cut, 1_000_000);
        assert!(text.ends_with("debug\n"), "{text}");
        let quoted = quoted(&text, text.lines().count() as u64 + cut);
        assert!(
            quoted.ends_with("  debug\n  ... and 999,990 more lines\n"),
            "{quoted}"
        );
    }

    /// Gives nothing before a second has passed, as on a machine that is loaded; then a byte at a time.
    struct Late(Option<Receiver<()>>, PipeReader);

    impl Read for Late {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            if let Some(nobody_sends) = self.0.take() {
                let _ = nobody_sends.recv_timeout(Duration::from_secs(1));
            }
            self.1.read(&mut into[..1])
        }
    }

    // Half a second after a process had ended its verdict was given up, and the answer said to have exited with code 0.
    #[test]
    fn an_output_is_whole_however_late_it_is_read_and_whoever_holds_the_pipe() {
        let (from, input) = io::pipe().expect("a pipe is to be had");
        let (_nobody, sends) = mpsc::channel();
        let drain = Drain::of(Late(Some(sends), from), input).expect("a thread is to be had");
        let mut held = drain.input().expect("a pipe is to be had");
        held.write_all(b"the verdict\n").expect("it is read");
        assert_eq!(drain.drained().text, "the verdict\n");
        held.write_all(b"too late\n").expect("it is read");
    }
}
