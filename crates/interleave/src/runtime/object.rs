//! What the model knows about each object: who holds it, who waits in it, how much it contains.

use super::ids::{Loc, ThreadIdx};
use crate::data::ObjectKind;

#[derive(Debug)]
pub(crate) struct Object {
    pub kind: ObjectKind,
    pub model: Model,
    pub made: Loc,
    /// How many objects of this kind `default` had made at this line before.
    pub nth: usize,
    pub name: Option<String>,
}

/// A thread that has an object, and the line where it got it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hold {
    pub thread: ThreadIdx,
    pub place: Loc,
}

#[derive(Debug)]
pub(crate) enum Model {
    /// The value, as bits.
    Atomic(u64),
    Mutex(Option<Hold>),
    RwLock(RwLockModel),
    Condvar(CondvarModel),
    Barrier {
        need: usize,
        arrived: usize,
        generation: usize,
    },
    Once(OnceModel),
    Channel(ChannelModel),
}

#[derive(Debug, Default)]
pub(crate) struct RwLockModel {
    pub writer: Option<Hold>,
    pub readers: Vec<Hold>,
    /// Writers that found the lock taken. New readers wait behind them.
    pub queue: Vec<ThreadIdx>,
}

#[derive(Debug, Default)]
pub(crate) struct CondvarModel {
    pub waiters: Vec<ThreadIdx>,
    /// One set of eligible waiters for each notification that has woken nobody yet, oldest first.
    pub signals: Vec<u64>,
    /// The last notification, if it found nobody waiting.
    pub last_lost: Option<Hold>,
}

#[derive(Clone, Copy, Debug, Default)]
pub(crate) enum OnceModel {
    #[default]
    New,
    Running(Hold),
    Done,
    Poisoned,
}

/// A sender that is alive: who made it, and where.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SenderModel {
    pub id: u64,
    pub made: Hold,
}

#[derive(Debug)]
pub(crate) struct ChannelModel {
    /// `None` for an unbounded channel, 0 for a rendezvous.
    pub bound: Option<usize>,
    pub len: usize,
    pub senders: Vec<SenderModel>,
    pub made_senders: u64,
    pub receiver: bool,
    /// Who received last, and where.
    pub used: Option<Hold>,
    /// A receiver stands ready at a rendezvous.
    pub ready: bool,
    /// Messages put in and taken out since the start.
    pub put: u64,
    pub taken: u64,
}

macro_rules! parts {
    ($($name:ident, $get:ident: $variant:ident($model:ty);)*) => {
        impl Object {
            $(
                pub fn $get(&self) -> &$model {
                    match &self.model {
                        Model::$variant(model) => model,
                        other => unreachable!("a {} has the model {other:?}", stringify!($variant)),
                    }
                }
                pub fn $name(&mut self) -> &mut $model {
                    match &mut self.model {
                        Model::$variant(model) => model,
                        other => unreachable!("a {} has the model {other:?}", stringify!($variant)),
                    }
                }
            )*
        }
    };
}

parts! {
    atomic_mut, atomic: Atomic(u64);
    mutex_mut, mutex: Mutex(Option<Hold>);
    rwlock_mut, rwlock: RwLock(RwLockModel);
    condvar_mut, condvar: Condvar(CondvarModel);
    once_mut, once: Once(OnceModel);
    channel_mut, channel: Channel(ChannelModel);
}

impl RwLockModel {
    pub fn admits_reader(&self) -> bool {
        self.writer.is_none() && self.queue.is_empty()
    }

    pub fn admits_writer(&self) -> bool {
        self.writer.is_none() && self.readers.is_empty()
    }
}

impl CondvarModel {
    /// Whether a notification came that `thread` may take.
    pub fn signalled(&self, thread: ThreadIdx) -> bool {
        self.signals.iter().any(|set| set & (1 << thread) != 0)
    }
}

impl ChannelModel {
    /// Whether a receiver need not wait: there is a message, or there will never be one.
    pub fn has_news(&self) -> bool {
        self.len > 0 || self.senders.is_empty()
    }

    /// Whether a sender need not wait: there is room, or nobody will ever receive.
    pub fn has_room(&self) -> bool {
        !self.receiver || self.bound.is_none_or(|bound| self.len < bound.max(1))
    }

    /// Whether the message with this number has been received, or never will be.
    pub fn took(&self, ticket: u64) -> bool {
        !self.receiver || self.taken >= ticket
    }
}
