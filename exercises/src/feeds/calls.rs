//! What the checks ask of the three functions, one call after the other.

use super::judge::{Program, Run};
use super::{Feed, File, Side, Store};
use interleave::Exploration;

/// Adds up the lines of files.
pub type Total = fn(Vec<File<'_>>) -> u64;
/// Brings the items of all feeds into one store.
pub type Merge = fn(Vec<Feed<'_>>, usize, &mut Store<'_>);
/// Lets two sides exchange their items.
pub type Swap = fn(Side<'_>, Side<'_>, usize);

/// A call of `total`.
#[derive(Debug)]
pub struct Totalled(Program);
/// A call of `merge`.
#[derive(Debug)]
pub struct Merged(Program);
/// A call of `swap`.
#[derive(Debug)]
pub struct Swapped(Program);

/// `total`, given files with so many lines.
pub fn total(function: Total, lines: &[u64]) -> Totalled {
    Totalled(Program {
        run: Run::Total(function),
        sizes: lines.to_vec(),
        capacity: 0,
    })
}

/// `merge`, given feeds with so many items.
pub fn merge(function: Merge, items: &[u64], capacity: usize) -> Merged {
    Merged(Program {
        run: Run::Merge(function),
        sizes: items.to_vec(),
        capacity,
    })
}

/// `swap`, given two sides with so many items.
pub fn swap(function: Swap, items: [u64; 2], capacity: usize) -> Swapped {
    Swapped(Program {
        run: Run::Swap(function),
        sizes: items.to_vec(),
        capacity,
    })
}

impl Totalled {
    /// The total is right in every order.
    pub fn adds_up(&self) -> Exploration {
        self.0.is_right()
    }

    /// In some order all files are being counted at the same time.
    pub fn at_the_same_time(&self) {
        self.0.works_together();
    }

    /// The same for more of them than can be explored, in a few orders.
    pub fn in_chosen_orders(&self) {
        self.0.in_chosen_orders();
    }

    /// No thread tries again and again while the others stand still.
    pub fn waits(&self) {
        self.0.waits();
    }
}

impl Merged {
    /// Every item gets into the store, in every order.
    pub fn brings_all(&self) -> Exploration {
        self.0.is_right()
    }

    /// In some order all feeds are being read at the same time.
    pub fn at_the_same_time(&self) {
        self.0.works_together();
    }

    /// As many items wait on their way as the channel may hold, and no more.
    pub fn keeps_the_capacity(&self) {
        self.0.keeps_the_capacity();
    }

    /// An item is read by one thread, and put into the store by another.
    pub fn passes_items_on(&self) {
        self.0.passes_items_on();
    }

    /// The same for more of them than can be explored, in a few orders.
    pub fn in_chosen_orders(&self) {
        self.0.in_chosen_orders();
    }

    /// No thread tries again and again while the others stand still.
    pub fn waits(&self) {
        self.0.waits();
    }
}

impl Swapped {
    /// Each side gets what the other one has, in every order.
    pub fn exchanges_all(&self) -> Exploration {
        self.0.is_right()
    }

    /// No more items wait on their way than the channels may hold.
    pub fn keeps_the_capacity(&self) {
        self.0.keeps_the_capacity();
    }

    /// An item is taken by one thread, and put into a store by another.
    pub fn passes_items_on(&self) {
        self.0.passes_items_on();
    }

    /// The same for more of them than can be explored, in a few orders.
    pub fn in_chosen_orders(&self) {
        self.0.in_chosen_orders();
    }

    /// No thread tries again and again while the others stand still.
    pub fn waits(&self) {
        self.0.waits();
    }
}
