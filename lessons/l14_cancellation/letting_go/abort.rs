//! It aborts the tasks.

use crate::work::errands::Errands;
use tokio::time::sleep;

/// Waits for the errands, but not for ever.
pub fn wait(errands: &Errands) {
    errands.block_on(async {
        let handles: Vec<_> = errands.each().map(tokio::spawn).collect();
        sleep(errands.patience()).await;
        for handle in handles {
            // A request: the task ends at the `.await` where it waits.
            handle.abort();
        }
    });
}
