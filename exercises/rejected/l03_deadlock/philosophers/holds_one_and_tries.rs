//! Refused: A thread repeats a `try_lock` that fails every time, and nobody can change that any more.

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
        loop {
            if let Ok(_right) = self.forks[(seat + 1) % 5].try_lock() {
                return eat();
            }
            interleave::thread::yield_now();
        }
    }
}
