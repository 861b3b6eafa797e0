//! Refused: Your code rolls back a transaction that was committed.

// The guard does not know of the commit.
use exercises::pool::{Connection, Failed, Pool};

struct Open(Connection);

impl Drop for Open {
    fn drop(&mut self) {
        self.0.roll_back_later();
    }
}

pub async fn transaction<T>(
    pool: &Pool,
    work: impl AsyncFnOnce(&mut Connection) -> Result<T, Failed>,
) -> Result<T, Failed> {
    let mut open = Open(pool.take().await);
    open.0.begin().await?;
    let value = work(&mut open.0).await?;
    open.0.commit().await?;
    Ok(value)
}
