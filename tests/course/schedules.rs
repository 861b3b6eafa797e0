//! Drawings of schedules against snapshots: lost updates, a lock split in two, a deadlock, long and narrow ones.

use course::machine::Machine;
use course::render::{Style, export, histogram, schedule, text};
use course::report::{Block, Histogram, Report};
use course::schedule::Schedule;
use interleave::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use interleave::sync::{Arc, Mutex};
use interleave::{Exploration, FailureKind, Named, Shown, Trace, explore, thread};

const THIS_FILE: &str = include_str!("schedules.rs");

/// Two threads that each do `act` to what `make` gives, and then `end`.
fn two<T: Send + Sync + 'static, E: std::fmt::Debug + 'static>(
    make: fn() -> T,
    act: fn(&T),
    end: fn(&T) -> E,
) -> Exploration {
    explore(move || {
        let shared = Arc::new(make());
        let threads = [1, 2].map(|_| {
            let shared = Arc::clone(&shared);
            thread::spawn(move || act(&shared))
        });
        for thread in threads {
            thread.join().expect("it does not panic");
        }
        end(&shared)
    })
}

fn of_outcome(exploration: &Exploration, value: &str) -> Trace {
    let outcome = exploration.outcome(value).expect("some run gives it");
    outcome.trace.clone().expect("the first outcomes have one")
}

fn counter() -> AtomicUsize {
    AtomicUsize::new(0).named("counter")
}

fn drawn(schedule: &Schedule, style: Style) -> String {
    let text = schedule::text(schedule, style);
    assert!(style.color || text.lines().all(|line| line.chars().count() <= style.width));
    text
}

fn lost_update() -> Schedule {
    let exploration = two(
        counter,
        |counter| {
            let seen = counter.load(SeqCst);
            counter.store(seen + 1, SeqCst);
        },
        |counter| counter.load(SeqCst),
    );
    Schedule::of(
        "The simplest schedule that loses an update",
        &of_outcome(&exploration, "1"),
    )
    .with_source("schedules.rs", THIS_FILE)
}

#[test]
fn a_lost_update() {
    insta::assert_snapshot!(drawn(&lost_update(), Style::PLAIN));
    let ascii = Style {
        unicode: false,
        ..Style::PLAIN
    };
    insta::assert_snapshot!("a_lost_update_in_ascii", drawn(&lost_update(), ascii));
    let colour = Style {
        color: true,
        ..Style::PLAIN
    };
    insta::assert_snapshot!("a_lost_update_in_colour", drawn(&lost_update(), colour));
}

#[test]
fn a_lost_update_on_narrow_terminals() {
    for width in [50, 30] {
        let style = Style {
            width,
            ..Style::PLAIN
        };
        insta::assert_snapshot!(
            format!("a_lost_update_at_{width}"),
            drawn(&lost_update(), style)
        );
    }
}

#[test]
fn a_lock_split_in_two() {
    let exploration = two(
        || Mutex::new(0).shown().named("total"),
        |total| {
            let seen = *total.lock().unwrap();
            *total.lock().unwrap() = seen + 1;
        },
        |total| *total.lock().unwrap(),
    );
    let schedule = Schedule::of("", &of_outcome(&exploration, "1"));
    insta::assert_snapshot!(drawn(&schedule, Style::PLAIN));
}

#[test]
fn a_check_then_act() {
    let exploration = two(
        || {
            (
                AtomicBool::new(false).named("taken"),
                AtomicUsize::new(0).named("winners"),
            )
        },
        |(taken, winners)| {
            if !taken.load(SeqCst) {
                taken.store(true, SeqCst);
                winners.fetch_add(1, SeqCst);
            }
        },
        |(_, winners)| winners.load(SeqCst),
    );
    let schedule = Schedule::of("Two winners", &of_outcome(&exploration, "2"));
    insta::assert_snapshot!(drawn(&schedule, Style::PLAIN));
}

#[test]
fn a_deadlock() {
    let exploration = explore(|| {
        let locks = [Mutex::new(()).named("A"), Mutex::new(()).named("B")];
        thread::scope(|scope| {
            for (first, second) in [(0, 1), (1, 0)] {
                let locks = &locks;
                scope.spawn(move || {
                    let _held = locks[first].lock().unwrap();
                    let _wanted = locks[second].lock().unwrap();
                });
            }
        });
    });
    let failure = exploration
        .failure(FailureKind::Deadlock)
        .expect("it deadlocks");
    insta::assert_snapshot!(drawn(
        &Schedule::of("A deadlock", &failure.trace),
        Style::PLAIN
    ));
}

#[test]
fn a_long_run_keeps_what_is_explained() {
    let exploration = two(
        counter,
        |counter| {
            for _ in 0..5 {
                let seen = counter.load(SeqCst);
                counter.store(seen + 1, SeqCst);
            }
        },
        |counter| counter.load(SeqCst),
    );
    let trace = of_outcome(&exploration, "9");
    insta::assert_snapshot!(drawn(&Schedule::of("", &trace), Style::PLAIN));
    let marked = Schedule::of("", &trace).marked(3, "a step that was chosen by hand.");
    assert!(drawn(&marked, Style::PLAIN).contains("! step "));
}

fn three_increments() -> Histogram {
    let exploration = two(
        counter,
        |counter| {
            for _ in 0..3 {
                let seen = counter.load(SeqCst);
                counter.store(seen + 1, SeqCst);
            }
        },
        |counter| counter.load(SeqCst),
    );
    Histogram::of("load_store", "final count", &exploration, |value| {
        value != "6"
    })
}

#[test]
fn a_histogram_of_outcomes() {
    let histogram = three_increments().titled("Two threads, three increments each");
    insta::assert_snapshot!(histogram::text(&histogram, Style::PLAIN));
    let ascii = Style {
        unicode: false,
        width: 40,
        ..Style::PLAIN
    };
    insta::assert_snapshot!(
        "a_histogram_in_ascii_at_40",
        histogram::text(&histogram, ascii)
    );
    let some = Histogram {
        coverage: interleave::Coverage::Tried { orders: 70 },
        ..histogram
    };
    let colour = Style {
        color: true,
        ..Style::PLAIN
    };
    insta::assert_snapshot!(
        "a_histogram_in_colour",
        text::block(&Block::Histogram(some), colour)
    );
}

#[test]
fn explorations_and_schedules_are_in_every_format() {
    let report = Report {
        lesson: "lesson-2".into(),
        slug: "race".into(),
        machine: Machine {
            cores: 2,
            cores_allowed: None,
            os: "linux".into(),
            arch: "x86_64".into(),
            profile: "optimised".into(),
            rustc: "1.95.0".into(),
            version: "0.1.0".into(),
        },
        settings: Default::default(),
        blocks: vec![
            Block::Histogram(three_increments()),
            Block::Schedule(lost_update()),
        ],
    };
    let all = [
        export::json(&report).expect("it is valid JSON"),
        export::csv(std::slice::from_ref(&report)).expect("it is valid CSV"),
        export::markdown(&report),
    ];
    insta::assert_snapshot!(all.join("\n==\n\n"));
}
