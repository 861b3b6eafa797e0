//! Goal: let five philosophers eat, each with the two forks beside the seat, and let no one wait for ever.
//! Why: a circle of threads that each hold one thing and want the next one's is the general form of a deadlock.
//! Check: cargo test philosophers

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
    /// Each philosopher is a thread, which may dine several times; who comes, and when, is not known.
    /// - Neighbours never eat at the same time.
    /// - If only two dine, and they share no fork, both can eat at the same time.
    /// - Everybody who dines eats, however long the neighbours do. A philosopher may put a fork back and try again, for as
    ///   long as it takes.
    pub fn dine(&self, seat: usize, eat: impl FnOnce()) {
        exercises::not_begun!("take both forks, eat, put them back, without a deadlock");
        let _left = self.forks[seat].lock().unwrap();
        let _right = self.forks[(seat + 1) % 5].lock().unwrap();
        eat();
    }
}
