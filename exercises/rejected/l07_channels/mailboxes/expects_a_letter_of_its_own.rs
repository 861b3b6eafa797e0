//! Refused: Your code panics: called `Option::unwrap()` on a `None` value.

use exercises::ring::{Actor, Letter};
use interleave::sync::mpsc::{Receiver, SyncSender};

pub fn run(mut actor: Actor<'_>, mailbox: Receiver<Letter>, next: SyncSender<Letter>) {
    next.send(actor.write().unwrap()).unwrap();
    while !actor.is_done() {
        let arrived = mailbox.recv().unwrap();
        if let Some(letter) = actor.handle(arrived).or_else(|| actor.write()) {
            next.send(letter).unwrap();
        }
    }
}
