//! Refused: A connection is not back in the pool when your code has ended.

// A connection whose work has failed is not given back at all.
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
    match work(&mut open.connection).await {
        Ok(value) => {
            open.connection.commit().await?;
            open.open = false;
            Ok(value)
        }
        Err(failed) => {
            std::mem::forget(open);
            Err(failed)
        }
    }
}
