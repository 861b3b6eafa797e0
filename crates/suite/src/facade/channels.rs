//! Uses what the facade offers of channels, with results that do not depend on the interleaving.
//! `sync` and `thread` are those of the grandparent module: std's or interleave's.

use super::super::{sync, thread};
use sync::mpsc::{self, RecvError, SendError, TryRecvError, TrySendError};

pub fn channels() -> (i32, Vec<i32>, Vec<i32>, bool) {
    let (tx, rx): (mpsc::Sender<i32>, mpsc::Receiver<i32>) = mpsc::channel();
    let clone = tx.clone();
    let sender = thread::spawn(move || (1..=2).for_each(|i| clone.send(i).unwrap()));
    let first = rx.recv().unwrap();
    sender.join().unwrap();
    let there: Vec<i32> = rx.try_iter().collect();
    tx.send(9).unwrap();
    drop(tx);
    let mut rest = Vec::new();
    for message in &rx {
        rest.push(message);
    }
    let ended = rx.recv() == Err(RecvError);
    assert_eq!(rx.into_iter().count(), 0);
    (first, there, rest, ended)
}

pub fn sync_channels() -> (Vec<i32>, i32) {
    let (tx, rx) = mpsc::sync_channel(1);
    let sender = thread::spawn(move || (0..3).for_each(|i| tx.send(i).unwrap()));
    let all = rx.iter().collect();
    sender.join().unwrap();
    let (tx, rx) = mpsc::sync_channel(0);
    let second: mpsc::SyncSender<i32> = tx.clone();
    drop(tx);
    let sender = thread::spawn(move || second.send(4).unwrap());
    let met = rx.recv().unwrap();
    sender.join().unwrap();
    (all, met)
}

pub fn channel_errors() -> (bool, bool, bool, bool, bool, bool) {
    let (tx, rx) = mpsc::sync_channel::<i32>(1);
    let empty = rx.try_recv() == Err(TryRecvError::Empty);
    tx.try_send(1).unwrap();
    let full = tx.try_send(2) == Err(TrySendError::Full(2));
    drop(rx);
    let gone =
        tx.try_send(3) == Err(TrySendError::Disconnected(3)) && tx.send(3) == Err(SendError(3));
    let (tx, rx) = mpsc::channel::<i32>();
    drop(tx);
    let disconnected = rx.try_recv() == Err(TryRecvError::Disconnected);
    let (tx, rx) = mpsc::sync_channel::<i32>(0);
    let nobody = tx.try_send(1) == Err(TrySendError::Full(1));
    let receiver = thread::spawn(move || drop(rx));
    let refused = tx.send(5) == Err(SendError(5));
    receiver.join().unwrap();
    (empty, full, gone, disconnected, nobody, refused)
}

pub fn what_is_in_a_channel_outlives_its_sender() -> Vec<Result<i32, RecvError>> {
    let (tx, rx) = mpsc::channel();
    let sender = thread::spawn(move || (0..3).for_each(|n| tx.send(n).unwrap()));
    sender.join().unwrap();
    (0..4).map(|_| rx.recv()).collect()
}

pub fn a_receiver_that_is_dropped_drops_what_it_has() -> usize {
    let message = sync::Arc::new(());
    let (tx, rx) = mpsc::channel();
    tx.send(sync::Arc::clone(&message)).unwrap();
    drop(rx);
    let refused = tx.send(sync::Arc::clone(&message)).is_err();
    sync::Arc::strong_count(&message) * 10 + usize::from(refused)
}

pub fn channels_of_channels() -> i32 {
    let (tx, rx) = mpsc::channel::<mpsc::Sender<i32>>();
    let answerer = thread::spawn(move || rx.recv().unwrap().send(7).unwrap());
    let (answer, answers) = mpsc::channel();
    tx.send(answer).unwrap();
    let got = answers.recv().unwrap();
    answerer.join().unwrap();
    got
}

pub fn a_receiver_moves_to_another_thread() -> Vec<i32> {
    let (tx, rx) = mpsc::sync_channel(0);
    let sender = thread::spawn(move || (0..2).for_each(|n| tx.send(n).unwrap()));
    let first = rx.recv().unwrap();
    let second = thread::spawn(move || rx.recv().unwrap());
    sender.join().unwrap();
    vec![first, second.join().unwrap()]
}

pub fn errors_as_text() -> Vec<String> {
    let (tx, rx) = mpsc::sync_channel(1);
    let mut all = vec![rx.try_recv().unwrap_err().to_string()];
    tx.send(1).unwrap();
    all.push(tx.try_send(2).unwrap_err().to_string());
    drop(rx);
    all.extend([
        tx.send(3).unwrap_err().to_string(),
        format!("{:?}", tx.try_send(4)),
    ]);
    all
}
