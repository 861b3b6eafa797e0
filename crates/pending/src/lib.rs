//! What the checks and `course` must agree on: whether an exercise is still pending, and which files an answer consists of.

mod modules;

pub use modules::{modules, whole};

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

/// How deeply the brackets of a source are nested; 0 if it can't be split into Rust tokens.
pub fn depth(source: &str) -> usize {
    let Ok(tokens) = source.trim_start_matches('\u{feff}').parse::<TokenStream>() else {
        return 0;
    };
    let (mut depth, mut level) = (0, vec![tokens]);
    loop {
        let groups = |tokens: TokenStream| {
            tokens.into_iter().filter_map(|token| match token {
                TokenTree::Group(group) => Some(group.stream()),
                _ => None,
            })
        };
        level = level.into_iter().flat_map(groups).collect();
        if level.is_empty() {
            return depth;
        }
        depth += 1;
    }
}

/// Looks through the groups one after the other, not one inside the other: they may be nested without a limit.
fn find(tokens: TokenStream) -> Option<String> {
    let mut open = vec![tokens];
    let mut found = None;
    while let Some(tokens) = open.pop() {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut inner = Vec::new();
        for (index, token) in tokens.iter().enumerate() {
            match token {
                TokenTree::Ident(name) if MARKS.iter().any(|mark| name == mark) => {
                    found = found.or_else(|| marked(&tokens[index + 1..]));
                }
                TokenTree::Group(group) => inner.push(group.stream()),
                _ => {}
            }
        }
        if found.is_some() {
            break;
        }
        open.extend(inner.into_iter().rev());
    }
    found
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
    use super::{depth, pending};

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

    /// Mirrors reports of tools that abort on generated code: depth is no reason to die.
    // dtolnay/proc-macro2#55: thousands of open parentheses overflowed the stack of whoever split them into tokens.
    #[test]
    fn deeply_nested_code_is_looked_through() {
        for (nested, mark) in [(200_000, ""), (1_000, "todo!()")] {
            let (open, close) = ("(".repeat(nested), ")".repeat(nested));
            let code = format!("fn f() {{ {open}{mark}{close} }}");
            assert_eq!(pending(&code).is_some(), !mark.is_empty());
            assert!(depth(&code) > nested);
        }
        assert_eq!(depth("fn f() { g() }"), 2);
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
