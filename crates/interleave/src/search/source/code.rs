//! A file of Rust in which only code is left: comments and the contents of literals are blank.

/// The code, with every character where it was.
pub(super) struct Code {
    text: String,
    /// Where each line begins.
    lines: Vec<usize>,
}

impl Code {
    pub fn of(source: &str) -> Self {
        let text = blanked(source);
        let ends = text.match_indices('\n').map(|(at, _)| at + 1);
        let lines = std::iter::once(0).chain(ends).collect();
        Self { text, lines }
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where a line and column, counted from 1, are in the text.
    pub fn offset(&self, line: u32, column: u32) -> Option<usize> {
        let start = *self.lines.get((line as usize).checked_sub(1)?)?;
        let column = (column as usize).checked_sub(1)?;
        let mut characters = self.text[start..].char_indices();
        characters.nth(column).map(|(at, _)| start + at)
    }

    /// Whether this is inside of `#[derive(...)]`.
    pub fn is_derive(&self, at: usize) -> bool {
        let opened = self.text[..at].rfind(['(', ')']);
        opened.is_some_and(|open| self.text[..=open].ends_with("#[derive("))
    }
}

/// What the characters are a part of.
#[derive(Clone, Copy, PartialEq)]
enum Inside {
    Code,
    Line,
    /// Comments in blocks, which nest.
    Block(usize),
    Text,
    /// A raw text, which ends with a quote and this number of `#`.
    Raw(usize),
}

fn blanked(source: &str) -> String {
    let chars: Vec<char> = source.chars().collect();
    let (mut text, mut inside, mut at) = (String::with_capacity(source.len()), Inside::Code, 0);
    while at < chars.len() {
        let (next, taken) = step(inside, &chars[at..]);
        for &c in &chars[at..at + taken] {
            let blank = (inside != Inside::Code || next != Inside::Code) && c != '\n';
            // One character for each, so that columns stay the same.
            text.push(if blank { ' ' } else { c });
        }
        (inside, at) = (next, at + taken);
    }
    text
}

/// What follows the next character or characters, and how many these are.
fn step(inside: Inside, rest: &[char]) -> (Inside, usize) {
    let starts = |with: &str| with.chars().eq(rest.iter().copied().take(with.len()));
    match inside {
        Inside::Code if starts("//") => (Inside::Line, 2),
        Inside::Code if starts("/*") => (Inside::Block(1), 2),
        Inside::Code if starts("\"") => (Inside::Text, 1),
        Inside::Code if starts("r\"") => (Inside::Raw(0), 2),
        Inside::Code if starts("r#") => {
            let hashes = rest[1..].iter().take_while(|&&c| c == '#').count();
            match rest.get(1 + hashes) {
                Some('"') => (Inside::Raw(hashes), hashes + 2),
                _ => (Inside::Code, 1),
            }
        }
        Inside::Code if starts("'") => (Inside::Code, character(rest)),
        Inside::Line if starts("\n") => (Inside::Code, 1),
        Inside::Block(depth) if starts("/*") => (Inside::Block(depth + 1), 2),
        Inside::Block(1) if starts("*/") => (Inside::Code, 2),
        Inside::Block(depth) if starts("*/") => (Inside::Block(depth - 1), 2),
        Inside::Text if starts("\\") => (Inside::Text, 2.min(rest.len())),
        Inside::Text if starts("\"") => (Inside::Code, 1),
        Inside::Raw(hashes) if starts(&format!("\"{}", "#".repeat(hashes))) => {
            (Inside::Code, hashes + 1)
        }
        _ => (inside, 1),
    }
}

/// The length of the character literal that begins here; 1 if this is a lifetime.
fn character(rest: &[char]) -> usize {
    match rest {
        ['\'', '\\', ..] => rest
            .iter()
            .skip(2)
            .position(|&c| c == '\'')
            .map_or(1, |at| at + 3),
        ['\'', _, '\'', ..] => 3,
        _ => 1,
    }
}
