//! What an expression is bound to: the variable of a `let` or `static`, or the field of a struct.

/// The position of a value in a tuple or array.
#[derive(Clone, Copy)]
enum Part {
    Tuple(usize),
    Array(usize),
}

/// The name that the expression at `at` is bound to, past wrappers like `Arc::new(`, tuples, arrays and closures like
/// that of `map`.
pub(super) fn name(code: &str, at: usize) -> Option<String> {
    let (mut start, mut path) = (at, Vec::new());
    loop {
        let before = code[..start].trim_end();
        let last = before.chars().next_back()?;
        let end = before.len() - last.len_utf8();
        start = match last {
            '=' => return pattern(&before[..end], &path),
            ':' => return field(&before[..end], &path),
            '|' => closure(&before[..end])?,
            '(' | '[' | ',' => {
                let (open, index) = opener(before)?;
                outwards(code, open, index, at, &mut path)?
            }
            _ => return None,
        };
    }
}

/// The start of the expression whose bracket opens at `open`. The value is its part with this index.
fn outwards(
    code: &str,
    open: usize,
    index: usize,
    inner: usize,
    path: &mut Vec<Part>,
) -> Option<usize> {
    let callee = callee(&code[..open]);
    let called = callee < open;
    match &code[open..=open] {
        "[" if code[..open].ends_with("vec!") => {
            path.insert(0, Part::Array(index));
            Some(open - "vec!".len())
        }
        "[" if !called => {
            path.insert(0, Part::Array(index));
            Some(open)
        }
        "(" if called => (index == 0).then_some(callee),
        "(" => {
            if index > 0 || has_comma(&code[inner..]) {
                path.insert(0, Part::Tuple(index));
            }
            Some(open)
        }
        _ => None,
    }
}

/// The bracket that is open at the end, and how many commas stand in it.
fn opener(before: &str) -> Option<(usize, usize)> {
    let (mut depth, mut commas) = (0, 0);
    for (at, c) in before.char_indices().rev() {
        match c {
            ')' | ']' | '}' => depth += 1,
            '(' | '[' | '{' if depth == 0 => return Some((at, commas)),
            '(' | '[' | '{' => depth -= 1,
            ',' if depth == 0 => commas += 1,
            ';' if depth == 0 => return None,
            _ => {}
        }
    }
    None
}

/// Whether a comma follows before the bracket that is open here closes.
fn has_comma(after: &str) -> bool {
    let mut depth = 0;
    for c in after.chars() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth == 0 => return false,
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => return true,
            _ => {}
        }
    }
    false
}

/// Where the path or chain of calls before a bracket begins; its end if there is none.
fn callee(before: &str) -> usize {
    let (mut depth, mut start, mut chained) = (0, before.len(), false);
    for (at, c) in before.char_indices().rev() {
        match c {
            ')' | ']' if depth > 0 || chained => depth += 1,
            '>' if depth > 0 || start < before.len() => depth += 1,
            '(' | '[' | '<' if depth > 0 => depth -= 1,
            _ if depth > 0 => {}
            ' ' | '\n' if chained => continue,
            '.' | ':' | '_' => {}
            c if c.is_alphanumeric() => {}
            _ => break,
        }
        chained = c == '.' && depth == 0;
        start = at;
    }
    start
}

/// Where a closure begins whose parameters end here, if it is an argument. A closure that is bound to a variable may
/// make any number of objects later.
fn closure(parameters: &str) -> Option<usize> {
    let start = parameters.rfind('|')?;
    let before = parameters[..start].trim_end();
    let before = before.strip_suffix("move").unwrap_or(before);
    before
        .trim_end()
        .ends_with(['(', ','])
        .then_some(before.len())
}

/// The field before a colon.
fn field(before: &str, path: &[Part]) -> Option<String> {
    let start = before.rfind([' ', '\n', '{', '(', ','])? + 1;
    with_path(&before[start..], path)
}

/// The variable before an equals sign, in a `let` or `static`.
fn pattern(before: &str, path: &[Part]) -> Option<String> {
    let start = before.rfind([';', '{', '}']).map_or(0, |at| at + 1);
    let statement = &before[start..];
    let words = ["let ", "static "];
    let word = words
        .iter()
        .find_map(|word| Some(statement.rfind(word)? + word.len()))?;
    let bound = &statement[word..];
    let end = split(bound, ':').next().map_or(bound.len(), str::len);
    variable(&bound[..end], path)
}

fn variable(pattern: &str, path: &[Part]) -> Option<String> {
    let pattern = pattern.trim();
    let inner = |open, close| pattern.strip_prefix(open)?.strip_suffix(close);
    let (parts, index, rest) = match path.split_first() {
        Some((Part::Tuple(index), rest)) => (inner('(', ')'), *index, rest),
        Some((Part::Array(index), rest)) => (inner('[', ']'), *index, rest),
        None => (None, 0, path),
    };
    match parts {
        Some(parts) => variable(split(parts, ',').nth(index)?, rest),
        None => with_path(pattern.strip_prefix("mut ").unwrap_or(pattern), path),
    }
}

/// The parts of a text between separators that are in no bracket.
fn split(text: &str, separator: char) -> impl Iterator<Item = &str> {
    let mut depth = 0;
    text.split(move |c| {
        match c {
            '(' | '[' | '{' | '<' => depth += 1,
            ')' | ']' | '}' | '>' => depth -= 1,
            _ => {}
        }
        c == separator && depth == 0
    })
}

fn with_path(name: &str, path: &[Part]) -> Option<String> {
    let mut name = identifier(name)?;
    for part in path {
        name += &match part {
            Part::Tuple(index) => format!(".{index}"),
            Part::Array(index) => format!("[{index}]"),
        };
    }
    Some(name)
}

pub(super) fn identifier(text: &str) -> Option<String> {
    let text = text.trim();
    let begins = text.starts_with(|c: char| c.is_alphabetic() || c == '_') && text != "_";
    (begins && text.chars().all(|c| c.is_alphanumeric() || c == '_')).then(|| text.to_owned())
}
