//! The calls of a run as a timeline.

use super::Call;
use crate::explored::style;
use drawing::{Style, timeline};
use instruments::trace::{Kind, Span, Timeline};
use std::time::Duration;

/// A row for each item, and what it waited for.
pub fn drawn(title: &str, calls: &[Call]) -> String {
    draw(title, calls, |_| Kind::Waiting)
}

/// The same, with another sign for calls of the second stage.
pub fn drawn_in_two(title: &str, calls: &[Call]) -> String {
    draw(title, calls, |call| match call.stage {
        0 => Kind::Waiting,
        _ => Kind::Computing,
    })
}

fn draw(title: &str, calls: &[Call], kind: fn(&Call) -> Kind) -> String {
    let style = style();
    let style = Style {
        width: style.width.min(72),
        ..style
    };
    let end = |call: &Call| call.end.unwrap_or(call.start);
    let mut spans: Vec<Span> = calls
        .iter()
        .map(|call| Span {
            item: call.row,
            kind: kind(call),
            start: call.start,
            end: end(call),
            thread: 0,
            ended_on: 0,
        })
        .collect();
    spans.sort_by_key(|span| (span.item, span.start));
    let timeline = Timeline {
        total: calls.iter().map(end).max().unwrap_or(Duration::ZERO),
        threads: vec!["1".into()],
        spans,
        marks: Vec::new(),
    };
    timeline::text(title, &timeline, style)
}
