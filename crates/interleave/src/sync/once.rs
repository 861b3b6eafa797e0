//! `Once`: beginning and completing are steps, so other threads can see a call in progress.

use crate::data::{ObjectKind, Op};
use crate::runtime::{
    Call, Handle, Hold, Loc, MISUSE, Model, OnceModel, Value, Want, on_drop, perform, with,
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

    /// Calls `f` if there was no call before, and waits for a call of another thread to end.
    ///
    /// # Panics
    ///
    /// When an earlier call panicked.
    #[track_caller]
    pub fn call_once<F: FnOnce()>(&self, f: F) {
        let (once, place) = (self.index(), Location::caller());
        match begin(Op::CallOnce, once, place) {
            Begin::Mine => complete(once, place, OnceModel::Poisoned, f),
            Begin::Done => {}
            Begin::Poisoned => panic!("{POISONED}"),
        }
    }

    /// Like [`Once::call_once`], but calls `f` also after a call that panicked, and tells it so.
    #[track_caller]
    pub fn call_once_force<F: FnOnce(&OnceState)>(&self, f: F) {
        let (once, place) = (self.index(), Location::caller());
        let poisoned = match begin_forced(once, place) {
            Begin::Done => return,
            Begin::Mine => false,
            Begin::Poisoned => true,
        };
        complete(once, place, OnceModel::Poisoned, || {
            f(&OnceState { poisoned });
        });
    }

    /// Waits until a call has completed.
    ///
    /// # Panics
    ///
    /// When a call panicked.
    #[track_caller]
    pub fn wait(&self) {
        let once = self.index();
        wait(once, Location::caller(), true);
        let poisoned = with(|world| matches!(world.objects[once].once(), OnceModel::Poisoned));
        assert!(!poisoned, "{POISONED}");
    }

    /// Waits until a call has completed without a panic.
    #[track_caller]
    pub fn wait_force(&self) {
        wait(self.index(), Location::caller(), false);
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
            .index_or_register(|| Model::Once(OnceModel::New))
    }

    #[track_caller]
    pub(crate) fn name(&self, name: &str) {
        self.index();
        self.handle.name(name);
    }
}

const POISONED: &str = "Once instance has previously been poisoned";

/// What the closure of [`Once::call_once_force`] is told; see [`std::sync::OnceState`].
#[derive(Debug)]
pub struct OnceState {
    poisoned: bool,
}

impl OnceState {
    /// Whether an earlier call panicked.
    #[must_use]
    pub fn is_poisoned(&self) -> bool {
        self.poisoned
    }
}

/// What a thread finds when it wants to initialise.
pub(super) enum Begin {
    Mine,
    Done,
    Poisoned,
}

/// Waits until no thread initialises, and begins if none has.
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

/// Like `begin`, but begins also where an earlier call panicked.
#[track_caller]
fn begin_forced(once: usize, place: Loc) -> Begin {
    let call = Call::new(Op::CallOnceForce, Some(once), place).when(Want::Once(once));
    perform(call, |world, thread| {
        let found = match world.objects[once].once() {
            OnceModel::Done => {
                world.looked();
                return Begin::Done;
            }
            OnceModel::Poisoned => Begin::Poisoned,
            _ => Begin::Mine,
        };
        *world.objects[once].once_mut() = OnceModel::Running(Hold { thread, place });
        world.changed();
        found
    })
}

/// Waits until a thread has initialised. With `poison`, an attempt that panicked ends the wait too.
#[track_caller]
pub(super) fn wait(once: usize, place: Loc, poison: bool) {
    let call = Call::new(Op::WaitOnce, Some(once), place);
    perform(call.when(Want::Initialised { once, poison }), |_, _| ());
}

/// Initialises with `f`. If it panics, the object is `unless` afterwards.
#[track_caller]
pub(super) fn complete<T>(once: usize, place: Loc, unless: OnceModel, f: impl FnOnce() -> T) -> T {
    let call = Complete {
        once,
        place,
        becomes: unless,
    };
    let value = f();
    call.with(OnceModel::Done);
    value
}

/// Ends an initialisation, also when it panics.
struct Complete {
    once: usize,
    place: Loc,
    becomes: OnceModel,
}

impl Complete {
    fn with(mut self, becomes: OnceModel) {
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
