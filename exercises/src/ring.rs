//! Actors in a ring, each with a bounded mailbox: what `mailboxes` is made of. Learners need [`Actor`] and [`Letter`].

mod judge;
mod told;

pub use judge::{Ring, Run, ring};

use interleave::Named;
use interleave::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::{Mutex, PoisonError};

/// A letter. It goes once round the ring, from the actor that wrote it to that same actor. It has no copy.
#[derive(Debug)]
pub struct Letter {
    from: usize,
    number: usize,
}

/// An actor: it writes letters, and handles those that arrive.
#[derive(Debug)]
pub struct Actor<'a> {
    seat: usize,
    written: usize,
    to_write: usize,
    handled: usize,
    to_handle: usize,
    log: &'a Log,
}

impl Actor<'_> {
    /// Writes its next letter, which is for the next actor of the ring; nothing once it has written all.
    pub fn write(&mut self) -> Option<Letter> {
        if self.written == self.to_write {
            return None;
        }
        self.written += 1;
        self.log.leaves();
        Some(Letter {
            from: self.seat,
            number: self.written,
        })
    }

    /// Handles a letter that has arrived. It comes back to be sent on to the next actor; nothing if this actor wrote it,
    /// which then is home.
    pub fn handle(&mut self, letter: Letter) -> Option<Letter> {
        self.handled += 1;
        let home = letter.from == self.seat;
        if home {
            self.log.is_home(&letter);
        }
        (!home).then_some(letter)
    }

    /// Whether it has handled every letter that will ever arrive, those of its own included.
    pub fn is_done(&self) -> bool {
        self.handled >= self.to_handle
    }
}

/// What happens to the letters of a run. Letters that are under way are counted in a step of its own, where that is asked.
#[derive(Debug)]
struct Log {
    counts: bool,
    under_way: AtomicUsize,
    most: Mutex<usize>,
    /// By author: how many letters are home. Not a step: only their author adds to them.
    home: Vec<Mutex<Vec<usize>>>,
}

impl Log {
    #[track_caller]
    fn new(actors: usize, counts: bool) -> Log {
        Log {
            counts,
            under_way: AtomicUsize::new(0).named("under way"),
            most: Mutex::default(),
            home: (0..actors).map(|_| Mutex::default()).collect(),
        }
    }

    fn leaves(&self) {
        if self.counts {
            let now = self.under_way.fetch_add(1, SeqCst) + 1;
            let mut most = self.most.lock().unwrap_or_else(PoisonError::into_inner);
            *most = now.max(*most);
        }
    }

    fn is_home(&self, letter: &Letter) {
        let mut home = self.home[letter.from]
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        home.push(letter.number);
        drop(home);
        if self.counts {
            self.under_way.fetch_sub(1, SeqCst);
        }
    }
}
