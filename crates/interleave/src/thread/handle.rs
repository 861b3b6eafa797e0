//! Handles to threads.

use crate::data::Op;
use crate::runtime::{Call, MISUSE, Note, ThreadIdx, World, perform, with};
use std::fmt;
use std::hash::{Hash, Hasher};
use std::panic::Location;
use std::sync::Arc;

/// A handle to a thread; see [`std::thread::Thread`].
#[derive(Clone, Debug)]
pub struct Thread {
    id: ThreadId,
    name: Option<Arc<str>>,
}

/// Tells the threads of a run apart; see [`std::thread::ThreadId`].
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct ThreadId {
    epoch: u64,
    thread: ThreadIdx,
}

impl Thread {
    pub(crate) fn of(world: &World, thread: ThreadIdx) -> Self {
        let name = match &world.threads[thread].name {
            Some(name) => Some(name.as_str().into()),
            None => (thread == 0).then(|| "main".into()),
        };
        Self {
            id: ThreadId {
                epoch: world.epoch,
                thread,
            },
            name,
        }
    }

    /// The thread's identity.
    #[must_use]
    pub fn id(&self) -> ThreadId {
        self.id
    }

    /// The name it was given; "main" for the closure under test.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// Lets the thread's current or next [`park`](super::park) return.
    #[track_caller]
    pub fn unpark(&self) {
        let thread = self.id.index();
        perform(
            Call::new(Op::Unpark, None, Location::caller()),
            |world, _| {
                world.threads[thread].token = true;
                world.note(Note::Thread(thread));
                world.changed();
            },
        );
    }
}

impl fmt::Debug for ThreadId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        crate::runtime::with_existing(|world| world.numbers_read = true);
        // Without the run, so that an outcome that contains it is the same in every run.
        f.debug_tuple("ThreadId").field(&(self.thread + 1)).finish()
    }
}

impl Hash for ThreadId {
    fn hash<H: Hasher>(&self, state: &mut H) {
        crate::runtime::with_existing(|world| world.numbers_read = true);
        self.thread.hash(state);
    }
}

impl ThreadId {
    /// Its thread, if that belongs to this run.
    pub(crate) fn in_run(self, world: &World) -> Option<ThreadIdx> {
        (world.epoch == self.epoch).then_some(self.thread)
    }

    #[track_caller]
    pub(super) fn index(self) -> ThreadIdx {
        let same_run = with(|world| world.epoch == self.epoch);
        assert!(same_run, "{MISUSE}a thread handle belongs to another run");
        self.thread
    }
}
