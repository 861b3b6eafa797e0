//! Refused: Only 1 of the 3 stages can work at the same time.

use exercises::scans::{Scan, Text};
use std::ops::ControlFlow;

pub fn bounded_pipeline(
    scanner: impl Iterator<Item = Scan> + Send + 'static,
    read: impl FnMut(Scan) -> Text + Send + 'static,
    look: impl FnMut(Text) -> ControlFlow<()> + Send + 'static,
    capacity: usize,
) {
    let _ = capacity;
    let mut texts = scanner.map(read);
    let _ = texts.try_for_each(look);
}
