//! Files to count, feeds of items and stores to put them in: what `three_hangs` is made of.
//!
//! Learners need [`File`], [`Feed`], [`Item`], [`Store`] and [`Side`]. All of them borrow, so that no thread that uses them
//! can outlive the function that they are given to.

mod calls;
mod judge;
mod log;
mod told;

pub use calls::{Merge, Merged, Swap, Swapped, Total, Totalled, merge, swap, total};

use log::Log;

/// A file whose lines can be counted once.
#[derive(Debug)]
pub struct File<'a> {
    lines: u64,
    log: &'a Log,
}

impl File<'_> {
    /// How many lines it has. Takes a while for a large one.
    pub fn count(self) -> u64 {
        self.log.works(|| self.lines)
    }
}

/// Gives its items one after the other. It has no copy, and neither have its items.
#[derive(Debug)]
pub struct Feed<'a> {
    number: usize,
    given: u32,
    items: u32,
    log: &'a Log,
}

/// An item of a feed.
#[derive(Debug)]
pub struct Item {
    feed: usize,
    number: u32,
}

impl Iterator for Feed<'_> {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        if self.given == self.items {
            return None;
        }
        self.given += 1;
        let item = Item {
            feed: self.number,
            number: self.given,
        };
        self.log.works(|| self.log.given(&item));
        Some(item)
    }
}

/// Where items are put.
#[derive(Debug)]
pub struct Store<'a> {
    number: usize,
    log: &'a Log,
}

impl Store<'_> {
    /// Puts an item behind those that are there.
    pub fn put(&mut self, item: Item) {
        self.log.put(self.number, &item);
    }
}

/// One of two who exchange what they have.
#[derive(Debug)]
pub struct Side<'a> {
    /// What it gives away.
    pub feed: Feed<'a>,
    /// Where it puts what it gets.
    pub store: Store<'a>,
}
