//! Errors are handled where they come; the guard is for drops alone.

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
    if let Err(failed) = open.connection.begin().await {
        // Nothing has begun.
        open.open = false;
        return Err(failed);
    }
    let result = work(&mut open.connection).await;
    let result = match result {
        Ok(value) => open.connection.commit().await.map(|()| value),
        failed => failed,
    };
    open.open = result.is_err();
    result
}
