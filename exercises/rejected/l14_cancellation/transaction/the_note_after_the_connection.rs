//! Refused: When the future is dropped, a connection goes back with an open transaction.

// The guard is dropped after the connection, and has only a note of its own.
use exercises::pool::{Connection, Failed, Pool};
use std::cell::Cell;

struct Note<'a>(&'a Cell<bool>);

impl Drop for Note<'_> {
    fn drop(&mut self) {
        self.0.set(true);
    }
}

pub async fn transaction<T>(
    pool: &Pool,
    work: impl AsyncFnOnce(&mut Connection) -> Result<T, Failed>,
) -> Result<T, Failed> {
    let to_roll_back = Cell::new(false);
    let _note = Note(&to_roll_back);
    let mut connection = pool.take().await;
    connection.begin().await?;
    let result = work(&mut connection).await;
    if to_roll_back.get() || result.is_err() {
        connection.roll_back_later();
        return result;
    }
    match connection.commit().await {
        Ok(()) => result,
        Err(failed) => {
            connection.roll_back_later();
            Err(failed)
        }
    }
}
