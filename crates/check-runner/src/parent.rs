//! Ends a process whose parent is gone.
//!
//! The parent keeps its end of the child's standard input open as long as it wants the child. The system closes the
//! end when the parent ends, also when it is killed.

use crate::process_group;
use std::io::{self, Read};

/// Waits until the parent closes its end of the standard input or is gone, then ends this process.
#[expect(
    clippy::disallowed_methods,
    reason = "threads that hang can't be asked to return, and nobody is left to read the exit code"
)]
pub fn end_with_parent() -> ! {
    wait_for_end();
    std::process::exit(0);
}

/// The same with all processes of this one's group.
#[expect(
    clippy::disallowed_methods,
    reason = "as above, where the system has no groups"
)]
pub fn end_group_with_parent() -> ! {
    wait_for_end();
    process_group::kill_own();
    std::process::exit(0);
}

fn wait_for_end() {
    let mut byte = [0];
    let mut input = io::stdin().lock();
    while matches!(input.read(&mut byte), Ok(1..)) {}
}
