//! Refused: Five threads wait in a circle: each holds a lock that the next one wants.

use interleave::Named;
use interleave::sync::{Condvar, Mutex};

/// A round table with five seats, and a fork between any two of them.
pub struct Table {
    forks: [Mutex<()>; 5],
    places: Mutex<u32>,
    free: Condvar,
}

impl Table {
    /// A table on which every fork lies free.
    pub fn new() -> Table {
        let forks = std::array::from_fn(|fork| Mutex::new(()).named(&format!("fork {fork}")));
        Table {
            forks,
            places: Mutex::new(4).named("places"),
            free: Condvar::new(),
        }
    }

    /// The philosopher at `seat`, 0 to 4, takes the forks `seat` and `(seat + 1) % 5`, calls `eat` once, and puts them back.
    pub fn dine(&self, seat: usize, eat: impl FnOnce()) {
        let places = self.places.lock().unwrap();
        *self.free.wait_while(places, |places| *places == 0).unwrap() -= 1;
        {
            let _left = self.forks[seat].lock().unwrap();
            let _right = self.forks[(seat + 1) % 5].lock().unwrap();
            eat();
            // Who has eaten needs no place any more.
            *self.places.lock().unwrap() += 1;
        }
        *self.places.lock().unwrap() += 1;
        self.free.notify_all();
    }
}
