//! Progress on standard error: where it may be drawn, and the line of a check.

use course::workbook::check::Event;
use indicatif::{ProgressBar, ProgressStyle};
use std::io::{self, IsTerminal, Write};

/// Whether progress may be drawn on standard error. Not where standard output goes into a pipe: whoever reads that, such
/// as `less`, may be drawing on the same terminal.
pub(super) fn shows_progress() -> bool {
    io::stderr().is_terminal() && !is_pipe(&io::stdout())
}

#[cfg(unix)]
fn is_pipe(out: &impl std::os::fd::AsFd) -> bool {
    use std::os::unix::fs::FileTypeExt;
    let file = out.as_fd().try_clone_to_owned().map(std::fs::File::from);
    let kind = file.and_then(|file| file.metadata());
    kind.is_ok_and(|data| data.file_type().is_fifo() || data.file_type().is_socket())
}

#[cfg(not(unix))]
fn is_pipe(out: &impl IsTerminal) -> bool {
    !out.is_terminal()
}

/// Shows on one line of standard error what happens during a check; shows nothing where that is no terminal.
pub struct Spinner {
    line: ProgressBar,
}

impl Spinner {
    /// Shows an empty line.
    pub fn begin() -> Spinner {
        let line = match shows_progress() {
            true => ProgressBar::new_spinner(),
            false => ProgressBar::hidden(),
        };
        line.set_style(ProgressStyle::with_template("{wide_msg}").expect("the template is valid"));
        Spinner { line }
    }

    /// Shows the latest event.
    pub fn show(&self, event: Event) {
        self.line.set_message(describe(event));
        self.line.tick();
    }

    /// Clears the line.
    pub fn end(self) {
        self.line.finish_and_clear();
    }
}

/// Clears the line of a [`Spinner`] that will not be ended, because the program exits.
pub fn clear_line() {
    if shows_progress() {
        // Move to the start of the line and clear it.
        let _ = write!(io::stderr(), "\r\u{1b}[K");
    }
}

/// An event as a line of text.
pub fn describe(event: Event) -> String {
    match event {
        Event::Building(line) => format!("Building the checks: {line}"),
        Event::Checking(done, all) => format!("Checking: {done} of {all} checks finished"),
    }
}
