//! Refused: Thread seat 1 waits on done, and nobody is left who would notify it.

use interleave::Named;
use interleave::sync::{Condvar, Mutex};

/// A round table with five seats, and a fork between any two of them.
pub struct Table {
    forks: [Mutex<()>; 5],
    even: Mutex<bool>,
    done: Condvar,
}

impl Table {
    /// A table on which every fork lies free.
    pub fn new() -> Table {
        let forks = std::array::from_fn(|fork| Mutex::new(()).named(&format!("fork {fork}")));
        Table {
            forks,
            even: Mutex::new(false).named("even have eaten"),
            done: Condvar::new(),
        }
    }

    /// The philosopher at `seat`, 0 to 4, takes the forks `seat` and `(seat + 1) % 5`, calls `eat` once, and puts them back.
    pub fn dine(&self, seat: usize, eat: impl FnOnce()) {
        let (left, right) = (seat, (seat + 1) % 5);
        if seat % 2 == 1 {
            let even = self.even.lock().unwrap();
            drop(self.done.wait_while(even, |even| !*even).unwrap());
        }
        {
            let _first = self.forks[left.min(right)].lock().unwrap();
            let _second = self.forks[left.max(right)].lock().unwrap();
            eat();
        }
        if seat.is_multiple_of(2) {
            *self.even.lock().unwrap() = true;
            self.done.notify_all();
        }
    }
}
