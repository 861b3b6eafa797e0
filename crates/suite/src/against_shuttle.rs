//! The same programs under shuttle's own depth-first search and under `explore` have the same outcomes.

use shuttle::scheduler::DfsScheduler;
use shuttle::{Config, Runner};
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

fn outcomes_on_shuttle(test: fn() -> String) -> BTreeSet<String> {
    let seen = Arc::new(Mutex::new(BTreeSet::new()));
    let collected = Arc::clone(&seen);
    let mut config = Config::new();
    config.silence_warnings = true;
    Runner::new(DfsScheduler::new(None, false), config).run(move || {
        let outcome = test();
        collected.lock().unwrap().insert(outcome);
    });
    Mutex::into_inner(Arc::into_inner(seen).expect("the runner has dropped its clone")).unwrap()
}

fn outcomes_on_interleave(test: fn() -> String) -> BTreeSet<String> {
    let exploration = interleave::explore(test);
    assert_eq!(exploration.failures, []);
    assert!(exploration.coverage.is_counted());
    exploration
        .outcomes
        .into_iter()
        .map(|outcome| outcome.value.trim_matches('"').to_owned())
        .collect()
}

macro_rules! same_outcomes {
    ($($name:ident: $count:literal)*) => {
        $(
            #[test]
            fn $name() {
                let expected = outcomes_on_shuttle(crate::on_shuttle::source::$name);
                assert_eq!(expected.len(), $count, "the program has as many outcomes as it was written for");
                assert_eq!(outcomes_on_interleave(crate::on_interleave::source::$name), expected);
            }
        )*
    };
}

same_outcomes! {
    lost_update: 2
    lost_update_of_three: 3
    store_buffering: 3
    message_passing: 3
    lock_split: 2
    try_lock_meets_holder: 2
    two_senders: 2
    try_recv_sees_each_state: 3
    readers_and_writer: 3
    compare_and_swap: 2
    latch_and_notify: 2
    notify_one_of_two: 2
    barrier_rounds: 2
    once_caller: 2
    bounded_channel: 3
    unpark_order: 2
}
