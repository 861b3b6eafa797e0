//! Refused: Thread A waits until somebody receives from B's mailbox, and nobody does.

use exercises::ring::{Actor, Letter};
use interleave::sync::mpsc::{Receiver, SyncSender, TrySendError};

pub fn run(mut actor: Actor<'_>, mailbox: Receiver<Letter>, next: SyncSender<Letter>) {
    let send = |actor: &mut Actor<'_>, letter: Letter| {
        if let Err(TrySendError::Full(letter)) = next.try_send(letter) {
            // Once only; and what comes back from it is sent while the other one waits.
            let more = mailbox
                .try_recv()
                .ok()
                .and_then(|letter| actor.handle(letter));
            next.send(letter).unwrap();
            more.into_iter()
                .for_each(|letter| next.send(letter).unwrap());
        }
    };
    while let Some(letter) = actor.write() {
        send(&mut actor, letter);
    }
    while !actor.is_done() {
        if let Some(letter) = actor.handle(mailbox.recv().unwrap()) {
            send(&mut actor, letter);
        }
    }
}
