//! What the searches find, and what they must not hide.

use crate::programs::*;
use interleave::sync::atomic::{AtomicU32, AtomicUsize, Ordering::SeqCst};
use interleave::sync::{Arc, Mutex};
use interleave::{Explorer, FailureKind, explore, thread};
use std::time::Duration;

#[test]
fn sleep_between_read_and_write_hides_nothing() {
    let exploration = explore(|| {
        let counter = AtomicUsize::new(0);
        thread::scope(|scope| {
            for pause in [1, 100] {
                let counter = &counter;
                scope.spawn(move || {
                    let seen = counter.load(SeqCst);
                    thread::sleep(Duration::from_millis(pause));
                    counter.store(seen + 1, SeqCst);
                });
            }
        });
        counter.into_inner()
    });
    let counts: Vec<_> = exploration
        .outcomes
        .iter()
        .map(|o| (o.value.as_str(), o.interleavings))
        .collect();
    assert_eq!(counts, [("1", 4), ("2", 2)]);
}

#[test]
fn a_few_attempts_may_all_fail() {
    let exploration = explore(|| {
        let lock = Arc::new(Mutex::new(()));
        let other = Arc::clone(&lock);
        let holder = thread::spawn(move || drop(other.lock().unwrap()));
        let attempts = (1..=5).find(|_| lock.try_lock().is_ok());
        holder.join().unwrap();
        attempts
    });
    assert_eq!(
        exploration.values(),
        [
            "None", "Some(1)", "Some(2)", "Some(3)", "Some(4)", "Some(5)"
        ]
    );
}

#[test]
fn three_that_spin_do_not_starve_the_one_they_wait_for() {
    let exploration = Explorer::new().max_steps(300).explore(|| {
        let flag = Arc::new(AtomicU32::new(0));
        let spinners = [1, 2].map(|n| {
            let flag = Arc::clone(&flag);
            thread::spawn(move || {
                while flag.load(SeqCst) == 0 {
                    if n == 1 {
                        thread::yield_now();
                    }
                }
            })
        });
        flag.store(1, SeqCst);
        for spinner in spinners {
            spinner.join().unwrap();
        }
    });
    assert_eq!(exploration.failures, []);
}

#[test]
fn depth_first_alone_misses_what_the_portfolio_finds() {
    let dinner = || philosophers::left_first(5);
    let alone = Explorer::new().only_dfs().explore(dinner);
    assert!(alone.passed() && !alone.is_complete());
    let all = Explorer::new().dpor_schedules(1).explore(dinner);
    let failure = all.failure(FailureKind::Deadlock).expect("random finds it");
    assert_eq!(
        failure.trace.switches, 4,
        "shrunk to one switch between each of the five"
    );
    let random = all
        .searches
        .iter()
        .find(|search| search.name == "random")
        .expect("random has run");
    assert!(random.failed > 0);
}

#[test]
fn each_search_finds_the_deadlock_of_two_locks() {
    let exploration = Explorer::new()
        .dfs_schedules(1)
        .dpor_schedules(1)
        .explore(transfer::in_argument_order);
    let failed: Vec<_> = exploration
        .searches
        .iter()
        .map(|s| (s.name.as_str(), s.failed > 0))
        .collect();
    let expected = [
        ("dfs", false),
        ("dpor", false),
        ("round-robin", true),
        ("random", true),
        ("pct 2", true),
        ("pct 3", true),
    ];
    assert_eq!(failed, expected);
}

#[test]
fn budgets_are_kept() {
    let explorer = Explorer::new()
        .dfs_schedules(7)
        .dpor_schedules(2)
        .random_schedules(5)
        .pct_schedules(3);
    let exploration = explorer.explore(|| philosophers::ordered(3));
    let schedules: Vec<_> = exploration
        .searches
        .iter()
        .map(|search| search.schedules)
        .collect();
    assert_eq!(schedules, [7, 2, 3, 5, 3, 3]);
    assert!(!exploration.is_complete());
    assert_eq!(exploration.schedules, 23);
    assert!(exploration.interleavings <= 23);
    let few_steps = Explorer::new()
        .total_steps(100)
        .only_dfs()
        .explore(|| philosophers::ordered(3));
    assert!(
        few_steps.steps < 120 && few_steps.schedules < 12,
        "{few_steps:#?}"
    );
}

#[test]
fn other_seed_is_another_search() {
    let random = |seed| {
        let explorer = Explorer::new()
            .seed(seed)
            .dfs_schedules(1)
            .dpor_schedules(1)
            .pct_schedules(0)
            .random_schedules(20);
        explorer.explore(|| philosophers::ordered(5))
    };
    assert_eq!(random(1), random(1));
    assert_ne!(random(1).interleavings + random(1).steps, 0);
    let traces = |seed| random(seed).outcomes[0].trace.clone();
    assert!(
        (2..10)
            .any(|seed| random(seed).searches != random(1).searches || traces(seed) != traces(1))
    );
}

#[test]
fn simplest_of_a_partial_search_is_as_simple_as_that_of_a_whole_one() {
    let whole = explore(issue_once::check_then_act);
    let part = Explorer::new()
        .dfs_schedules(1)
        .dpor_schedules(1)
        .explore(issue_once::check_then_act);
    assert!(whole.is_complete() && !part.is_complete());
    let cost = |e: &interleave::Exploration| {
        let trace = &e.failure(FailureKind::Panic).expect("both find it").trace;
        (
            trace.switches,
            trace.steps.iter().filter(|step| step.counted).count(),
        )
    };
    assert_eq!(cost(&part), cost(&whole));
}

#[test]
fn limit_of_steps_is_not_everything() {
    let exploration = explore(livelock::flag_never_set);
    assert!(
        !exploration.is_complete(),
        "a run that was cut off is not known to its end"
    );
}

#[test]
fn panics_at_different_lines_are_different_failures() {
    let exploration = explore(|| {
        let order = Arc::new(AtomicUsize::new(0));
        let other = Arc::clone(&order);
        let thread = thread::spawn(move || other.store(2, SeqCst));
        let seen = order.swap(1, SeqCst);
        thread.join().unwrap();
        assert!(seen == 0, "the other came first");
        assert!(seen == 2, "the other came second");
    });
    let messages: Vec<_> = exploration
        .failures
        .iter()
        .map(|f| (f.message.as_str(), f.interleavings))
        .collect();
    assert_eq!(
        messages,
        [("the other came first", 1), ("the other came second", 1)]
    );
    assert_eq!(exploration.outcomes, []);
}

#[test]
fn only_the_first_outcomes_have_a_trace() {
    let exploration = explore(|| {
        let number = Arc::new(AtomicUsize::new(0));
        let other = Arc::clone(&number);
        let thread = thread::spawn(move || (0..20).for_each(|_| _ = other.fetch_add(1, SeqCst)));
        let seen = number.load(SeqCst);
        thread.join().unwrap();
        seen
    });
    assert!(exploration.coverage.is_counted());
    let values: Vec<String> = (0..=20).map(|n| n.to_string()).collect();
    assert_eq!(exploration.values(), values);
    let traced = exploration
        .outcomes
        .iter()
        .filter(|outcome| outcome.trace.is_some())
        .count();
    assert_eq!(traced, 16);
    assert!(
        exploration
            .outcomes
            .iter()
            .all(|outcome| outcome.interleavings == 1)
    );
}
