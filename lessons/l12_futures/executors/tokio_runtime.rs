//! Tokio's runtime of one thread.

use crate::work::orders::Orders;
use anyhow::Result;
use futures::future::try_join_all;
use tokio::runtime::Builder;

/// Runs every order to its end.
pub fn run_all(orders: &Orders) -> Result<Vec<u64>> {
    let runtime = Builder::new_current_thread().build()?;
    runtime.block_on(async {
        let tasks: Vec<_> = orders.each().map(tokio::spawn).collect();
        Ok(try_join_all(tasks).await?)
    })
}
