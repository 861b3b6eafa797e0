//! The mailbox as an iterator, and the letters of its own in between.

use exercises::ring::{Actor, Letter};
use interleave::sync::mpsc::{Receiver, SyncSender};

pub fn run(mut actor: Actor<'_>, mailbox: Receiver<Letter>, next: SyncSender<Letter>) {
    let mut arrivals = mailbox.iter();
    let mut out = actor.write();
    loop {
        if let Some(letter) = out.take() {
            next.send(letter).unwrap();
        }
        if actor.is_done() {
            break;
        }
        out = arrivals
            .next()
            .and_then(|letter| actor.handle(letter))
            .or_else(|| actor.write());
    }
}
