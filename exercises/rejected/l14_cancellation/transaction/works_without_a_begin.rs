//! Refused: Your code goes on after the server has refused a request.

// The begin is sent, and nobody looks whether it was refused.
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
    let _ = open.connection.begin().await;
    let value = work(&mut open.connection).await?;
    open.connection.commit().await?;
    open.open = false;
    Ok(value)
}
