//! Which operations depend on each other: the one table on which every proof rests.
//!
//! Two operations of different threads are *independent* if, in every state, they commute and neither lets the other
//! begin or keeps it from beginning. Saying "dependent" too often costs runs; saying it too rarely costs the proof. So
//! what is not listed here changes its object, and depends on everything else that is done to it.
//!
//! | object | operations | mode | why |
//! |---|---|---|---|
//! | atomic | `load`, a failed `compare_exchange` | look | the value stays, so two of them commute |
//! | atomic | everything else, also a `store` of the same value | change | returns or replaces what another wrote |
//! | mutex | `lock`, `unlock`, `try_lock`, the two halves of a `wait` | change | its holder decides who can go |
//! | mutex | a failed `try_lock`, `is_poisoned` | look | the mutex stays as it is |
//! | rwlock | `read`, `try_read`, `unlock_read`, `is_poisoned` | share | a reader neither lets nor keeps another; which readers there are is seen by writers only |
//! | rwlock | a failed `try_write` | look | depends on the readers, but changes nothing |
//! | rwlock | `write`, queueing for it, `unlock_write`, `downgrade`, `try_write` | change | readers and writers wait for it |
//! | condvar | `wait`, `wake`, a notification that found somebody | change | which waiters a notification may wake depends on the order; the step also changes the mutex |
//! | condvar | a notification that found nobody | look | lost, so two of them commute, but not with a `wait` |
//! | barrier | `arrive` | change | the last one leads |
//! | once, once lock, lazy lock | a call that initialises, its end, `set` | change | others wait for it |
//! | once, once lock, lazy lock | a call that finds it done, `is_completed`, `get`, `wait`, a failed `set` | look | it stays done |
//! | channel | `send`, `try_send` | send | the order of two of them is the order of their messages. Depends on the receive of its own message and, in a bounded channel, on the receive that makes room for it; commutes with every other receive |
//! | channel | `recv`, `try_recv` that get a message | receive | see above; commutes with the drop of a sender, as the message is there |
//! | channel | `try_recv` that gets none | nothing | depends on the send of the message that would be the next, and on drops of senders, which tell "empty" from "disconnected" |
//! | channel | `recv` that gets none | closed | only after everything that senders do |
//! | channel | drop of a sender | drop | two of them commute: who is the last can't be seen |
//! | channel | drop of the receiver | change | sends fail from now on |
//! | rendezvous | everything | change | a `try_send` sees whether somebody waits |
//! | thread | `park`, `unpark` | change of its token | a park waits for it and takes it |
//! | task | `poll` | change of its token, and of the one thread that tasks share | whatever tasks do in a poll is no step, so every poll depends on every other one |
//! | thread | its last step | change of its end | `is_finished` looks at it |
//! | thread | `spawn` | none | two of them commute but for the numbers of the threads; a program that reads those (`ThreadId`) is not proved |
//! | - | `join`, the end of a scope, a barrier that opens, a message that is taken | none | not steps: they happen as soon as they can, after what they wait for |
//! | - | `fence`, `yield_now`, `sleep` | none | no effect |

use crate::data::{ObjectKind, Op};
use crate::runtime::{Call, Fact, Model, Note, Object, RawStep, ThreadIdx, Want, World};
use std::sync::Arc;

/// A thing that threads share: an object, or what a thread has to show to others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key(u32);

impl Key {
    /// The thread that polls tasks. No object and no thread has this number.
    const SHARED_THREAD: Self = Self(3);

    pub fn object(object: usize) -> Self {
        Self(u32::try_from(object * 4).unwrap_or(u32::MAX))
    }

    fn token(thread: ThreadIdx) -> Self {
        Self(thread as u32 * 4 + 1)
    }

    fn end(thread: ThreadIdx) -> Self {
        Self(thread as u32 * 4 + 2)
    }

    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What an operation does to a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    Look,
    Share,
    Change,
    Send { ticket: u64, bound: Option<u64> },
    Receive { ticket: u64 },
    Nothing { ticket: u64 },
    Closed,
    Drop,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Access {
    pub key: Key,
    pub mode: Mode,
}

/// Everything that happens between the choice of a thread and the next choice.
pub(super) type Footprint = Arc<[Access]>;

impl Mode {
    pub fn depends_on(self, other: Self) -> bool {
        one_way(self, other) || one_way(other, self)
    }

    /// Whether a thread that waits at a channel could only go on because of this.
    pub fn enables(self, waiting: Self) -> bool {
        use Mode::*;
        match (self, waiting) {
            (Send { ticket, .. }, Receive { ticket: other }) => ticket == other,
            (Send { .. } | Drop, Closed) | (Receive { .. }, Send { .. }) => true,
            _ => false,
        }
    }

    /// Whether every operation on the same thing depends on this one.
    pub fn total(self) -> bool {
        self == Self::Change
    }
}

fn one_way(a: Mode, b: Mode) -> bool {
    use Mode::*;
    match (a, b) {
        (Change, _) | (Look, Share) | (Send { .. }, Send { .. }) => true,
        (Send { ticket, bound }, Receive { ticket: other }) => {
            ticket == other || bound.is_some_and(|bound| ticket == other + bound)
        }
        (Send { ticket, bound }, Nothing { ticket: other }) => {
            ticket == other || bound.is_some_and(|bound| ticket == other + bound)
        }
        (Receive { .. } | Nothing { .. }, Receive { .. } | Nothing { .. }) => true,
        (Closed, Send { .. } | Receive { .. } | Nothing { .. } | Closed | Drop) => true,
        (Drop, Nothing { .. }) => true,
        _ => false,
    }
}

pub(super) fn dependent(a: &[Access], b: &[Access]) -> bool {
    a.iter().any(|x| {
        b.iter()
            .any(|y| x.key == y.key && x.mode.depends_on(y.mode))
    })
}

/// Adds what a step did.
pub(super) fn accesses(world: &World, step: &RawStep, fact: &Fact, into: &mut Vec<Access>) {
    match step.op {
        Op::Park => into.push(change(Key::token(step.thread))),
        Op::Poll => into.extend([change(Key::token(step.thread)), change(Key::SHARED_THREAD)]),
        Op::Unpark => {
            if let Note::Thread(thread) = step.note {
                into.push(change(Key::token(thread)));
            }
        }
        Op::IsFinished => into.extend(fact.also.map(|thread| look(Key::end(thread)))),
        _ => {}
    }
    let Some(index) = step.object else { return };
    let (object, key) = (&world.objects[index], Key::object(index));
    into.push(Access {
        key,
        mode: mode(object, step, fact),
    });
    if matches!(step.op, Op::Wait | Op::Wake) {
        into.extend(fact.also.map(|mutex| change(Key::object(mutex))));
    }
}

/// A thread has ended.
pub(super) fn end_of(thread: ThreadIdx) -> Access {
    change(Key::end(thread))
}

/// What an operation would do whose thread waits when the run has ended.
pub(super) fn pending(world: &World, thread: ThreadIdx, call: &Call, into: &mut Vec<Access>) {
    match call.want {
        Want::Lock(o) | Want::Write(o) | Want::Once(o) => into.push(change(Key::object(o))),
        Want::Initialised { once, .. } => into.push(look(Key::object(once))),
        Want::Read(o) => into.push(Access {
            key: Key::object(o),
            mode: Mode::Share,
        }),
        Want::Wake { condvar, mutex } => {
            into.extend([change(Key::object(condvar)), change(Key::object(mutex))]);
        }
        Want::Receive(o) => into.push(Access {
            key: Key::object(o),
            mode: receive(&world.objects[o], world.objects[o].channel().taken + 1),
        }),
        Want::Send(o) => into.push(Access {
            key: Key::object(o),
            mode: send(&world.objects[o], world.objects[o].channel().put + 1),
        }),
        Want::Park => into.push(change(Key::token(thread))),
        Want::Poll => {
            into.extend([change(Key::token(thread)), change(Key::SHARED_THREAD)]);
        }
        Want::Go | Want::Taken { .. } | Want::Join(_) | Want::Scope(_) | Want::Barrier { .. } => {}
    }
}

fn change(key: Key) -> Access {
    Access {
        key,
        mode: Mode::Change,
    }
}

fn look(key: Key) -> Access {
    Access {
        key,
        mode: Mode::Look,
    }
}

fn mode(object: &Object, step: &RawStep, fact: &Fact) -> Mode {
    let failed = step.note == Note::Failed;
    let looked = match step.op {
        Op::Load | Op::IsCompleted | Op::Get | Op::WaitOnce => true,
        Op::CompareExchange | Op::CompareExchangeWeak => failed,
        Op::TryLock | Op::TryWrite | Op::Set => failed,
        Op::NotifyOne | Op::NotifyAll => step.note == Note::Waiting(0),
        Op::CallOnce | Op::CallOnceForce | Op::GetOrInit | Op::Force => fact.looked,
        Op::IsPoisoned => object.kind == ObjectKind::Mutex,
        _ => false,
    };
    if looked {
        return Mode::Look;
    }
    match step.op {
        Op::Read | Op::TryRead | Op::UnlockRead | Op::IsPoisoned => Mode::Share,
        Op::Send | Op::TrySend => send(object, fact.ticket),
        Op::Recv if failed && !rendezvous(object) => Mode::Closed,
        Op::TryRecv if failed && !rendezvous(object) => Mode::Nothing {
            ticket: fact.ticket,
        },
        Op::Recv | Op::TryRecv => receive(object, fact.ticket),
        Op::DropSender if !rendezvous(object) => Mode::Drop,
        _ => Mode::Change,
    }
}

fn rendezvous(object: &Object) -> bool {
    matches!(&object.model, Model::Channel(channel) if channel.bound == Some(0))
}

fn send(object: &Object, ticket: u64) -> Mode {
    match object.channel().bound {
        Some(0) => Mode::Change,
        bound => Mode::Send {
            ticket,
            bound: bound.map(|bound| bound as u64),
        },
    }
}

fn receive(object: &Object, ticket: u64) -> Mode {
    if rendezvous(object) {
        Mode::Change
    } else {
        Mode::Receive { ticket }
    }
}
