//! Each letter is brought home before the next one is written.

use exercises::ring::{Actor, Letter};
use interleave::sync::mpsc::{Receiver, SyncSender};

pub fn run(mut actor: Actor<'_>, mailbox: Receiver<Letter>, next: SyncSender<Letter>) {
    while let Some(letter) = actor.write() {
        next.send(letter).unwrap();
        while let Some(letter) = actor.handle(mailbox.recv().unwrap()) {
            next.send(letter).unwrap();
        }
    }
    while !actor.is_done() {
        let letter = mailbox.recv().unwrap();
        if let Some(letter) = actor.handle(letter) {
            next.send(letter).unwrap();
        }
    }
}
