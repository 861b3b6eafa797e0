//! Refused: An actor starts more than one thread.

use exercises::ring::{Actor, Letter};
use interleave::{
    sync::mpsc::{Receiver, SyncSender, sync_channel},
    thread,
};

pub fn run(mut actor: Actor<'_>, mailbox: Receiver<Letter>, next: SyncSender<Letter>) {
    thread::scope(|scope| {
        let (hand, out) = sync_channel(0);
        let (arrive, arrived) = sync_channel(0);
        scope.spawn(move || {
            for letter in out {
                next.send(letter).unwrap();
            }
        });
        scope.spawn(move || {
            for letter in mailbox {
                if arrive.send(letter).is_err() {
                    break;
                }
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
            letter = actor.handle(arrived.recv().unwrap());
            if letter.is_none() {
                letter = actor.write();
            }
        }
        drop(hand);
        drop(arrived);
    });
}
