//! Refused: Letters pile up: more are under way than the mailboxes and hands hold.

use exercises::ring::{Actor, Letter};
use interleave::sync::mpsc::{Receiver, SyncSender, TrySendError};
use std::collections::VecDeque;

pub fn run(mut actor: Actor<'_>, mailbox: Receiver<Letter>, next: SyncSender<Letter>) {
    let mut queue = VecDeque::new();
    loop {
        while let Ok(arrived) = mailbox.try_recv() {
            queue.extend(actor.handle(arrived));
        }
        let out = queue.pop_front().or_else(|| actor.write());
        let Some(letter) = out else {
            if actor.is_done() {
                return;
            }
            queue.extend(actor.handle(mailbox.recv().unwrap()));
            continue;
        };
        if let Err(TrySendError::Full(letter)) = next.try_send(letter) {
            // Only who has found its own mailbox empty since then waits for room.
            match mailbox.try_recv() {
                Ok(arrived) => {
                    queue.push_front(letter);
                    queue.extend(actor.handle(arrived));
                }
                Err(_) => next.send(letter).unwrap(),
            }
        }
    }
}
