//! Picks up both forks with the waiter's leave, and eats without it.

use interleave::Named;
use interleave::sync::Mutex;

/// A round table with five seats, and a fork between any two of them.
pub struct Table {
    forks: [Mutex<()>; 5],
    waiter: Mutex<()>,
}

impl Table {
    /// A table on which every fork lies free.
    pub fn new() -> Table {
        let forks = std::array::from_fn(|fork| Mutex::new(()).named(&format!("fork {fork}")));
        Table {
            forks,
            waiter: Mutex::new(()),
        }
    }

    /// The philosopher at `seat`, 0 to 4, takes the forks `seat` and `(seat + 1) % 5`, calls `eat` once, and puts them back.
    pub fn dine(&self, seat: usize, eat: impl FnOnce()) {
        let leave = self.waiter.lock().unwrap();
        let _left = self.forks[seat].lock().unwrap();
        let _right = self.forks[(seat + 1) % 5].lock().unwrap();
        drop(leave);
        eat();
    }
}
