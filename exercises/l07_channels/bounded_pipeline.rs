//! Goal: connect three stages by channels with little room, so that a slow stage slows the ones before it, and all end.
//! Why: without a bound the fastest stage fills the memory; with one, a stage that leaves early must not let others hang.
//! Check: cargo test bounded_pipeline

use exercises::scans::{Scan, Text};
use interleave::sync::mpsc;
use interleave::thread;
use std::ops::ControlFlow;

/// Takes one scan after the other from `scanner`, makes a text of each with `read`, and hands each text to `look`.
///
/// - All three work at the same time, each on a page of its own; the pages keep their order.
/// - Between two stages `capacity` pages (at least 1) can wait, or one more: those in the channel, and the one that a
///   stage holds until there is room. While fewer wait, a stage goes on.
/// - A thread that has nothing to do waits, and does not poll.
/// - `look` may return `Break`: then no text is wanted any more, and the other stages end too, as soon as they find nobody
///   who takes their pages.
/// - It returns when all pages are through, or after a `Break`. Its threads have nothing left to do then but to end.
pub fn bounded_pipeline(
    scanner: impl Iterator<Item = Scan> + Send + 'static,
    read: impl FnMut(Scan) -> Text + Send + 'static,
    look: impl FnMut(Text) -> ControlFlow<()> + Send + 'static,
    capacity: usize,
) {
    todo!("connect the stages by channels with room for {capacity}")
}
