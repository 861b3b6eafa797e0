//! It keeps a handle that can abort, and drops it.

use crate::work::errands::Errands;
use tokio::time::sleep;

/// Waits for the errands, but not for ever.
pub fn wait(errands: &Errands) {
    errands.block_on(async {
        let spawned = errands
            .each()
            .map(|errand| tokio::spawn(errand).abort_handle());
        let handles: Vec<_> = spawned.collect();
        sleep(errands.patience()).await;
        drop(handles); // dropped is not aborted
    });
}
