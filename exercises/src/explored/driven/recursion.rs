//! Tells whether a function of an answer calls itself.

use proc_macro2::{TokenStream, TokenTree};

/// Whether some function in the source calls a function of its own name; comments and strings do not count.
pub fn calls_itself(source: &str) -> bool {
    let tokens: Option<TokenStream> = source.trim_start_matches('\u{feff}').parse().ok();
    tokens.is_some_and(has_recursion)
}

fn has_recursion(tokens: TokenStream) -> bool {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let at_function = |index: usize| -> Option<bool> {
        let [TokenTree::Ident(word), TokenTree::Ident(name), rest @ ..] = &tokens[index..] else {
            return None;
        };
        (word == "fn").then_some(())?;
        let body = rest.iter().skip(1).find_map(|token| match token {
            TokenTree::Group(group) if group.delimiter() == proc_macro2::Delimiter::Brace => {
                Some(group.stream())
            }
            _ => None,
        })?;
        Some(calls(body, &name.to_string()))
    };
    let nested = |token: &TokenTree| match token {
        TokenTree::Group(group) => has_recursion(group.stream()),
        _ => false,
    };
    (0..tokens.len()).any(|index| at_function(index) == Some(true)) || tokens.iter().any(nested)
}

/// Whether `name(..)`, `self.name(..)` or `Self::name(..)` stands in these tokens; another type's function is another one.
fn calls(tokens: TokenStream, name: &str) -> bool {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let word = |index: Option<usize>| match index.and_then(|index| tokens.get(index)) {
        Some(TokenTree::Ident(word)) => word.to_string(),
        Some(TokenTree::Punct(sign)) => sign.as_char().to_string(),
        _ => String::new(),
    };
    let own = |at: usize| match word(at.checked_sub(1)).as_str() {
        "." => word(at.checked_sub(2)) == "self",
        ":" => word(at.checked_sub(3)) == "Self",
        _ => true,
    };
    let call = |at: usize| matches!(&tokens[at..], [TokenTree::Ident(word), TokenTree::Group(_), ..] if word == name);
    let nested = |token: &TokenTree| match token {
        TokenTree::Group(group) => calls(group.stream(), name),
        _ => false,
    };
    (0..tokens.len()).any(|at| call(at) && own(at)) || tokens.iter().any(nested)
}

#[cfg(test)]
mod tests {
    use super::calls_itself;

    #[test]
    fn a_function_that_calls_itself_is_found() {
        assert!(calls_itself(
            "fn f(n: u8) -> u8 { if n > 0 { f(n - 1) } else { 0 } }"
        ));
        assert!(calls_itself("impl C { fn add(&self) { self.add() } }"));
        assert!(calls_itself("impl C { fn new() -> C { Self::new() } }"));
        assert!(!calls_itself("fn f() { g() } fn g() {} // f()"));
        assert!(!calls_itself(
            "impl C { fn new() -> C { C { m: Mutex::new(0) } } }"
        ));
        assert!(!calls_itself(
            "impl C { fn get(&self) { self.map.get(0) } }"
        ));
    }
}
