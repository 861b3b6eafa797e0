//! Width, colour and characters of the terminal; the one palette.

use anstyle::{AnsiColor, Color, Style as Ansi};
use unicode_width::UnicodeWidthStr;

/// How text may look: determined once in `main`, fixed in tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// Columns.
    pub width: usize,
    /// Whether escape sequences may be written.
    pub color: bool,
    /// Whether characters beyond ASCII may be written.
    pub unicode: bool,
}

/// What a piece of text is. Its colour never carries the meaning alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Titles and headings.
    Heading,
    /// What is computing.
    Computing,
    /// What is waiting.
    Waiting,
    /// Code and commands.
    Code,
    /// Warnings and traps.
    Warning,
    /// Axes, legends and other secondary text.
    Quiet,
    /// Stressed words.
    Strong,
    /// Everything else.
    Plain,
}

impl Style {
    /// 80 columns, no colour, Unicode: what a file gets.
    pub const PLAIN: Style = Style {
        width: 80,
        color: false,
        unicode: true,
    };

    /// The text in the colour of its role; unchanged where colours are off.
    pub fn paint(&self, role: Role, text: &str) -> String {
        if !self.color || text.is_empty() || role == Role::Plain {
            return text.to_string();
        }
        let ansi = match role {
            Role::Heading => Ansi::new().bold().fg_color(ansi(AnsiColor::Cyan)),
            Role::Computing => Ansi::new().fg_color(ansi(AnsiColor::Yellow)),
            Role::Waiting => Ansi::new().fg_color(ansi(AnsiColor::Blue)),
            Role::Code => Ansi::new().fg_color(ansi(AnsiColor::Green)),
            Role::Warning => Ansi::new().bold().fg_color(ansi(AnsiColor::Red)),
            Role::Quiet => Ansi::new().dimmed(),
            Role::Strong => Ansi::new().bold(),
            Role::Plain => Ansi::new(),
        };
        format!("{ansi}{text}{ansi:#}")
    }

    /// The text with every character replaced that the terminal may not be able to show.
    pub fn plain_characters(&self, text: &str) -> String {
        if self.unicode {
            return text.to_string();
        }
        let mut plain = String::with_capacity(text.len());
        for c in text.chars() {
            match ascii(c) {
                Some(replacement) => plain.push_str(replacement),
                None => plain.push(if c.is_ascii() { c } else { '?' }),
            }
        }
        plain
    }
}

/// How many columns a text takes on a terminal.
pub fn columns(text: &str) -> usize {
    UnicodeWidthStr::width(text)
}

/// Whether the locale names UTF-8; always true on Windows, whose consoles have no locale.
pub fn locale_is_unicode() -> bool {
    if cfg!(windows) {
        return true;
    }
    let first = ["LC_ALL", "LC_CTYPE", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|v| !v.is_empty()));
    first.is_some_and(|locale| {
        let locale = locale.to_lowercase();
        locale.contains("utf-8") || locale.contains("utf8")
    })
}

fn ansi(color: AnsiColor) -> Option<Color> {
    Some(Color::Ansi(color))
}

/// The ASCII replacement of a character.
fn ascii(c: char) -> Option<&'static str> {
    Some(match c {
        '█' | '▇' => "#",
        '▄' | '▅' | '▆' => "=",
        '▁' | '▂' | '▃' => "_",
        '░' => ".",
        '▒' => "%",
        '─' | '—' | '–' | '═' => "-",
        '│' => "|",
        '┼' | '┌' | '┐' | '└' | '┘' => "+",
        '←' => "<",
        '•' => "*",
        '→' => ">",
        '×' => "x",
        '±' => "~",
        '…' => "...",
        '“' | '”' => "\"",
        '’' | '‘' => "'",
        '≤' => "<=",
        '≥' => ">=",
        'µ' => "u",
        '✔' => "+",
        '✘' => "x",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_unicode_every_character_is_ascii() {
        let style = Style {
            unicode: false,
            ..Style::PLAIN
        };
        assert_eq!(
            style.plain_characters("a → “b” … µs ✔ ü"),
            "a > \"b\" ... us + ?"
        );
        assert_eq!(Style::PLAIN.plain_characters("a → b"), "a → b");
    }

    #[test]
    fn without_colour_no_escape_is_written() {
        assert_eq!(Style::PLAIN.paint(Role::Warning, "x"), "x");
        let coloured = Style {
            color: true,
            ..Style::PLAIN
        };
        assert!(coloured.paint(Role::Warning, "x").contains('\u{1b}'));
    }
}
