//! It takes no more requests, and answers all it has.

use crate::work::service::Service;
use std::io;
use tokio::task::JoinSet;

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
        // As long as the slowest one takes.
        while requests.join_next().await.is_some() {}
        Ok(())
    })
}
