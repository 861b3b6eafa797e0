//! Refused: Thread A waits until somebody receives from B's mailbox, and nobody does.

use exercises::ring::{Actor, Letter};
use interleave::sync::mpsc::{Receiver, SyncSender};

pub fn run(mut actor: Actor<'_>, mailbox: Receiver<Letter>, next: SyncSender<Letter>) {
    // More than one may be under way, which is right for some capacities only.
    let mut away = 0;
    loop {
        while away < 2 {
            let Some(letter) = actor.write() else { break };
            away += 1;
            next.send(letter).unwrap();
        }
        if actor.is_done() {
            return;
        }
        match actor.handle(mailbox.recv().unwrap()) {
            Some(letter) => next.send(letter).unwrap(),
            None => away -= 1,
        }
    }
}
