//! Weak exchanges that fail although the value is equal, and waits that end without a notification.

use interleave::sync::atomic::{AtomicU32, Ordering::SeqCst};
use interleave::sync::{Arc, Condvar, Mutex};
use interleave::{
    Coverage, DeadlockKind, Ending, Exploration, Explorer, FailureKind, Named, StepResult, thread,
};

/// Two threads count to two with an exchange, and try again as the closure says.
fn count(add: impl Fn(&AtomicU32) + Send + Sync + Copy + 'static) -> u32 {
    let count = Arc::new(AtomicU32::new(0));
    let other = Arc::clone(&count);
    let thread = thread::spawn(move || add(&other));
    add(&count);
    thread.join().unwrap();
    count.load(SeqCst)
}

/// Tries again when the value was another one, which a weak exchange does not promise.
fn if_changed(count: &AtomicU32) {
    let mut seen = count.load(SeqCst);
    while let Err(now) = count.compare_exchange_weak(seen, seen + 1, SeqCst, SeqCst) {
        if now == seen {
            return;
        }
        seen = now;
    }
}

fn until_it_succeeds(count: &AtomicU32) {
    let mut seen = count.load(SeqCst);
    while let Err(now) = count.compare_exchange_weak(seen, seen + 1, SeqCst, SeqCst) {
        seen = now;
    }
}

fn three_times(count: &AtomicU32) {
    for _ in 0..3 {
        let seen = count.load(SeqCst);
        if count
            .compare_exchange_weak(seen, seen + 1, SeqCst, SeqCst)
            .is_ok()
        {
            return;
        }
    }
}

/// Both searches that can come to an end, with at most `per_thread` spurious events of each kind for each thread.
fn both(per_thread: u32, test: fn() -> u32) -> [Exploration; 2] {
    let explorer = Explorer::new()
        .dfs_schedules(20_000)
        .total_steps(1_000_000)
        .weak_exchange_failures(per_thread)
        .spurious_wakeups(per_thread);
    let counted = explorer.clone().only_dfs().explore(test);
    let proved = explorer.only_dpor().explore(test);
    assert!(counted.coverage.is_counted(), "{}", counted.coverage);
    let is_proof = matches!(proved.coverage, Coverage::Proved { .. });
    assert!(is_proof, "{}", proved.coverage);
    assert!(proved.schedules <= counted.schedules);
    assert_eq!(counted.values(), proved.values());
    let kinds = |of: &Exploration| of.failures.iter().map(|f| f.kind).collect::<Vec<_>>();
    assert_eq!(kinds(&counted), kinds(&proved));
    [counted, proved]
}

#[test]
fn weak_exchange_fails_only_if_it_may() {
    for exploration in both(0, || count(if_changed)) {
        assert_eq!(exploration.values(), ["2"]);
    }
    for exploration in both(1, || count(if_changed)) {
        assert_eq!(exploration.values(), ["0", "1", "2"]);
    }
}

#[test]
fn exchange_in_a_loop_loses_nothing() {
    for exploration in both(2, || count(until_it_succeeds)) {
        assert_eq!(exploration.values(), ["2"]);
    }
}

#[test]
fn exchange_that_is_tried_so_often_takes_as_many_failures() {
    let values = |failures| both(failures, || count(three_times)).map(|it| it.values().join(" "));
    assert_eq!(values(1), ["2", "2"]);
    assert_eq!(values(2), ["1 2", "1 2"]);
    assert_eq!(values(3), ["0 1 2", "0 1 2"]);
}

#[test]
fn strong_exchange_and_update_do_not_fail() {
    let strong = |count: &AtomicU32| {
        while count
            .compare_exchange(count.load(SeqCst), 1, SeqCst, SeqCst)
            .is_err()
        {}
        count.update(SeqCst, SeqCst, |n| n);
    };
    let runs = |failures| {
        let explorer = Explorer::new().weak_exchange_failures(failures);
        explorer.explore(move || count(strong)).interleavings
    };
    assert_eq!(runs(0), runs(2));
}

/// One thread waits for a flag, the other sets it.
fn wait_for_flag(wait: fn(&Mutex<u32>, &Condvar) -> u32) -> u32 {
    let shared = Arc::new((Mutex::new(0).named("flag"), Condvar::new().named("set")));
    let other = Arc::clone(&shared);
    let waiter = thread::spawn(move || wait(&other.0, &other.1));
    *shared.0.lock().unwrap() = 1;
    shared.1.notify_one();
    waiter.join().unwrap()
}

fn with_if(flag: &Mutex<u32>, set: &Condvar) -> u32 {
    let mut guard = flag.lock().unwrap();
    if *guard == 0 {
        guard = set.wait(guard).unwrap();
    }
    *guard
}

fn with_while(flag: &Mutex<u32>, set: &Condvar) -> u32 {
    let mut guard = flag.lock().unwrap();
    while *guard == 0 {
        guard = set.wait(guard).unwrap();
    }
    *guard
}

#[test]
fn wait_without_a_loop_sees_too_little() {
    for exploration in both(0, || wait_for_flag(with_if)) {
        assert_eq!(exploration.values(), ["1"]);
    }
    for exploration in both(1, || wait_for_flag(with_if)) {
        assert_eq!(exploration.values(), ["0", "1"]);
    }
    for exploration in both(2, || wait_for_flag(with_while)) {
        assert_eq!(exploration.values(), ["1"]);
        assert!(exploration.passed());
    }
}

#[test]
fn lost_wakeup_stays_a_deadlock() {
    let test = || {
        let shared = Arc::new((Mutex::new(()), Condvar::new()));
        let other = Arc::clone(&shared);
        let waiter = thread::spawn(move || drop(other.1.wait(other.0.lock().unwrap()).unwrap()));
        shared.1.notify_one();
        waiter.join().unwrap();
        1
    };
    for exploration in both(1, test) {
        assert_eq!(exploration.values(), ["1"]);
        let deadlock = exploration.deadlock(DeadlockKind::LostWakeup);
        assert!(deadlock.is_some(), "{:?}", exploration.failures);
    }
}

/// A notification is for another waiter if one has woken up before it.
#[test]
fn waiter_that_woke_up_before_leaves_the_notification_to_another() {
    let test = || {
        let shared = Arc::new((Mutex::new(0), Condvar::new()));
        let waiters = [1, 10].map(|me| {
            let shared = Arc::clone(&shared);
            thread::spawn(move || {
                let guard = shared.0.lock().unwrap();
                *shared.1.wait(guard).unwrap() += me;
            })
        });
        let sum = *shared.0.lock().unwrap();
        shared.1.notify_one();
        for waiter in waiters {
            waiter.join().unwrap();
        }
        sum
    };
    for exploration in both(1, test) {
        assert_eq!(exploration.values(), ["0", "1", "10", "11"]);
    }
}

#[test]
fn schedules_say_so_and_can_be_replayed() {
    let test = || count(if_changed);
    let explorer = Explorer::new().weak_exchange_failures(1);
    let exploration = explorer.explore(test);
    let trace = exploration.outcome("1").unwrap().trace.clone().unwrap();
    let failed = trace.steps.iter().find(|step| step.spurious).unwrap();
    assert_eq!(failed.result, StepResult::Failed);
    assert_eq!(failed.note.as_deref(), Some("fails although equal"));
    let text = trace.schedule().to_string();
    assert!(
        text.contains("compare_exchange_weak count, fails although equal"),
        "{text}"
    );
    let replay = explorer.replay(&text.parse().unwrap(), test).unwrap();
    assert_eq!(replay.ending, Ending::Outcome("1".into()));
    assert_eq!(replay.trace, trace);
    let refused = interleave::replay(&trace.schedule(), test).unwrap_err();
    assert!(
        refused.problem.contains("not `compare_exchange_weak"),
        "{refused}"
    );
}

#[test]
fn wakeups_stand_in_schedules_and_can_be_replayed() {
    let test = || assert_eq!(wait_for_flag(with_if), 1, "woke up too early");
    let explorer = Explorer::new().spurious_wakeups(1);
    let exploration = explorer.explore(test);
    let failure = exploration.failure(FailureKind::Panic).unwrap();
    let text = failure.trace.schedule().to_string();
    assert!(text.contains("wake set, without a notification"), "{text}");
    let replay = explorer.replay(&text.parse().unwrap(), test).unwrap();
    assert_eq!(replay.trace, failure.trace);
}
