//! A time-out round futures that it polls itself.

use crate::work::errands::Errands;
use futures::future::join_all;
use tokio::time::timeout;

/// Waits for the errands, but not for ever.
pub fn wait(errands: &Errands) {
    errands.block_on(async {
        let all = join_all(errands.each());
        // Drops the futures.
        let _late = timeout(errands.patience(), all).await;
    });
}
