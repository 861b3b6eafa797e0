//! Refused: Thread A waits until somebody receives from B's mailbox, and nobody does.

use exercises::ring::{Actor, Letter};
use interleave::sync::mpsc::{Receiver, SyncSender};

/// Runs an actor until it has written and sent all its letters, has handled all that arrive, and has sent on what is to be.
///
/// Each actor of the ring runs this on a thread of its own. `mailbox` is its own, and `next` leads to the mailbox of the next
/// actor; every mailbox has room for the same number of letters, at least 1. A ring may have any number of actors, even one.
/// However many letters there are to write, few are under way at any time: for each actor what fits into its mailbox, and two.
/// An actor that can do nothing waits, and needs at most one thread more.
pub fn run(mut actor: Actor<'_>, mailbox: Receiver<Letter>, next: SyncSender<Letter>) {
    while let Some(letter) = actor.write() {
        next.send(letter).unwrap();
    }
    while !actor.is_done() {
        let letter = mailbox.recv().unwrap();
        if let Some(letter) = actor.handle(letter) {
            next.send(letter).unwrap();
        }
    }
}
