//! What a trace and a wait-for graph say about channels: whose lines, and who has the other end.

use crate::programs::channels;
use crate::reading::{line_of, wait_graph};
use interleave::sync::mpsc::{Receiver, channel, sync_channel};
use interleave::{DeadlockKind, Exploration, FailureKind, Op, Trace, explore, thread};

const SOURCE: &str = include_str!("channels.rs");

#[test]
fn receiver_shows_where_the_living_senders_were_made() {
    let exploration = explore(|| {
        let (tx, rx) = channel::<i32>();
        let kept = tx.clone();
        drop(tx);
        let received = rx.recv().is_ok();
        drop(kept);
        received
    });
    let line = line!() - 6;
    let (graph, _) = wait_graph(DeadlockKind::ReceiverWaits, &exploration);
    let holders: Vec<_> = graph.waits[0]
        .holders
        .iter()
        .map(|h| (h.thread, h.taken_at.line))
        .collect();
    assert_eq!(holders, [(0, line)]);
}

/// A way to use a receiver.
type Use = fn(Receiver<i32>) -> usize;

/// A receiver whose sender never sends, used by `wait`.
fn waits(wait: Use) -> Exploration {
    explore(move || {
        let (kept, rx) = channel(); // made
        let got = wait(rx);
        drop(kept);
        got
    })
}

/// Where the only thread waits for ever.
fn waits_at(exploration: &Exploration) -> (String, u32) {
    let (graph, _) = wait_graph(DeadlockKind::ReceiverWaits, exploration);
    let place = &graph.waits[0].wanted_at;
    (place.file.clone(), place.line)
}

#[test]
fn a_wait_inside_an_adapter_of_std_is_at_the_learners_line() {
    let all: [(&str, Use); 5] = [
        ("counted", |rx| rx.iter().count()), // counted
        ("looped", |rx| {
            let mut number = 0;
            for _ in &rx {
                number += 1; // looped over
            }
            number
        }),
        ("taken over", |rx| rx.into_iter().map(|n| n as usize).sum()), // taken over
        ("extended", |rx| {
            let mut all = Vec::new();
            all.extend(rx);
            all.len()
        }),
        ("by hand", |rx| {
            let mut messages = rx.iter();
            messages.next().map_or(0, |_| 1) // by hand
        }),
    ];
    for (name, wait) in all {
        let line = match name {
            "looped" => line_of(SOURCE, "looped over") - 1,
            // std makes the iterator and asks it: what is left is where the channel was made.
            "extended" => line_of(SOURCE, "made"),
            name => line_of(SOURCE, name),
        };
        assert_eq!(
            waits_at(&waits(wait)),
            (file!().to_string(), line),
            "{name}"
        );
    }
}

#[test]
fn messages_that_are_there_are_taken_at_the_learners_line() {
    let exploration = explore(|| {
        let (tx, rx) = channel();
        tx.send(1).unwrap();
        rx.try_iter().count() // tried
    });
    let trace: &Trace = exploration.outcomes[0].trace.as_ref().unwrap();
    let tries = trace.steps.iter().filter(|step| step.op == Op::TryRecv);
    let lines: Vec<u32> = tries.map(|step| step.place.line).collect();
    assert_eq!(lines, [line_of(SOURCE, "tried"); 2]);
}

/// The thread that waits in a `send`, and those who have the receiver: thread and line.
fn sender_waits(exploration: &Exploration) -> (usize, Vec<(usize, u32)>) {
    let (graph, _) = wait_graph(DeadlockKind::SenderWaits, exploration);
    let sends = |op| matches!(op, Op::Send | Op::SendDone);
    let wait = graph.waits.iter().find(|wait| sends(wait.op)).unwrap();
    let holders = wait.holders.iter();
    let holders = holders.map(|holder| (holder.thread, holder.taken_at.line));
    (wait.thread, holders.collect())
}

#[test]
fn a_sender_is_told_who_received_last() {
    let exploration = explore(|| {
        let (tx, rx) = sync_channel(1);
        let producer = thread::spawn(move || (0..3).for_each(|n| tx.send(n).unwrap()));
        rx.recv().unwrap(); // received last
        producer.join().unwrap();
        drop(rx);
    });
    let line = line_of(SOURCE, "received last");
    assert_eq!(sender_waits(&exploration), (1, vec![(0, line)]));
}

#[test]
fn a_thread_that_is_left_alone_has_the_receiver_itself() {
    let exploration = explore(|| {
        let (tx, rx) = sync_channel(1); // both ends
        thread::spawn(|| ()).join().unwrap();
        tx.send(1).unwrap();
        tx.send(2).unwrap();
        rx.iter().sum::<i32>()
    });
    let line = line_of(SOURCE, "both ends");
    assert_eq!(sender_waits(&exploration), (0, vec![(0, line)]));
    let rendezvous = explore(channels::rendezvous_alone);
    let (thread, holders) = sender_waits(&rendezvous);
    assert_eq!((thread, holders[0].0), (0, 0));
}

#[test]
fn a_wait_at_a_channel_says_what_is_in_it_and_whose_senders_live() {
    let found = explore(channels::join_before_draining);
    let failure = found.failure(FailureKind::Deadlock).expect("it hangs");
    let waits = &failure
        .waits
        .as_ref()
        .expect("a deadlock has a graph")
        .waits;
    let states: Vec<_> = waits
        .iter()
        .filter_map(|wait| wait.channel.as_ref())
        .collect();
    let [state] = &states[..] else {
        panic!("one thread waits at a channel: {states:?}");
    };
    assert_eq!(state.capacity, Some(state.messages), "it is full");
    assert_eq!(state.senders.len(), 1);
    assert_eq!(state.receiver, None);
}

#[test]
fn steps_at_a_channel_say_what_is_in_it_then() {
    let found = explore(|| {
        let (sender, receiver) = sync_channel(2);
        let other = sender.clone();
        sender.send(1).unwrap();
        drop((sender, other));
        receiver.recv().unwrap();
    });
    let trace = found.outcomes[0]
        .trace
        .as_ref()
        .expect("the simplest run is kept");
    let notes: Vec<&str> = trace
        .steps
        .iter()
        .filter_map(|step| step.note.as_deref())
        .collect();
    assert_eq!(
        notes,
        [
            "1 of 2 queued",
            "1 sender left",
            "no sender left",
            "0 of 2 queued"
        ]
    );
}

#[test]
fn a_receiver_that_was_never_used_may_be_anywhere() {
    let exploration = explore(channels::join_before_draining);
    assert_eq!(sender_waits(&exploration), (1, vec![]));
    assert_eq!(exploration.failure(FailureKind::Livelock), None);
}
