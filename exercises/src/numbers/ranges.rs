//! Which numbers a set of ranges leaves out, and which it holds too often.

use std::ops::Range;

/// Positions below `size` that no range holds; then those that several hold, or that are not below it. As ranges, in order.
pub fn compare(ranges: &[Range<u64>], size: u64) -> (Vec<Range<u64>>, Vec<Range<u64>>) {
    let mut sorted = ranges.to_vec();
    sorted.sort_by_key(|range| (range.start, range.end));
    let (mut missing, mut superfluous) = (Vec::new(), Vec::new());
    let mut reached = 0;
    for range in sorted.into_iter().filter(|range| !range.is_empty()) {
        let end = range.start.min(size);
        if reached < end {
            missing.push(reached..end);
        }
        let (from, twice) = (range.start, reached.min(range.end));
        if from < twice {
            superfluous.push(from..twice);
        }
        let beyond = range.start.max(size).max(reached)..range.end;
        if !beyond.is_empty() {
            superfluous.push(beyond);
        }
        reached = reached.max(range.end);
    }
    if reached < size {
        missing.push(reached..size);
    }
    (missing, superfluous)
}

/// The numbers in these ranges with their verb: `7 is`, `7 to 9 and 12 are`.
pub fn listed(ranges: &[Range<u64>]) -> String {
    const MOST: usize = 3;
    let words = ranges.iter().map(|range| match range.end - range.start {
        1 => format!("{}", range.start),
        _ => format!("{} to {}", range.start, range.end - 1),
    });
    let count: u64 = ranges.iter().map(|range| range.end - range.start).sum();
    let mut words: Vec<String> = words.take(MOST).collect();
    if ranges.len() > MOST {
        words.push(format!("{} more places", ranges.len() - MOST));
    }
    let last = words.pop().unwrap_or_default();
    let all = match words.is_empty() {
        true => last,
        false => format!("{} and {last}", words.join(", ")),
    };
    format!("{all} {}", if count == 1 { "is" } else { "are" })
}

/// Ranges as a list of at most eight, in their order: `parts 0..2, 2..4`.
pub fn shown(ranges: &[Range<u64>]) -> String {
    const MOST: usize = 8;
    let mut sorted = ranges.to_vec();
    sorted.sort_by_key(|range| (range.start, range.end));
    let words: Vec<String> = sorted
        .iter()
        .take(MOST)
        .map(|range| format!("{range:?}"))
        .collect();
    match ranges.len() {
        0 => "no parts".into(),
        more if more > MOST => format!("parts {}, and {} more", words.join(", "), more - MOST),
        _ => format!("parts {}", words.join(", ")),
    }
}

#[cfg(test)]
#[expect(
    clippy::single_range_in_vec_init,
    reason = "these are lists of ranges, some with one range"
)]
mod tests {
    use super::{compare, listed};

    #[test]
    fn what_is_left_out_and_what_is_too_much() {
        assert_eq!(compare(&[4..8, 0..4], 8), (vec![], vec![]));
        assert_eq!(compare(&[], 3), (vec![0..3], vec![]));
        assert_eq!(compare(&[0..4, 5..9], 8), (vec![4..5], vec![8..9]));
        assert_eq!(compare(&[0..6, 4..8, 5..5], 8), (vec![], vec![4..6]));
        assert_eq!(compare(&[0..8, 2..4], 8), (vec![], vec![2..4]));
        assert_eq!(compare(&[10..12], 8), (vec![0..8], vec![10..12]));
        assert_eq!(compare(&[0..4, 0..12], 8), (vec![], vec![0..4, 8..12]));
    }

    #[test]
    fn numbers_are_listed_with_their_verb() {
        assert_eq!(listed(&[7..8]), "7 is");
        assert_eq!(listed(&[7..10, 12..13]), "7 to 9 and 12 are");
        assert_eq!(
            listed(&[0..1, 2..3, 4..5, 6..7, 8..9]),
            "0, 2, 4 and 2 more places are"
        );
    }
}
