//! A made-up report with every kind of block and every warning.

use course::findings::Finding;
use course::machine::Machine;
use course::measure::{Bound, Comparison, Measured, Ratio, Tie, Warning};
use course::report::{Block, Report};
use course::trace::{Kind, Span, Timeline};
use std::time::Duration;

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

pub fn comparison() -> Comparison {
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
        quota: None,
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
            quota: None,
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

pub fn timeline() -> Timeline {
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

pub fn many(items: usize) -> Timeline {
    let spans = (0..items).map(|item| span(item, Kind::Waiting, [0, 1000], [0, 0]));
    Timeline {
        total: Duration::from_secs(1),
        threads: vec!["main".into()],
        spans: spans.collect(),
        marks: vec![],
    }
}

pub fn drawn(timeline: Timeline) -> Block {
    Block::Timeline {
        title: "spawn".into(),
        timeline,
    }
}

pub fn report() -> Report {
    Report {
        lesson: "lesson-1".into(),
        slug: "four-ways".into(),
        machine: Machine {
            cores: 2,
            cores_allowed: None,
            os: "linux".into(),
            arch: "x86_64".into(),
            profile: "optimised".into(),
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
