//! The site behind [`super::fetch`] and [`super::fetch_blocking`]: one a process, since each check has a process of its own.

use super::{Document, Item, documents};
use crate::board::Board;
use crate::verdict::Wrong;
use std::future::pending;
use std::sync::{Arc, Condvar};
use std::thread::{self, ThreadId};
use std::time::Duration;
use tokio::runtime::Handle;
use tokio::time::Instant;

/// What happens there, and what a check has arranged.
pub static SITE: Board<Site> = Board::new(Site::closed());

/// See [`SITE`].
#[derive(Debug)]
pub struct Site {
    /// How it answers.
    pub mode: Mode,
    /// Every visit so far, in the order in which they began.
    pub visits: Vec<Visit>,
    /// Calls of the async fetch, polled or not.
    pub calls: usize,
    /// The first thing that no right answer does.
    pub fault: Option<Wrong>,
    /// The most tasks that the runtime had when an async fetch began.
    pub tasks: usize,
    /// Each thread on which a blocking fetch began, once.
    pub threads: Vec<ThreadId>,
    /// Whether the answer has returned.
    pub returned: bool,
}

/// How the site answers.
#[derive(Debug)]
pub enum Mode {
    /// Outside of a check: at once.
    Closed,
    /// Async fetches, each after its item's delay, on this thread.
    Async {
        /// By item.
        delays: Vec<Duration>,
        /// When the answer was called.
        start: Instant,
        /// The runtime's only thread.
        runtime: ThreadId,
    },
    /// Blocking fetches that wait until the check lets them go.
    Blocking {
        /// How many items there are.
        items: usize,
        /// How many fetches may wait at the same time.
        limit: usize,
    },
}

/// One fetch that has begun.
#[derive(Debug)]
pub struct Visit {
    /// The item that was asked for.
    pub item: usize,
    /// When it began; zero for blocking ones.
    pub start: Duration,
    /// When it had its document; `None` while it waits.
    pub end: Option<Duration>,
    /// How many visits had their documents earlier.
    pub rank: Option<usize>,
    /// Whether its future was dropped before it had its document.
    pub dropped: bool,
    door: Arc<Condvar>,
}

impl Site {
    const fn closed() -> Site {
        Site {
            mode: Mode::Closed,
            visits: Vec::new(),
            calls: 0,
            fault: None,
            tasks: 0,
            threads: Vec::new(),
            returned: false,
        }
    }

    /// Begins anew; gives this number of items.
    pub fn open(mode: Mode, items: usize) -> Vec<Item> {
        SITE.change(|site| {
            *site = Site {
                mode,
                ..Site::closed()
            }
        });
        (0..items).map(|id| Item { id }).collect()
    }

    /// Fetches that wait for their documents.
    pub fn in_flight(&self) -> usize {
        let waits = |visit: &&Visit| visit.end.is_none();
        self.visits.iter().filter(waits).count()
    }

    /// Fetches that have their documents.
    pub fn ended(&self) -> usize {
        self.visits.len() - self.in_flight()
    }

    /// The items in the order in which their documents came.
    pub fn by_completion(&self) -> Vec<usize> {
        let mut ended: Vec<&Visit> = self.visits.iter().filter(|v| v.end.is_some()).collect();
        ended.sort_by_key(|visit| visit.rank);
        ended.iter().map(|visit| visit.item).collect()
    }

    /// Gives a blocking visit its document.
    pub fn let_go(&mut self, visit: usize) {
        self.end(visit, Duration::ZERO);
        self.visits[visit].door.notify_all();
    }

    fn begin(&mut self, item: Item, start: Duration) -> usize {
        self.visits.push(Visit {
            item: item.id,
            start,
            end: None,
            rank: None,
            dropped: false,
            door: Arc::default(),
        });
        self.visits.len() - 1
    }

    fn end(&mut self, visit: usize, end: Duration) {
        let rank = self.ended();
        self.visits[visit].rank = Some(rank);
        self.visits[visit].end = Some(end);
    }

    fn fail(&mut self, fault: Wrong) {
        self.fault.get_or_insert(fault);
    }

    /// The item is in the list, and was not asked for before.
    fn check_item(&self, item: Item, items: usize) -> Result<(), Wrong> {
        if item.id >= items {
            return Err(
                Wrong::because("Your code fetches an item that is not in the list.")
                    .expected("every item of the list is fetched once.")
                    .seen(format!(
                        "item {} was asked for, and the last one is {}.",
                        item.id,
                        items.saturating_sub(1)
                    ))
                    .ask("where does your function get its items from?"),
            );
        }
        if self.visits.iter().any(|visit| visit.item == item.id) {
            return Err(Wrong::because("Your code fetches an item twice.")
                .expected("every item is fetched once.")
                .seen("an item was asked for that had been asked for before.")
                .ask("how does your function know which items it has asked for already?"));
        }
        Ok(())
    }

    fn enter_async(&mut self, item: Item) -> Result<usize, Wrong> {
        let start = match &self.mode {
            Mode::Closed => Duration::ZERO,
            Mode::Blocking { .. } => {
                return Err(
                    Wrong::because("Your code fetches with `fetch`, the async one.")
                        .expected("every item is fetched with `fetch_blocking(item)`.")
                        .seen("a future of `fetch` was polled.")
                        .ask("which of the two fetches does the goal ask for?"),
                );
            }
            Mode::Async {
                runtime,
                start,
                delays,
            } => {
                if thread::current().id() != *runtime {
                    return Err(Wrong::because("Your code fetches on threads of its own.")
                        .expected("all fetches wait on the one thread of the runtime that runs your function.")
                        .seen("a fetch began on another thread.")
                        .ask("a fetch that waits needs no thread. What does yours do meanwhile?"));
                }
                self.check_item(item, delays.len())?;
                let tasks = Handle::try_current().map_or(0, |it| it.metrics().num_alive_tasks());
                self.tasks = self.tasks.max(tasks);
                start.elapsed()
            }
        };
        Ok(self.begin(item, start))
    }

    fn enter_blocking(&mut self, item: Item) -> Result<usize, Wrong> {
        match &self.mode {
            Mode::Closed => {}
            Mode::Async { .. } => {
                return Err(Wrong::because("Your code calls `fetch_blocking` in async code.")
                    .expected("`fetch(item).await`, which gives the thread back while it waits.")
                    .seen("fetch_blocking was called: it keeps its thread until its document is there.")
                    .ask("what can give the thread back to the runtime in the middle of a function?"));
            }
            Mode::Blocking { items, limit } => {
                self.check_item(item, *items)?;
                if self.in_flight() == *limit {
                    return Err(Wrong::because("Your code has more fetches on their way than allowed.")
                        .expected(format!("at most {limit} at the same time."))
                        .seen(format!("{} at the same time, and none of them had its document yet.", limit + 1))
                        .ask("what in your function keeps the next fetch from beginning when enough are on their way?"));
                }
            }
        }
        let me = thread::current().id();
        if !self.threads.contains(&me) {
            self.threads.push(me);
        }
        Ok(self.begin(item, Duration::ZERO))
    }
}

/// Notes that the async fetch was called.
pub(super) fn note_call() {
    SITE.change(|site| site.calls += 1);
}

/// An async fetch on its way.
pub(super) struct OnItsWay {
    item: Item,
    visit: usize,
}

/// Begins an async fetch; one that may not begin never goes on.
pub(super) async fn enter(item: Item) -> OnItsWay {
    let entered = SITE.change(|site| {
        let entered = site.enter_async(item);
        entered.map_err(|fault| site.fail(fault)).ok()
    });
    match entered {
        Some(visit) => OnItsWay { item, visit },
        None => pending().await,
    }
}

impl OnItsWay {
    pub(super) fn leave(self) -> Document {
        SITE.change(|site| {
            if let Mode::Async { start, .. } = &site.mode {
                let end = start.elapsed();
                site.end(self.visit, end);
            }
        });
        documents::document(self.item.id)
    }
}

impl Drop for OnItsWay {
    fn drop(&mut self) {
        SITE.change(|site| {
            // A later check may have begun anew.
            if let Some(visit) = site.visits.get_mut(self.visit) {
                visit.dropped = visit.end.is_none();
            }
        });
    }
}

pub(super) fn delay(item: Item) -> Duration {
    SITE.look(|site| match &site.mode {
        Mode::Async { delays, .. } => delays.get(item.id).copied().unwrap_or_default(),
        _ => Duration::ZERO,
    })
}

/// A whole blocking fetch; one that may not begin never returns.
pub(super) fn visit_blocking(item: Item) -> Document {
    let entered = SITE.change(|site| {
        let entered = site.enter_blocking(item);
        let visit = entered.map_err(|fault| site.fail(fault)).ok()?;
        Some((visit, Arc::clone(&site.visits[visit].door)))
    });
    let Some((visit, door)) = entered else {
        SITE.block(&Condvar::new(), |_| false);
        unreachable!("it never goes on");
    };
    SITE.block(&door, |site| match site.mode {
        Mode::Closed => true,
        _ => site
            .visits
            .get(visit)
            .is_none_or(|visit| visit.end.is_some()),
    });
    documents::document(item.id)
}
