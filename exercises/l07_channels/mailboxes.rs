//! Goal: mend an actor that sends to the next one in a ring: when all mailboxes are full, everybody waits to send.
//! Why: a bounded mailbox makes its senders wait. In a ring everybody is a sender, and then nobody is left to receive.
//! Check: cargo test mailboxes

use exercises::ring::{Actor, Letter};
use interleave::sync::mpsc::{Receiver, SyncSender};

/// Runs one actor of a ring, on a thread of its own, until it has written all its letters, all of them are home again,
/// and it has sent on every letter of the others.
///
/// - A letter goes once round the ring, from mailbox to mailbox, back to the actor that wrote it.
/// - `actor.write()` gives the actor's next letter to send, and `None` when it has written all of them.
/// - `actor.handle(letter)` takes a letter that has arrived. It gives the letter back, to be sent on, or `None` if it is
///   one of the actor's own, which is home then. `actor.is_done()` tells that no letter will arrive any more.
/// - `mailbox` is the actor's own, and `next` leads to the mailbox of the next actor. Every mailbox has room for the same
///   number of letters, at least 1. A ring may have any number of actors, even one.
/// - However many letters there are, few are under way: for each actor what fits into its mailbox, and two more.
/// - An actor that can do nothing waits, and does not poll. It needs at most one thread more, which has nothing left to
///   do when this returns.
pub fn run(mut actor: Actor<'_>, mailbox: Receiver<Letter>, next: SyncSender<Letter>) {
    exercises::not_begun!("mend it: no ring of actors may hang, whatever the order of the steps");
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
