//! Schedules as text and as a list of threads: following them, and saying why not.

use crate::programs::*;
use crate::reading::line_of;
use interleave::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use interleave::sync::{Arc, Mutex};
use interleave::{
    Ending, FailureKind, Named, Replay, ReplayError, Schedule, drive, explore, replay, thread,
};

/// Two named threads that each load and store.
fn race() -> usize {
    let counter = Arc::new(AtomicUsize::new(0).named("counter"));
    let threads = ["A", "B"].map(|name| {
        let counter = Arc::clone(&counter);
        let increment = move || {
            let seen = counter.load(SeqCst); // load
            counter.store(seen + 1, SeqCst); // store
        };
        thread::Builder::new()
            .name(name.into())
            .spawn(increment)
            .unwrap()
    });
    for thread in threads {
        thread.join().unwrap();
    }
    counter.load(SeqCst) // result
}

fn outcome(replay: Result<Replay, ReplayError>) -> String {
    match replay.unwrap().ending {
        Ending::Outcome(value) => value,
        Ending::Failure(failure) => panic!("failed: {failure:#?}"),
    }
}

#[test]
fn order_of_threads_decides_the_outcome() {
    assert_eq!(outcome(drive(["A", "A", "B", "B"], race)), "2");
    assert_eq!(outcome(drive(["A", "B", "A", "B"], race)), "1");
    assert_eq!(outcome(drive(["B", "A", "A", "B"], race)), "1");
}

#[test]
fn rest_of_a_short_schedule_runs_by_itself() {
    let replay = drive(["B", "A"], race).unwrap();
    assert_eq!(
        (replay.ending, replay.left_over),
        (Ending::Outcome("1".into()), 2)
    );
    assert_eq!(drive(["B", "A", "B", "A"], race).unwrap().left_over, 0);
    assert_eq!(outcome(drive(Vec::<String>::new(), race)), "2");
}

#[test]
fn text_of_a_schedule_says_what_happens() {
    let exploration = explore(race);
    let trace = exploration.outcome("1").unwrap().trace.as_ref().unwrap();
    let file = file!();
    let line = |marker| line_of(include_str!("replay.rs"), marker);
    let (load, store, last) = (line("load"), line("store"), line("result"));
    let expected = format!(
        "A: load counter     # reads 0, {file}:{load}\n\
         B: load counter     # reads 0, {file}:{load}\n\
         B: store counter    # writes 1, {file}:{store}\n\
         A: store counter    # writes 1, {file}:{store}\n\
         main: load counter  # reads 1, {file}:{last}\n"
    );
    assert_eq!(trace.schedule().to_string(), expected);
}

#[test]
fn stored_schedule_gives_the_same_run() {
    let exploration = explore(transfer::in_argument_order);
    let failure = exploration.failure(FailureKind::Deadlock).unwrap();
    let text = failure.trace.schedule().to_string();
    let schedule: Schedule = text.parse().unwrap();
    assert_eq!(schedule.to_string(), text);
    let again = replay(&schedule, transfer::in_argument_order).unwrap();
    assert_eq!(again.trace, failure.trace);
    let Ending::Failure(found) = again.ending else {
        panic!("the same deadlock")
    };
    assert_eq!(found.waits, failure.waits);
}

#[test]
fn edited_schedule_can_leave_out_operations() {
    let text = "# both read first\n\nA: load counter\n  B   # anything\nA\nB:store counter\n";
    assert_eq!(outcome(replay(&text.parse().unwrap(), race)), "1");
}

#[test]
fn parse_errors_name_the_line() {
    let error = |text: &str| text.parse::<Schedule>().unwrap_err().to_string();
    assert_eq!(
        error("A\n: load counter\n"),
        "line 2: the name of a thread is missing before `:`"
    );
    assert!(
        error("# note\n\nA:  # nothing").starts_with("line 3: an operation is missing after `:`")
    );
}

#[test]
fn names_with_signs_survive_the_text() {
    let program = || {
        let lock = Mutex::new(()).named("total: all #accounts");
        drop(lock.lock().unwrap());
    };
    let trace = explore(program).outcomes[0].trace.clone().unwrap();
    let schedule: Schedule = trace.schedule().to_string().parse().unwrap();
    assert_eq!(replay(&schedule, program).unwrap().trace, trace);
}

#[track_caller]
fn assert_refused(threads: &[&str], turn: usize, problem: &str) {
    let error = drive(threads.iter().copied(), race).unwrap_err();
    assert_eq!(error.turn, turn, "{error}");
    assert_eq!(error.problem, problem);
}

#[test]
fn turn_that_cant_be_taken_says_why() {
    assert_refused(
        &["A", "C"],
        2,
        "there is no thread named \"C\"; the threads are main, A, B",
    );
    assert_refused(&["A", "A", "A", "B"], 3, "A has finished");
    assert_refused(
        &["A", "A", "B", "B", "B"],
        5,
        "B has finished, and so has every other thread",
    );
}

#[test]
fn turn_of_a_thread_that_waits_says_where() {
    let program = || {
        let lock = Arc::new(Mutex::new(0).named("total"));
        let threads = ["A", "B"].map(|name| {
            let lock = Arc::clone(&lock);
            thread::Builder::new()
                .name(name.into())
                .spawn(move || *lock.lock().unwrap() += 1) // waits
                .unwrap()
        });
        for thread in threads {
            thread.join().unwrap();
        }
    };
    let error = drive(["A", "B"], program).unwrap_err();
    let line = line_of(include_str!("replay.rs"), "waits");
    assert_eq!(
        error.problem,
        format!("B waits in `lock total` ({}:{line})", file!())
    );
    assert_eq!(
        error.trace.steps.iter().filter(|step| step.counted).count(),
        1
    );
    assert_eq!(outcome(drive(["B", "B", "A", "A"], program)), "()");
}

#[test]
fn other_operation_than_written_is_refused() {
    let schedule: Schedule = "A: load counter\nA: load counter".parse().unwrap();
    let error = replay(&schedule, race).unwrap_err();
    assert_eq!(
        error.to_string(),
        "turn 2: the next operation of A is `store counter`, not `load counter`"
    );
}

#[test]
fn schedule_that_leads_to_a_panic_ends_there() {
    let program = || {
        let seen = race();
        assert!(seen == 2, "lost one"); // fails
    };
    let replay = drive(["A", "B", "A", "B"], program).unwrap();
    let Ending::Failure(failure) = replay.ending else {
        panic!("it fails")
    };
    assert_eq!(
        (failure.kind, failure.message.as_str()),
        (FailureKind::Panic, "lost one")
    );
    assert_eq!(
        failure.place.unwrap().line,
        line_of(include_str!("replay.rs"), "fails")
    );
}
