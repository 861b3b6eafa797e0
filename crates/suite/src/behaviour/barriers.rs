use crate::reading::{deadlocks, outcomes};
use interleave::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use interleave::sync::{Arc, Barrier};
use interleave::{DeadlockKind, thread};

/// Who of `threads` is the leader at a barrier for `need`, in each of `rounds`.
fn leaders(threads: usize, need: usize, rounds: usize) -> Vec<Vec<bool>> {
    let barrier = Arc::new(Barrier::new(need));
    let arrive = |_| {
        let barrier = Arc::clone(&barrier);
        thread::spawn(move || (0..rounds).map(|_| barrier.wait().is_leader()).collect())
    };
    let threads: Vec<_> = (0..threads).map(arrive).collect();
    threads
        .into_iter()
        .map(|thread| thread.join().unwrap())
        .collect()
}

#[test]
fn nobody_passes_before_all_have_arrived() {
    let values = outcomes(|| {
        let shared = Arc::new((Barrier::new(3), AtomicUsize::new(0)));
        let arrive = || {
            let shared = Arc::clone(&shared);
            thread::spawn(move || {
                shared.1.fetch_add(1, SeqCst);
                shared.0.wait();
                shared.1.load(SeqCst)
            })
        };
        let threads = [arrive(), arrive()];
        shared.1.fetch_add(1, SeqCst);
        shared.0.wait();
        threads.map(|thread| thread.join().unwrap())
    });
    assert_eq!(values, ["[3, 3]"]);
}

#[test]
fn any_thread_may_lead_and_exactly_one_does() {
    let values = outcomes(|| leaders(3, 3, 1));
    let one = [
        "[[false], [false], [true]]",
        "[[false], [true], [false]]",
        "[[true], [false], [false]]",
    ];
    assert_eq!(values, one);
}

#[test]
fn barrier_is_used_again() {
    let values = outcomes(|| {
        let leaders = leaders(2, 2, 2);
        (0..2)
            .map(|round| leaders.iter().filter(|mine| mine[round]).count())
            .collect::<Vec<_>>()
    });
    assert_eq!(values, ["[1, 1]"]);
}

#[test]
fn barriers_for_nobody_and_for_one_are_always_open() {
    for need in [0, 1] {
        let values = outcomes(move || leaders(2, need, 2));
        assert_eq!(values, ["[[true, true], [true, true]]"]);
    }
}

#[test]
fn too_few_are_stuck_and_too_many_too() {
    deadlocks(DeadlockKind::BarrierNotFull, || leaders(1, 2, 1));
    deadlocks(DeadlockKind::BarrierNotFull, || leaders(3, 2, 1));
    assert_eq!(
        outcomes(|| leaders(4, 2, 1).iter().filter(|mine| mine[0]).count()),
        ["2"]
    );
}

#[test]
fn static_barrier_is_empty_at_the_start_of_every_run() {
    static DOOR: Barrier = Barrier::new(2);
    let values = outcomes(|| {
        let other = thread::spawn(|| DOOR.wait().is_leader());
        let mine = DOOR.wait().is_leader();
        mine != other.join().unwrap()
    });
    assert_eq!(values, ["true"]);
    deadlocks(DeadlockKind::BarrierNotFull, || DOOR.wait().is_leader());
    deadlocks(DeadlockKind::BarrierNotFull, || DOOR.wait().is_leader());
}
