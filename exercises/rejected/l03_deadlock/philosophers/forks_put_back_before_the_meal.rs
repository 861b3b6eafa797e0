//! Refused: Seats 0 and 1, which share a fork, eat at the same time.

use interleave::Named;
use interleave::sync::Mutex;

pub struct Table {
    forks: [Mutex<()>; 5],
}

impl Table {
    pub fn new() -> Table {
        let forks = std::array::from_fn(|fork| Mutex::new(()).named(&format!("fork {fork}")));
        Table { forks }
    }

    pub fn dine(&self, seat: usize, eat: impl FnOnce()) {
        let (left, right) = (seat, (seat + 1) % 5);
        let _ = self.forks[left.min(right)].lock().unwrap();
        let _ = self.forks[left.max(right)].lock().unwrap();
        eat();
    }
}
