//! Refused: Letters get lost.

use exercises::ring::{Actor, Letter};
use interleave::sync::mpsc::{Receiver, SyncSender};

pub fn run(mut actor: Actor<'_>, mailbox: Receiver<Letter>, next: SyncSender<Letter>) {
    while let Some(letter) = actor.write() {
        if next.send(letter).is_err() {
            return;
        }
        loop {
            let Ok(arrived) = mailbox.recv() else { return };
            match actor.handle(arrived) {
                Some(letter) => drop(next.send(letter)),
                None => break,
            }
        }
    }
}
