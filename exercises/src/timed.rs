//! How long an answer may wait by the clock, or how often it may try, as far as the numbers in its text tell.
//!
//! It never decides a verdict: it decides how long a check holds its breath before it looks.

use crate::answer::Answer;
use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::time::Duration;

/// Calls that wait by the clock or look at it.
const TIMED: [&str; 12] = [
    "sleep",
    "sleep_ms",
    "sleep_until",
    "park_timeout",
    "recv_timeout",
    "recv_deadline",
    "wait_timeout",
    "wait_timeout_ms",
    "wait_timeout_while",
    "select_timeout",
    "elapsed",
    "timeout",
];
/// Calls in loops that try again and again.
const TRIES: [&str; 8] = [
    "yield_now",
    "spin_loop",
    "try_lock",
    "try_recv",
    "is_finished",
    "compare_exchange",
    "compare_exchange_weak",
    "load",
];
/// What a try takes, generously.
const TRY: Duration = Duration::from_micros(2);
/// Fewer tries than this are over sooner than any hold.
const FEW: u128 = 10_000;
/// A check may take 10 s, and hold its breath no longer than this.
const MOST: Duration = Duration::from_secs(6);
const MARGIN: Duration = Duration::from_millis(300);

/// What longer waits are shortened to, where they are.
const SHORT: Duration = Duration::from_secs(2);

/// So many waits, one after the other, are over while a check holds its breath.
const IN_A_ROW: f64 = 8.0;

static SHORTENED: AtomicBool = AtomicBool::new(false);

/// Longer than the answer under test waits or tries before it does something else; `None` if it does neither.
pub fn longest() -> Option<Duration> {
    // Relaxed: set by the thread of the check, before it starts the answer.
    let most = match SHORTENED.load(Relaxed) {
        true => SHORT,
        false => MOST,
    };
    Some(told()?.min(most))
}

/// Shortens the answer's waits by std's clock where they are longer than a check can last: a time-out of minutes comes
/// to its end too, and the answer does what it does then. Before the answer is started.
pub fn shorten() {
    let Some(longest) = told().filter(|longest| *longest > MOST) else {
        return;
    };
    // Of the time that a check holds its breath, so that several waits, one after the other, are over by then for sure.
    let factor = longest.as_secs_f64() / SHORT.as_secs_f64() * IN_A_ROW;
    watched_std::clock::shorten(factor.ceil() as u32);
    SHORTENED.store(true, Relaxed);
}

/// What the numbers in its text tell, without a limit.
fn told() -> Option<Duration> {
    static LONGEST: OnceLock<Option<Duration>> = OnceLock::new();
    *LONGEST.get_or_init(|| longest_in(Answer::under_test()?.source))
}

fn longest_in(source: &str) -> Option<Duration> {
    let tokens: TokenStream = source.trim_start_matches('\u{feff}').parse().ok()?;
    let mut found = Found::default();
    found.collect(tokens);
    let times = found.number.clamp(1, 1_000);
    let waits = found.timed.then(|| {
        let once = found.wait.unwrap_or(Duration::from_secs(1));
        once.saturating_mul(u32::try_from(times).unwrap_or(u32::MAX)) + MARGIN
    });
    let tries = (found.tries && found.number >= FEW).then(|| {
        let number = u32::try_from(found.number).unwrap_or(u32::MAX);
        TRY.saturating_mul(number) + MARGIN
    });
    waits.max(tries)
}

#[derive(Default)]
struct Found {
    timed: bool,
    tries: bool,
    /// The longest duration that is written out.
    wait: Option<Duration>,
    /// The largest other number.
    number: u128,
}

impl Found {
    fn collect(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut at = 0;
        while at < tokens.len() {
            match (&tokens[at], tokens.get(at + 1)) {
                (TokenTree::Ident(name), Some(TokenTree::Group(arguments)))
                    if arguments.delimiter() == Delimiter::Parenthesis =>
                {
                    let name = name.to_string();
                    self.timed |= TIMED.contains(&name.as_str());
                    self.tries |= TRIES.contains(&name.as_str());
                    if let Some(wait) = duration(&name, arguments) {
                        self.wait = self.wait.max(Some(wait));
                        at += 1;
                    }
                }
                (TokenTree::Group(group), _) => self.collect(group.stream()),
                (TokenTree::Literal(literal), _) => {
                    let number = integer(&literal.to_string()).unwrap_or(0);
                    self.number = self.number.max(number);
                }
                _ => {}
            }
            at += 1;
        }
    }
}

/// The duration that a call of `Duration::NAME` makes; factors that are no numbers count as 1.
fn duration(name: &str, arguments: &Group) -> Option<Duration> {
    let numbers = arguments.stream().into_iter().filter_map(|token| {
        let text = token.to_string();
        let plain = text.replace('_', "");
        let whole = integer(&text).map(|whole| whole as f64);
        whole.or_else(|| plain.trim_end_matches("f64").parse().ok())
    });
    let unit = match name {
        "from_secs" | "from_secs_f64" | "from_secs_f32" => 1.0,
        "from_millis" => 1e-3,
        "from_micros" => 1e-6,
        "from_nanos" => 1e-9,
        "from_mins" => 60.0,
        _ => return None,
    };
    let seconds = numbers.product::<f64>() * unit;
    Duration::try_from_secs_f64(seconds).ok()
}

/// The value of an integer literal, with or without a suffix.
fn integer(literal: &str) -> Option<u128> {
    let plain = literal.replace('_', "");
    let digits = plain.find(|c: char| !c.is_ascii_digit());
    let (digits, suffix) = plain.split_at(digits.unwrap_or(plain.len()));
    let whole = suffix.is_empty() || suffix.starts_with(['u', 'i']);
    whole.then(|| digits.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_and_tries_are_read_from_what_is_called() {
        let millis = Duration::from_millis;
        for (source, longest) in [
            (
                "fn f() { rx.recv_timeout(Duration::from_millis(100)); }",
                400,
            ),
            (
                "const T: Duration = Duration::from_secs(2); fn f() { sleep(T) }",
                2_300,
            ),
            (
                "for _ in 0..20 { thread::sleep(Duration::from_millis(50)); }",
                1_300,
            ),
            ("fn f() { sleep(Duration::from_millis(20 * 10)) }", 500),
            ("fn f() { thread::sleep(time()) }", 1_300),
            ("for _ in 0..1_000_000 { yield_now() }", 2_300),
            ("fn f() { sleep(Duration::from_secs(3600)) }", 3_600_300),
        ] {
            assert_eq!(longest_in(source), Some(millis(longest)), "{source}");
        }
    }

    #[test]
    fn words_that_are_not_called_do_not_count() {
        for source in [
            "// thread::sleep(Duration::from_secs(1))",
            "const S: &str = \"sleep(100)\"; fn f() { g(S) }",
            "use std::thread::sleep; fn f(sleep: u8) {}",
            "for _ in 0..100 { yield_now() }",
            "fn f( {",
        ] {
            assert_eq!(longest_in(source), None, "{source}");
        }
    }
}
