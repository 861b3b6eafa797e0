//! Mailboxes in a ring never all fill up if each actor lets one letter of its own be under way at a time.

use exercises::ring::{Actor, Letter};
use interleave::sync::mpsc::{Receiver, SyncSender};

/// Runs one actor of a ring, on a thread of its own, until no letter will arrive any more.
pub fn run(mut actor: Actor<'_>, mailbox: Receiver<Letter>, next: SyncSender<Letter>) {
    // For all of n actors to wait in `send`, each must have a letter in its hand, and each mailbox must be full: at least
    // 2n letters. There are never more than n, one for each actor that wrote it, so somebody always receives.
    let mut mine_is_home = true;
    loop {
        let own = if mine_is_home { actor.write() } else { None };
        let letter = if own.is_some() {
            mine_is_home = false;
            own
        } else if actor.is_done() {
            return;
        } else {
            let letter = actor.handle(mailbox.recv().unwrap());
            // Only a letter of its own does not come back out of `handle`.
            mine_is_home |= letter.is_none();
            letter
        };
        if let Some(letter) = letter {
            next.send(letter).unwrap();
        }
    }
}
