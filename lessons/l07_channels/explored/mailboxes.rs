//! Two actors with a mailbox of one place each, and a client.

use interleave::sync::mpsc::{Receiver, SyncSender, sync_channel};
use interleave::thread;

/// A client asks the first actor; each request goes to the second and back.
pub fn ask(requests: u32) -> u32 {
    let (to_first, first) = sync_channel(1);
    let (to_second, second) = sync_channel(1);
    let back = to_first.clone();
    let second = thread::spawn(move || work(&second, &back));
    let client = thread::spawn(move || {
        for _ in 0..requests {
            to_first.send(Message::Request).unwrap();
        }
    });
    let mut answers = 0;
    while answers < requests {
        match first.recv().unwrap() {
            // While it waits for a place there, it receives nothing.
            Message::Request => to_second.send(Message::Request).unwrap(),
            Message::Answer => answers += 1,
        }
    }
    drop((to_second, first));
    client.join().unwrap();
    second.join().unwrap();
    answers
}

enum Message {
    Request,
    Answer,
}

/// The second actor: it answers whatever comes.
fn work(mailbox: &Receiver<Message>, back: &SyncSender<Message>) {
    for _request in mailbox {
        back.send(Message::Answer).unwrap();
    }
}
