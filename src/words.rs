//! Words: the one place that makes counts, lists, shares and ratios into text, and that knows what the program is called.
//!
//! Uses nothing but [`crate::render::number`], so that every other module may use it.

use crate::machine::told;
use crate::quota::Quota;
use crate::render::number::whole;

/// The command that starts this program: `course`, or `cargo course` when cargo has started it.
pub fn program() -> &'static str {
    if std::env::var_os("CARGO").is_some() {
        "cargo course"
    } else {
        "course"
    }
}

/// A count with its noun, e.g. `1 thread` or `10,000 threads`; the noun is given in the singular.
///
/// Knows the regular plurals (`core`, `try`, `branch`) and no others.
pub fn counted(number: impl TryInto<u64>, noun: &str) -> String {
    // Only a negative number or one beyond 64 bits does not fit, and nothing that is counted is either.
    let number = number.try_into().unwrap_or(u64::MAX);
    match number {
        1 => format!("1 {noun}"),
        _ => format!("{} {}", whole(number), plural(noun)),
    }
}

/// What a quota allows of some cores, as the end of their name; empty without one.
pub fn of_quota(quota: Option<Quota>) -> String {
    quota.map_or(String::new(), |quota| {
        format!(", of which a quota allows {}", told(quota.allowed))
    })
}

fn plural(noun: &str) -> String {
    let hisses = ["s", "x", "z", "ch", "sh"];
    match noun.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'i', 'o', 'u']) => format!("{stem}ies"),
        _ if hisses.iter().any(|end| noun.ends_with(end)) => format!("{noun}es"),
        _ => format!("{noun}s"),
    }
}

/// The cores of a machine: `one core`, `2 cores`.
pub fn cores(number: usize) -> String {
    match number {
        1 => "one core".to_string(),
        _ => counted(number, "core"),
    }
}

/// A list as in a sentence: `a`, `a and b`, `a, b and c`; empty without items.
pub fn list(items: &[impl AsRef<str>]) -> String {
    let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    match items.split_last() {
        None => String::new(),
        Some((last, [])) => last.to_string(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
    }
}

/// A share of 1 in percent, e.g. `13 %`; what is above zero but below one percent is `<1 %`.
pub fn percent(share: f64) -> String {
    match share * 100.0 {
        percent if percent > 0.0 && percent < 1.0 => "<1 %".to_string(),
        percent => format!("{percent:.0} %"),
    }
}

/// The text with its first letter in upper case.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// How the speed of one thing compares with that of another: `1.98x faster`, `1.27x slower` or `the same`.
///
/// `ratio` is the other's time over its own: 2 when it needs half the time, 0.5 when it needs twice as much.
/// What rounds to 1.00 is `the same`. Tables and sentences use this function alone, so that the number before
/// an `x` is never below 1 and always has its direction beside it.
pub fn times_as_fast(ratio: f64) -> String {
    if !ratio.is_finite() || ratio <= 0.0 {
        return "not comparable".to_string();
    }
    let (times, direction) = match ratio >= 1.0 {
        true => (ratio, "faster"),
        false => (1.0 / ratio, "slower"),
    };
    match times {
        _ if times < 1.005 => "the same".to_string(),
        _ if times < 99.995 => format!("{times:.2}x {direction}"),
        _ => format!("{}x {direction}", whole(times.round() as u64)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_agrees_with_its_noun() {
        for (number, noun, text) in [
            (0, "thread", "0 threads"),
            (1, "thread", "1 thread"),
            (10_000, "thread", "10,000 threads"),
            (1, "try", "1 try"),
            (2, "try", "2 tries"),
            (2, "day", "2 days"),
            (2, "branch", "2 branches"),
            (3, "worker thread", "3 worker threads"),
        ] {
            assert_eq!(counted(number, noun), text);
        }
        assert_eq!(counted(2_usize, "core"), counted(2_u64, "core"));
        assert_eq!((cores(1), cores(2)), ("one core".into(), "2 cores".into()));
    }

    #[test]
    fn a_list_reads_as_in_a_sentence() {
        for (items, text) in [
            (&[][..], ""),
            (&["a"], "a"),
            (&["a", "b"], "a and b"),
            (&["a", "b", "c"], "a, b and c"),
        ] {
            assert_eq!(list(items), text);
        }
        assert_eq!(list(&["a".to_string()]), "a");
    }

    #[test]
    fn a_share_is_told_in_percent() {
        for (share, text) in [
            (0.0, "0 %"),
            (0.004, "<1 %"),
            (0.01, "1 %"),
            (0.133, "13 %"),
            (1.0, "100 %"),
            (2.5, "250 %"),
        ] {
            assert_eq!(percent(share), text);
        }
    }

    #[test]
    fn the_first_letter_is_capitalised() {
        for (text, capital) in [("", ""), ("waiting", "Waiting"), ("über", "Über")] {
            assert_eq!(capitalised(text), capital);
        }
    }

    #[test]
    fn a_ratio_has_one_direction_and_never_a_number_below_one() {
        for (ratio, text) in [
            (1.0, "the same"),
            (1.0049, "the same"),
            (0.9951, "the same"),
            (1.01, "1.01x faster"),
            (0.99, "1.01x slower"),
            (2.0, "2.00x faster"),
            (0.5, "2.00x slower"),
            (15.131, "15.13x faster"),
            (99.994, "99.99x faster"),
            (99.996, "100x faster"),
            (0.0001, "10,000x slower"),
            (0.0, "not comparable"),
            (-1.0, "not comparable"),
            (f64::NAN, "not comparable"),
            (f64::INFINITY, "not comparable"),
        ] {
            assert_eq!(times_as_fast(ratio), text, "{ratio}");
        }
    }
}
