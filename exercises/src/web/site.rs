//! The site behind [`super::fetch`] and [`super::fetch_blocking`]: one a process, since each check has a process of its own.

use super::{Document, Item, documents};
use crate::board::Board;
use crate::verdict::Wrong;
use crate::virtual_time::{self, Work};
use std::future::pending;
use std::sync::{Arc, Condvar};
use std::thread::{self, ThreadId};
use std::time::Duration;

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
    /// Async fetches on virtual time.
    Async {
        /// Each entry of the list: an item, and how long it takes to fetch it this time.
        entries: Vec<(usize, Duration)>,
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
    /// Whether it has its document; [`virtual_time`] knows that of the async ones.
    pub ended: bool,
    door: Arc<Condvar>,
}

impl Site {
    const fn closed() -> Site {
        Site {
            mode: Mode::Closed,
            visits: Vec::new(),
            calls: 0,
            fault: None,
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

    /// Begins anew, for async fetches on virtual time; gives the items of these entries.
    pub fn open_async(entries: Vec<(usize, Duration)>) -> Vec<Item> {
        let items = entries.iter().map(|(id, _)| Item { id: *id }).collect();
        Site::open(Mode::Async { entries }, 0);
        items
    }

    /// Fetches that wait for their documents.
    pub fn in_flight(&self) -> usize {
        let waits = |visit: &&Visit| !visit.ended;
        self.visits.iter().filter(waits).count()
    }

    /// Fetches that have their documents.
    pub fn ended(&self) -> usize {
        self.visits.len() - self.in_flight()
    }

    /// The first item of an async list that was fetched less often than the list has it.
    pub fn first_missing(&self) -> Option<usize> {
        let Mode::Async { entries } = &self.mode else {
            return None;
        };
        let visits = |id: usize| self.visits.iter().filter(|visit| visit.item == id).count();
        let listed = |id: usize| entries.iter().filter(|(other, _)| *other == id).count();
        let mut items = entries.iter().map(|(id, _)| *id);
        items.find(|id| visits(*id) < listed(*id))
    }

    /// Gives a blocking visit its document.
    pub fn let_go(&mut self, visit: usize) {
        self.visits[visit].ended = true;
        self.visits[visit].door.notify_all();
    }

    fn begin(&mut self, item: Item) -> usize {
        self.visits.push(Visit {
            item: item.id,
            ended: false,
            door: Arc::default(),
        });
        self.visits.len() - 1
    }

    /// Notes it where both kinds of checks look.
    fn fail(&mut self, fault: Wrong) {
        virtual_time::fail(fault.clone());
        self.fault.get_or_insert(fault);
    }

    /// The list has an entry with this item for which it was not asked for before; which one of them.
    fn entry(&self, item: Item, mut list: impl Iterator<Item = usize>) -> Result<usize, Wrong> {
        let asked = |visit: &&Visit| visit.item == item.id;
        let before = self.visits.iter().filter(asked).count();
        let (mut last, mut found) = (0, 0);
        let entry = list.position(|id| {
            last = last.max(id);
            found += usize::from(id == item.id);
            found > before && id == item.id
        });
        if let Some(entry) = entry {
            return Ok(entry);
        }
        if found == 0 {
            return Err(
                Wrong::because("Your code fetches an item that is not in the list.")
                    .expected("every item of the list is fetched once.")
                    .seen(format!(
                        "item {} was asked for, and the last one is {last}.",
                        item.id
                    ))
                    .ask("where does your function get its items from?"),
            );
        }
        let wrong = match found {
            1 => Wrong::because("Your code fetches an item twice.")
                .seen("an item was asked for that had been asked for before."),
            _ => Wrong::because("Your code fetches an item more often than the list has it.").seen(
                format!(
                    "item {} is in the list {found} times, and was asked for once more.",
                    item.id
                ),
            ),
        };
        Err(wrong
            .expected("every item is fetched once.")
            .ask("how does your function know which items it has asked for already?"))
    }

    /// How long the fetch lasts, and how many fetches of this item began earlier.
    fn enter_async(&mut self, item: Item) -> Result<(Duration, usize), Wrong> {
        let lasts = match &self.mode {
            Mode::Closed => Duration::ZERO,
            Mode::Blocking { .. } => {
                return Err(
                    Wrong::because("Your code fetches with `fetch`, the async one.")
                        .expected("every item is fetched with `fetch_blocking(item)`.")
                        .seen("a future of `fetch` was polled.")
                        .ask("which of the two fetches does the goal ask for?"),
                );
            }
            Mode::Async { entries } => {
                entries[self.entry(item, entries.iter().map(|(id, _)| *id))?].1
            }
        };
        let asked = |visit: &&Visit| visit.item == item.id;
        let before = self.visits.iter().filter(asked).count();
        self.begin(item);
        Ok((lasts, before))
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
                self.entry(item, 0..*items)?;
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
        Ok(self.begin(item))
    }
}

/// Notes that the async fetch was called.
pub(super) fn note_call() {
    SITE.change(|site| site.calls += 1);
}

/// A whole async fetch; one that may not begin never goes on.
pub(super) async fn visit(item: Item) -> Document {
    let entered = SITE.change(|site| site.enter_async(item));
    match entered {
        Ok((lasts, before)) => {
            virtual_time::pass(Work::FETCH, item.id, before, lasts).await;
            documents::document(item.id, before)
        }
        Err(fault) => {
            SITE.change(|site| site.fail(fault));
            pending().await
        }
    }
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
        _ => site.visits.get(visit).is_none_or(|visit| visit.ended),
    });
    documents::document(item.id, 0)
}
