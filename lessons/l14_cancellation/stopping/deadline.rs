//! It answers what it has, for a while, and ends the rest.

use crate::work::service::Service;
use std::io;
use tokio::task::JoinSet;
use tokio::time::timeout;

/// Serves until it is told to stop.
pub fn serve(service: &Service) -> io::Result<()> {
    service.block_on(async {
        let listener = service.listen().await?;
        let mut requests = JoinSet::new();
        loop {
            tokio::select! {
                accepted = listener.accept() => {
                    requests.spawn(service.answer(accepted?.0));
                }
                () = service.stop() => break,
            }
        }
        drop(listener);
        let drained = async { while requests.join_next().await.is_some() {} };
        let _late = timeout(service.deadline(), drained).await;
        // Aborts what is left, and waits until it has ended.
        requests.shutdown().await;
        Ok(())
    })
}
