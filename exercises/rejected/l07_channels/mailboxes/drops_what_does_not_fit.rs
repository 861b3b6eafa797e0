//! Refused: Thread A waits for a message on A's mailbox, and nobody sends one.

use exercises::ring::{Actor, Letter};
use interleave::sync::mpsc::{Receiver, SyncSender};

pub fn run(mut actor: Actor<'_>, mailbox: Receiver<Letter>, next: SyncSender<Letter>) {
    while let Some(letter) = actor.write() {
        drop(next.try_send(letter));
    }
    while !actor.is_done() {
        let letter = mailbox.recv().unwrap();
        if let Some(letter) = actor.handle(letter) {
            drop(next.try_send(letter));
        }
    }
}
