use super::two;
use crate::reading::{only_trace, outcomes};
use interleave::sync::atomic::{AtomicPtr, AtomicUsize, Ordering::SeqCst};
use interleave::sync::{Arc, atomic};
use interleave::{FailureKind, explore, thread};

type Pair = (AtomicUsize, AtomicUsize);

fn zeroes() -> Pair {
    (AtomicUsize::new(0), AtomicUsize::new(0))
}

#[test]
fn of_two_stores_one_is_seen_by_the_loads_that_follow() {
    let values = outcomes(|| {
        let a = |pair: &Pair| {
            pair.0.store(1, SeqCst);
            pair.1.load(SeqCst)
        };
        let b = |pair: &Pair| {
            pair.1.store(1, SeqCst);
            pair.0.load(SeqCst)
        };
        two(zeroes(), a, b)
    });
    assert_eq!(values, ["(0, 1)", "(1, 0)", "(1, 1)"]);
}

#[test]
fn loads_before_stores_do_not_see_the_future() {
    let values = outcomes(|| {
        let a = |pair: &Pair| {
            let seen = pair.0.load(SeqCst);
            pair.1.store(1, SeqCst);
            seen
        };
        let b = |pair: &Pair| {
            let seen = pair.1.load(SeqCst);
            pair.0.store(1, SeqCst);
            seen
        };
        two(zeroes(), a, b)
    });
    assert_eq!(values, ["(0, 0)", "(0, 1)", "(1, 0)"]);
}

#[test]
fn read_modify_write_loses_nothing() {
    let sum = |add: fn(&AtomicUsize)| {
        outcomes(move || {
            let number = Arc::new(AtomicUsize::new(1));
            thread::scope(|scope| {
                scope.spawn(|| add(&number));
                scope.spawn(|| add(&number));
            });
            number.load(SeqCst)
        })
    };
    assert_eq!(sum(|n| _ = n.fetch_add(1, SeqCst)), ["3"]);
    assert_eq!(
        sum(|n| _ = n.fetch_update(SeqCst, SeqCst, |n| Some(n * 2))),
        ["4"]
    );
    assert_eq!(sum(|n| _ = n.update(SeqCst, SeqCst, |n| n * 3)), ["9"]);
    assert_eq!(
        sum(|n| _ = n.try_update(SeqCst, SeqCst, |n| n.checked_add(2))),
        ["5"]
    );
    assert_eq!(sum(|n| n.store(n.load(SeqCst) + 1, SeqCst)), ["2", "3"]);
}

#[test]
fn one_of_two_compare_exchanges_wins() {
    let take = |n: &AtomicUsize| n.compare_exchange(0, 1, SeqCst, SeqCst);
    let weak = |n: &AtomicUsize| n.compare_exchange_weak(0, 1, SeqCst, SeqCst);
    let one = ["(Err(1), Ok(0))", "(Ok(0), Err(1))"];
    assert_eq!(outcomes(move || two(AtomicUsize::new(0), take, take)), one);
    assert_eq!(outcomes(move || two(AtomicUsize::new(0), take, weak)), one);
}

#[test]
fn update_that_gives_up_says_what_it_saw() {
    let values = outcomes(|| {
        let grow = |n: &AtomicUsize| _ = n.fetch_add(5, SeqCst);
        two(AtomicUsize::new(0), grow, |n| {
            n.try_update(SeqCst, SeqCst, |n| n.checked_sub(3))
        })
        .1
    });
    assert_eq!(values, ["Err(0)", "Ok(5)"]);
}

#[test]
fn orderings_that_do_not_exist_panic() {
    let panics = |act: fn(&AtomicUsize)| {
        let exploration = explore(move || act(&AtomicUsize::new(0)));
        let failure = exploration.failure(FailureKind::Panic);
        failure.map(|failure| failure.message.clone())
    };
    let hidden = std::hint::black_box::<atomic::Ordering>;
    _ = hidden;
    let all: [fn(&AtomicUsize); 4] = [
        |n| _ = n.load(std::hint::black_box(atomic::Ordering::AcqRel)),
        |n| n.store(1, std::hint::black_box(atomic::Ordering::Acquire)),
        |n| {
            let failure = std::hint::black_box(atomic::Ordering::Release);
            _ = n.compare_exchange(0, 1, SeqCst, failure);
        },
        |n| {
            let failure = std::hint::black_box(atomic::Ordering::AcqRel);
            _ = n.compare_exchange_weak(0, 1, SeqCst, failure);
        },
    ];
    for act in all {
        let message = panics(act).expect("it panics, as in std");
        assert!(
            message.starts_with("there is no such thing as"),
            "{message}"
        );
    }
}

#[test]
fn pointers_have_numbers_in_a_trace() {
    let exploration = explore(|| {
        let (mut a, mut b) = (Box::new(1), Box::new(2));
        let (a, b): (*mut u32, *mut u32) = (&mut *a, &mut *b);
        let slot = AtomicPtr::new(a);
        slot.store(b, SeqCst);
        slot.swap(std::ptr::null_mut(), SeqCst);
        slot.store(a, SeqCst);
        slot.load(SeqCst) == a
    });
    assert_eq!(exploration.values(), ["true"]);
    let shown = |step: &interleave::Step| (step.read.clone(), step.wrote.clone());
    let steps: Vec<_> = only_trace(&exploration).steps.iter().map(shown).collect();
    let text = |text: &str| Some(text.to_owned());
    assert_eq!(
        steps,
        [
            (None, text("pointer 2")),
            (text("pointer 2"), text("null")),
            (None, text("pointer 1")),
            (text("pointer 1"), None)
        ]
    );
}

#[test]
fn pointer_is_taken_by_one_of_two_threads() {
    static VALUE: u32 = 7;
    let take = |slot: &AtomicPtr<u32>| !slot.swap(std::ptr::null_mut(), SeqCst).is_null();
    let values = outcomes(move || {
        two(
            AtomicPtr::new(std::ptr::from_ref(&VALUE).cast_mut()),
            take,
            take,
        )
    });
    assert_eq!(values, ["(false, true)", "(true, false)"]);
}
