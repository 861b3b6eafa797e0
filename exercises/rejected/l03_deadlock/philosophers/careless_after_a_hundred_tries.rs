//! Refused: Five threads wait in a circle: each holds a lock that the next one wants.

use interleave::Named;
use interleave::sync::Mutex;

/// A round table with five seats, and a fork between any two of them.
pub struct Table {
    forks: [Mutex<()>; 5],
}

impl Table {
    /// A table on which every fork lies free.
    pub fn new() -> Table {
        let forks = std::array::from_fn(|fork| Mutex::new(()).named(&format!("fork {fork}")));
        Table { forks }
    }

    /// The philosopher at `seat`, 0 to 4, takes the forks `seat` and `(seat + 1) % 5`, calls `eat` once, and puts them back.
    pub fn dine(&self, seat: usize, eat: impl FnOnce()) {
        for _ in 0..100 {
            let left = self.forks[seat].lock().unwrap();
            if let Ok(_right) = self.forks[(seat + 1) % 5].try_lock() {
                eat();
                return;
            }
            drop(left);
        }
        let _left = self.forks[seat].lock().unwrap();
        let _right = self.forks[(seat + 1) % 5].lock().unwrap();
        eat();
    }
}
