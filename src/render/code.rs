//! SourceFile code for a terminal: keywords, comments and strings stand out, and no line is broken.

use super::style::{Role, Style};
use crate::code::SourceFile;

const KEYWORDS: &[&str] = &[
    "as", "async", "await", "break", "const", "continue", "crate", "else", "enum", "false", "fn",
    "for", "if", "impl", "in", "let", "loop", "match", "mod", "move", "mut", "pub", "ref",
    "return", "self", "Self", "static", "struct", "super", "trait", "true", "type", "unsafe",
    "use", "where", "while",
];

/// Several files, one below the other.
pub fn files(sources: &[SourceFile], style: Style) -> String {
    let each = sources.iter().map(|s| file(s.file, s.text, style));
    each.collect::<Vec<_>>().join("\n")
}

/// One file, below its name.
pub fn file(name: &str, source: &str, style: Style) -> String {
    let mut text = style.paint(Role::Quiet, &format!("── {name}")) + "\n";
    for line in source.lines() {
        text += &self::line(line, style);
        text.push('\n');
    }
    style.plain_characters(&text)
}

/// One line of Rust with its parts in colours; without colours, the line as it is.
///
/// It knows no comments or strings of several lines, because lessons have none.
fn line(line: &str, style: Style) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some(first) = rest.chars().next() {
        let (length, role) = match first {
            '/' if rest.starts_with("//") => (rest.len(), Role::Quiet),
            '"' => (string(rest), Role::Code),
            c if c.is_alphanumeric() || c == '_' => word(rest),
            c => (c.len_utf8(), Role::Plain),
        };
        out += &style.paint(role, &rest[..length]);
        rest = &rest[length..];
    }
    out
}

/// The length of the string that the text begins with.
fn string(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

fn word(text: &str) -> (usize, Role) {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_');
    let end = end.unwrap_or(text.len());
    let known = KEYWORDS.contains(&&text[..end]);
    (end, if known { Role::Strong } else { Role::Plain })
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLOR: Style = Style {
        color: true,
        ..Style::PLAIN
    };

    #[test]
    fn keywords_strings_and_comments_stand_out() {
        let shown = |text| line(text, COLOR).replace('\u{1b}', "");
        assert_eq!(shown("let lettuce = 1;"), "[1mlet[0m lettuce = 1;");
        assert_eq!(
            shown(r#"f("a \" // b") // if"#),
            r#"f([32m"a \" // b"[0m) [2m// if[0m"#
        );
        assert_eq!(shown("\"open"), "[32m\"open[0m");
    }

    #[test]
    fn without_colour_a_file_is_as_it_was() {
        let source = "//! Ä\nfn main() {\n    println!(\"{}\", 'x');\n}\n";
        assert_eq!(
            file("a.rs", source, Style::PLAIN),
            format!("── a.rs\n{source}")
        );
    }
}
