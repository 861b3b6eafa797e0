//! Refused: Letters get lost.

use exercises::ring::{Actor, Letter};
use interleave::sync::mpsc::{Receiver, SyncSender};

pub fn run(mut actor: Actor<'_>, mailbox: Receiver<Letter>, next: SyncSender<Letter>) {
    while let Some(letter) = actor.write() {
        if next.try_send(letter).is_err() {
            return;
        }
    }
    for letter in mailbox {
        if let Some(letter) = actor.handle(letter)
            && next.send(letter).is_err()
        {
            return;
        }
        if actor.is_done() {
            return;
        }
    }
}
