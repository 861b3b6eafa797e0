//! Refused: Your code panics: the food is gone.

use interleave::Named;
use interleave::sync::Mutex;
use interleave::sync::atomic::{AtomicUsize, Ordering::SeqCst};

/// A round table with five seats, and a fork between any two of them.
pub struct Table {
    forks: [Mutex<()>; 5],
    meals: AtomicUsize,
}

impl Table {
    /// A table on which every fork lies free.
    pub fn new() -> Table {
        let forks = std::array::from_fn(|fork| Mutex::new(()).named(&format!("fork {fork}")));
        Table {
            forks,
            meals: AtomicUsize::new(0),
        }
    }

    /// The philosopher at `seat`, 0 to 4, takes the forks `seat` and `(seat + 1) % 5`, calls `eat` once, and puts them back.
    pub fn dine(&self, seat: usize, eat: impl FnOnce()) {
        assert!(self.meals.fetch_add(1, SeqCst) < 50, "the food is gone");
        let (left, right) = (seat, (seat + 1) % 5);
        let _first = self.forks[left.min(right)].lock().unwrap();
        let _second = self.forks[left.max(right)].lock().unwrap();
        eat();
    }
}
