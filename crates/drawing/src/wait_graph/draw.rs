//! A wait-for graph: two lines for each thread of the circle, what it holds and what it wants.

use super::{Link, WaitForGraph};
use crate::style::{Role, Style};

/// Draws who waits for whom; where the width does not suffice, says it in sentences.
pub fn text(graph: &WaitForGraph, style: Style) -> String {
    let mut text = String::new();
    if !graph.title.is_empty() {
        for line in crate::prose::wrap(&graph.title, style.width.max(10)) {
            text += &(style.paint(Role::Strong, &line) + "\n");
        }
    }
    let drawn = drawing(&graph.circle);
    let fits = |line: &Line| line.width() <= style.width;
    if drawn.iter().all(fits) {
        text.extend(drawn.iter().map(|line| line.text(style) + "\n"));
        if !drawn.is_empty() {
            let legend = "(→ leads from what a thread wants to the thread that has it)";
            for line in crate::prose::wrap(legend, style.width.max(10)) {
                text += &(style.paint(Role::Quiet, &line) + "\n");
            }
        }
    } else {
        text += &points(graph.circle.iter().map(sentence), style);
    }
    text += &points(graph.others.iter().chain(&graph.channels).cloned(), style);
    style.plain_characters(&text)
}

/// A line of the drawing, in parts that have colours of their own.
struct Line {
    /// The arrow that closes the circle.
    left: String,
    thread: String,
    verb: &'static str,
    object: String,
    /// The arrow to the next thread.
    link: &'static str,
    place: String,
}

impl Line {
    fn text(&self, style: Style) -> String {
        let role = match self.verb {
            "holds" => Role::Computing,
            _ => Role::Waiting,
        };
        let line = [
            style.paint(Role::Warning, &self.left),
            style.paint(Role::Strong, &self.thread),
            format!("  {}  ", style.paint(role, self.verb)),
            style.paint(role, &self.object),
            style.paint(Role::Warning, self.link),
            format!("   {}", style.paint(Role::Quiet, &self.place)),
        ];
        line.concat().trim_end().to_string()
    }

    fn width(&self) -> usize {
        let parts = [&self.left, &self.thread, &self.object, &self.place];
        let parts: usize = parts.iter().map(|part| part.chars().count()).sum();
        parts + self.verb.len() + self.link.chars().count() + "    ".len() + "   ".len()
    }
}

fn drawing(circle: &[Link]) -> Vec<Line> {
    let longest = |of: fn(&Link) -> [&String; 2]| {
        let all = circle.iter().flat_map(of);
        all.map(|text| text.chars().count()).max().unwrap_or(0)
    };
    let thread = longest(|link| [&link.thread, &link.thread]);
    let object = longest(|link| [&link.holds, &link.wants]);
    let last = circle.len().saturating_sub(1);
    let mut lines = Vec::new();
    for (index, link) in circle.iter().enumerate() {
        lines.push(Line {
            left: if index == 0 { "┌→ " } else { "│  " }.into(),
            thread: format!("{:<thread$}", link.thread),
            verb: if link.queued { "waits" } else { "holds" },
            object: format!("{:<object$}", link.holds),
            link: if index == 0 { "   " } else { " ←┘" },
            place: match link.queued {
                true => "before new readers".into(),
                false => placed("taken at", &link.taken_at),
            },
        });
        let closes = index == last;
        let left = match closes {
            true => format!("└─{}", "─".repeat(thread + 1)),
            false => format!("│{}", " ".repeat(thread + 2)),
        };
        lines.push(Line {
            left,
            thread: String::new(),
            verb: "wants",
            object: format!("{:<object$}", link.wants),
            link: if closes { "   " } else { " ─┐" },
            place: placed("waits at", &link.wanted_at),
        });
    }
    lines
}

fn placed(word: &str, place: &str) -> String {
    match place.is_empty() {
        true => String::new(),
        false => format!("{word} {place}"),
    }
}

fn sentence(link: &Link) -> String {
    let at = |place: &str| match place.is_empty() {
        true => String::new(),
        false => format!(" ({place})"),
    };
    if link.queued {
        return format!(
            "{} waits to write {}{}, and new readers wait behind it.",
            link.thread,
            link.wants,
            at(&link.wanted_at)
        );
    }
    format!(
        "{} holds {}{} and wants {}{}.",
        link.thread,
        link.holds,
        at(&link.taken_at),
        link.wants,
        at(&link.wanted_at)
    )
}

fn points(sentences: impl Iterator<Item = String>, style: Style) -> String {
    let options = crate::prose::Options::new(style.width.max(10))
        .initial_indent("• ")
        .subsequent_indent("  ");
    sentences
        .map(|sentence| crate::prose::fill(&sentence, &options) + "\n")
        .collect()
}
