//! The screen of the watch: what is watched, the verdict, what the keys do.

use crate::coach::Coach;
use crate::terminal::write;
use anyhow::Result;
use course::render::Style;
use course::render::style::Role;
use course::workbook::Exercise;
use course::workbook::check::{Checked, Kind, to_do};
use course::workbook::map::Map;
use std::env;

const KEYS: [&str; 2] = [
    "h hint   s solution   d demo   l list   r check again",
    "n next   p previous   x reset   q quit",
];

/// What is shown.
#[derive(Default)]
pub struct Screen {
    body: Body,
    /// Shown instead of the body until the next key.
    aside: String,
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
    /// Something is under way.
    pub fn wait_for(&mut self, what: &str) {
        self.body = Body::Text(format!("{what}\n"));
        self.aside.clear();
        self.notice.clear();
    }

    /// What a stub asks for.
    pub fn introduce(&mut self, coach: &Coach, exercise: &Exercise) {
        let source = coach.workbook.read(&exercise.file()).unwrap_or_default();
        let mut text = String::new();
        for line in source.lines().map_while(|line| line.strip_prefix("//! ")) {
            // The check is on its way.
            if !line.starts_with("Check: ") {
                text += &format!("{}\n", textwrap::fill(line, coach.style.width.max(20)));
            }
        }
        text += &format!("\nOpen {} in your editor.\n", exercise.file());
        text += &format!("{}\n", to_do(exercise, &source));
        text += "Save, and the check starts by itself.\n";
        self.aside.clear();
        self.body = Body::Text(text);
        self.notice = "Getting the checks ready ...".into();
    }

    /// The checks are built.
    pub fn ready(&mut self) {
        self.notice = "Ready: save to check.".into();
    }

    /// The verdict, and a line about the progress.
    pub fn verdict(&mut self, checked: Checked, notice: Option<String>) {
        self.notice = match (notice, checked.kind) {
            (Some(notice), _) => format!("note: {notice}"),
            (None, Kind::Solved) => "`n` goes on to the next exercise.".into(),
            (None, _) => String::new(),
        };
        self.body = Body::Verdict(Box::new(checked));
    }

    /// Why there is no verdict.
    pub fn failed(&mut self, line: &str) {
        self.body = Body::Text(format!("{line}\n"));
        self.notice.clear();
    }

    /// Something to look at; an empty text puts it away.
    pub fn aside(&mut self, text: String) {
        self.aside = text;
    }

    /// Draws everything anew.
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
        text += &match (&self.aside, &self.body) {
            (aside, _) if !aside.is_empty() => {
                let aside = wrapped(aside.trim_end(), style);
                format!("{aside}\n(Any other key goes back.)\n")
            }
            (_, Body::Nothing) => String::new(),
            (_, Body::Text(text)) => wrapped(text, style),
            (_, Body::Verdict(checked)) => coach.verdict(checked),
        };
        if !self.notice.is_empty() {
            text += &format!("\n{}\n", textwrap::fill(&self.notice, style.width.max(20)));
        }
        let rule = "─".repeat(style.width);
        text += &style.paint(Role::Quiet, &format!("\n{rule}\n"));
        for keys in KEYS {
            text += &format!("{}\n", textwrap::fill(keys, style.width.max(20)));
        }
        if text.lines().count() > height() {
            text += "The beginning is above: scroll up.\n";
        }
        if crate::keyboard::NEEDS_ENTER {
            text += "A letter, then Enter.\n";
        }
        Ok(write(&style.plain_characters(&text))?)
    }

    /// What goes on, on the last line.
    pub fn now(&self, line: &str, style: Style) -> Result<()> {
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
        .map(|line| textwrap::fill(line, style.width.max(20)) + "\n");
    lines.collect()
}

/// Lines of the terminal; endless where it does not tell.
fn height() -> usize {
    terminal_size::terminal_size().map_or(usize::MAX, |(_, height)| usize::from(height.0))
}

/// Whether the terminal understands where to write.
fn has_cursor() -> bool {
    env::var_os("TERM").is_none_or(|term| term != "dumb")
}
