//! Makes a timeline from what was recorded.

use super::{Marks, Raw, RawMark, Span, Thread, Timeline};
use crate::clock::Instant;
use std::collections::HashMap;
use std::thread::ThreadId;
use std::time::Duration;

/// Times from the start of the run, spans by item, instants by row, threads by appearance.
pub fn timeline(start: Instant, total: Duration, mut raw: Raw) -> Timeline {
    raw.spans.sort_by_key(|span| span.start);
    let mut names = Names::default();
    let since = |instant: Instant| instant.saturating_duration_since(start);
    let spans = raw.spans.iter().map(|raw| Span {
        item: raw.item,
        kind: raw.kind,
        start: since(raw.start),
        end: raw.end.map_or(total, since),
        thread: names.index(raw.threads[0]),
        ended_on: names.index(raw.threads[1]),
    });
    let mut spans: Vec<Span> = spans.collect();
    spans.sort_by_key(|span| (span.item, span.start));
    let marks = marks(&mut names, raw.marks, since);
    Timeline {
        total,
        threads: names.names,
        spans,
        marks,
    }
}

fn marks(
    names: &mut Names,
    mut raw: Vec<RawMark>,
    since: impl Fn(Instant) -> Duration,
) -> Vec<Marks> {
    raw.sort_by_key(|(_, mark)| mark.map(|(at, _)| at));
    let mut marks: Vec<Marks> = Vec::new();
    for (name, mark) in raw {
        let known = marks.iter().position(|row| row.name == name);
        let row = known.unwrap_or_else(|| {
            let (at, threads) = (Vec::new(), Vec::new());
            marks.push(Marks { name, at, threads });
            marks.len() - 1
        });
        if let Some((at, thread)) = mark {
            let thread = names.index(thread);
            marks[row].at.push(since(at));
            if !marks[row].threads.contains(&thread) {
                marks[row].threads.push(thread);
            }
        }
    }
    marks
}

#[derive(Default)]
struct Names {
    known: HashMap<ThreadId, usize>,
    names: Vec<String>,
    unnamed: usize,
}

impl Names {
    fn index(&mut self, (id, is_main): Thread) -> usize {
        *self.known.entry(id).or_insert_with(|| {
            self.names.push(if is_main {
                "main".to_string()
            } else {
                self.unnamed += 1;
                self.unnamed.to_string()
            });
            self.names.len() - 1
        })
    }
}
