//! Finds what the scheduler can't see in an answer: std's threads and locks, other crates' ones, the real clock.

use crate::answer::Answer;
use crate::verdict::Wrong;
use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// Refuses the answer under test if it uses something that the scheduler can't see.
pub fn refuse() {
    let Some(answer) = Answer::under_test() else {
        return;
    };
    let Some(found) = find(answer.source) else {
        return;
    };
    let seen = format!("{}:{}: {}.", answer.file(), found.line, found.path);
    match found.kind {
        Kind::Sync => Wrong::because("Your code uses threads or locks that the scheduler can't see.")
            .seen(format!("{seen} What it does happens behind the back of the scheduler, which then tries too few orders, or waits for ever."))
            .expected("interleave::sync and interleave::thread, which have std's names. (Arc and Ordering are the same in both.)")
            .ask("where does that name come from: which `use` line brings it?")
            .refuse(),
        Kind::Clock => Wrong::because("Your code looks at the real clock, and time does not count here.")
            .seen(format!("{seen} In an exploration every order happens, however long anything takes."))
            .expected("code that is right in every order, at every speed.")
            .ask("which order of the threads is it that the time was to keep away?")
            .refuse(),
    }
}

/// Whether a source names std's only source of random numbers, which hash maps use too.
pub fn draws_numbers(source: &str) -> bool {
    const SOURCES: [&str; 3] = ["RandomState", "HashMap", "HashSet"];
    let tokens: Option<TokenStream> = source.trim_start_matches('\u{feff}').parse().ok();
    let mut paths = Vec::new();
    collect(tokens.unwrap_or_default(), &[], &mut paths);
    let mut names = paths.iter().flat_map(|(path, _)| path);
    names.any(|name| SOURCES.contains(&name.as_str()))
}

/// The first path of a source into another crate that exercises can name, with its line.
pub fn other_crate(source: &str) -> Option<(String, usize)> {
    path_where(source, |path| path.len() > 1 && OTHERS.contains(&path[0]))
}

/// The first path of a source into threads, whether std's or of an exploration, with its line.
pub fn threads(source: &str) -> Option<(String, usize)> {
    path_where(source, |path| {
        matches!(path, ["std", "thread", ..] | ["interleave", _, ..])
    })
}

fn path_where(source: &str, wanted: impl Fn(&[&str]) -> bool) -> Option<(String, usize)> {
    let tokens: TokenStream = source.trim_start_matches('\u{feff}').parse().ok()?;
    let mut paths = Vec::new();
    collect(tokens, &[], &mut paths);
    let found = paths.into_iter().find(|(path, _)| {
        let path: Vec<&str> = path.iter().map(String::as_str).collect();
        wanted(&path)
    });
    found.map(|(path, line)| (path.join("::"), line))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Sync,
    Clock,
}

#[derive(Debug, PartialEq, Eq)]
struct Found {
    kind: Kind,
    path: String,
    line: usize,
}

/// Names of `std::sync` that are the same in `interleave::sync`, or harmless.
const SAME: [&str; 6] = [
    "Arc",
    "Weak",
    "LockResult",
    "TryLockResult",
    "PoisonError",
    "TryLockError",
];
/// Crates with threads and locks of their own that exercises can name.
const OTHERS: [&str; 4] = ["crossbeam", "rayon", "tokio", "futures"];

fn kind(path: &[String]) -> Option<Kind> {
    let path: Vec<&str> = path.iter().map(String::as_str).collect();
    match path[..] {
        ["std" | "core", "sync", "atomic", "Ordering", ..] => None,
        ["std", "sync", name, ..] if SAME.contains(&name) || name.ends_with("Error") => None,
        ["std", "sync", "mpsc", name, ..] if name.ends_with("Error") => None,
        ["std" | "core", "sync", ..] | ["std", "thread", ..] | ["thread_local"] => Some(Kind::Sync),
        ["std", "time", "Instant" | "SystemTime" | "*", ..] => Some(Kind::Clock),
        [first, ..] if path.len() > 1 && OTHERS.contains(&first) => Some(Kind::Sync),
        _ => None,
    }
}

/// The first foreign path of a source; comments and strings do not count.
fn find(source: &str) -> Option<Found> {
    let tokens: TokenStream = source.trim_start_matches('\u{feff}').parse().ok()?;
    let mut paths = Vec::new();
    collect(tokens, &[], &mut paths);
    paths.into_iter().find_map(|(path, line)| {
        Some(Found {
            kind: kind(&path)?,
            path: path.join("::"),
            line,
        })
    })
}

/// Every path in the tokens with its line; `a::{b, c::d}` is `a::b` and `a::c::d`.
fn collect(tokens: TokenStream, prefix: &[String], paths: &mut Vec<(Vec<String>, usize)>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut at = 0;
    while at < tokens.len() {
        let mut path = prefix.to_vec();
        let line = tokens[at].span().start().line;
        match &tokens[at] {
            TokenTree::Ident(name) => path.push(name.to_string()),
            TokenTree::Punct(star) if star.as_char() == '*' && !prefix.is_empty() => {
                path.push("*".into())
            }
            TokenTree::Group(group) => {
                collect(group.stream(), &[], paths);
                at += 1;
                continue;
            }
            _ => {
                at += 1;
                continue;
            }
        }
        at += 1;
        while separates(&tokens[at..]) {
            at += 2;
            match tokens.get(at) {
                Some(TokenTree::Ident(name)) => path.push(name.to_string()),
                Some(TokenTree::Punct(star)) if star.as_char() == '*' => path.push("*".into()),
                Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                    collect(group.stream(), &path, paths);
                    path.clear();
                }
                _ => break,
            }
            at += 1;
        }
        // `use std::sync as locks` renames; the new name stands for itself.
        if !path.is_empty() {
            paths.push((path, line));
        }
    }
}

fn separates(tokens: &[TokenTree]) -> bool {
    let colon = |token: Option<&TokenTree>| matches!(token, Some(TokenTree::Punct(p)) if p.as_char() == ':');
    colon(tokens.first()) && colon(tokens.get(1))
}

#[cfg(test)]
mod tests {
    use super::{Found, Kind, draws_numbers, find, other_crate, threads};

    #[test]
    fn what_the_scheduler_cant_see_is_found_with_its_line() {
        for (source, path, line) in [
            ("use std::sync::Mutex;", "std::sync::Mutex", 1),
            (
                "\nuse std::{fmt, sync::{Arc, RwLock}};",
                "std::sync::RwLock",
                2,
            ),
            (
                "fn f() { std::thread::yield_now(); }",
                "std::thread::yield_now",
                1,
            ),
            (
                "use std::sync::atomic::{AtomicUsize, Ordering};",
                "std::sync::atomic::AtomicUsize",
                1,
            ),
            ("use std::sync as locks;", "std::sync", 1),
            ("use std::sync::*;", "std::sync::*", 1),
            ("use std::thread::{self};", "std::thread::self", 1),
            ("thread_local! { static N: u8 = 0; }", "thread_local", 1),
            ("use crossbeam::channel;", "crossbeam::channel", 1),
        ] {
            let expected = Found {
                kind: Kind::Sync,
                path: path.into(),
                line,
            };
            assert_eq!(find(source), Some(expected), "{source}");
        }
        let clock = find("fn f() -> bool { std::time::Instant::now().elapsed().is_zero() }");
        assert_eq!(clock.map(|found| found.kind), Some(Kind::Clock));
    }

    #[test]
    fn random_numbers_are_found_in_the_code_alone() {
        assert!(draws_numbers("use std::hash::{BuildHasher, RandomState};"));
        assert!(!draws_numbers("fn f() {} // no HashMap"));
    }

    #[test]
    fn other_crates_are_found_in_the_code_alone() {
        let joins = "\nasync fn f() { futures::join!(a, b) }";
        assert_eq!(other_crate(joins), Some(("futures::join".into(), 2)));
        for own in [
            "// futures::join\nuse std::pin::pin; fn futures() {}",
            "use interleave::thread;",
        ] {
            assert_eq!(other_crate(own), None, "{own}");
        }
    }

    #[test]
    fn threads_are_found_in_the_code_alone() {
        let sleeps = "// std::thread\nuse std::{sync::Mutex, thread::sleep};";
        assert_eq!(threads(sleeps), Some(("std::thread::sleep".into(), 2)));
        let locks = "fn f() { interleave::sync::Mutex::new(0); }";
        assert_eq!(
            threads(locks),
            Some(("interleave::sync::Mutex::new".into(), 1))
        );
        assert_eq!(threads("use tokio::sync::Mutex; use std::sync::Arc;"), None);
    }

    #[test]
    fn what_is_the_same_in_both_is_not() {
        for source in [
            "use interleave::sync::{Mutex, atomic::AtomicUsize}; use interleave::thread;",
            "use std::sync::Arc; use std::sync::atomic::Ordering::SeqCst;",
            "use std::sync::{Arc, PoisonError, atomic::Ordering};",
            "// std::sync::Mutex\nconst S: &str = \"std::thread::spawn\";",
            "use std::time::Duration; fn thread() { sync::thread() }",
        ] {
            assert_eq!(find(source), None, "{source}");
        }
    }
}
