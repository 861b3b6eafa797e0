//! What happens to files and items in one run. Only what is watched makes a step of its own.

use super::Item;
use interleave::Named;
use interleave::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use interleave::thread::{self, ThreadId};
use serde::{Deserialize, Serialize};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// What a run is watched for. Everything that is watched makes the search longer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Watch {
    /// What comes out.
    Results,
    /// How many threads work at the same time.
    AtOnce,
    /// How many items are on their way.
    OnTheirWay,
    /// Which thread takes an item out of its feed, and which puts it into a store.
    Threads,
}

/// What a run gave.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Seen {
    /// What the function returned.
    pub total: u64,
    /// By store: the items in it, as feed and number.
    pub stored: Vec<Vec<(usize, u32)>>,
    /// The most threads that worked at the same time.
    pub at_once: usize,
    /// The most items that had left their feed and were in no store yet.
    pub on_their_way: usize,
    /// An item was put into a store by the thread that took it out of its feed.
    pub by_itself: bool,
}

#[derive(Debug)]
pub(super) struct Log {
    watch: Watch,
    working: AtomicUsize,
    on_their_way: AtomicUsize,
    /// Not a step: every entry is made by a thread that has its feed or store for itself, or goes with a step above.
    seen: Mutex<Seen>,
    takers: Mutex<Vec<(usize, u32, ThreadId)>>,
}

impl Log {
    #[track_caller]
    pub fn new(watch: Watch, stores: usize) -> Log {
        Log {
            watch,
            working: AtomicUsize::new(0).named("at work"),
            on_their_way: AtomicUsize::new(0).named("on their way"),
            seen: Mutex::new(Seen {
                stored: vec![Vec::new(); stores],
                ..Seen::default()
            }),
            takers: Mutex::default(),
        }
    }

    /// Does the work of a thread, which may meet that of others.
    pub fn works<T>(&self, work: impl FnOnce() -> T) -> T {
        if self.watch != Watch::AtOnce {
            return work();
        }
        let now = self.working.fetch_add(1, SeqCst) + 1;
        let mut seen = self.seen();
        seen.at_once = seen.at_once.max(now);
        drop(seen);
        let result = work();
        self.working.fetch_sub(1, SeqCst);
        result
    }

    /// A feed has given an item.
    pub fn given(&self, item: &Item) {
        match self.watch {
            Watch::OnTheirWay => {
                let now = self.on_their_way.fetch_add(1, SeqCst) + 1;
                let mut seen = self.seen();
                seen.on_their_way = seen.on_their_way.max(now);
            }
            Watch::Threads => {
                let me = thread::current().id();
                let mut takers = self.takers.lock().unwrap_or_else(PoisonError::into_inner);
                takers.push((item.feed, item.number, me));
            }
            _ => {}
        }
    }

    /// An item has got into a store.
    pub fn put(&self, store: usize, item: &Item) {
        self.seen().stored[store].push((item.feed, item.number));
        match self.watch {
            Watch::OnTheirWay => {
                self.on_their_way.fetch_sub(1, SeqCst);
            }
            Watch::Threads => {
                let taken = (item.feed, item.number, thread::current().id());
                let takers = self.takers.lock().unwrap_or_else(PoisonError::into_inner);
                let own = takers.contains(&taken);
                drop(takers);
                self.seen().by_itself |= own;
            }
            _ => {}
        }
    }

    pub fn into_seen(self) -> Seen {
        self.seen
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner)
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
