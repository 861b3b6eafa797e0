//! Refused: Five threads wait in a circle: each holds a lock that the next one wants.

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
        let _left = self.forks[seat].lock().unwrap();
        let _right = self.forks[(seat + 1) % 5].lock().unwrap();
        eat();
    }
}
