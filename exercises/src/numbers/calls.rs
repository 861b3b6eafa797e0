//! The calls of [`super::sum_of_squares`], which a check can hold.

use crate::board::Board;
use std::collections::HashSet;
use std::ops::Range;
use std::sync::{Arc, Condvar};
use std::thread::{self, ThreadId};

/// Who computes, and who may go on.
pub static CALLS: Board<Calls> = Board::new(Calls::free());

/// See [`CALLS`].
#[derive(Debug)]
pub struct Calls {
    /// Whether a call that begins is held.
    pub held: bool,
    /// Every call with a part that is not empty, in the order in which they began.
    pub all: Vec<Call>,
    /// Calls with an empty part, which compute nothing.
    pub empty: usize,
    /// Whether the answer has returned.
    pub returned: bool,
}

/// One call.
#[derive(Debug)]
pub struct Call {
    /// Its part.
    pub range: Range<u64>,
    thread: ThreadId,
    released: bool,
    door: Arc<Condvar>,
}

impl Calls {
    const fn free() -> Calls {
        Calls {
            held: false,
            all: Vec::new(),
            empty: 0,
            returned: false,
        }
    }

    /// Begins anew: every call is held.
    pub fn hold_all() {
        CALLS.change(|calls| {
            *calls = Calls {
                held: true,
                ..Calls::free()
            }
        });
    }

    /// Distinct threads that have computed.
    pub fn threads(&self) -> usize {
        let threads: HashSet<ThreadId> = self.all.iter().map(|call| call.thread).collect();
        threads.len()
    }

    /// Calls that are held.
    pub fn waiting(&self) -> usize {
        self.all.iter().filter(|call| !call.released).count()
    }

    /// Lets every call go but that with part `last`, counted from the lowest numbers on, and whoever comes later, too.
    pub fn let_go_but(&mut self, last: usize) {
        let mut waiting: Vec<usize> = (0..self.all.len())
            .filter(|call| !self.all[*call].released)
            .collect();
        waiting.sort_by_key(|call| self.all[*call].range.start);
        let kept = waiting
            .get(last.min(waiting.len().saturating_sub(1)))
            .copied();
        self.release(kept);
    }

    /// Lets every call go.
    pub fn let_go(&mut self) {
        self.release(None);
    }

    fn release(&mut self, kept: Option<usize>) {
        self.held = false;
        for (number, call) in self.all.iter_mut().enumerate() {
            if Some(number) != kept && !call.released {
                call.released = true;
                call.door.notify_all();
            }
        }
    }

    /// The parts so far.
    pub fn ranges(&self) -> Vec<Range<u64>> {
        self.all.iter().map(|call| call.range.clone()).collect()
    }
}

/// Notes a call, and holds it while the check wants that.
pub fn enter(range: &Range<u64>) {
    if range.is_empty() {
        CALLS.change(|calls| calls.empty += 1);
        return;
    }
    let door = Arc::new(Condvar::new());
    let call = CALLS.change(|calls| {
        calls.all.push(Call {
            range: range.clone(),
            thread: thread::current().id(),
            released: !calls.held,
            door: Arc::clone(&door),
        });
        calls.all.len() - 1
    });
    CALLS.block(&door, |calls| {
        calls.all.get(call).is_none_or(|call| call.released)
    });
}
