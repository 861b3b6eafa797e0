use super::thread;
use interleave::sync::mpsc::{channel, sync_channel};

pub fn sender_kept_alive() -> u32 {
    let (tx, rx) = channel();
    let worker = tx.clone();
    let producer = thread::spawn(move || worker.send(1).unwrap());
    producer.join().unwrap();
    let sum = rx.iter().sum();
    drop(tx);
    sum
}

pub fn sender_dropped() -> u32 {
    let (tx, rx) = channel();
    let worker = tx.clone();
    let producer = thread::spawn(move || worker.send(1).unwrap());
    drop(tx);
    producer.join().unwrap();
    rx.iter().sum()
}

pub fn join_before_draining() -> u32 {
    let (tx, rx) = sync_channel(1);
    let producer = thread::spawn(move || (0..3).for_each(|i| tx.send(i).unwrap()));
    producer.join().unwrap();
    rx.iter().sum()
}

pub fn drain_then_join() -> u32 {
    let (tx, rx) = sync_channel(1);
    let producer = thread::spawn(move || (0..3).for_each(|i| tx.send(i).unwrap()));
    let sum = rx.iter().sum();
    producer.join().unwrap();
    sum
}

pub fn rendezvous_alone() {
    let (tx, rx) = sync_channel(0);
    tx.send(1).unwrap();
    assert_eq!(rx.recv(), Ok(1));
}

pub fn rendezvous() {
    let (tx, rx) = sync_channel(0);
    let receiver = thread::spawn(move || assert_eq!(rx.recv(), Ok(1)));
    tx.send(1).unwrap();
    receiver.join().unwrap();
}
