//! Refused: Your code does not end when its last request is answered.

// Waits a moment, so that the pool can do its work.
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
    let result = {
        let connection = pool.take().await;
        let mut open = Open {
            connection,
            open: true,
        };
        open.connection.begin().await?;
        let value = work(&mut open.connection).await?;
        open.connection.commit().await?;
        open.open = false;
        value
    };
    tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    Ok(result)
}
