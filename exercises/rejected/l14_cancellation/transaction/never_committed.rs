//! Refused: Your code gives a connection back with an open transaction.

// The guard is told that all is well, and nobody commits.
use exercises::pool::{Connection, Failed, Pool};

struct Open {
    connection: Connection,
    open: bool,
}

impl Drop for Open {
    fn drop(&mut self) {
        if self.open {
            self.connection.roll_back_later();
        }
    }
}

pub async fn transaction<T>(
    pool: &Pool,
    work: impl AsyncFnOnce(&mut Connection) -> Result<T, Failed>,
) -> Result<T, Failed> {
    let connection = pool.take().await;
    let mut open = Open {
        connection,
        open: true,
    };
    open.connection.begin().await?;
    let value = work(&mut open.connection).await?;
    open.open = false;
    Ok(value)
}
