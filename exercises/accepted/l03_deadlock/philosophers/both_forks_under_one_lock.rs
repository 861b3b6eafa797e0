//! Waits until both forks are free, and takes them in one step.

use interleave::Named;
use interleave::sync::{Condvar, Mutex};

/// A round table with five seats, and a fork between any two of them.
pub struct Table {
    forks: [Mutex<()>; 5],
    taken: Mutex<[bool; 5]>,
    changed: Condvar,
}

impl Table {
    /// A table on which every fork lies free.
    pub fn new() -> Table {
        let forks = std::array::from_fn(|fork| Mutex::new(()).named(&format!("fork {fork}")));
        Table {
            forks,
            taken: Mutex::new([false; 5]).named("taken"),
            changed: Condvar::new(),
        }
    }

    /// The philosopher at `seat`, 0 to 4, takes the forks `seat` and `(seat + 1) % 5`, calls `eat` once, and puts them back.
    pub fn dine(&self, seat: usize, eat: impl FnOnce()) {
        let forks = [seat, (seat + 1) % 5];
        let mut taken = self.taken.lock().unwrap();
        while forks.iter().any(|fork| taken[*fork]) {
            taken = self.changed.wait(taken).unwrap();
        }
        forks.iter().for_each(|fork| taken[*fork] = true);
        drop(taken);
        {
            let _forks = forks.map(|fork| self.forks[fork].lock().unwrap());
            eat();
        }
        let mut taken = self.taken.lock().unwrap();
        forks.iter().for_each(|fork| taken[*fork] = false);
        self.changed.notify_all();
    }
}
