//! The screen of the watch: what is watched, the verdict, what the keys do.

use crate::coach::Coach;
use crate::terminal::write;
use anyhow::Result;
use course::render::Style;
use course::render::style::Role;
use course::workbook::Exercise;
use course::workbook::check::{Checked, Kind, to_do};
use course::workbook::map::{Map, StepKind};
use std::env;

const KEYS: [&str; 2] = [
    "h hint   s solution   d demo   l list   r check again",
    "n next   p previous   x reset   q quit",
];

/// What is shown.
#[derive(Default)]
pub struct Screen {
    body: Body,
    /// Shown in place of the body until the next key.
    overlay: String,
    /// A line above the keys.
    notice: String,
}

#[derive(Default)]
enum Body {
    #[default]
    Nothing,
    Text(String),
    Verdict(Box<Checked>),
}

impl Screen {
    /// Shows a line in place of the verdict, e.g. that a check runs.
    pub fn show_text(&mut self, what: &str) {
        self.body = Body::Text(format!("{what}\n"));
        self.overlay.clear();
        self.notice.clear();
    }

    /// Shows what a stub asks for.
    pub fn introduce(&mut self, coach: &Coach, exercise: &Exercise) {
        let source = coach.workbook.read(&exercise.file()).unwrap_or_default();
        let mut text = String::new();
        for line in source.lines().map_while(|line| line.strip_prefix("//! ")) {
            // Here the check starts by itself.
            if !line.starts_with("Check: ") {
                text += &format!(
                    "{}\n",
                    drawing::prose::fill(line, coach.style.width.max(20))
                );
            }
        }
        text += &format!("\nOpen {} in your editor.\n", exercise.file());
        text += &format!("{}\n", to_do(coach.workbook, exercise, &source));
        text += "Save the file, and the check starts by itself.\n";
        self.overlay.clear();
        self.body = Body::Text(text);
        self.notice = "Building the checks ...".into();
    }

    /// Says that the checks are built.
    pub fn ready(&mut self) {
        self.notice = "The checks are ready: save the file to run them.".into();
    }

    /// Shows a verdict, and a line about the progress.
    pub fn verdict(&mut self, checked: Checked, notice: Option<String>, map: &Map) {
        self.notice = match (notice, checked.kind) {
            (Some(notice), _) => format!("note: {notice}"),
            (None, Kind::Solved) if map.next.kind == StepKind::Done => {
                "Every exercise is solved: `q` leaves the watch.".into()
            }
            (None, Kind::Solved) => "Press `n` for the next exercise.".into(),
            (None, _) => String::new(),
        };
        self.body = Body::Verdict(Box::new(checked));
    }

    /// Shows why there is no verdict.
    pub fn failed(&mut self, line: &str) {
        self.body = Body::Text(format!("{line}\n"));
        self.notice.clear();
    }

    /// Shows a text in place of the body; an empty text closes it.
    pub fn overlay(&mut self, text: String) {
        self.overlay = text;
    }

    /// Draws the whole screen.
    pub fn draw(&self, coach: &Coach, exercise: &Exercise, map: &Map) -> Result<()> {
        let style = coach.style;
        let mut text = String::new();
        if has_cursor() {
            // To the corner, and clear from there: the scrollback stays.
            text += "\u{1b}[H\u{1b}[2J";
        }
        let head = format!("Watching {}", exercise.file());
        let solved = format!("{} of {} solved", map.solved, map.exercises);
        text += &format!("{}  {solved}\n\n", style.paint(Role::Heading, &head));
        text += &match (&self.overlay, &self.body) {
            (overlay, _) if !overlay.is_empty() => {
                let overlay = wrapped(overlay.trim_end(), style);
                format!("{overlay}\n(Press any other key to go back.)\n")
            }
            (_, Body::Nothing) => String::new(),
            (_, Body::Text(text)) => wrapped(text, style),
            (_, Body::Verdict(checked)) => coach.verdict(checked),
        };
        if !self.notice.is_empty() {
            text += &format!(
                "\n{}\n",
                drawing::prose::fill(&self.notice, style.width.max(20))
            );
        }
        let rule = "─".repeat(style.width);
        text += &style.paint(Role::Quiet, &format!("\n{rule}\n"));
        for keys in KEYS {
            text += &format!("{}\n", drawing::prose::fill(keys, style.width.max(20)));
        }
        if text.lines().count() > height() {
            text += "Scroll up for the beginning.\n";
        }
        if crate::keyboard::NEEDS_ENTER {
            text += "A letter, then Enter.\n";
        }
        Ok(write(&style.plain_characters(&text))?)
    }

    /// Shows on the last line what the worker does.
    pub fn status(&self, line: &str, style: Style) -> Result<()> {
        let line: String = line.chars().take(style.width.saturating_sub(1)).collect();
        let text = match has_cursor() {
            true => format!("\r\u{1b}[K{}", style.paint(Role::Quiet, &line)),
            false => String::new(),
        };
        Ok(write(&style.plain_characters(&text))?)
    }
}

fn wrapped(text: &str, style: Style) -> String {
    let lines = text
        .lines()
        .map(|line| drawing::prose::fill(line, style.width.max(20)) + "\n");
    lines.collect()
}

/// Lines of the terminal; unlimited where it does not say.
fn height() -> usize {
    terminal_size::terminal_size().map_or(usize::MAX, |(_, height)| usize::from(height.0))
}

/// Whether the terminal can move the cursor.
fn has_cursor() -> bool {
    env::var_os("TERM").is_none_or(|term| term != "dumb")
}
