//! Pages that are scanned, read and searched, one after the other.

mod held_up;
pub mod judge;
mod office;
mod told;

pub use office::{Look, Read, Scanner};

/// A page that is scanned.
#[derive(Debug)]
pub struct Scan {
    page: usize,
}

/// A page that has been read: only that makes one of a scan.
#[derive(Debug)]
pub struct Text {
    page: usize,
}
