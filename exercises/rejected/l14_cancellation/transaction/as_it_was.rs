//! Refused: When the future is dropped, a connection goes back with an open transaction.

// The questions marks give the connection back as it is.
use exercises::pool::{Connection, Failed, Pool};

pub async fn transaction<T>(
    pool: &Pool,
    work: impl AsyncFnOnce(&mut Connection) -> Result<T, Failed>,
) -> Result<T, Failed> {
    let mut connection = pool.take().await;
    connection.begin().await?;
    let value = work(&mut connection).await?;
    connection.commit().await?;
    Ok(value)
}
