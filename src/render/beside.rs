//! Two texts side by side, the learner's and the solution; below each other where there is no room for both.

use super::style::{Role, Style, columns};

/// The narrowest column that code can be read in.
const NARROWEST: usize = 48;
/// Between the columns.
const RULE: &str = " │ ";

/// Whether both fit side by side.
pub fn has_room(style: Style) -> bool {
    column(style) >= NARROWEST
}

fn column(style: Style) -> usize {
    style.width.saturating_sub(RULE.chars().count()) / 2
}

/// Both texts under their heads; long lines go on in the next row.
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

/// A text in rows that fit the terminal, where there is no room for two.
pub fn below(text: &str, style: Style) -> String {
    let rows = rows(text, style.width.max(NARROWEST));
    style.plain_characters(&format!("{}\n", rows.join("\n")))
}

/// The lines of a text in rows of at most `width` columns; a row that goes on keeps the indent of its line.
/// A remark behind code that has no room there stands above it, so that what is shown still compiles.
fn rows(text: &str, width: usize) -> Vec<String> {
    let text = text.trim_end().replace('\t', "    ");
    let mut rows = Vec::new();
    for line in text.lines() {
        if columns(line) > width
            && let Some((code, remark)) = line.rsplit_once(" // ")
            && !code.trim().is_empty()
            && !code.trim_start().starts_with("//")
        {
            let indent = code.len() - code.trim_start().len();
            rows.extend(wrapped(
                &format!("{}// {remark}", " ".repeat(indent)),
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
    let options = textwrap::Options::new(width).subsequent_indent(&next);
    let rows = textwrap::wrap(line, options).into_iter();
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
    fn a_remark_without_room_stands_above_its_code() {
        let line = "    let sum = one + two; // both of them";
        assert_eq!(rows(line, 50), [line]);
        assert_eq!(
            rows(line, 26),
            ["    // both of them", "    let sum = one + two;"]
        );
    }

    #[test]
    fn a_comment_goes_on_as_a_comment() {
        let rows = rows("    // one two three four", 16);
        assert_eq!(rows, ["    // one two", "    // three", "    // four"]);
    }
}
