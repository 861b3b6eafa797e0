//! The guard borrows the connection; the connection is dropped after it.

use exercises::pool::{Connection, Failed, Pool};

struct RollBack<'a> {
    connection: &'a mut Connection,
    armed: bool,
}

impl Drop for RollBack<'_> {
    fn drop(&mut self) {
        if self.armed {
            self.connection.roll_back_later();
        }
    }
}

pub async fn transaction<T>(
    pool: &Pool,
    work: impl AsyncFnOnce(&mut Connection) -> Result<T, Failed>,
) -> Result<T, Failed> {
    let mut connection = pool.take().await;
    let mut guard = RollBack {
        connection: &mut connection,
        armed: true,
    };
    guard.connection.begin().await?;
    let value = work(guard.connection).await?;
    guard.connection.commit().await?;
    guard.armed = false;
    Ok(value)
}
