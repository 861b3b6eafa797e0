//! Five philosophers, a fork between any two; a philosopher holds both forks
//! while eating.

use interleave::sync::Mutex;
use interleave::{Named, thread};
use std::array;

const SEATS: usize = 5;

fn dine(takes: fn(usize) -> [usize; 2]) {
    let forks: [_; SEATS] = array::from_fn(|fork| {
        let name = format!("fork {}", fork + 1);
        Mutex::new(()).named(&name)
    });
    thread::scope(|scope| {
        for seat in 0..SEATS {
            let forks = &forks;
            scope.spawn(move || {
                let [first, second] = takes(seat);
                let _first = forks[first].lock().unwrap();
                let _second = forks[second].lock().unwrap();
            });
        }
    });
}

/// Everybody takes the left fork first.
pub fn left_first() {
    dine(|seat| [seat, (seat + 1) % SEATS]);
}

/// The last one takes the right fork first, which has the smaller number.
pub fn one_right_first() {
    dine(|seat| match seat + 1 {
        SEATS => [0, seat],
        right => [seat, right],
    });
}
