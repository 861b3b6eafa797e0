//! Refused: Your code rolls back the same transaction twice.

// The error rolls back, and so does the guard.
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
    let value = match work(&mut open.connection).await {
        Ok(value) => value,
        Err(failed) => {
            open.connection.roll_back_later();
            return Err(failed);
        }
    };
    open.connection.commit().await?;
    open.open = false;
    Ok(value)
}
