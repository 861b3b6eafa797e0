//! Refused: A thread tries again and again instead of waiting.

use exercises::ring::{Actor, Letter};
use interleave::sync::mpsc::{Receiver, SyncSender, TrySendError};
use interleave::thread;

pub fn run(mut actor: Actor<'_>, mailbox: Receiver<Letter>, next: SyncSender<Letter>) {
    let mut letter = None;
    let mut is_home = true;
    while letter.is_some() || !actor.is_done() {
        if letter.is_none() && is_home {
            letter = actor.write();
            is_home = letter.is_none();
        }
        if let Some(waiting) = letter.take() {
            match next.try_send(waiting) {
                Ok(()) => {}
                Err(TrySendError::Full(back) | TrySendError::Disconnected(back)) => {
                    letter = Some(back)
                }
            }
        } else if let Ok(arrived) = mailbox.try_recv() {
            letter = actor.handle(arrived);
            is_home |= letter.is_none();
        } else {
            thread::yield_now();
        }
    }
}
