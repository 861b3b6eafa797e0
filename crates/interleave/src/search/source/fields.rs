//! The fields of a struct with a derived `Default`, all of which are made at the line of the `derive`.

use super::binding::identifier;

/// The field for which the `nth` object of a kind was made. `code` begins in the `derive`; `constructor` is how the
/// name of the type begins.
pub(super) fn name(code: &str, constructor: &str, nth: usize) -> Option<String> {
    let body = code
        .split_once(" struct ")
        .or(code.split_once("\nstruct "))?
        .1;
    let (head, body) = body.split_once('{')?;
    if head.contains([';', '(']) {
        return None;
    }
    let fields: Vec<&str> = fields(body)
        .filter_map(|field| field.split_once(':'))
        .filter(|(_, kind)| made_here(kind, constructor))
        .map(|(name, _)| name)
        .collect();
    let name = fields.get(nth.checked_rem(fields.len())?)?;
    identifier(name.split_whitespace().next_back()?)
}

/// The fields up to the brace that closes the struct.
fn fields(body: &str) -> impl Iterator<Item = &str> {
    let (mut depth, mut end) = (0, body.len());
    for (at, c) in body.char_indices() {
        match c {
            '{' | '(' | '[' => depth += 1,
            '}' if depth == 0 => {
                end = at;
                break;
            }
            '}' | ')' | ']' => depth -= 1,
            _ => {}
        }
    }
    let mut depth = 0;
    body[..end].split(move |c| {
        match c {
            '(' | '[' | '<' => depth += 1,
            ')' | ']' | '>' => depth -= 1,
            _ => {}
        }
        c == ',' && depth == 0
    })
}

/// Whether a value of this type is the object itself. What is inside of another type, such as an array or an `Arc`, is
/// made by std, at a line of its own.
fn made_here(kind: &str, constructor: &str) -> bool {
    let path = kind.split('<').next().unwrap_or_default().trim();
    path.rsplit("::")
        .next()
        .is_some_and(|name| name.starts_with(constructor))
}
