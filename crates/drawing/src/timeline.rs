//! A timeline: a row for each item with its thread, its waiting and its computing; rows of instants above.

use crate::number::{duration, whole};
use crate::style::{Role, Style};
use instruments::trace::{Kind, Marks, Span, Timeline};
use std::time::Duration;

/// How many rows are drawn; of more items the first ones and the last two are shown.
const MOST_ROWS: usize = 12;
/// The fewest columns of bars, however narrow the terminal is.
const LEAST_BARS: usize = 5;
/// An item that computes for less than this share of a column shares the core with others.
const MOST_OF_A_COLUMN: f64 = 0.75;

/// What is drawn in a column of a row.
#[derive(Clone, Copy, PartialEq)]
enum Cell {
    Nothing,
    Waiting,
    Polled,
    Computing,
    /// Computing in turns with others.
    InTurns,
}

impl Cell {
    fn of(kind: Kind) -> Cell {
        match kind {
            Kind::Waiting => Cell::Waiting,
            Kind::Computing => Cell::Computing,
            Kind::Polled => Cell::Polled,
        }
    }
}

/// Draws a run: rows `item thread bars`, below them an axis in time units.
pub fn text(title: &str, timeline: &Timeline, style: Style) -> String {
    let layout = Layout::of(timeline, style);
    let title = (!title.is_empty()).then(|| crate::prose::wrap(title, style.width.max(10)));
    let mut lines = title
        .iter()
        .flatten()
        .map(|line| style.paint(Role::Strong, line))
        .collect::<Vec<_>>();
    lines.extend(timeline.marks.iter().map(|marks| layout.marks(marks)));
    for row in rows(timeline.items()) {
        lines.push(match row {
            Row::Item(item) => layout.row(timeline, item),
            Row::Fold(left_out) => layout.fold(left_out),
        });
    }
    lines.push(layout.axis());
    lines
        .iter()
        .map(|line| style.plain_characters(line.trim_end()) + "\n")
        .collect()
}

enum Row {
    Item(usize),
    Fold(usize),
}

fn rows(items: usize) -> Vec<Row> {
    if items <= MOST_ROWS {
        return (0..items).map(Row::Item).collect();
    }
    let first = MOST_ROWS - 3;
    let mut rows: Vec<Row> = (0..first).map(Row::Item).collect();
    rows.push(Row::Fold(items - first - 2));
    rows.extend((items - 2..items).map(Row::Item));
    rows
}

struct Layout {
    style: Style,
    item: usize,
    thread: usize,
    bars: usize,
    total: Duration,
}

impl Layout {
    fn of(timeline: &Timeline, style: Style) -> Layout {
        let item = "item"
            .len()
            .max(timeline.items().saturating_sub(1).to_string().len());
        let threads = timeline
            .spans
            .iter()
            .map(|span| thread(timeline, span).chars().count());
        let names = timeline.marks.iter().map(|m| m.name.chars().count());
        let thread = threads
            .chain(names.map(|name| name.saturating_sub(item + 2)))
            .max()
            .unwrap_or(0)
            .max("thread".len());
        // "item  thread │bars│"
        let aside = item + thread + 5;
        Layout {
            style,
            item,
            thread,
            bars: style.width.saturating_sub(aside).max(LEAST_BARS),
            total: timeline.total.max(Duration::from_nanos(1)),
        }
    }

    fn row(&self, timeline: &Timeline, item: usize) -> String {
        let from = timeline.spans.partition_point(|span| span.item < item);
        let spans: Vec<&Span> = timeline.spans[from..]
            .iter()
            .take_while(|s| s.item == item)
            .collect();
        let name = spans
            .first()
            .map(|span| thread(timeline, span))
            .unwrap_or_default();
        let cells = self.cells(&spans);
        format!(
            "{item:>w$}  {name:<t$} │{}│",
            self.bars(&cells),
            w = self.item,
            t = self.thread
        )
    }

    /// What is drawn in each column. Where an item computes in several stretches, and for less than most of a column's
    /// time, others compute in between.
    fn cells(&self, spans: &[&Span]) -> Vec<Cell> {
        let mut cells = vec![Cell::Nothing; self.bars];
        let mut computed = vec![(0, 0.0); self.bars];
        for span in spans {
            // Even the shortest span is visible: it has at least one column.
            let from = self.boundary(span.start).min(self.bars - 1);
            let to = self.boundary(span.end).max(from + 1);
            let share = (span.end - span.start).as_secs_f64() / self.total.as_secs_f64();
            let share = share * self.bars as f64 / (to - from) as f64;
            for column in from..to {
                // A poll is short: what comes after it in the same column must not hide it.
                if cells[column] != Cell::Polled {
                    cells[column] = Cell::of(span.kind);
                }
                if span.kind == Kind::Computing {
                    computed[column].0 += 1;
                    computed[column].1 += share;
                }
            }
        }
        for (cell, (stretches, share)) in cells.iter_mut().zip(computed) {
            if stretches > 1 && share < MOST_OF_A_COLUMN {
                *cell = Cell::InTurns;
            }
        }
        cells
    }

    /// A row of instants. Its name stands where other rows have item and thread.
    fn marks(&self, marks: &Marks) -> String {
        let mut cells = vec![false; self.bars];
        for &at in &marks.at {
            let share = at.as_secs_f64() / self.total.as_secs_f64();
            cells[((share * self.bars as f64) as usize).min(self.bars - 1)] = true;
        }
        let bars = cells.chunk_by(|a, b| a == b).map(|group| match group[0] {
            true => self.style.paint(Role::Strong, &"•".repeat(group.len())),
            false => " ".repeat(group.len()),
        });
        format!(
            "{:<w$} │{}│",
            marks.name,
            bars.collect::<String>(),
            w = self.item + 2 + self.thread
        )
    }

    /// The column boundary at a time: 0 for the start, `bars` for the end of the run.
    fn boundary(&self, time: Duration) -> usize {
        let share = time.as_secs_f64() / self.total.as_secs_f64();
        ((share * self.bars as f64).round() as usize).min(self.bars)
    }

    fn bars(&self, cells: &[Cell]) -> String {
        let groups = cells.chunk_by(|a, b| a == b);
        groups
            .map(|group| match group[0] {
                Cell::Computing => self.style.paint(Role::Computing, &"█".repeat(group.len())),
                Cell::InTurns => self.style.paint(Role::Computing, &"▒".repeat(group.len())),
                Cell::Waiting => self.style.paint(Role::Waiting, &"░".repeat(group.len())),
                Cell::Polled => self.style.paint(Role::Strong, &"•".repeat(group.len())),
                Cell::Nothing => " ".repeat(group.len()),
            })
            .collect()
    }

    fn fold(&self, left_out: usize) -> String {
        let text = format!(
            "{:>w$}  ({} more items)",
            "…",
            whole(left_out as u64),
            w = self.item
        );
        self.style.paint(Role::Quiet, &text)
    }

    /// The line under the bars: what the columns are, and the time at some ticks.
    fn axis(&self) -> String {
        let names = format!(
            "{:>w$}  {:<t$} ",
            "item",
            "thread",
            w = self.item,
            t = self.thread
        );
        let ticks = (self.bars / 14).clamp(1, 5);
        let mut times = String::from(" 0");
        for tick in 1..=ticks {
            let label = duration(self.total.mul_f64(tick as f64 / ticks as f64));
            // A label ends under its tick, so that the last one ends under the last column.
            let end = 1 + tick * self.bars / ticks;
            let start = end.saturating_sub(label.chars().count());
            if let Some(gap) = start
                .checked_sub(times.chars().count())
                .filter(|gap| *gap > 0)
            {
                times.push_str(&" ".repeat(gap));
                times.push_str(&label);
            }
        }
        self.style.paint(Role::Quiet, &(names + &times))
    }
}

/// The name of the span's thread; `1→2` when a task moved while it waited.
fn thread(timeline: &Timeline, span: &Span) -> String {
    let name = |index: usize| timeline.threads.get(index).map_or("?", String::as_str);
    if span.thread == span.ended_on {
        name(span.thread).to_string()
    } else {
        format!("{}→{}", name(span.thread), name(span.ended_on))
    }
}

/// What the signs of these timelines mean, each in a few words.
pub fn signs(timelines: &[Timeline]) -> Vec<&'static str> {
    let spans = || timelines.iter().flat_map(|timeline| &timeline.spans);
    let has = |kind| spans().any(|span| span.kind == kind);
    // Whether two stretches of an item share a column is known when they are drawn.
    let stretch = |span: &&Span| span.kind == Kind::Computing;
    let in_turns = timelines.iter().any(|timeline| {
        let stretches: Vec<usize> = timeline
            .spans
            .iter()
            .filter(stretch)
            .map(|span| span.item)
            .collect();
        stretches.windows(2).any(|pair| pair[0] == pair[1])
    });
    let moves = spans().any(|span| span.thread != span.ended_on);
    let marks = || timelines.iter().flat_map(|timeline| &timeline.marks);
    let beats = marks().any(|row| row.name.contains("beat"));
    let instants = marks().any(|row| !row.name.contains("beat"));
    let signs = [
        (has(Kind::Waiting), "░ waits"),
        (has(Kind::Polled), "• is polled"),
        (has(Kind::Computing), "█ computes"),
        (has(Kind::Computing) && in_turns, "▒ computes in turns"),
        (beats, "• a beat"),
        (instants, "• above the items: when that happened"),
        (moves, "1→2 moved from thread 1 to thread 2"),
    ];
    let signs = signs.into_iter().filter(|(there, _)| *there);
    signs.map(|(_, sign)| sign).collect()
}

/// One line that explains these signs.
pub fn legend(signs: &[&str]) -> String {
    format!("A row for each item: {}.", signs.join(", "))
}
