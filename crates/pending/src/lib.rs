//! Decides whether an exercise is still pending: one rule for the checks and for `course`.

use proc_macro2::{TokenStream, TokenTree};

/// The macros that mark a stub: `todo!` where code is to be written, `not_begun!` above code that is to be mended.
const MARKS: [&str; 2] = ["todo", "not_begun"];

/// What a stub asks for, as long as its mark stands in the code; `None` once the mark is gone.
///
/// A mark in a comment or a string does not count. A file that can't be split into Rust tokens is not pending:
/// the compiler explains what is wrong with it.
pub fn pending(source: &str) -> Option<String> {
    // Some editors write a byte order mark, which is no token.
    let tokens: TokenStream = source.trim_start_matches('\u{feff}').parse().ok()?;
    find(tokens)
}

fn find(tokens: TokenStream) -> Option<String> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (index, token) in tokens.iter().enumerate() {
        let found = match token {
            TokenTree::Ident(name) if MARKS.iter().any(|mark| name == mark) => {
                marked(&tokens[index + 1..])
            }
            TokenTree::Group(group) => find(group.stream()),
            _ => None,
        };
        if found.is_some() {
            return found;
        }
    }
    None
}

/// The message in `!("message", ...)`.
fn marked(rest: &[TokenTree]) -> Option<String> {
    match rest {
        [TokenTree::Punct(bang), TokenTree::Group(arguments), ..] if bang.as_char() == '!' => {
            let message = arguments
                .stream()
                .into_iter()
                .next()
                .map(|token| token.to_string());
            Some(message.unwrap_or_default().trim_matches('"').to_string())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::pending;

    #[test]
    fn a_mark_in_the_code_is_pending_and_gives_its_message() {
        let todo = "fn f(n: u8) { { todo!(\"count to {n}\") } }";
        assert_eq!(pending(todo), Some("count to {n}".into()));
        assert_eq!(
            pending("fn f() { exercises::not_begun!(\"mend\"); g() }"),
            Some("mend".into())
        );
        assert_eq!(pending("fn f() { todo!() }"), Some(String::new()));
    }

    #[test]
    fn a_mark_outside_of_the_code_is_not_pending() {
        for begun in [
            "fn f() {} // todo!(\"x\")",
            "/* todo!() */ fn f() { \"todo!()\"; }",
            "fn todo() { todo() }",
            "fn f( {",
            "\u{feff}fn f() {}",
        ] {
            assert_eq!(pending(begun), None, "{begun}");
        }
    }
}
