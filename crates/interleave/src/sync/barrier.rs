//! `Barrier`: arriving is a step, passing is not.

use crate::data::{ObjectKind, Op};
use crate::runtime::{Call, Handle, Model, Note, Want, perform, wait_until};
use std::fmt;
use std::panic::Location;

/// A meeting point of a number of threads; see [`std::sync::Barrier`].
///
/// At a `static` one, no thread has arrived at the start of every run.
pub struct Barrier {
    handle: Handle,
    need: usize,
}

/// Says whether this thread was the last to arrive; see [`std::sync::BarrierWaitResult`].
#[derive(Debug)]
pub struct BarrierWaitResult(bool);

impl BarrierWaitResult {
    /// Whether this thread was the last to arrive, which one thread per round was.
    #[must_use]
    pub fn is_leader(&self) -> bool {
        self.0
    }
}

impl Barrier {
    /// Makes a barrier that opens for every `n` threads. With 0 or 1 it is always open.
    #[must_use]
    #[track_caller]
    pub const fn new(n: usize) -> Self {
        Self {
            handle: Handle::unregistered(ObjectKind::Barrier, Location::caller()),
            need: if n == 0 { 1 } else { n },
        }
    }

    /// Waits until enough threads have come here.
    #[track_caller]
    pub fn wait(&self) -> BarrierWaitResult {
        let (barrier, place) = (self.index(), Location::caller());
        let waits_for = perform(Call::new(Op::Arrive, Some(barrier), place), |world, _| {
            let Model::Barrier {
                need,
                arrived,
                generation,
            } = &mut world.objects[barrier].model
            else {
                unreachable!("a barrier has the model of one")
            };
            *arrived += 1;
            let note = Note::Arrived(*arrived, *need);
            let open = *arrived == *need;
            let waits_for = (!open).then_some(*generation);
            if open {
                *arrived = 0;
                *generation += 1;
            }
            world.changed();
            world.note(note);
            waits_for
        });
        if let Some(generation) = waits_for {
            let call = Call::new(Op::PassBarrier, Some(barrier), place);
            wait_until(call.when(Want::Barrier {
                barrier,
                generation,
            }));
        }
        BarrierWaitResult(waits_for.is_none())
    }

    #[track_caller]
    fn index(&self) -> usize {
        self.handle.index_or_register(|| Model::Barrier {
            need: self.need,
            arrived: 0,
            generation: 0,
        })
    }

    #[track_caller]
    pub(crate) fn name(&self, name: &str) {
        self.index();
        self.handle.name(name);
    }
}

impl fmt::Debug for Barrier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Barrier").finish_non_exhaustive()
    }
}
