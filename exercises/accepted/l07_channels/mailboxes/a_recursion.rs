//! A function that handles one letter, and calls itself for the next.

use exercises::ring::{Actor, Letter};
use interleave::sync::mpsc::{Receiver, SyncSender};

fn round(
    actor: &mut Actor<'_>,
    mailbox: &Receiver<Letter>,
    next: &SyncSender<Letter>,
    out: Option<Letter>,
) {
    if let Some(letter) = out {
        next.send(letter).unwrap();
    }
    if actor.is_done() {
        return;
    }
    let out = actor.handle(mailbox.recv().unwrap());
    let out = out.or_else(|| actor.write());
    round(actor, mailbox, next, out);
}

pub fn run(mut actor: Actor<'_>, mailbox: Receiver<Letter>, next: SyncSender<Letter>) {
    let mine = actor.write();
    round(&mut actor, &mailbox, &next, mine);
}
