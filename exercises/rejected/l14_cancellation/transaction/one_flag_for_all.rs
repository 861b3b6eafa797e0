//! Refused: When the future is dropped, a connection goes back with an open transaction.

// One static says whether a transaction is open, for all of them.
use exercises::pool::{Connection, Failed, Pool};
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};

static OPEN: AtomicBool = AtomicBool::new(false);

struct Guard(Connection);

impl Drop for Guard {
    fn drop(&mut self) {
        if OPEN.swap(false, SeqCst) {
            self.0.roll_back_later();
        }
    }
}

pub async fn transaction<T>(
    pool: &Pool,
    work: impl AsyncFnOnce(&mut Connection) -> Result<T, Failed>,
) -> Result<T, Failed> {
    let mut guard = Guard(pool.take().await);
    OPEN.store(true, SeqCst);
    guard.0.begin().await?;
    let value = work(&mut guard.0).await?;
    guard.0.commit().await?;
    OPEN.store(false, SeqCst);
    Ok(value)
}
