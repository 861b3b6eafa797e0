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
        let mut order = [seat, seat + 1];
        order.sort();
        let _one = self.forks[order[0] % 5].lock().unwrap();
        let _two = self.forks[order[1] % 5].lock().unwrap();
        eat();
    }
}
