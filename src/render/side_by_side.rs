//! Two texts side by side, e.g. an answer and its solution; one below the other where there is no room.

use super::style::{Role, Style, columns};

/// Columns that code needs to be readable.
const NARROWEST: usize = 48;
/// Separates the columns.
const RULE: &str = " │ ";

/// Whether two texts fit side by side.
pub fn has_room(style: Style) -> bool {
    column(style) >= NARROWEST
}

fn column(style: Style) -> usize {
    style.width.saturating_sub(RULE.chars().count()) / 2
}

/// Both texts under their headings; long lines are wrapped.
pub fn text(left: (&str, &str), right: (&str, &str), style: Style) -> String {
    let width = column(style);
    if !has_room(style) {
        let part = |(head, text): (&str, &str)| {
            format!(
                "{}\n{}",
                style.paint(Role::Heading, head),
                below(text, style)
            )
        };
        return style.plain_characters(&format!("{}\n{}", part(left), part(right)));
    }
    let pad = |text: &str| format!("{text}{}", " ".repeat(width.saturating_sub(columns(text))));
    let rule = style.paint(Role::Quiet, RULE);
    let mut drawn = format!(
        "{}{rule}{}\n",
        style.paint(Role::Heading, &pad(left.0)),
        style.paint(Role::Heading, right.0)
    );
    let (left, right) = (rows(left.1, width), rows(right.1, width));
    let empty = String::new();
    for row in 0..left.len().max(right.len()) {
        let cell = |rows: &[String]| rows.get(row).unwrap_or(&empty).clone();
        drawn += format!("{}{rule}{}", pad(&cell(&left)), cell(&right)).trim_end();
        drawn.push('\n');
    }
    style.plain_characters(&drawn)
}

/// One text, wrapped to the width of the terminal.
pub fn below(text: &str, style: Style) -> String {
    let rows = rows(text, style.width.max(NARROWEST));
    style.plain_characters(&format!("{}\n", rows.join("\n")))
}

/// The lines of a text, wrapped to rows of at most `width` columns that keep the indent of their line.
/// A comment behind code is moved above the code where it does not fit, so that the rows still compile.
fn rows(text: &str, width: usize) -> Vec<String> {
    let text = text.trim_end().replace('\t', "    ");
    let mut rows = Vec::new();
    for line in text.lines() {
        if columns(line) > width
            && let Some((code, comment)) = line.rsplit_once(" // ")
            && !code.trim().is_empty()
            && !code.trim_start().starts_with("//")
        {
            let indent = code.len() - code.trim_start().len();
            rows.extend(wrapped(
                &format!("{}// {comment}", " ".repeat(indent)),
                width,
            ));
            rows.extend(wrapped(code, width));
        } else {
            rows.extend(wrapped(line, width));
        }
    }
    rows
}

fn wrapped(line: &str, width: usize) -> Vec<String> {
    let indent = line
        .chars()
        .take_while(|c| *c == ' ')
        .count()
        .min(width / 2);
    let marks = ["//! ", "/// ", "// "];
    let comment = marks
        .iter()
        .find(|mark| line.trim_start().starts_with(*mark));
    let next = match comment {
        Some(mark) => format!("{}{mark}", " ".repeat(indent)),
        None => " ".repeat(indent + 4),
    };
    let options = drawing::prose::Options::new(width).subsequent_indent(&next);
    let rows = drawing::prose::wrap(line, options).into_iter();
    rows.map(|row| row.into_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_row_is_wider_than_the_terminal() {
        let code = "fn a() {\n    let long = first(argument, another) + second(argument);\n}\n";
        for width in [40, 80, 100, 120] {
            let style = Style {
                width,
                ..Style::PLAIN
            };
            let drawn = text(("yours", code), ("solution", code), style);
            let widest = drawn.lines().map(|line| line.chars().count()).max();
            assert!(width < 100 || widest <= Some(width), "{drawn}");
        }
    }

    #[test]
    fn a_comment_without_room_is_moved_above_its_code() {
        let line = "    let sum = one + two; // both of them";
        assert_eq!(rows(line, 50), [line]);
        assert_eq!(
            rows(line, 26),
            ["    // both of them", "    let sum = one + two;"]
        );
    }

    #[test]
    fn a_wrapped_comment_stays_a_comment() {
        let rows = rows("    // one two three four", 16);
        assert_eq!(rows, ["    // one two", "    // three", "    // four"]);
    }
}
