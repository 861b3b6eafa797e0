//! Refused: Letters pile up: more are under way than the mailboxes and hands hold.

use exercises::ring::{Actor, Letter};
use interleave::sync::mpsc::{Receiver, SyncSender, TrySendError};
use std::collections::VecDeque;

pub fn run(mut actor: Actor<'_>, mailbox: Receiver<Letter>, next: SyncSender<Letter>) {
    let mut queue = VecDeque::new();
    while let Some(letter) = actor.write() {
        queue.push_back(letter);
    }
    while !queue.is_empty() || !actor.is_done() {
        let arrived = match queue.pop_front() {
            None => Some(mailbox.recv().unwrap()),
            Some(letter) => match next.try_send(letter) {
                Ok(()) => mailbox.try_recv().ok(),
                Err(TrySendError::Full(letter) | TrySendError::Disconnected(letter)) => {
                    let arrived = mailbox.try_recv().ok();
                    match arrived {
                        Some(_) => queue.push_front(letter),
                        None => next.send(letter).unwrap(),
                    }
                    arrived
                }
            },
        };
        queue.extend(arrived.and_then(|letter| actor.handle(letter)));
    }
}
