//! What threads, objects and lines are called by, within one run.

use std::panic::Location;

/// A line of the program under test.
pub(crate) type Loc = &'static Location<'static>;

/// The index of a thread in spawn order; 0 is the closure under test.
pub(crate) type ThreadIdx = usize;

/// The index of an object in the order in which the run first met it.
pub(crate) type ObjectIdx = usize;

/// More threads than this in one run are refused.
pub(crate) const MAX_THREADS: usize = 64;
