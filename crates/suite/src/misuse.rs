//! Wrong uses get a clear verdict.

use interleave::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use interleave::sync::{Arc, Condvar, Mutex, mpsc};
use interleave::{Exploration, Explorer, Failure, FailureKind, explore, thread};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::AtomicU32;

#[track_caller]
fn only_failure(exploration: &Exploration, kind: FailureKind) -> &Failure {
    assert_eq!(exploration.failures.len(), 1, "{exploration:#?}");
    assert_eq!(exploration.failures[0].kind, kind);
    &exploration.failures[0]
}

#[track_caller]
fn panics_with(part: &str, act: impl FnOnce()) {
    let payload = catch_unwind(AssertUnwindSafe(act)).expect_err("it panics");
    let text = payload.downcast_ref::<String>().cloned();
    let text = text
        .or_else(|| payload.downcast_ref::<&str>().map(ToString::to_string))
        .unwrap();
    assert!(text.contains(part) && !text.contains('\n'), "{text}");
}

#[test]
fn use_outside_of_an_exploration_says_so() {
    let part = "only inside the closure given to explore";
    panics_with(part, || _ = Mutex::new(0));
    panics_with(part, || drop(mpsc::channel::<i32>()));
    panics_with(part, || drop(thread::spawn(|| ())));
    panics_with(part, || {
        AtomicUsize::new(0).load(SeqCst);
    });
    panics_with(part, || Condvar::new().notify_one());
    panics_with(part, thread::yield_now);
    panics_with(part, || thread::scope(|_| ()));
}

#[test]
fn object_of_another_run_is_refused() {
    let kept = std::sync::OnceLock::<Arc<Mutex<i32>>>::new();
    let made = line!() + 2;
    let exploration = explore(move || {
        let kept = kept.get_or_init(|| Arc::new(Mutex::new(0)));
        thread::spawn({
            let kept = Arc::clone(kept);
            move || *kept.lock().unwrap() += 1
        });
        *kept.lock().unwrap() += 1;
    });
    let failure = only_failure(&exploration, FailureKind::Misuse);
    assert!(
        failure
            .message
            .contains(&format!("the mutex made at {}:{made}", file!())),
        "{}",
        failure.message
    );
    assert_eq!(
        failure.place.as_ref().map(|place| place.line),
        Some(made + 5)
    );
    assert!(!exploration.is_complete());
}

#[test]
fn atomic_from_outside_starts_afresh_in_every_run() {
    let counter = Arc::new(AtomicUsize::new(5));
    let exploration = explore(move || {
        let other = Arc::clone(&counter);
        thread::spawn(move || other.fetch_add(1, SeqCst))
            .join()
            .unwrap();
        counter.fetch_add(1, SeqCst)
    });
    assert_eq!(exploration.values(), ["6"]);
}

#[test]
fn exploration_inside_an_exploration_is_refused() {
    let exploration = explore(|| explore(|| ()).schedules);
    let failure = only_failure(&exploration, FailureKind::Misuse);
    assert!(
        failure.message.contains("can't be called inside"),
        "{}",
        failure.message
    );
}

#[test]
fn too_many_threads_are_refused() {
    let exploration = Explorer::new().only_dfs().dfs_schedules(1).explore(|| {
        for _ in 0..100 {
            thread::spawn(|| ());
        }
    });
    assert!(
        only_failure(&exploration, FailureKind::Misuse)
            .message
            .contains("more than 64 threads")
    );
}

/// Two threads that each load and store, the values being whatever `value` says.
fn with_value(value: impl Fn() -> usize + Copy + Send + Sync + 'static) -> Exploration {
    explore(move || {
        let number = Arc::new(AtomicUsize::new(0));
        let other = Arc::clone(&number);
        let thread = thread::spawn(move || other.store(value(), SeqCst));
        number.store(1, SeqCst);
        thread.join().unwrap();
        number.load(SeqCst)
    })
}

#[test]
fn state_that_outlives_the_run_is_nondeterminism() {
    static RUNS: AtomicU32 = AtomicU32::new(0);
    let exploration = with_value(|| RUNS.fetch_add(1, SeqCst) as usize);
    assert!(
        only_failure(&exploration, FailureKind::Nondeterminism)
            .message
            .contains("randomness")
    );
    assert!(!exploration.is_complete());
}

#[test]
fn time_is_nondeterminism() {
    let start = std::time::Instant::now();
    let exploration = with_value(move || start.elapsed().as_nanos() as usize);
    only_failure(&exploration, FailureKind::Nondeterminism);
}

#[test]
fn random_number_of_operations_is_nondeterminism() {
    static RUNS: AtomicU32 = AtomicU32::new(0);
    let exploration = explore(|| {
        let operations = RUNS.fetch_add(1, SeqCst) % 3;
        let number = Arc::new(AtomicUsize::new(0));
        let other = Arc::clone(&number);
        let thread = thread::spawn(move || (0..operations).for_each(|_| other.store(1, SeqCst)));
        number.store(2, SeqCst);
        number.store(3, SeqCst);
        thread.join().unwrap();
    });
    only_failure(&exploration, FailureKind::Nondeterminism);
}

#[test]
fn thread_of_std_inside_a_run_is_a_failure() {
    let exploration = explore(|| {
        let counter = Arc::new(AtomicUsize::new(0));
        std::thread::spawn(move || counter.fetch_add(1, SeqCst))
            .join()
            .is_ok()
    });
    // The thread of std panics, as it is outside of the exploration; the program sees it as an error of join.
    assert_eq!(exploration.values(), ["false"]);
}

#[test]
fn spinning_without_an_operation_in_between_ends() {
    let exploration = Explorer::new().max_steps(100).explore(|| {
        loop {
            thread::sleep(std::time::Duration::from_secs(1));
        }
    });
    only_failure(&exploration, FailureKind::Livelock);
}

#[test]
fn deep_stacks_are_large_enough() {
    fn depth(n: usize) -> usize {
        let page = std::hint::black_box([n; 64]);
        if n == 0 {
            0
        } else {
            depth(n - 1) + page[0] / n
        }
    }
    let exploration = explore(|| thread::spawn(|| depth(400)).join().unwrap());
    assert_eq!(exploration.values(), ["400"]);
}

#[test]
fn name_with_a_nul_panics_as_in_std() {
    let name = || String::from("a\0b");
    let exploration = explore(move || _ = thread::Builder::new().name(name()).spawn(|| ()));
    let failure = only_failure(&exploration, FailureKind::Panic);
    assert_eq!(
        failure.message,
        "thread name may not contain interior null bytes"
    );
    panics_with(&failure.message, || {
        _ = std::thread::Builder::new().name(name()).spawn(|| ());
    });
}
