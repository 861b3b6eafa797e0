//! Another thread sends, and gets one letter at a time through a channel with room for one.

use exercises::ring::{Actor, Letter};
use interleave::sync::mpsc::{Receiver, SyncSender, sync_channel};
use interleave::thread;

pub fn run(mut actor: Actor<'_>, mailbox: Receiver<Letter>, next: SyncSender<Letter>) {
    let (later, ready) = sync_channel(1);
    thread::scope(|scope| {
        scope.spawn(move || {
            for letter in ready {
                next.send(letter).unwrap();
            }
        });
        let mut away = false;
        while !actor.is_done() {
            let own = if away { None } else { actor.write() };
            away |= own.is_some();
            let letter = own.or_else(|| {
                let letter = actor.handle(mailbox.recv().unwrap());
                away &= letter.is_some();
                letter
            });
            letter
                .into_iter()
                .for_each(|letter| later.send(letter).unwrap());
        }
        drop(later);
    });
}
