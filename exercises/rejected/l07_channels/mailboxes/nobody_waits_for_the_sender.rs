//! Refused: An actor returns before its last letter is sent.

use exercises::ring::{Actor, Letter};
use interleave::{
    sync::mpsc::{Receiver, SyncSender, sync_channel},
    thread,
};

pub fn run(mut actor: Actor<'_>, mailbox: Receiver<Letter>, next: SyncSender<Letter>) {
    let (hand, out) = sync_channel(0);
    thread::spawn(move || {
        for letter in out {
            next.send(letter).unwrap();
        }
    });
    let mut letter = actor.write();
    loop {
        if let Some(letter) = letter {
            hand.send(letter).unwrap();
        }
        if actor.is_done() {
            break;
        }
        letter = actor.handle(mailbox.recv().unwrap());
        if letter.is_none() {
            letter = actor.write();
        }
    }
}
