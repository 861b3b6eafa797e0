//! Text that somebody else has written, made harmless for where it is shown: a terminal, a Markdown table, a spreadsheet.

/// On one line, without control characters and without the marks that change the direction of writing.
pub fn visible(text: &str) -> String {
    let hidden = |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    let seen = text.chars().map(|c| match c {
        '\n' | '\r' | '\t' => ' ',
        c if c.is_control() || hidden(c) => '\u{fffd}',
        c => c,
    });
    seen.collect()
}

/// In a cell of a Markdown table, as it is: nothing in it is a link, an image, HTML or a border.
pub fn markdown(text: &str) -> String {
    let mut escaped = String::new();
    for c in visible(text).chars() {
        if matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '!' | '#' | '~' | '&'
        ) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// In a cell of a CSV file. A spreadsheet takes what begins with one of these signs for a formula, unless a `'` stands before it.
///
/// Source: OWASP, "CSV Injection".
pub fn csv(text: &str) -> String {
    let text = visible(text);
    let is_formula = text
        .trim_start()
        .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    if is_formula { format!("'{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_else_has_written_stays_text() {
        assert_eq!(visible("a\u{1b}[31m\nb\u{202e}"), "a\u{fffd}[31m b\u{fffd}");
        assert_eq!(markdown("[a](b)|<c>"), "\\[a\\](b)\\|\\<c\\>");
        assert_eq!(csv("=HYPERLINK(\"x\")"), "'=HYPERLINK(\"x\")");
        assert_eq!(csv(" @SUM(1)"), "' @SUM(1)");
        assert_eq!(csv("ana-1"), "ana-1");
    }
}
