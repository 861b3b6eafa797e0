//! What went wrong, and who waits for whom.

use super::{Object, Op, Place, Trace};
use std::fmt;

/// The kind of a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum FailureKind {
    /// A panic left a thread: a failed assertion, an `unwrap`, an index out of bounds.
    Panic,
    /// No thread could go on, and not all had finished.
    Deadlock,
    /// The threads were still running at the limit of steps, and repeated the same steps.
    Livelock,
    /// The run was cut at the limit of steps, and its steps did not repeat: it may be long, or never end.
    StepLimit,
    /// The same schedule did not give the same run: the program depends on the time, on randomness, on addresses,
    /// or on state that outlives the run.
    Nondeterminism,
    /// The program used this crate wrongly, such as an object that was made outside of the closure under test.
    Misuse,
}

impl fmt::Display for FailureKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Panic => "panic",
            Self::Deadlock => "deadlock",
            Self::Livelock => "livelock",
            Self::StepLimit => "step limit",
            Self::Nondeterminism => "nondeterminism",
            Self::Misuse => "misuse",
        })
    }
}

/// A way in which runs failed, with the simplest schedule found that leads to it.
///
/// Panics at different lines and deadlocks of different kinds are different failures.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Failure {
    /// The kind.
    pub kind: FailureKind,
    /// The panic's own text, or one line about the deadlock, of the run in `trace`.
    pub message: String,
    /// The line that panicked.
    pub place: Option<Place>,
    /// The thread that panicked, as an index into the threads of the trace.
    pub thread: Option<usize>,
    /// How many of the schedules tried failed like this.
    pub schedules: u64,
    /// How many distinct interleavings of the program's own operations failed like this; after a proof, how many of those
    /// that stand for all.
    pub interleavings: u64,
    /// How many schedules had been tried when this failure was first seen, this one included.
    pub first_at: u64,
    /// The simplest failing run: fewest context switches, then fewest steps.
    pub trace: Trace,
    /// Who waits for whom, for a deadlock.
    pub waits: Option<WaitGraph>,
    /// The part that repeats, for a livelock.
    pub cycle: Option<Cycle>,
}

/// The steps of a trace that would repeat for ever. The trace ends with the first round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Cycle {
    /// Index of the first step of the round.
    pub start: usize,
    /// Number of steps in a round.
    pub len: usize,
}

/// What a deadlock comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum DeadlockKind {
    /// Threads hold locks and each wants one that the next one holds.
    LockCycle,
    /// A thread wants a lock (or a `Once`) that it holds itself.
    SelfDeadlock,
    /// A cycle in which a reader or a writer of an `RwLock` takes part.
    ReaderWriter,
    /// A cycle of which a join, a channel or a `Once` is a part: a thread waits for one that waits for it.
    MixedCycle,
    /// A thread waits for something other than a lock, such as a notification or a message, and meanwhile holds a lock
    /// that another thread wants.
    HeldAcrossWait,
    /// A thread waits on a condition variable whose last notification came when nobody was waiting.
    LostWakeup,
    /// A thread waits on a condition variable that was never notified, or whose last notification was for another thread:
    /// none is coming.
    MissedNotify,
    /// A receiver waits for a message, while senders are alive that will never send.
    ReceiverWaits,
    /// A sender waits on a channel that is full, or at a rendezvous, and nobody will receive.
    SenderWaits,
    /// A barrier waits for more threads than will come.
    BarrierNotFull,
    /// A thread is parked and nobody will unpark it.
    Parked,
    /// A lock was never released: its guard was forgotten, or its holder has finished.
    LockNeverReleased,
}

impl fmt::Display for DeadlockKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::LockCycle => "lock cycle",
            Self::SelfDeadlock => "self-deadlock",
            Self::ReaderWriter => "reader-writer deadlock",
            Self::MixedCycle => "cycle of waits",
            Self::HeldAcrossWait => "lock held across a wait",
            Self::LostWakeup => "lost wake-up",
            Self::MissedNotify => "missed notification",
            Self::ReceiverWaits => "receiver waits for senders that never send",
            Self::SenderWaits => "sender waits for a receiver",
            Self::BarrierNotFull => "barrier that never fills",
            Self::Parked => "parked for ever",
            Self::LockNeverReleased => "lock never released",
        })
    }
}

/// Who waits for whom at the end of a run that deadlocked.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct WaitGraph {
    /// What the deadlock comes from.
    pub kind: DeadlockKind,
    /// One entry for each thread that waits, in spawn order.
    pub waits: Vec<Wait>,
    /// The threads of the cycle, as indices into the threads of the trace: each waits for the next, the last for
    /// the first. Empty when there is no cycle.
    pub cycle: Vec<usize>,
}

/// A thread that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Wait {
    /// The thread, as an index into the threads of the trace.
    pub thread: usize,
    /// The operation that it waits in.
    pub op: Op,
    /// What it wants.
    pub object: Option<Object>,
    /// The line where it wants it.
    pub wanted_at: Place,
    /// Those who could end the wait and don't: the holder of a lock, the owners of the living senders, the owner of
    /// the receiver where it is known, the thread that is joined. Empty for a condition variable, a barrier and `park`.
    pub holders: Vec<Holder>,
    /// For a condition variable: the last notification, if it found nobody waiting.
    pub lost_notify: Option<Holder>,
    /// For a condition variable: the mutex that the thread must lock again.
    pub mutex: Option<Object>,
    /// For a barrier: how many have arrived, and how many it needs.
    pub arrived: Option<(usize, usize)>,
    /// For a channel: how it stands.
    pub channel: Option<ChannelState>,
}

/// A channel at the end of a run that deadlocked.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ChannelState {
    /// How many messages it may hold: `None` without a limit, 0 for a rendezvous.
    pub capacity: Option<usize>,
    /// How many messages are in it. At a rendezvous: how many are offered, and not taken.
    pub messages: usize,
    /// The senders that are alive, as in [`Wait::holders`].
    pub senders: Vec<Holder>,
    /// Who has the receiver, where that is known, as in [`Wait::holders`].
    pub receiver: Option<Holder>,
}

/// A thread that has what another one waits for, or stands before it in a queue.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Holder {
    /// The thread, as an index into the threads of the trace. Of a sender: the thread that made it. Of a receiver:
    /// the thread that received last, or the only one that is left.
    pub thread: usize,
    /// The line where it was taken: of a lock, the call of `lock`; of a sender, where it was made or cloned;
    /// of a receiver, where it was used last, or made; of a thread that is joined, where it was spawned.
    pub taken_at: Place,
    /// It does not have the lock, but is ahead in the queue for it: a writer of an `RwLock`, which new readers must not
    /// pass. `taken_at` is then the line where it waits.
    pub queued: bool,
}
