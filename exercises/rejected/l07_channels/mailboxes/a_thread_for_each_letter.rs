//! Refused: An actor starts more than one thread.

use exercises::ring::{Actor, Letter};
use interleave::sync::mpsc::{Receiver, SyncSender};
use interleave::thread;

pub fn run(mut actor: Actor<'_>, mailbox: Receiver<Letter>, next: SyncSender<Letter>) {
    thread::scope(|scope| {
        while let Some(letter) = actor.write() {
            let next = next.clone();
            scope.spawn(move || next.send(letter).unwrap());
        }
        while !actor.is_done() {
            let letter = mailbox.recv().unwrap();
            if let Some(letter) = actor.handle(letter) {
                let next = next.clone();
                scope.spawn(move || next.send(letter).unwrap());
            }
        }
    });
}
