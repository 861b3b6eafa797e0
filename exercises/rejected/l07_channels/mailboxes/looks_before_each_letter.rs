//! Refused: Thread A waits until somebody receives from B's mailbox, and nobody does.

use exercises::ring::{Actor, Letter};
use interleave::sync::mpsc::{Receiver, SyncSender};

pub fn run(mut actor: Actor<'_>, mailbox: Receiver<Letter>, next: SyncSender<Letter>) {
    while let Some(letter) = actor.write() {
        if let Ok(arrived) = mailbox.try_recv()
            && let Some(letter) = actor.handle(arrived)
        {
            next.send(letter).unwrap();
        }
        next.send(letter).unwrap();
    }
    while !actor.is_done() {
        let letter = mailbox.recv().unwrap();
        if let Some(letter) = actor.handle(letter) {
            next.send(letter).unwrap();
        }
    }
}
