//! Refused: A connection is not back in the pool when your code has ended.

// A task is to roll back later what the future has left.
use exercises::pool::{Connection, Failed, Pool};

struct Open(Option<Connection>);

impl Drop for Open {
    fn drop(&mut self) {
        if let Some(mut connection) = self.0.take() {
            tokio::spawn(async move {
                connection.roll_back_later();
            });
        }
    }
}

pub async fn transaction<T>(
    pool: &Pool,
    work: impl AsyncFnOnce(&mut Connection) -> Result<T, Failed>,
) -> Result<T, Failed> {
    let mut open = Open(Some(pool.take().await));
    let connection = open.0.as_mut().unwrap();
    connection.begin().await?;
    let value = work(connection).await?;
    connection.commit().await?;
    // Committed: back to the pool.
    drop(open.0.take());
    Ok(value)
}
