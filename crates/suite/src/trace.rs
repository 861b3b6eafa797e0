//! What a trace and a wait-for graph say.

use crate::programs::*;
use crate::reading::{line_of, only_trace, wait_graph};
use interleave::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use interleave::sync::{Arc, Condvar, Mutex};
use interleave::{
    DeadlockKind, FailureKind, Named, ObjectKind, Op, Shown, StepResult, Trace, explore, thread,
};

fn steps(trace: &Trace) -> Vec<String> {
    let text = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".into());
    let line = |step: &interleave::Step| {
        let object = trace.object_name(step).unwrap_or("-");
        let thread = trace.thread_name(step);
        format!(
            "{thread} {} {object} {} {} {}",
            step.op,
            text(&step.read),
            text(&step.wrote),
            text(&step.note)
        )
    };
    trace.steps.iter().map(line).collect()
}

#[test]
fn values_of_atomics_are_read_and_written() {
    let exploration = explore(|| {
        let number = AtomicUsize::new(3).named("number");
        number.store(4, SeqCst);
        number.fetch_add(2, SeqCst);
        let _ = number.compare_exchange(1, 2, SeqCst, SeqCst);
        let _ = number.compare_exchange(6, 7, SeqCst, SeqCst);
        number.load(SeqCst)
    });
    let trace = only_trace(&exploration);
    let expected = [
        "main store number - 4 -",
        "main fetch_add number 4 6 -",
        "main compare_exchange number 6 - -",
        "main compare_exchange number 6 7 -",
        "main load number 7 - -",
    ];
    assert_eq!(steps(trace), expected);
    let results: Vec<_> = trace.steps.iter().map(|step| step.result).collect();
    assert_eq!(results[2..4], [StepResult::Failed, StepResult::Done]);
}

#[test]
fn shown_locks_tell_what_is_behind_them() {
    let exploration = explore(|| {
        let balance = Arc::new(Mutex::new(100).shown().named("balance")); // made
        let other = Arc::clone(&balance);
        thread::spawn(move || *other.lock().unwrap() -= 30) // locked
            .join()
            .unwrap();
    });
    let trace = only_trace(&exploration);
    let expected = [
        "main spawn - - - thread 1",
        "thread 1 lock balance 100 - -",
        "thread 1 unlock balance - 70 -",
        "main join - - - thread 1",
    ];
    assert_eq!(steps(trace), expected);
    let counted: Vec<_> = trace.steps.iter().map(|step| step.counted).collect();
    assert_eq!(counted, [false, true, true, false]);
    let line = line_of(include_str!("trace.rs"), "locked");
    let lock = &trace.steps[1];
    assert_eq!(
        (lock.place.file.as_str(), lock.place.line, lock.at_drop),
        (file!(), line, false)
    );
    assert_eq!(
        (trace.steps[2].place.line, trace.steps[2].at_drop),
        (line, true)
    );
    assert_eq!(
        trace.threads[1].spawned_at.as_ref().map(|place| place.line),
        Some(line)
    );
    assert_eq!(trace.objects[0].kind, ObjectKind::Mutex);
    assert_eq!(
        trace.objects[0].made_at.line,
        line_of(include_str!("trace.rs"), "made")
    );
}

#[test]
fn lock_cycle_names_holders_and_lines() {
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
    let (taken, wanted) = (line!() - 6, line!() - 5);
    let (graph, trace) = wait_graph(DeadlockKind::LockCycle, &exploration);
    assert_eq!(graph.cycle, [1, 2]);
    let waits: Vec<_> = graph
        .waits
        .iter()
        .map(|wait| (wait.thread, wait.op, wait.wanted_at.line))
        .collect();
    assert_eq!(waits[1..], [(1, Op::Lock, wanted), (2, Op::Lock, wanted)]);
    assert_eq!((waits[0].0, waits[0].1), (0, Op::JoinScope));
    let one = &graph.waits[1];
    assert_eq!(
        one.object.as_ref().map(|object| object.name.as_str()),
        Some("B")
    );
    assert_eq!(
        (one.holders[0].thread, one.holders[0].taken_at.line),
        (2, taken)
    );
    assert_eq!(
        trace.switches, 1,
        "the simplest deadlock has one context switch"
    );
    let blocked: Vec<_> = trace
        .steps
        .iter()
        .filter(|step| step.result == StepResult::Blocked)
        .collect();
    assert_eq!(blocked.len(), 3);
    assert_eq!(trace.schedule().turns.len(), 2);
}

#[test]
fn lost_wakeup_shows_the_notification_that_nobody_heard() {
    let exploration = explore(latch::wait_without_looking);
    let (graph, trace) = wait_graph(DeadlockKind::LostWakeup, &exploration);
    let wait = graph
        .waits
        .iter()
        .find(|wait| wait.op == Op::Wake)
        .expect("a thread waits to be woken");
    let lost = wait.lost_notify.as_ref().expect("the notification");
    assert_ne!(lost.thread, wait.thread);
    let notify = trace
        .steps
        .iter()
        .find(|step| step.op == Op::NotifyAll)
        .expect("it is in the trace");
    assert_eq!(
        (notify.note.as_deref(), &notify.place),
        (Some("nobody waits"), &lost.taken_at)
    );
    assert!(wait.mutex.is_some());
    assert_eq!(graph.cycle, [0; 0]);
}

#[test]
fn barrier_shows_how_many_came() {
    let exploration = explore(barrier::too_large);
    let (graph, _) = wait_graph(DeadlockKind::BarrierNotFull, &exploration);
    assert!(graph.waits.iter().any(|wait| wait.arrived == Some((2, 3))));
}

#[test]
fn livelock_is_cut_after_one_round() {
    let exploration = explore(livelock::flag_never_set);
    let failure = exploration.failure(FailureKind::Livelock).unwrap();
    let ops: Vec<_> = failure.trace.steps.iter().map(|step| step.op).collect();
    assert_eq!(ops, [Op::Load, Op::YieldNow]);
}

#[test]
fn outcomes_are_sorted_by_size() {
    let exploration = explore(|| {
        let number = Arc::new(AtomicUsize::new(2));
        let other = Arc::clone(&number);
        let thread = thread::spawn(move || other.store(10, SeqCst));
        let seen = number.load(SeqCst);
        thread.join().unwrap();
        seen
    });
    assert_eq!(exploration.values(), ["2", "10"]);
    let counts: Vec<_> = exploration
        .outcomes
        .iter()
        .map(|o| (o.schedules, o.interleavings))
        .collect();
    assert_eq!(counts, [(1, 1), (1, 1)]);
}

#[test]
fn notified_thread_behind_a_mutex_waits_for_the_mutex() {
    let exploration = explore(|| {
        let pair = Arc::new((Mutex::new(false), Condvar::new()));
        let other = Arc::clone(&pair);
        let waiter = thread::spawn(move || {
            let mut ready = other.0.lock().unwrap();
            while !*ready {
                ready = other.1.wait(ready).unwrap();
            }
        });
        let mut ready = pair.0.lock().unwrap();
        *ready = true;
        pair.1.notify_one();
        // Still holding the lock that the waiter needs.
        waiter.join().unwrap();
    });
    let deadlocks: Vec<_> = exploration
        .failures
        .iter()
        .filter_map(|f| f.waits.as_ref())
        .map(|w| w.kind)
        .collect();
    assert_eq!(deadlocks, [DeadlockKind::MixedCycle]);
}

#[test]
fn impossible_ordering_panics_at_the_line_of_the_caller() {
    let exploration = explore(|| {
        let order = interleave::sync::atomic::Ordering::Release;
        AtomicUsize::new(0).load(order) // wrong ordering
    });
    let failure = exploration.failure(FailureKind::Panic).expect("as in std");
    assert_eq!(failure.message, "there is no such thing as a release load");
    let line = line_of(include_str!("trace.rs"), "wrong ordering");
    assert_eq!(failure.place.as_ref().map(|place| place.line), Some(line));
}
