//! The real console: standard output for the report, standard error for progress and questions.

mod progress;

pub use progress::{Spinner, clear_line, describe};

use course::cli::When;
use course::console::{Console, Progress};
use course::options::Format;
use course::render::{Style, escape, style, text};
use course::report::Block;
use drawing::prose;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use progress::shows_progress;
use std::env;
use std::fmt;
use std::io::{self, BufRead, IsTerminal, Write};
use std::process::{Command, Stdio};

/// What the terminal can show.
pub fn style(color: When) -> Style {
    Style {
        width: width(),
        color: match color {
            When::Always => true,
            When::Never => false,
            When::Auto => colors(),
        },
        unicode: style::locale_is_unicode(),
    }
}

fn colors() -> bool {
    let asked = anstyle_query::clicolor_force();
    let can = io::stdout().is_terminal() && anstyle_query::term_supports_ansi_color();
    asked || (can && !anstyle_query::no_color())
}

/// The terminal's width, or `COLUMNS`, or 80.
fn width() -> usize {
    let terminal = terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    let columns = || env::var("COLUMNS").ok()?.parse().ok();
    terminal
        .or_else(columns)
        .filter(|width| *width > 0)
        .unwrap_or(80)
}

/// Shows blocks as they come when the report is text; keeps them for the other formats.
pub struct Terminal {
    style: Style,
    format: Format,
    bar: ProgressBar,
    blocks: Vec<Block>,
    asked: bool,
}

impl Terminal {
    /// A console for one report.
    pub fn new(style: Style, format: Format) -> Terminal {
        Terminal {
            style,
            format,
            bar: ProgressBar::hidden(),
            blocks: Vec::new(),
            asked: false,
        }
    }

    /// Whether a question was answered.
    pub fn was_answered(&self) -> bool {
        self.asked
    }

    /// Everything that has been shown.
    pub fn into_blocks(self) -> Vec<Block> {
        self.blocks
    }
}

impl Console for Terminal {
    fn show(&mut self, block: Block) -> io::Result<()> {
        if self.format == Format::Text {
            write(&text::block(&block, self.style))?;
        }
        self.blocks.push(block);
        Ok(())
    }

    fn ask(&mut self, question: &str) -> Option<String> {
        if !self.can_ask() {
            return None;
        }
        let answer = ask(&text::lines(question, self.style))?;
        self.asked |= !answer.trim().is_empty();
        Some(answer)
    }

    fn command(&mut self, prompt: &str) -> Option<String> {
        if self.can_ask() {
            return ask(&text::lines(prompt, self.style));
        }
        let mut line = String::new();
        let read = io::stdin().lock().read_line(&mut line).ok()?;
        // Without a terminal nobody has typed it into the report.
        write(&format!("{prompt}{}\n", line.trim_end())).ok()?;
        (read > 0).then_some(line)
    }

    fn is_watched(&self) -> bool {
        self.can_ask()
    }

    fn pause(&mut self) {
        if self.can_ask() {
            // Whatever is typed, or nothing any more: it goes on.
            let _ = ask("Enter goes on (--no-pause). ");
        }
    }
}

impl Terminal {
    fn can_ask(&self) -> bool {
        self.format == Format::Text && io::stdin().is_terminal() && io::stdout().is_terminal()
    }
}

impl Progress for Terminal {
    fn begin(&mut self, label: &str, steps: u64) {
        if !shows_progress() {
            return;
        }
        let bar = if self.style.unicode { "█░ " } else { "#- " };
        // What is left of the line shows the step; a bar that would leave nothing is left out.
        let room = self.style.width.saturating_sub(label.len() + 30);
        let template = match room.min(20) {
            0..5 => "{prefix} {pos}/{len} {wide_msg}".to_string(),
            length => format!("{{prefix}} {{bar:{length}}} {{pos}}/{{len}} {{wide_msg}}"),
        };
        let style = ProgressStyle::with_template(&template)
            .expect("the template is valid")
            .progress_chars(bar);
        self.bar = ProgressBar::with_draw_target(Some(steps), ProgressDrawTarget::stderr())
            .with_style(style);
        self.bar.set_prefix(label.to_string());
        self.bar.set_position(0);
    }

    fn step(&mut self, note: &str) {
        if !self.bar.is_hidden() && !self.bar.message().is_empty() {
            self.bar.inc(1);
        }
        self.bar.set_message(note.to_string());
    }

    fn end(&mut self) {
        self.bar.finish_and_clear();
    }
}

/// Asks on standard error and reads a line; `None` at the end of the input.
pub fn ask(question: &str) -> Option<String> {
    let mut err = io::stderr().lock();
    write!(err, "{question}").ok()?;
    err.flush().ok()?;
    let mut answer = String::new();
    let read = io::stdin().lock().read_line(&mut answer).ok()?;
    let _ = writeln!(err);
    (read > 0).then_some(answer)
}

/// Writes a note to standard error, apart from the report.
pub fn note(note: Option<&str>) {
    if let Some(note) = note {
        aside(&format!("note: {note}"));
    }
}

/// Writes a mistake or a failure to standard error, as one line.
pub fn complain(message: &str) {
    let line = message.lines().map(str::trim).collect::<Vec<_>>().join(" ");
    aside(&format!("error: {}", escape::visible(&line)));
}

/// A line on standard error; a terminal gets it broken between words. If that is closed, nobody can read it anyway.
fn aside(line: &str) {
    let options = prose::Options::new(width().max(10)).subsequent_indent("  ");
    let text = match io::stderr().is_terminal() {
        true => prose::fill(line, options),
        false => line.to_string(),
    };
    let _ = writeln!(io::stderr(), "{text}");
}

/// The reader of standard output is gone. A type of its own, because a demo may have a broken pipe too.
#[derive(Debug)]
struct ReaderGone;

impl fmt::Display for ReaderGone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("nobody reads the output")
    }
}

impl std::error::Error for ReaderGone {}

/// Whether the error only means that nobody reads the output any more, which is no failure.
pub fn is_reader_gone(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        let inner = cause
            .downcast_ref::<io::Error>()
            .and_then(io::Error::get_ref);
        inner.is_some_and(|inner| inner.is::<ReaderGone>())
    })
}

/// Writes to standard output.
pub fn write(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    written.map_err(|error| match error.kind() {
        io::ErrorKind::BrokenPipe => io::Error::new(error.kind(), ReaderGone),
        _ => error,
    })
}

/// Shows a text through the pager on a terminal; elsewhere writes it.
pub fn page(text: &str) -> io::Result<()> {
    if io::stdout().is_terminal() && paged(text)? {
        return Ok(());
    }
    write(text)
}

/// Whether a pager took the text.
fn paged(text: &str) -> io::Result<bool> {
    let pager = env::var("PAGER")
        .ok()
        .filter(|pager| !pager.trim().is_empty());
    let pager = pager.unwrap_or_else(|| "less".into());
    let mut words = pager.split_whitespace();
    let Some(program) = words.next() else {
        return Ok(false);
    };
    let mut command = Command::new(program);
    command.args(words).stdin(Stdio::piped());
    if env::var_os("LESS").is_none() {
        // The pager quits when the text fits on one screen, keeps colours, and leaves the text on the screen.
        command.env("LESS", "FRX");
    }
    let Ok(mut child) = command.spawn() else {
        return Ok(false);
    };
    if let Some(mut input) = child.stdin.take() {
        match input.write_all(text.as_bytes()) {
            // The user has quit the pager.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {}
            other => other?,
        }
    }
    child.wait()?;
    Ok(true)
}
