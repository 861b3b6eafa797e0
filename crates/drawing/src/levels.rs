//! How many items wait at each moment of a run: a mountain for each run, all on one scale.

use crate::number::{duration, whole};
use crate::style::{Role, Style};
use instruments::trace::{Kind, Timeline};
use std::time::Duration;

/// Lines of the highest mountain.
const HIGHEST: u64 = 4;
/// The fewest columns of a mountain, however narrow the terminal is.
const LEAST_COLUMNS: usize = 5;
/// From one eighth of a line to all of it.
const EIGHTHS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// What the picture shows, for the line above it.
pub const LEGEND: &str =
    "How many items wait at each moment of one run (█), and at most (the number):";

/// Draws named runs: the name and the peak, then a column for each stretch of time, as high as the most items that
/// waited in it. Below the last one is the axis of time, which all share.
pub fn text(runs: &[(String, Timeline)], style: Style) -> String {
    let name = runs.iter().map(|(name, _)| name.chars().count()).max();
    let longest = runs.iter().map(|(_, run)| run.total).max();
    let longest = longest.unwrap_or_default().max(Duration::from_nanos(1));
    let changes: Vec<Vec<(Duration, u64)>> = runs.iter().map(|(_, run)| changes(run)).collect();
    let peaks = changes.iter().map(|changes| peak(changes));
    let highest = peaks.clone().max().unwrap_or(0).max(1);
    let peak_width = whole(highest).chars().count();
    // "name  peak │columns│"
    let aside = name.unwrap_or(0) + 2 + peak_width + 1;
    let columns = style.width.saturating_sub(aside + 2).max(LEAST_COLUMNS);
    let mut lines = Vec::new();
    for (((name, _), changes), peak) in runs.iter().zip(&changes).zip(peaks) {
        let heights: Vec<u64> = levels(changes, longest, columns)
            .map(|level| (level * HIGHEST * 8).div_ceil(highest))
            .collect();
        let height = heights
            .iter()
            .max()
            .copied()
            .unwrap_or(0)
            .div_ceil(8)
            .max(1);
        for line in (0..height).rev() {
            let beside = match line + 1 == height {
                true => format!(
                    "{name:<w$} {:>peak_width$}",
                    whole(peak),
                    w = aside - peak_width - 2
                ),
                false => " ".repeat(aside - 1),
            };
            let cells: String = heights
                .iter()
                .map(|&of| cell(of.saturating_sub(line * 8)))
                .collect();
            lines.push(format!("{beside} │{}│", style.paint(Role::Waiting, &cells)));
        }
    }
    lines.push(axis(aside, columns, longest, style));
    let lines = lines
        .iter()
        .map(|line| style.plain_characters(line.trim_end()) + "\n");
    lines.collect()
}

/// A line of a mountain of which so many eighths reach into this line and those above it.
fn cell(eighths: u64) -> char {
    match eighths.min(8) {
        0 => ' ',
        some => EIGHTHS[some as usize - 1],
    }
}

/// The moments at which the number of waiting items changed, with the number from then on.
fn changes(run: &Timeline) -> Vec<(Duration, u64)> {
    let waits = run.spans.iter().filter(|span| span.kind == Kind::Waiting);
    let mut changes: Vec<(Duration, bool)> = waits
        .flat_map(|span| [(span.start, true), (span.end, false)])
        .collect();
    // Of two changes at the same moment the item that comes counts first.
    changes.sort_unstable_by_key(|&(at, comes)| (at, !comes));
    let mut waiting = 0u64;
    let level = |(at, comes)| {
        waiting = if comes { waiting + 1 } else { waiting - 1 };
        (at, waiting)
    };
    changes.into_iter().map(level).collect()
}

fn peak(changes: &[(Duration, u64)]) -> u64 {
    changes.iter().map(|change| change.1).max().unwrap_or(0)
}

/// The most items that waited in each of `columns` equal stretches of `total`.
fn levels(
    changes: &[(Duration, u64)],
    total: Duration,
    columns: usize,
) -> impl Iterator<Item = u64> {
    let (mut next, mut waiting) = (0, 0);
    (1..=columns).map(move |column| {
        let end = total.mul_f64(column as f64 / columns as f64);
        let mut most = waiting;
        while let Some((_, level)) = changes.get(next).filter(|(at, _)| *at < end) {
            waiting = *level;
            most = most.max(waiting);
            next += 1;
        }
        most
    })
}

fn axis(aside: usize, columns: usize, total: Duration, style: Style) -> String {
    let end = duration(total);
    let gap = columns.saturating_sub(end.chars().count());
    let line = format!("{}0{}{end}", " ".repeat(aside), " ".repeat(gap));
    style.paint(Role::Quiet, &line)
}

#[cfg(test)]
mod tests {
    use super::*;
    use instruments::trace::Span;

    const NARROW: &str = "\
growing  30 │     ▅█▇▆▄▃▁              │
            │   ▄█████████▆▅▃▂         │
            │ ▂▆██████████████▇▆▄▃▁    │
            │▅██████████████████████▆▅▃│
level     3 │▄▄▄▄▄▄▄▄▄▄▄▄▄▄            │
            0                    156 ms";
    const IN_ASCII: &str = "\
growing  30 |     =##==__              |
            |   =#########==__         |
            | _=###############==__    |
            |=######################==_|
level     3 |==============            |
            0                    156 ms";

    /// Items that come every millisecond, each of which waits so long.
    fn run(items: usize, waits: impl Fn(u64) -> u64) -> Timeline {
        let ms = Duration::from_millis;
        let span = |item: usize| Span {
            item,
            kind: Kind::Waiting,
            start: ms(item as u64),
            end: ms(item as u64 + waits(item as u64)),
            thread: 0,
            ended_on: 0,
        };
        let spans: Vec<Span> = (0..items).map(span).collect();
        Timeline {
            total: spans.iter().map(|span| span.end).max().unwrap_or_default(),
            spans,
            ..Timeline::default()
        }
    }

    #[test]
    fn levels_are_drawn_on_one_scale() {
        let (growing, level) = (run(40, |item| item * 3), run(80, |_| 2));
        let runs = [("growing".into(), growing), ("level".into(), level)];
        let narrow = Style {
            width: 40,
            ..Style::PLAIN
        };
        let ascii = Style {
            unicode: false,
            ..narrow
        };
        let drawn = [Style::PLAIN, narrow, ascii].map(|style| text(&runs, style));
        assert_eq!(drawn[1].trim_end(), NARROW);
        assert_eq!(drawn[2].trim_end(), IN_ASCII);
        for (text, width) in drawn.iter().zip([80, 40, 40]) {
            assert!(text.lines().all(|line| line.chars().count() <= width));
        }
    }

    #[test]
    fn a_run_without_waiting_is_a_flat_line() {
        let none = Timeline::default();
        assert_eq!(changes(&none), []);
        let drawn = text(
            &[("none".into(), none)],
            Style {
                width: 20,
                ..Style::PLAIN
            },
        );
        assert_eq!(drawn, "none  0 │          │\n        0   1.00 ns\n");
    }

    #[test]
    fn the_peak_of_a_stretch_is_seen_however_short_it_was() {
        let ms = Duration::from_millis;
        let changes = [(ms(1), 1), (ms(2), 9), (ms(3), 1), (ms(9), 0)];
        assert_eq!(levels(&changes, ms(10), 2).collect::<Vec<_>>(), [9, 1]);
    }
}
