//! It spawns tasks, and drops the handles.

use crate::work::errands::Errands;
use tokio::time::sleep;

/// Waits for the errands, but not for ever.
pub fn wait(errands: &Errands) {
    errands.block_on(async {
        let handles: Vec<_> = errands.each().map(tokio::spawn).collect();
        sleep(errands.patience()).await;
        drop(handles); // a handle is only a way to hear of a task
    });
}
