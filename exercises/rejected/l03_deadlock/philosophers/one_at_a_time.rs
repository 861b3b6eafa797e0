//! Refused: Seats 0 and 2 share no fork, and can't eat at the same time.

use interleave::Named;
use interleave::sync::Mutex;

pub struct Table {
    forks: [Mutex<()>; 5],
    table: Mutex<()>,
}

impl Table {
    pub fn new() -> Table {
        let forks = std::array::from_fn(|fork| Mutex::new(()).named(&format!("fork {fork}")));
        Table {
            forks,
            table: Mutex::new(()).named("table"),
        }
    }

    pub fn dine(&self, seat: usize, eat: impl FnOnce()) {
        let _table = self.table.lock().unwrap();
        let _left = self.forks[seat].lock().unwrap();
        let _right = self.forks[(seat + 1) % 5].lock().unwrap();
        eat();
    }
}
