//! What a run is made of: what threads ask for, the steps, what is known about them, and how it fails. Data only; what
//! happens to it stands in the modules that do it.

use super::ids::{Loc, ObjectIdx, ThreadIdx};
use super::object::Hold;
use crate::data::{DeadlockKind, FailureKind, Op, Place};

/// The condition under which an announced operation can happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Want {
    /// Can always happen.
    Go,
    Lock(ObjectIdx),
    Read(ObjectIdx),
    /// A writer that has queued up.
    Write(ObjectIdx),
    Wake {
        condvar: ObjectIdx,
        mutex: ObjectIdx,
    },
    Receive(ObjectIdx),
    Send(ObjectIdx),
    /// A message offered at a rendezvous has been taken.
    Taken {
        channel: ObjectIdx,
        ticket: u64,
    },
    Join(ThreadIdx),
    /// All threads of the set have finished.
    Scope(u64),
    Barrier {
        barrier: ObjectIdx,
        generation: usize,
    },
    /// No thread is initialising.
    Once(ObjectIdx),
    /// A thread has initialised. With `poison`, an attempt that panicked ends the wait too.
    Initialised {
        once: ObjectIdx,
        poison: bool,
    },
    Park,
    /// The task was woken.
    Poll,
}

impl Want {
    /// Whether the operation only ends a wait: nobody can see when it happens, so it is never worth a choice.
    pub fn silent(self) -> bool {
        matches!(
            self,
            Self::Join(_) | Self::Scope(_) | Self::Barrier { .. } | Self::Taken { .. }
        )
    }
}

/// What a thread asks for: an operation, and the condition under which it can happen.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Call {
    pub op: Op,
    pub object: Option<ObjectIdx>,
    /// The mutex that a wait on a condition variable releases or takes again.
    pub mutex: Option<ObjectIdx>,
    pub place: Loc,
    pub want: Want,
    /// The bits of the value with which a weak exchange may fail although it finds it.
    pub equal: Option<u64>,
}

impl Call {
    /// Whether the operation is one of the program's own, whose order makes the interleaving.
    pub fn counts(&self) -> bool {
        !self.want.silent()
    }
}

/// A value read or written, cheap to keep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    None,
    Bool(bool),
    Int(i64),
    Uint(u64),
    /// The number of an address within the run; 0 is null.
    Pointer(u32),
}

impl Value {
    /// What tells it apart from others in a hash.
    pub fn bits(self) -> u64 {
        match self {
            Self::None => 0x9e37,
            Self::Bool(b) => 0x51 + u64::from(b),
            Self::Int(i) => i as u64,
            Self::Uint(u) => u,
            // Whether an address comes back depends on the allocator.
            Self::Pointer(number) => 0x52 + u64::from(number != 0),
        }
    }
}

/// What else there is to say about a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Note {
    None,
    Failed,
    Waiting(usize),
    /// So many messages are in the channel, which may hold so many.
    Queued(usize, Option<usize>),
    /// So many senders of the channel are left.
    Senders(usize),
    Arrived(usize, usize),
    Thread(ThreadIdx),
    Poisoned,
}

/// A step as it is recorded while searching.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct RawStep {
    pub thread: ThreadIdx,
    pub op: Op,
    pub object: Option<ObjectIdx>,
    pub mutex: Option<ObjectIdx>,
    pub place: Loc,
    pub read: Value,
    pub wrote: Value,
    pub note: Note,
    pub counted: bool,
    /// The operation went the way without a reason.
    pub spurious: bool,
}

/// Why a run failed.
#[derive(Clone, Debug)]
pub(crate) struct Fault {
    pub kind: FailureKind,
    pub message: String,
    pub place: Option<Place>,
    pub thread: Option<ThreadIdx>,
    pub deadlock: Option<DeadlockKind>,
}

impl Fault {
    pub fn new(kind: FailureKind, message: String) -> Self {
        Self {
            kind,
            message,
            place: None,
            thread: None,
            deadlock: None,
        }
    }
}

/// What is known about the step with the same index, besides its [`RawStep`].
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Fact {
    /// The mutex of a wait on a condition variable, or the thread that is asked about.
    pub also: Option<usize>,
    /// The number of the message that was sent or received, or would have been.
    pub ticket: u64,
    /// The operation only looked, although it is one that can change its object.
    pub looked: bool,
}

/// A wait that ended without a step, or a thread that ended.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Link {
    Waited(ThreadIdx, Want),
    Finished(ThreadIdx),
}

/// A thread that was waiting for its turn when the run failed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pending {
    pub thread: ThreadIdx,
    pub call: Call,
    pub enabled: bool,
    /// It could go without a reason.
    pub can_be_spurious: bool,
    /// It could have gone without a reason in another state.
    pub two_ways: bool,
}

/// A thread that waits, kept from the moment of the deadlock: what follows changes the model.
#[derive(Clone, Debug)]
pub(crate) struct RawWait {
    pub thread: ThreadIdx,
    pub call: Call,
    pub holders: Vec<Hold>,
    /// Writers that wait for the lock, which new readers must not pass.
    pub queue: Vec<Hold>,
    pub lost_notify: Option<Hold>,
    pub arrived: Option<(usize, usize)>,
    pub channel: Option<RawChannel>,
    /// The threads of the cycle, for the first of them.
    pub cycle: Vec<ThreadIdx>,
}

/// A channel that a thread waits at.
#[derive(Clone, Debug)]
pub(crate) struct RawChannel {
    pub bound: Option<usize>,
    pub len: usize,
    pub senders: Vec<Hold>,
    pub receiver: Option<Hold>,
}

/// How many operations that go the way without a reason each thread has left in this run.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Spurious {
    pub exchanges: u32,
    pub wakeups: u32,
}
