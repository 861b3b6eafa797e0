//! `Once`: beginning and completing are steps, so other threads can meet a call that is going on.

use crate::data::{ObjectKind, Op};
use crate::runtime::{
    Call, Handle, Hold, Loc, MISUSE, Model, OnceModel, Value, Want, on_drop, perform,
};
use std::panic::Location;

/// Runs something once; see [`std::sync::Once`]. A `static` one is new in every run.
#[derive(Debug)]
pub struct Once {
    handle: Handle,
}

impl Once {
    /// Makes a `Once` that has not been called.
    #[expect(clippy::new_without_default, reason = "std's has no default either")]
    #[must_use]
    #[track_caller]
    pub const fn new() -> Self {
        Self {
            handle: Handle::unregistered(ObjectKind::Once, Location::caller()),
        }
    }

    /// Calls `f` if nobody did before, and waits for it to end if another thread is calling.
    ///
    /// # Panics
    ///
    /// When an earlier call panicked.
    #[track_caller]
    pub fn call_once<F: FnOnce()>(&self, f: F) {
        let (once, place) = (self.index(), Location::caller());
        match begin(Op::CallOnce, once, place) {
            Begin::Mine => {
                let call = Complete {
                    once,
                    place,
                    becomes: OnceModel::Poisoned,
                };
                f();
                call.with(OnceModel::Done);
            }
            Begin::Done => {}
            Begin::Poisoned => panic!("Once instance has previously been poisoned"),
        }
    }

    /// Whether a call has completed.
    #[track_caller]
    pub fn is_completed(&self) -> bool {
        let (once, place) = (self.index(), Location::caller());
        perform(Call::new(Op::IsCompleted, Some(once), place), |world, _| {
            let done = matches!(world.objects[once].once(), OnceModel::Done);
            world.observe(Value::Bool(done), Value::None);
            done
        })
    }

    #[track_caller]
    fn index(&self) -> usize {
        self.handle
            .index_or_register(|| Model::Once(OnceModel::New), || ())
    }

    #[track_caller]
    pub(crate) fn name(&self, name: &str) {
        self.index();
        self.handle.name(name);
    }
}

/// What a thread finds when it wants to initialise.
pub(super) enum Begin {
    Mine,
    Done,
    Poisoned,
}

/// Waits until nobody initialises, and begins to if it has not been done.
#[track_caller]
pub(super) fn begin(op: Op, once: usize, place: Loc) -> Begin {
    perform(
        Call::new(op, Some(once), place).when(Want::Once(once)),
        |world, thread| match *world.objects[once].once() {
            OnceModel::New => {
                *world.objects[once].once_mut() = OnceModel::Running(Hold { thread, place });
                world.changed();
                Begin::Mine
            }
            OnceModel::Done => {
                world.looked();
                Begin::Done
            }
            OnceModel::Poisoned => {
                world.looked();
                Begin::Poisoned
            }
            OnceModel::Running(_) => {
                unreachable!("{MISUSE}a turn was given during an initialisation")
            }
        },
    )
}

/// Ends an initialisation, also when it panics.
pub(super) struct Complete {
    pub once: usize,
    pub place: Loc,
    pub becomes: OnceModel,
}

impl Complete {
    pub fn with(mut self, becomes: OnceModel) {
        self.becomes = becomes;
    }
}

impl Drop for Complete {
    fn drop(&mut self) {
        let (once, becomes) = (self.once, self.becomes);
        on_drop(
            Call::new(Op::InitDone, Some(once), self.place),
            |world, _| {
                *world.objects[once].once_mut() = becomes;
                world.changed();
            },
        );
    }
}
