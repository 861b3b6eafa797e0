//! Refused: When the future is dropped, a connection goes back with an open transaction.

// Nothing is done when the future is dropped.
use exercises::pool::{Connection, Failed, Pool};

pub async fn transaction<T>(
    pool: &Pool,
    work: impl AsyncFnOnce(&mut Connection) -> Result<T, Failed>,
) -> Result<T, Failed> {
    let mut connection = pool.take().await;
    connection.begin().await?;
    let value = match work(&mut connection).await {
        Ok(value) => value,
        Err(failed) => {
            connection.roll_back_later();
            return Err(failed);
        }
    };
    if let Err(failed) = connection.commit().await {
        connection.roll_back_later();
        return Err(failed);
    }
    Ok(value)
}
