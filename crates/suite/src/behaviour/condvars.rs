use crate::reading::{deadlocks, only_trace, outcomes, wait_graph};
use interleave::sync::{Arc, Condvar, Mutex};
use interleave::{DeadlockKind, Explorer, Named, Op, Shown, explore, thread};

type Pair = Arc<(Mutex<u32>, Condvar)>;

fn pair() -> Pair {
    Arc::new((Mutex::new(0), Condvar::new()))
}

/// A thread that waits until the number is not 0, and takes one away.
fn taker(pair: &Pair) -> thread::JoinHandle<()> {
    let pair = Arc::clone(pair);
    thread::spawn(move || {
        let mut number = pair.0.lock().unwrap();
        while *number == 0 {
            number = pair.1.wait(number).unwrap();
        }
        *number -= 1;
    })
}

#[test]
fn notify_one_wakes_one_of_several_and_notify_all_wakes_all() {
    let program = |notify: fn(&Condvar)| {
        move || {
            let pair = pair();
            let takers = [taker(&pair), taker(&pair)];
            *pair.0.lock().unwrap() = 2;
            notify(&pair.1);
            takers.into_iter().for_each(|taker| taker.join().unwrap());
        }
    };
    assert_eq!(outcomes(program(Condvar::notify_all)), ["()"]);
    deadlocks(DeadlockKind::MissedNotify, program(Condvar::notify_one));
    let twice = |changed: &Condvar| {
        changed.notify_one();
        changed.notify_one();
    };
    assert_eq!(outcomes(program(twice)), ["()"]);
}

#[test]
fn which_of_those_that_wait_is_woken_is_open() {
    let values = outcomes(|| {
        let shared = Arc::new((Mutex::new((0, Vec::new())), Condvar::new()));
        let wait = |id: u32| {
            let shared = Arc::clone(&shared);
            thread::spawn(move || {
                let mut state = shared.0.lock().unwrap();
                while state.0 == 0 {
                    state = shared.1.wait(state).unwrap();
                }
                state.0 -= 1;
                state.1.push(id);
            })
        };
        let threads = [wait(1), wait(2)];
        for _ in 0..2 {
            shared.0.lock().unwrap().0 += 1;
            shared.1.notify_one();
        }
        threads
            .into_iter()
            .for_each(|thread| thread.join().unwrap());
        shared.0.lock().unwrap().1.clone()
    });
    assert_eq!(values, ["[1, 2]", "[2, 1]"]);
}

#[test]
fn a_notification_is_not_kept_for_those_who_come_later() {
    deadlocks(DeadlockKind::LostWakeup, || {
        let pair = pair();
        pair.1.notify_all();
        drop(pair.1.wait(pair.0.lock().unwrap()).unwrap());
    });
}

#[test]
fn a_token_passed_on_under_the_lock_reaches_everybody() {
    let values = outcomes(|| {
        let pair = pair();
        let wait = || {
            let pair = Arc::clone(&pair);
            thread::spawn(move || {
                let turn = pair.1.wait_while(pair.0.lock().unwrap(), |turn| *turn == 0);
                drop(turn.unwrap());
                pair.1.notify_one();
            })
        };
        let threads = [wait(), wait()];
        *pair.0.lock().unwrap() = 1;
        pair.1.notify_one();
        threads
            .into_iter()
            .for_each(|thread| thread.join().unwrap());
    });
    assert_eq!(values, ["()"]);
}

/// One place, two that put something there and two that take it; `room` is where those wait who put.
fn one_place(retest: bool, one_condvar: bool) -> impl Fn() + Send + Sync {
    move || {
        let place = Arc::new((Mutex::new(0u32), Condvar::new(), Condvar::new()));
        let run = |puts: bool| {
            let place = Arc::clone(&place);
            thread::spawn(move || {
                let (count, filled, emptied) = &*place;
                let emptied = if one_condvar { filled } else { emptied };
                let (mine, theirs) = if puts {
                    (emptied, filled)
                } else {
                    (filled, emptied)
                };
                let blocked = |count: u32| (count == 1) == puts;
                let mut guard = count.lock().unwrap();
                while blocked(*guard) {
                    guard = mine.wait(guard).unwrap();
                    if !retest {
                        break;
                    }
                }
                assert!(
                    !blocked(*guard),
                    "woken for something that another one has taken"
                );
                *guard = 1 - *guard;
                theirs.notify_one();
            })
        };
        let threads = [run(true), run(true), run(false), run(false)];
        threads
            .into_iter()
            .for_each(|thread| thread.join().unwrap());
    }
}

#[test]
fn producers_and_consumers_need_a_loop_and_two_condvars() {
    // Sampled: there are too many orders for a debug build.
    let explorer = Explorer::new().dfs_schedules(2_000);
    assert_eq!(explorer.explore(one_place(true, false)).failures, []);
    let without_loop = explorer.explore(one_place(false, false));
    let text = "woken for something that another one has taken";
    assert!(
        without_loop
            .failures
            .iter()
            .any(|failure| failure.message == text)
    );
    let with_one = explorer.explore(one_place(true, true));
    assert!(
        with_one.deadlock(DeadlockKind::MissedNotify).is_some()
            || with_one.deadlock(DeadlockKind::LostWakeup).is_some()
    );
}

#[test]
fn a_wait_gives_the_mutex_back_and_a_wake_up_takes_it_again() {
    let exploration = explore(|| {
        let pair = Arc::new((
            Mutex::new(0).named("ready").shown(),
            Condvar::new().named("bell"),
        ));
        let other = Arc::clone(&pair);
        let guard = pair.0.lock().unwrap();
        let ringer = thread::spawn(move || {
            *other.0.lock().unwrap() = 1;
            other.1.notify_one();
        });
        let guard = pair.1.wait(guard).unwrap();
        drop(guard);
        ringer.join().unwrap();
    });
    let trace = only_trace(&exploration);
    let step = |op| trace.steps.iter().find(|step| step.op == op).unwrap();
    for op in [Op::Wait, Op::Wake] {
        assert_eq!(trace.object_name(step(op)), Some("bell"));
        assert_eq!(trace.mutex_name(step(op)), Some("ready"));
    }
    assert_eq!(step(Op::Wait).wrote.as_deref(), Some("0"));
    assert_eq!(step(Op::Wake).read.as_deref(), Some("1"));
    assert_eq!(trace.mutex_name(step(Op::Lock)), None);
}

#[test]
fn a_blocked_wait_names_its_mutex() {
    let exploration = deadlocks(DeadlockKind::MissedNotify, || {
        let (door, bell) = (Mutex::new(()), Condvar::new());
        drop(bell.wait(door.lock().unwrap()));
    });
    let (graph, trace) = wait_graph(DeadlockKind::MissedNotify, &exploration);
    let last = trace.steps.last().unwrap();
    assert_eq!(
        (trace.object_name(last), trace.mutex_name(last)),
        (Some("bell"), Some("door"))
    );
    let mutex = graph.waits[0]
        .mutex
        .as_ref()
        .map(|mutex| mutex.name.as_str());
    assert_eq!(mutex, Some("door"));
}
