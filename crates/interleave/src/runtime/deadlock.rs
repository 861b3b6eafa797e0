//! Who waits for whom when no thread is enabled, and what kind of deadlock that is.

use super::ids::{ObjectIdx, ThreadIdx};
use super::object::{Hold, Model, OnceModel};
use super::step::{Fault, RawChannel, RawWait, Want};
use super::world::{State, World};
use crate::data::{DeadlockKind, FailureKind, ObjectKind};
use std::collections::VecDeque;

/// Describes the deadlock, and leaves the waits in the world.
pub(super) fn found(world: &mut World) -> Fault {
    let waiting = (0..world.threads.len()).filter(|&t| world.threads[t].state == State::Waiting);
    let mut waits: Vec<RawWait> = waiting.map(|t| raw_wait(world, t)).collect();
    let cycle = find_cycle(&waits);
    let kind = if cycle.is_empty() {
        kind_without_cycle(world, &waits)
    } else {
        kind_of_cycle(world, &waits, &cycle)
    };
    if let Some(first) = waits
        .iter_mut()
        .find(|wait| cycle.first() == Some(&wait.thread))
    {
        first.cycle = cycle;
    }
    let count = waits.len();
    let threads = if count == 1 {
        "thread waits"
    } else {
        "threads wait"
    };
    world.waits = waits;
    Fault {
        deadlock: Some(kind),
        ..Fault::new(
            FailureKind::Deadlock,
            format!("{kind}: {count} {threads} for ever"),
        )
    }
}

fn raw_wait(world: &World, thread: ThreadIdx) -> RawWait {
    let call = world.threads[thread].call;
    let lost_notify = match call.want {
        Want::Wake { condvar, .. } => world.objects[condvar].condvar().last_lost,
        _ => None,
    };
    let arrived = match call.want {
        Want::Barrier { barrier, .. } => match world.objects[barrier].model {
            Model::Barrier { need, arrived, .. } => Some((arrived, need)),
            _ => None,
        },
        _ => None,
    };
    RawWait {
        thread,
        call,
        queue: queue(world, call.want),
        holders: holders(world, thread, call.want),
        lost_notify,
        arrived,
        channel: channel(world, call.want),
        cycle: Vec::new(),
    }
}

/// The channel that a thread waits at.
fn channel(world: &World, want: Want) -> Option<RawChannel> {
    let (Want::Receive(o) | Want::Send(o) | Want::Taken { channel: o, .. }) = want else {
        return None;
    };
    let channel = world.objects[o].channel();
    Some(RawChannel {
        bound: channel.bound,
        len: channel.len,
        senders: channel.senders.iter().map(|sender| sender.made).collect(),
        receiver: receiver(world, o),
    })
}

/// Those who could end the wait.
fn holders(world: &World, me: ThreadIdx, want: Want) -> Vec<Hold> {
    let threads = &world.threads;
    let hold = |thread, place| Hold { thread, place };
    let spawned = |thread: ThreadIdx| hold(thread, threads[thread].spawned);
    match want {
        Want::Lock(o) => world.objects[o].mutex().iter().copied().collect(),
        Want::Wake { mutex, .. } if signalled(world, me, want) => {
            world.objects[mutex].mutex().iter().copied().collect()
        }
        Want::Read(o) => world.objects[o].rwlock().writer.iter().copied().collect(),
        Want::Write(o) => {
            let lock = world.objects[o].rwlock();
            lock.writer.iter().chain(&lock.readers).copied().collect()
        }
        Want::Receive(o) => {
            let senders = &world.objects[o].channel().senders;
            senders.iter().map(|sender| sender.made).collect()
        }
        Want::Send(o) | Want::Taken { channel: o, .. } => receiver(world, o).into_iter().collect(),
        Want::Join(thread) => vec![spawned(thread)],
        Want::Scope(set) => {
            let waits_for =
                |&t: &ThreadIdx| set & (1 << t) != 0 && threads[t].state != State::Finished;
            (0..threads.len()).filter(waits_for).map(spawned).collect()
        }
        Want::Once(o) | Want::Initialised { once: o, .. } => match world.objects[o].once() {
            OnceModel::Running(hold) => vec![*hold],
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}

/// The writers that a reader waits for although they do not have the lock yet.
fn queue(world: &World, want: Want) -> Vec<Hold> {
    let Want::Read(o) = want else {
        return Vec::new();
    };
    let queue = &world.objects[o].rwlock().queue;
    let hold = |&thread: &ThreadIdx| Hold {
        thread,
        place: world.threads[thread].call.place,
    };
    queue.iter().map(hold).collect()
}

/// Who has the receiving end of a channel, as far as that can be known: a move from thread to thread leaves no trace.
/// It is with whoever has received last, or with the only thread that is left.
fn receiver(world: &World, channel: ObjectIdx) -> Option<Hold> {
    let lives = |thread: ThreadIdx| world.threads[thread].state != State::Finished;
    let object = &world.objects[channel];
    let used = object.channel().used.filter(|hold| lives(hold.thread));
    let mut left = (0..world.threads.len()).filter(|&thread| lives(thread));
    let last = left.next().filter(|_| left.next().is_none());
    let alone = || {
        Some(Hold {
            thread: last?,
            place: object.made,
        })
    };
    used.or_else(alone)
}

/// Whether a thread that waits on a condition variable has been notified, and only waits for its mutex.
fn signalled(world: &World, me: ThreadIdx, want: Want) -> bool {
    matches!(want, Want::Wake { condvar, .. } if world.objects[condvar].condvar().signalled(me))
}

impl RawWait {
    /// The threads without which the wait does not end. A receiver waits for any one of the senders, and who has a
    /// receiver is not certain, so there are none for a channel.
    fn waits_for(&self) -> Vec<ThreadIdx> {
        let channel = matches!(
            self.call.want,
            Want::Receive(_) | Want::Send(_) | Want::Taken { .. }
        );
        if channel {
            return Vec::new();
        }
        let all = self.holders.iter().chain(&self.queue);
        all.map(|hold| hold.thread).collect()
    }
}

/// The shortest cycle of threads that wait for each other, from its smallest thread on; of several, the one that comes
/// first in the order of threads. So it does not depend on the order in which the locks were taken.
fn find_cycle(waits: &[RawWait]) -> Vec<ThreadIdx> {
    let cycles = waits
        .iter()
        .filter_map(|wait| shortest_way_back(waits, wait.thread));
    cycles
        .map(|mut cycle| {
            let smallest = (0..cycle.len()).min_by_key(|&at| cycle[at]);
            cycle.rotate_left(smallest.unwrap_or(0));
            cycle
        })
        .min_by(|a, b| (a.len(), a).cmp(&(b.len(), b)))
        .unwrap_or_default()
}

/// The shortest cycle of waits through `start`, by breadth-first search.
fn shortest_way_back(waits: &[RawWait], start: ThreadIdx) -> Option<Vec<ThreadIdx>> {
    let mut paths = VecDeque::from([vec![start]]);
    let mut seen = 0u64;
    while let Some(path) = paths.pop_front() {
        let last = path[path.len() - 1];
        let Some(wait) = waits.iter().find(|wait| wait.thread == last) else {
            continue;
        };
        let mut next = wait.waits_for();
        next.sort_unstable();
        if next.contains(&start) {
            return Some(path);
        }
        for thread in next {
            if seen & (1 << thread) == 0 {
                seen |= 1 << thread;
                paths.push_back([&path[..], &[thread]].concat());
            }
        }
    }
    None
}

fn kind_of_cycle(world: &World, waits: &[RawWait], cycle: &[ThreadIdx]) -> DeadlockKind {
    let kinds: Vec<Option<ObjectKind>> = waits
        .iter()
        .filter(|wait| cycle.contains(&wait.thread))
        .map(|wait| match wait.call.want {
            // Once notified, only the mutex is missing.
            Want::Wake { .. } => Some(ObjectKind::Mutex),
            _ => wait.call.object.map(|o| world.objects[o].kind),
        })
        .collect();
    if cycle.len() == 1 {
        DeadlockKind::SelfDeadlock
    } else if kinds.iter().all(|kind| *kind == Some(ObjectKind::Mutex)) {
        DeadlockKind::LockCycle
    } else if kinds
        .iter()
        .all(|kind| matches!(kind, Some(ObjectKind::Mutex | ObjectKind::RwLock)))
    {
        DeadlockKind::ReaderWriter
    } else {
        DeadlockKind::MixedCycle
    }
}

/// Whether a thread waits for something other than a lock, and meanwhile holds a lock that another thread wants.
fn held_across_wait(world: &World, waits: &[RawWait]) -> bool {
    let waits_for_lock = |wait: &&RawWait| {
        let notified = signalled(world, wait.thread, wait.call.want);
        notified
            || matches!(
                wait.call.want,
                Want::Lock(_) | Want::Read(_) | Want::Write(_)
            )
    };
    let waits_for_news = |hold: &Hold| match world.threads[hold.thread].call.want {
        want @ Want::Wake { .. } => !signalled(world, hold.thread, want),
        Want::Receive(_) | Want::Send(_) | Want::Taken { .. } => true,
        Want::Barrier { .. } | Want::Park | Want::Poll => true,
        _ => false,
    };
    let mut held = waits.iter().filter(waits_for_lock);
    held.any(|wait| wait.holders.iter().any(waits_for_news))
}

/// The root is a wait that no other waiting thread can end; joins and locks only pass it on.
fn kind_without_cycle(world: &World, waits: &[RawWait]) -> DeadlockKind {
    if held_across_wait(world, waits) {
        return DeadlockKind::HeldAcrossWait;
    }
    let kinds = waits.iter().filter_map(|wait| match wait.call.want {
        Want::Wake { .. } if signalled(world, wait.thread, wait.call.want) => None,
        Want::Wake { condvar, .. } if world.objects[condvar].condvar().last_lost.is_some() => {
            Some(DeadlockKind::LostWakeup)
        }
        Want::Wake { .. } => Some(DeadlockKind::MissedNotify),
        Want::Receive(_) => Some(DeadlockKind::ReceiverWaits),
        Want::Send(_) | Want::Taken { .. } => Some(DeadlockKind::SenderWaits),
        Want::Barrier { .. } => Some(DeadlockKind::BarrierNotFull),
        Want::Park | Want::Poll => Some(DeadlockKind::Parked),
        _ => None,
    });
    kinds.min().unwrap_or(DeadlockKind::LockNeverReleased)
}
