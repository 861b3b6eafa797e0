//! It aborts closures that block threads of their own.

use crate::work::errands::Errands;
use tokio::task::spawn_blocking;
use tokio::time::sleep;

/// Waits for the errands, but not for ever.
pub fn wait(errands: &Errands) {
    errands.block_on(async {
        let handles = errands.each_blocking().map(spawn_blocking);
        let handles: Vec<_> = handles.collect();
        sleep(errands.patience()).await;
        for handle in handles {
            handle.abort(); // there is no `.await` at which it could end
        }
    });
}
