//! Records that come page by page: only a page tells the cursor of the next one.

mod reader;
mod told;

pub use reader::{Does, Pages, check, check_two};

use crate::secret::secret;
use crate::verdict::Wrong;
use crate::virtual_time::{self, Work, refused};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// Where pages come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source(usize);

/// Where a page is; the page before it tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor(u64);

/// What a request brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Any number of records, or none.
    pub records: Vec<Record>,
    /// Where the next page is; `None` after the last one.
    pub next: Option<Cursor>,
}

/// One of many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Its text.
    pub text: String,
}

/// Why a page did not come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unavailable {
    /// What the source said.
    pub reason: String,
}

/// A page as a check wants it.
#[derive(Debug, Clone, Copy)]
struct Plan {
    /// How many records it has; `None` for a request that fails.
    records: Option<usize>,
    lasts: Duration,
}

/// What the reader of the records of a source does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reader {
    /// It has not asked for a record yet.
    HasNotBegun,
    /// It waits for a record.
    Waits,
    /// It has a record, or has given up waiting, and does something else.
    Works,
    /// It has dropped the stream.
    IsGone,
}

struct State {
    plan: Vec<Plan>,
    asked: Vec<bool>,
    reader: Reader,
}

static SOURCES: Mutex<Vec<State>> = Mutex::new(Vec::new());

/// Asks for a page: for the first one without a cursor, for each other one with the cursor that the page before it
/// brought. Needs a tokio runtime.
pub async fn fetch_page(source: Source, cursor: Option<Cursor>) -> Result<Page, Unavailable> {
    let asked = sources()[source.0].ask(source, cursor);
    match asked {
        Ok((page, lasts)) => {
            virtual_time::pass(Work::PAGE, page, source.0, lasts).await;
            sources()[source.0].page(source, page)
        }
        Err(fault) => refused(fault).await,
    }
}

impl State {
    fn ask(&mut self, source: Source, cursor: Option<Cursor>) -> Result<(usize, Duration), Wrong> {
        let mut pages = 0..self.plan.len();
        let Some(page) = pages.find(|page| cursor_of(source, *page) == cursor) else {
            return Err(told::foreign_cursor());
        };
        if std::mem::replace(&mut self.asked[page], true) {
            let mut calls = virtual_time::calls();
            calls.retain(|call| call.stage == source.0);
            if calls.iter().any(|call| call.row == page && call.dropped) {
                return Err(told::given_up(&calls));
            }
            return Err(told::asked_twice(page, self.plan[page].records.is_none()));
        }
        match self.reader {
            Reader::Waits => Ok((page, self.plan[page].lasts)),
            reader => Err(told::unwanted(page, reader)),
        }
    }

    fn page(&self, source: Source, page: usize) -> Result<Page, Unavailable> {
        let Some(records) = self.plan[page].records else {
            return Err(failure(source, page));
        };
        let more = page + 1 < self.plan.len();
        Ok(Page {
            records: (0..records).map(|at| record(source, page, at)).collect(),
            next: more.then(|| cursor_of(source, page + 1)).flatten(),
        })
    }
}

/// Begins anew with these pages: how many records each has, if it comes at all, and how long its request takes in milliseconds.
fn open(plans: &[&[(Option<usize>, u64)]]) {
    let sources = plans.iter().map(|pages| State {
        plan: pages
            .iter()
            .map(|(records, lasts)| Plan {
                records: *records,
                lasts: Duration::from_millis(*lasts),
            })
            .collect(),
        asked: vec![false; pages.len()],
        reader: Reader::HasNotBegun,
    });
    *self::sources() = sources.collect();
}

fn cursor_of(source: Source, page: usize) -> Option<Cursor> {
    (page > 0).then(|| Cursor(secret(("cursor", source.0, page))))
}

fn record(source: Source, page: usize, at: usize) -> Record {
    let secret = secret(("record", source.0, page, at));
    Record {
        text: format!("record {at} of page {page}: {secret:016x}"),
    }
}

fn failure(source: Source, page: usize) -> Unavailable {
    let secret = secret(("failure", source.0, page));
    Unavailable {
        reason: format!("page {page} is not available: {secret:016x}"),
    }
}

fn sources() -> MutexGuard<'static, Vec<State>> {
    SOURCES.lock().unwrap_or_else(PoisonError::into_inner)
}
