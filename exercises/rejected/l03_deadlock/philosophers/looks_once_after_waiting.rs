//! Refused: Seats 0 and 1, which share a fork, eat at the same time.

use interleave::Named;
use interleave::sync::{Condvar, Mutex};

pub struct Table {
    _forks: [Mutex<()>; 5],
    used: Mutex<[bool; 5]>,
    back: Condvar,
}

impl Table {
    pub fn new() -> Table {
        let forks = std::array::from_fn(|fork| Mutex::new(()).named(&format!("fork {fork}")));
        Table {
            _forks: forks,
            used: Mutex::new([false; 5]),
            back: Condvar::new(),
        }
    }

    pub fn dine(&self, seat: usize, eat: impl FnOnce()) {
        let (a, b) = (seat, (seat + 1) % 5);
        let mut used = self.used.lock().unwrap();
        if used[a] || used[b] {
            used = self.back.wait(used).unwrap();
        }
        used[a] = true;
        used[b] = true;
        drop(used);
        eat();
        let mut used = self.used.lock().unwrap();
        used[a] = false;
        used[b] = false;
        self.back.notify_all();
    }
}
