//! Refused: Your code commits work that has failed.

// The work's result is looked at after the commit.
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
    let result = work(&mut open.connection).await;
    open.connection.commit().await?;
    open.open = false;
    result
}
