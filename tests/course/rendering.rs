//! Snapshots of every kind of block on made-up values: no clock, no machine.

use course::findings::Finding;
use course::machine::Machine;
use course::measure::{Bound, Comparison, Measured, Ratio, Tie, Warning};
use course::render::{Style, export, prose, text};
use course::report::{Block, Cell, Column, Report, Table};
use course::trace::{Kind, Marks, Span, Timeline};
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

/// The times of `sequential`, with which the others are compared.
const SEQUENTIAL: [u64; 3] = [752_300, 751_000, 755_100];

fn measured(name: &'static str, us: [u64; 3], efficiency: f64, threads: usize) -> Measured {
    let [times, baseline] = [us, SEQUENTIAL].map(|us| us.map(Duration::from_micros).to_vec());
    Measured {
        trap: (name == "async_blocking").then_some("async code that blocks its thread"),
        speedup: Ratio::of(&times, &baseline),
        efficiency: Some(efficiency),
        cpu: Some(Duration::from_micros(us[0] / 100)),
        switches: Some(us[0] / 300),
        threads,
        ..Measured::of(name, times)
    }
}

fn comparison() -> Comparison {
    Comparison {
        work: "waiting",
        bound: Bound::Slowest(Duration::from_millis(100)),
        bound_time: Some(Duration::from_millis(100)),
        models: vec![
            measured("sequential", SEQUENTIAL, 0.133, 1),
            measured("threads", [101_400, 101_100, 102_900], 0.986, 10),
            Measured {
                cpu: None,
                switches: None,
                ..measured("join_all", [101_200, 101_200, 101_200], 0.988, 1)
            },
            measured("async_blocking", [754_000, 752_000, 790_000], 0.133, 1),
        ],
        warnings: warnings(),
    }
}

fn warnings() -> Vec<Warning> {
    let tie = |tie| Warning::Tie {
        models: vec!["threads", "join_all"],
        tie,
    };
    let open = |needed| Tie::Open {
        rounds: 20,
        at_most: 0.031,
        needed,
    };
    let noisy = |models, runs| Warning::Noisy {
        models,
        most: 0.63,
        runs,
    };
    vec![
        tie(Tie::AtLimit),
        tie(Tie::Alike),
        tie(Tie::FewRounds { rounds: 3 }),
        tie(open(Some(45))),
        tie(open(None)),
        Warning::Busy {
            model: "sequential",
            share: 0.37,
        },
        noisy(vec!["pool"], Some(15)),
        noisy(vec!["pool", "rayon"], None),
        Warning::FewRuns {
            model: "rayon",
            runs: 1,
        },
        Warning::WarmUp { times: 1.42 },
        Warning::Drift {
            times: 1.12,
            rounds: 15,
        },
        Warning::Drift {
            times: 0.8,
            rounds: 15,
        },
        Warning::DebugBuild,
        Warning::OneCore,
    ]
}

fn span(item: usize, kind: Kind, ms: [u64; 2], threads: [usize; 2]) -> Span {
    Span {
        item,
        kind,
        start: Duration::from_millis(ms[0]),
        end: Duration::from_millis(ms[1]),
        thread: threads[0],
        ended_on: threads[1],
    }
}

fn timeline() -> Timeline {
    Timeline {
        total: Duration::from_millis(100),
        threads: vec!["main".into(), "1".into(), "2".into()],
        spans: vec![
            span(0, Kind::Waiting, [0, 50], [0, 0]),
            span(0, Kind::Computing, [50, 100], [0, 0]),
            span(1, Kind::Waiting, [10, 60], [1, 2]),
            span(2, Kind::Computing, [99, 99], [2, 2]),
        ],
        marks: vec![],
    }
}

fn many(items: usize) -> Timeline {
    let spans = (0..items).map(|item| span(item, Kind::Waiting, [0, 1000], [0, 0]));
    Timeline {
        total: Duration::from_secs(1),
        threads: vec!["main".into()],
        spans: spans.collect(),
        marks: vec![],
    }
}

fn drawn(timeline: Timeline) -> Block {
    Block::Timeline {
        title: "spawn".into(),
        timeline,
    }
}

fn report() -> Report {
    Report {
        lesson: "lesson-1".into(),
        slug: "four-ways".into(),
        machine: Machine {
            cores: 2,
            os: "linux".into(),
            arch: "x86_64".into(),
            profile: "release".into(),
            rustc: "1.95.0".into(),
            version: "0.1.0".into(),
        },
        settings: serde_json::from_str(r#"{"items": 10}"#).expect("an object"),
        blocks: vec![
            Block::Title {
                title: "Lesson 1: where does the time go?".into(),
                question: "Which is faster, and when?".into(),
            },
            Block::Heading("Waiting".into()),
            Block::Text("10 items.".into()),
            Block::Code {
                file: "waiting/x.rs".into(),
                source: "fn x() {}\n".into(),
            },
            drawn(timeline()),
            Block::Comparison(comparison()),
            Block::Findings(vec![
                Finding::new("Waiting: threads took 101 ms.").ratio("times_as_fast", 7.4),
                Finding::new(
                    "Another sentence that is long enough to be wrapped at the width of eighty columns, surely.",
                ),
            ]),
        ],
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
                vec![Cell::Time(Duration::from_nanos(12)), Cell::Missing],
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
        prose::text(PROSE, Style::PLAIN),
        prose::text(PROSE, narrow(40))
    ));
}
