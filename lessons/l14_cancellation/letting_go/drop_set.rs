//! It spawns tasks into a set, and drops the set.

use crate::work::errands::Errands;
use tokio::task::JoinSet;
use tokio::time::sleep;

/// Waits for the errands, but not for ever.
pub fn wait(errands: &Errands) {
    errands.block_on(async {
        let set: JoinSet<_> = errands.each().collect();
        sleep(errands.patience()).await;
        drop(set); // aborts what is left
    });
}
