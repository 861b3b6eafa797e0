//! Refused: When the work panics, a connection goes back with an open transaction.

use exercises::pool::{Connection, Failed, Pool};

pub async fn transaction<T>(
    pool: &Pool,
    work: impl AsyncFnOnce(&mut Connection) -> Result<T, Failed>,
) -> Result<T, Failed> {
    let mut guard = Open {
        connection: pool.take().await,
        open: true,
    };
    guard.connection.begin().await?;
    let value = work(&mut guard.connection).await?;
    guard.connection.commit().await?;
    guard.open = false;
    Ok(value)
}

struct Open {
    connection: Connection,
    open: bool,
}

impl Drop for Open {
    fn drop(&mut self) {
        if self.open && !std::thread::panicking() {
            self.connection.roll_back_later();
        }
    }
}
