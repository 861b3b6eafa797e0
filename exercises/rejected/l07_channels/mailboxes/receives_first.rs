//! Refused: Thread A waits for a message on A's mailbox, and nobody sends one.

use exercises::ring::{Actor, Letter};
use interleave::sync::mpsc::{Receiver, SyncSender};

pub fn run(mut actor: Actor<'_>, mailbox: Receiver<Letter>, next: SyncSender<Letter>) {
    while !actor.is_done() {
        let letter = mailbox.recv().unwrap();
        if let Some(letter) = actor.handle(letter) {
            next.send(letter).unwrap();
        }
        if let Some(letter) = actor.write() {
            next.send(letter).unwrap();
        }
    }
}
