//! Refused: Seats 0 and 2 share no fork, and can't eat at the same time.

use interleave::Named;
use interleave::sync::{Condvar, Mutex};

pub struct Table {
    forks: [Mutex<()>; 5],
    busy: Mutex<bool>,
    left: Condvar,
}

impl Table {
    pub fn new() -> Table {
        let forks = std::array::from_fn(|fork| Mutex::new(()).named(&format!("fork {fork}")));
        Table {
            forks,
            busy: Mutex::new(false).named("busy"),
            left: Condvar::new(),
        }
    }

    pub fn dine(&self, seat: usize, eat: impl FnOnce()) {
        let busy = self.busy.lock().unwrap();
        *self.left.wait_while(busy, |busy| *busy).unwrap() = true;
        let left = self.forks[seat].lock().unwrap();
        let right = self.forks[(seat + 1) % 5].lock().unwrap();
        eat();
        drop((left, right));
        *self.busy.lock().unwrap() = false;
        self.left.notify_one();
    }
}
