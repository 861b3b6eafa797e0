//! The scheduler's side: the model of one run and the loop of runs, on shuttle's tasks.
//!
//! shuttle gives each thread a stack of its own on one OS thread, and the loop over runs. Which thread goes
//! next is decided here, at each operation of `sync` and `thread`. Nothing here depends on what a search is for.

pub(crate) mod campaign;
mod deadlock;
mod decide;
mod driver;
mod facts;
mod fair;
mod handle;
mod hook;
mod object;
mod record;
mod rounds;
mod thread;
mod turn;
mod want;
mod world;

pub(crate) use campaign::STACK;
pub(crate) use deadlock::RawWait;
pub(crate) use facts::{Fact, Link, Pending};
pub(crate) use handle::Handle;
pub(crate) use hook::MISUSE;
pub(crate) use object::*;
pub(crate) use record::*;
pub(crate) use thread::{run_main, spawned};
pub(crate) use turn::*;
pub(crate) use want::Want;
pub(crate) use world::*;

use std::cell::Cell;
use std::ops::{Deref, DerefMut};

thread_local! {
    static WORLD: Cell<Option<Box<World>>> = const { Cell::new(None) };
}

/// The payload that unwinds the threads of a run that has failed.
pub(crate) struct Stop;

/// The current run, taken from where it is kept until this is dropped.
///
/// Not generic, because it would be compiled again for every type that a program stores.
struct Lent(Option<Box<World>>);

impl Lent {
    fn existing() -> Option<Lent> {
        let world = WORLD.try_with(Cell::take).ok().flatten()?;
        Some(Lent(Some(world)))
    }

    #[track_caller]
    fn now() -> Lent {
        Lent::existing().expect(
            "interleave: its sync and thread work only inside the closure given to explore or replay; elsewhere use \
             std::sync and std::thread",
        )
    }
}

impl Deref for Lent {
    type Target = World;

    fn deref(&self) -> &World {
        self.0.as_deref().expect("only drop takes it")
    }
}

impl DerefMut for Lent {
    fn deref_mut(&mut self) -> &mut World {
        self.0.as_deref_mut().expect("only drop takes it")
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        // Fails only on a thread that is ending, which does not need the run any more.
        let _ = WORLD.try_with(|world| world.set(self.0.take()));
    }
}

/// The current run. Panics with an explanation when there is none.
#[track_caller]
pub(crate) fn with<R>(f: impl FnOnce(&mut World) -> R) -> R {
    f(&mut Lent::now())
}

/// The current run, if there is one.
pub(crate) fn with_existing<R>(f: impl FnOnce(&mut World) -> R) -> Option<R> {
    Lent::existing().map(|mut world| f(&mut world))
}

/// Lets shuttle run the thread that was decided on.
fn switch() {
    shuttle_std::thread::sleep(std::time::Duration::ZERO);
}

/// Folds `value` into a running hash (the finalizer of SplitMix64).
pub(crate) fn mix(hash: u64, value: u64) -> u64 {
    let mut x = hash.rotate_left(5) ^ value.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}
