//! Goal: let five philosophers eat, each with the two forks beside the seat, and let no one wait for ever.
//! Why: a circle of threads that each hold one thing and want the next one's is the general form of a deadlock.
//! Check: cargo test --test l03_deadlock philosophers::yours

use interleave::Named;
use interleave::sync::Mutex;

/// A round table with five seats, and a fork between any two of them. Add what you need.
pub struct Table {
    forks: [Mutex<()>; 5],
}

impl Table {
    /// A table on which every fork lies free.
    pub fn new() -> Table {
        let forks = std::array::from_fn(|fork| Mutex::new(()).named(&format!("fork {fork}")));
        Table { forks }
    }

    /// The philosopher at `seat`, 0 to 4, takes the forks `seat` and `(seat + 1) % 5`, calls `eat` once, and puts them back.
    ///
    /// Each philosopher is a thread. Neighbours never eat at the same time; two who share no fork can.
    pub fn dine(&self, seat: usize, eat: impl FnOnce()) {
        let _ = (&self.forks[seat], eat); // only keeps the compiler quiet: delete it when you begin
        todo!("take both forks, eat, put them back")
    }
}
