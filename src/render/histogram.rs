//! A histogram of outcomes: a row per outcome, a bar as long as its share, what is wrong marked with `!`.

use super::number::whole;
use super::style::{Role, Style};
use crate::report::{Bar, Histogram};
use crate::words::{counted, percent};
use interleave::Coverage;

/// Columns of a full bar at the most, and at the least where the terminal is narrow.
const BARS: std::ops::RangeInclusive<usize> = 5..=40;

/// Draws how many interleavings gave each outcome, and says how many were tried.
pub fn text(histogram: &Histogram, style: Style) -> String {
    let bars = &histogram.bars;
    let width = |text: &dyn Fn(&Bar) -> String| {
        let lengths = bars.iter().map(|bar| text(bar).chars().count());
        lengths.max().unwrap_or(0)
    };
    let count = |bar: &Bar| whole(bar.interleavings);
    let labels = width(&|bar| bar.outcome.clone()).max(histogram.outcome.chars().count());
    let counts = width(&count).max("interleavings".len());
    // "! label  │bar│  count  share"
    let aside = 2 + labels + 3 + counts;
    let share = "  100 %".len();
    // A bar says the share too.
    let has_shares = aside + share + BARS.start() <= style.width;
    let aside = if has_shares { aside + share } else { aside };
    let columns = style.width.saturating_sub(aside);
    let columns = columns.clamp(*BARS.start(), *BARS.end());
    let mut text = String::new();
    if !histogram.title.is_empty() {
        for line in drawing::prose::wrap(&histogram.title, style.width.max(10)) {
            text += &(style.paint(Role::Strong, &line) + "\n");
        }
    }
    let head = format!(
        "  {:<labels$}  {:columns$} {:>counts$}",
        histogram.outcome, "", "interleavings"
    );
    text += &(style.paint(Role::Quiet, &head) + "\n");
    let all: u64 = bars.iter().map(|bar| bar.interleavings).sum();
    for bar in bars {
        let share = bar.interleavings as f64 / all.max(1) as f64;
        // However rare, what happened is seen.
        let length =
            ((share * columns as f64).round() as usize).max(usize::from(bar.interleavings > 0));
        let mark = if bar.wrong { "!" } else { " " };
        let role = if bar.wrong {
            Role::Warning
        } else {
            Role::Computing
        };
        let percent = match has_shares {
            true => format!("  {:>5}", percent(share)),
            false => String::new(),
        };
        text += &format!(
            "{mark} {:<labels$}  {}{} {:>counts$}{percent}\n",
            bar.outcome,
            style.paint(role, &"█".repeat(length)),
            " ".repeat(columns - length),
            count(bar),
        );
    }
    let legend = match bars.iter().any(|bar| bar.wrong) {
        true => " (█ their share; ! a wrong outcome)",
        false => " (█ their share)",
    };
    for line in drawing::prose::wrap(&(tried(histogram) + legend), style.width.max(10)) {
        text += &(style.paint(Role::Quiet, &line) + "\n");
    }
    style.plain_characters(&text)
}

/// How many were tried, and what they are of all there are; "all" and "every" are said of a search that ended by itself
/// alone.
pub fn tried(histogram: &Histogram) -> String {
    let orders = whole(histogram.interleavings);
    let schedules = counted(histogram.schedules, "schedule");
    match (histogram.coverage, histogram.interleavings) {
        (Coverage::Counted { .. }, 1) => {
            format!("There is one interleaving, found in {schedules}.")
        }
        (Coverage::Counted { .. }, _) => {
            format!("These are all {orders} interleavings, found in {schedules}.")
        }
        (Coverage::Proved { .. }, 1) => "Every order: this one run stands for all of them.".into(),
        (Coverage::Proved { .. }, _) => {
            format!("Every order: these {orders} runs stand for all of them.")
        }
        (Coverage::Tried { .. }, _) => {
            format!("{orders} orders tried in {schedules}; there may be more.")
        }
    }
}
