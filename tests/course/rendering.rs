//! Snapshots of every kind of block on made-up values: no clock, no machine.

mod sample;

use course::render::{Style, export, markdown, text};
use course::report::{Block, Report};
use course::table::{Cell, Column, Table};
use course::trace::{Marks, Timeline};
use sample::{comparison, drawn, many, report, timeline};
use std::time::Duration;

const ASCII: Style = Style {
    width: 80,
    color: false,
    unicode: false,
};
const COLOR: Style = Style {
    width: 80,
    color: true,
    unicode: true,
};

fn narrow(width: usize) -> Style {
    Style {
        width,
        ..Style::PLAIN
    }
}

#[test]
fn a_report_at_80_columns() {
    insta::assert_snapshot!(text::report(&report(), Style::PLAIN));
}

#[test]
fn a_report_in_ascii() {
    let text = text::report(&report(), ASCII);
    assert!(text.is_ascii());
    insta::assert_snapshot!(text);
}

#[test]
fn a_report_in_colour() {
    insta::assert_snapshot!(text::report(&report(), COLOR).replace('\u{1b}', "ESC"));
}

#[test]
fn colour_changes_no_character() {
    let colored = text::report(&report(), COLOR);
    let plain: String = colored
        .split('\u{1b}')
        .enumerate()
        .map(|(index, part)| match index {
            0 => part,
            _ => part.split_once('m').expect("an escape ends").1,
        })
        .collect();
    assert_eq!(plain, text::report(&report(), Style::PLAIN));
}

#[test]
fn tables_grow_and_shrink_with_the_width() {
    let at = |width| text::block(&Block::Comparison(comparison()), narrow(width));
    insta::assert_snapshot!(format!("{}\n{}\n{}", at(120), at(60), at(20)));
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    for width in [40, 60, 80, 100, 200] {
        for block in &report().blocks {
            for line in text::block(block, narrow(width)).lines() {
                assert!(line.chars().count() <= width, "{width}: {line}");
            }
        }
    }
}

#[test]
fn timelines_narrow_and_long() {
    let narrow = text::block(&drawn(timeline()), narrow(20));
    let long = text::block(&drawn(many(100_000)), Style::PLAIN);
    let empty = text::block(&drawn(Timeline::default()), Style::PLAIN);
    insta::assert_snapshot!(format!("{narrow}\n{long}\n{empty}"));
}

#[test]
fn instants_have_a_row_of_their_own() {
    let ms = |all: &[u64]| all.iter().copied().map(Duration::from_millis).collect();
    let with_marks = Timeline {
        marks: vec![Marks {
            name: "heartbeat",
            at: ms(&[0, 2, 4, 6, 50, 98, 100]),
            threads: vec![1],
        }],
        ..timeline()
    };
    let block = drawn(with_marks);
    let both = [Style::PLAIN, ASCII, narrow(20)].map(|style| text::block(&block, style));
    insta::assert_snapshot!(both.join("\n"));
}

#[test]
fn json_csv_and_markdown() {
    let report = report();
    insta::assert_snapshot!("json", export::json(&report).expect("it is valid"));
    insta::assert_snapshot!(
        "csv",
        export::csv(std::slice::from_ref(&report)).expect("it is valid")
    );
    insta::assert_snapshot!("markdown", export::markdown(&report));
}

#[test]
fn several_reports_are_one_array() {
    let array = export::json_array(&[report(), report()]).expect("it is valid");
    let parsed: serde_json::Value = serde_json::from_str(&array).expect("it is JSON");
    assert_eq!(parsed.as_array().map(Vec::len), Some(2));
}

const PROSE: &str = "\
# A title

A paragraph with `code`, **stress** and a [link](https://example.org), long enough to be wrapped somewhere near the end of the line.

## A part

- one
- two, with a
  second line
  - deeper

1. first
2. second

> quoted, and long enough that it has to be wrapped, with the mark before each of its lines

```rust
fn main() {}
```

| model | waits | why |
|---|---|---|
| `threads` | yes | each thread keeps its stack while it waits, and there may be ten thousand of them |
| async | no | |
";

fn updates() -> Table {
    let column = |key, head: &str, expendable, cells| Column {
        key,
        head: head.into(),
        expendable,
        cells,
    };
    Table {
        name: "updates".into(),
        columns: vec![
            column(
                "variant",
                "variant",
                0,
                vec![
                    Cell::Text("load + store".into()),
                    Cell::Text("mutex".into()),
                ],
            ),
            column(
                "lost",
                "lost",
                0,
                vec![Cell::Whole(123_456), Cell::Whole(0)],
            ),
            column(
                "per_update_s",
                "update",
                1,
                vec![Cell::Nanoseconds(12.0), Cell::Missing],
            ),
            column(
                "share",
                "share",
                2,
                vec![Cell::Share(0.25), Cell::Share(0.0)],
            ),
            column(
                "speedup",
                "speed-up",
                3,
                vec![Cell::Ratio(1.0), Cell::Ratio(0.5)],
            ),
        ],
        notes: vec!["lost: updates that nobody sees".into()],
    }
}

#[test]
fn other_tables_are_in_every_format() {
    let block = Block::Table(updates());
    let report = Report {
        blocks: vec![block.clone()],
        ..report()
    };
    let all = [
        text::block(&block, Style::PLAIN),
        text::block(&block, narrow(30)),
        export::markdown(&report),
        export::json(&report).expect("it is valid"),
        export::csv(&[report]).expect("it is valid"),
    ];
    insta::assert_snapshot!(all.join("\n-----\n"));
}

#[test]
fn prose_is_wrapped() {
    insta::assert_snapshot!(format!(
        "{}\n-----\n{}",
        markdown::text(PROSE, Style::PLAIN),
        markdown::text(PROSE, narrow(40))
    ));
}
