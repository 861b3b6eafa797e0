//! Refused: Five threads wait in a circle: each holds a lock that the next one wants.

use interleave::Named;
use interleave::sync::{Condvar, Mutex};

pub struct Table {
    forks: [Mutex<()>; 5],
    free: Mutex<u32>,
    left: Condvar,
}

impl Table {
    pub fn new() -> Table {
        let forks = std::array::from_fn(|fork| Mutex::new(()).named(&format!("fork {fork}")));
        Table {
            forks,
            free: Mutex::new(5).named("places"),
            left: Condvar::new(),
        }
    }

    pub fn dine(&self, seat: usize, eat: impl FnOnce()) {
        let mut free = self.free.lock().unwrap();
        while *free == 0 {
            free = self.left.wait(free).unwrap();
        }
        *free -= 1;
        drop(free);
        let left = self.forks[seat].lock().unwrap();
        let right = self.forks[(seat + 1) % 5].lock().unwrap();
        eat();
        drop((left, right));
        *self.free.lock().unwrap() += 1;
        self.left.notify_one();
    }
}
