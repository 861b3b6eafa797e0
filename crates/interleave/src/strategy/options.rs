//! What can be chosen: a thread, and which way its operation goes.
//!
//! An option is the number of a thread, with a bit for an operation that goes the way without a reason: an exchange that
//! fails although the value is equal, a wait that ends without a notification.

use crate::runtime::{MAX_THREADS, ThreadIdx};

/// The operation goes the way without a reason.
pub(crate) const SPURIOUS: u8 = 0x40;

/// Nobody goes: a deadlock, although a thread might wake up without a notification.
pub(crate) const NOBODY: u8 = 0x80;

/// More options than this never stand together.
pub(crate) const MAX_OPTIONS: usize = 2 * MAX_THREADS + 1;

pub(crate) fn thread_of(option: u8) -> ThreadIdx {
    usize::from(option & !(SPURIOUS | NOBODY))
}

/// The set of the threads of some options.
pub(crate) fn threads_of(options: &[u8]) -> u64 {
    let somebody = options.iter().filter(|&&option| option != NOBODY);
    somebody.fold(0, |set, &option| set | 1 << thread_of(option))
}
