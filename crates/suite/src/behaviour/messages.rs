use crate::reading::{deadlocks, outcomes};
use interleave::sync::mpsc::{self, Receiver, SyncSender, TryRecvError, TrySendError};
use interleave::{DeadlockKind, explore, thread};

#[test]
fn messages_of_one_sender_keep_their_order_and_those_of_two_do_not() {
    let values = outcomes(|| {
        let (tx, rx) = mpsc::channel();
        let other = tx.clone();
        let a = thread::spawn(move || [1, 2].map(|n| tx.send(n).unwrap()));
        let b = thread::spawn(move || other.send(3).unwrap());
        a.join().unwrap();
        b.join().unwrap();
        rx.iter().collect::<Vec<_>>()
    });
    assert_eq!(values, ["[1, 2, 3]", "[1, 3, 2]", "[3, 1, 2]"]);
}

#[test]
fn what_does_not_depend_on_the_order_has_one_outcome() {
    let values = outcomes(|| {
        let (tx, rx) = mpsc::channel();
        for n in [2, 4] {
            let tx = tx.clone();
            thread::spawn(move || tx.send(n).unwrap());
        }
        drop(tx);
        rx.iter().sum::<u32>()
    });
    assert_eq!(values, ["6"]);
}

/// How far a sender has come when the receiver has taken nothing.
fn sent_ahead(bound: usize) -> Vec<String> {
    outcomes(move || {
        let (tx, rx) = mpsc::sync_channel(bound);
        let (progress, seen) = mpsc::channel();
        let sender = thread::spawn(move || {
            for n in 0..3 {
                if tx.send(n).is_ok() {
                    progress.send(n).unwrap();
                }
            }
        });
        // Only what is there: the sender may not have come so far.
        let ahead = seen.try_iter().count();
        drop(rx);
        sender.join().unwrap();
        ahead
    })
}

#[test]
fn a_sender_gets_ahead_as_far_as_there_is_room() {
    assert_eq!(sent_ahead(0), ["0"]);
    assert_eq!(sent_ahead(1), ["0", "1"]);
    assert_eq!(sent_ahead(2), ["0", "1", "2"]);
}

#[test]
fn try_recv_sees_each_state_of_a_channel() {
    let values = outcomes(|| {
        let (tx, rx) = mpsc::channel();
        let sender = thread::spawn(move || tx.send(1).unwrap());
        let seen = [rx.try_recv(), rx.try_recv()];
        sender.join().unwrap();
        seen
    });
    let empty = format!("{:?}", Err::<u32, _>(TryRecvError::Empty));
    let gone = format!("{:?}", Err::<u32, _>(TryRecvError::Disconnected));
    let mut expected = [
        format!("[{empty}, {empty}]"),
        format!("[{empty}, Ok(1)]"),
        format!("[Ok(1), {empty}]"),
        format!("[Ok(1), {gone}]"),
    ];
    expected.sort();
    assert_eq!(values, expected);
}

/// What `try_send` says while another thread receives once, or drops the receiver.
fn tried(bound: usize, other: fn(Receiver<u32>)) -> Vec<String> {
    outcomes(move || {
        let (tx, rx): (SyncSender<u32>, _) = mpsc::sync_channel(bound);
        if bound > 0 {
            tx.send(0).unwrap();
        }
        let thread = thread::spawn(move || other(rx));
        let tried = match tx.try_send(1) {
            Ok(()) => "sent",
            Err(TrySendError::Full(_)) => "full",
            Err(TrySendError::Disconnected(_)) => "gone",
        };
        drop(tx);
        thread.join().unwrap();
        tried
    })
}

#[test]
fn try_send_sees_each_state_of_a_channel() {
    let receive: fn(Receiver<u32>) = |rx| rx.iter().for_each(drop);
    assert_eq!(tried(1, receive), ["\"full\"", "\"sent\""]);
    assert_eq!(tried(1, drop), ["\"full\"", "\"gone\""]);
    assert_eq!(tried(0, receive), ["\"full\"", "\"sent\""]);
    assert_eq!(tried(0, drop), ["\"full\"", "\"gone\""]);
}

#[test]
fn dropping_one_end_ends_the_wait_of_the_other() {
    for bound in [0, 1] {
        let received = outcomes(move || {
            let (tx, rx) = mpsc::sync_channel::<u32>(bound);
            let thread = thread::spawn(move || drop(tx));
            let ended = rx.recv().is_err();
            thread.join().unwrap();
            ended
        });
        assert_eq!(received, ["true"]);
        let sent = outcomes(move || {
            let (tx, rx) = mpsc::sync_channel(bound);
            let thread = thread::spawn(move || drop(rx));
            let sent = (0..=bound).filter(|&n| tx.send(n).is_ok()).count();
            thread.join().unwrap();
            sent
        });
        assert_eq!(sent, if bound == 0 { &["0"][..] } else { &["0", "1"] });
    }
}

#[test]
fn a_kept_sender_and_a_kept_receiver_are_waited_for_for_ever() {
    deadlocks(DeadlockKind::ReceiverWaits, || {
        let (tx, rx) = mpsc::channel::<u32>();
        let ended = rx.recv().is_ok();
        drop(tx);
        ended
    });
    deadlocks(DeadlockKind::SenderWaits, || {
        let (tx, rx) = mpsc::sync_channel(1);
        let sent = [1, 2].map(|n| tx.send(n).is_ok());
        drop(rx);
        sent
    });
}

#[test]
fn a_rendezvous_waits_for_the_receiver() {
    let values = outcomes(|| {
        let (tx, rx) = mpsc::sync_channel(0);
        let (done, late) = mpsc::channel();
        let sender = thread::spawn(move || {
            tx.send(1).unwrap();
            done.send(2).unwrap();
        });
        let early = late.try_recv().is_ok();
        let got = rx.recv().unwrap();
        sender.join().unwrap();
        (early, got, late.recv().unwrap())
    });
    assert_eq!(values, ["(false, 1, 2)"]);
}

#[test]
fn a_message_whose_drop_is_an_operation_is_dropped_with_its_receiver() {
    let values = outcomes(|| {
        let (tx, rx) = mpsc::channel();
        let (inner, end) = mpsc::channel::<()>();
        tx.send(inner).unwrap();
        let waiter = thread::spawn(move || end.recv().is_err());
        drop(rx);
        let ended = waiter.join().unwrap();
        drop(tx);
        ended
    });
    assert_eq!(values, ["true"]);
}

#[test]
fn a_pool_of_workers_takes_every_job_once() {
    let exploration = explore(|| {
        let (jobs, queue) = mpsc::channel();
        let queue = interleave::sync::Mutex::new(queue);
        let (done, results) = mpsc::channel();
        thread::scope(|scope| {
            for _ in 0..2 {
                let (queue, done) = (&queue, done.clone());
                scope.spawn(move || {
                    loop {
                        let job = queue.lock().unwrap().recv();
                        match job {
                            Ok(job) => done.send(job).unwrap(),
                            Err(_) => break,
                        }
                    }
                });
            }
            [1, 2]
                .into_iter()
                .for_each(|job: u32| jobs.send(job).unwrap());
            drop(jobs);
        });
        drop(done);
        let mut all: Vec<_> = results.iter().collect();
        all.sort_unstable();
        all
    });
    assert_eq!(exploration.failures, []);
    assert_eq!(exploration.values(), ["[1, 2]"]);
}
