//! Refused: When the future is dropped, a connection goes back with an open transaction.

// The guard learns of the transaction when begin has been answered.
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
        open: false,
    };
    open.connection.begin().await?;
    open.open = true;
    let value = work(&mut open.connection).await?;
    open.connection.commit().await?;
    open.open = false;
    Ok(value)
}
