//! Wait-for graphs as they are drawn: on made-up values, and from explorations of small programs.

use course::render::{Style, wait_graph};
use course::wait_graph::{Link, WaitForGraph};
use interleave::sync::{Arc, Condvar, Mutex, mpsc};
use interleave::{Exploration, FailureKind, Named, explore, thread};

const ASCII: Style = Style {
    unicode: false,
    ..Style::PLAIN
};
const COLOR: Style = Style {
    color: true,
    ..Style::PLAIN
};

fn narrow(width: usize) -> Style {
    Style {
        width,
        ..Style::PLAIN
    }
}

/// A circle of philosophers.
fn circle(size: usize) -> WaitForGraph {
    let link = |seat: usize| Link {
        thread: format!("seat {seat}"),
        holds: format!("fork {seat}"),
        taken_at: "philosophers.rs:12".into(),
        queued: false,
        wants: format!("fork {}", (seat + 1) % size),
        wanted_at: "philosophers.rs:13".into(),
    };
    WaitForGraph {
        title: "Who waits for whom".into(),
        circle: (0..size).map(link).collect(),
        ..WaitForGraph::default()
    }
}

#[track_caller]
fn of(exploration: &Exploration) -> String {
    let failure = exploration.failure(FailureKind::Deadlock);
    let failure = failure.expect("the program deadlocks");
    let graph = failure.waits.as_ref().expect("a deadlock has a graph");
    wait_graph::text(&WaitForGraph::of("", &failure.trace, graph), Style::PLAIN)
}

#[test]
fn two_threads() {
    insta::assert_snapshot!(wait_graph::text(&circle(2), Style::PLAIN));
}

#[test]
fn a_thread_that_waits_for_itself() {
    insta::assert_snapshot!(wait_graph::text(&circle(1), Style::PLAIN));
}

#[test]
fn five_threads_in_ascii() {
    insta::assert_snapshot!(wait_graph::text(&circle(5), ASCII));
}

#[test]
fn in_colour() {
    insta::assert_snapshot!(wait_graph::text(&circle(2), COLOR));
}

#[test]
fn a_narrow_terminal_gets_sentences() {
    insta::assert_snapshot!(wait_graph::text(&circle(2), narrow(40)));
    insta::assert_snapshot!(wait_graph::text(&circle(2), narrow(20)));
}

#[test]
fn every_line_fits() {
    for (width, size) in (20..=90).flat_map(|width| [(width, 1), (width, 2), (width, 5)]) {
        let drawn = wait_graph::text(&circle(size), narrow(width));
        let longest = drawn.lines().map(|line| line.chars().count()).max();
        assert!(longest <= Some(width), "{width}:\n{drawn}");
    }
}

#[test]
fn locks_in_opposite_order() {
    let found = explore(|| {
        let left = Mutex::new(()).named("left");
        let right = Mutex::new(()).named("right");
        thread::scope(|scope| {
            scope.spawn(|| {
                let _left = left.lock().unwrap();
                let _right = right.lock().unwrap();
            });
            scope.spawn(|| {
                let _right = right.lock().unwrap();
                let _left = left.lock().unwrap();
            });
        });
    });
    insta::assert_snapshot!(of(&found));
}

#[test]
fn a_join_below_a_lock() {
    let found = explore(|| {
        let jobs = Arc::new(Mutex::new(0).named("jobs"));
        let shared = Arc::clone(&jobs);
        let held = jobs.lock().unwrap();
        let worker = thread::spawn(move || *shared.lock().unwrap() += 1);
        worker.join().unwrap();
        drop(held);
    });
    insta::assert_snapshot!(of(&found));
}

#[test]
fn nobody_sends_and_nobody_notifies() {
    let kept = explore(|| {
        let (sender, receiver) = mpsc::channel::<u8>();
        let worker = thread::spawn(move || receiver.iter().count());
        worker.join().unwrap();
        drop(sender);
    });
    insta::assert_snapshot!(of(&kept));
    let alone = explore(|| {
        let door = Mutex::new(()).named("door");
        let bell = Condvar::new().named("bell");
        drop(bell.wait(door.lock().unwrap()));
    });
    insta::assert_snapshot!(of(&alone));
}

#[test]
fn a_full_channel_names_who_has_the_receiver() {
    let known = explore(|| {
        let (sender, receiver) = mpsc::sync_channel(1);
        let worker = thread::spawn(move || (0..3).for_each(|n| sender.send(n).unwrap()));
        receiver.recv().unwrap();
        worker.join().unwrap();
        drop(receiver);
    });
    insta::assert_snapshot!(of(&known));
    let alone = explore(|| {
        let (sender, receiver) = mpsc::sync_channel(0);
        sender.send(1).unwrap();
        receiver.recv().unwrap()
    });
    insta::assert_snapshot!(of(&alone));
    let unknown = explore(|| {
        let (sender, receiver) = mpsc::sync_channel(1);
        let worker = thread::spawn(move || (0..3).for_each(|n| sender.send(n).unwrap()));
        worker.join().unwrap();
        receiver.iter().count()
    });
    insta::assert_snapshot!(of(&unknown));
}
