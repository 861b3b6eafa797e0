//! Refused: Letters pile up: more are under way than the mailboxes and hands hold.

use exercises::ring::{Actor, Letter};
use interleave::sync::mpsc::{Receiver, SyncSender, channel};
use interleave::thread;

pub fn run(mut actor: Actor<'_>, mailbox: Receiver<Letter>, next: SyncSender<Letter>) {
    let (later, queue) = channel();
    thread::scope(|scope| {
        scope.spawn(move || queue.iter().for_each(|letter| next.send(letter).unwrap()));
        while let Some(letter) = actor.write() {
            later.send(letter).unwrap();
        }
        while !actor.is_done() {
            let letter = mailbox.recv().unwrap();
            if let Some(letter) = actor.handle(letter) {
                later.send(letter).unwrap();
            }
        }
        drop(later);
    });
}
