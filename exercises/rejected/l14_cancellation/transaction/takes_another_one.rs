//! Refused: Your code never comes to its end: it waits for something that does not come.

// The transaction is begun on one connection, and the work gets another one.
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
    let mut another = pool.take().await;
    let value = work(&mut another).await?;
    open.connection.commit().await?;
    open.open = false;
    Ok(value)
}
