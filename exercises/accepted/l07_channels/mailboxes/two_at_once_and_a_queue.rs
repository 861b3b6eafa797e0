//! Two letters of its own may be under way, and nobody waits to send before it has looked into its own mailbox.

use exercises::ring::{Actor, Letter};
use interleave::sync::mpsc::{Receiver, SyncSender, TrySendError};
use std::collections::VecDeque;

fn handle(actor: &mut Actor<'_>, away: &mut usize, letter: Letter) -> Option<Letter> {
    let letter = actor.handle(letter);
    *away -= usize::from(letter.is_none());
    letter
}

pub fn run(mut actor: Actor<'_>, mailbox: Receiver<Letter>, next: SyncSender<Letter>) {
    let mut away = 0;
    let mut queue = VecDeque::new();
    loop {
        // What is to be sent on, or else what has arrived, or else a new letter.
        let mut out = queue.pop_front();
        if out.is_none() {
            if let Ok(arrived) = mailbox.try_recv() {
                queue.extend(handle(&mut actor, &mut away, arrived));
                continue;
            }
            if away < 2 {
                out = actor.write();
                away += usize::from(out.is_some());
            }
        }
        let Some(letter) = out else {
            if actor.is_done() {
                return;
            }
            queue.extend(handle(&mut actor, &mut away, mailbox.recv().unwrap()));
            continue;
        };
        if let Err(TrySendError::Full(letter)) = next.try_send(letter) {
            // Only who has found its own mailbox empty since then waits for room.
            match mailbox.try_recv() {
                Ok(arrived) => {
                    queue.push_front(letter);
                    queue.extend(handle(&mut actor, &mut away, arrived));
                }
                Err(_) => next.send(letter).unwrap(),
            }
        }
    }
}
