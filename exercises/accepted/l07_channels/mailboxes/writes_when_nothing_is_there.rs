//! An actor that writes only when its mailbox is empty: whoever took a letter last leaves room.

use exercises::ring::{Actor, Letter};
use interleave::sync::mpsc::{Receiver, SyncSender};

pub fn run(mut actor: Actor<'_>, mailbox: Receiver<Letter>, next: SyncSender<Letter>) {
    loop {
        let letter = match mailbox.try_recv() {
            Ok(letter) => actor.handle(letter),
            Err(_) => match actor.write() {
                Some(letter) => Some(letter),
                None if actor.is_done() => break,
                None => actor.handle(mailbox.recv().unwrap()),
            },
        };
        if let Some(letter) = letter {
            next.send(letter).unwrap();
        }
    }
}
