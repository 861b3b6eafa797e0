//! Refused: A connection is not back in the pool when your code has ended.

// A connection is kept for the next transaction.
use exercises::pool::{Connection, Failed, Pool};
use std::cell::RefCell;

thread_local! {
    static KEPT: RefCell<Option<Connection>> = const { RefCell::new(None) };
}

struct Open {
    connection: Option<Connection>,
    open: bool,
}

impl Drop for Open {
    fn drop(&mut self) {
        let mut connection = self.connection.take().unwrap();
        if self.open {
            connection.roll_back_later();
        } else {
            KEPT.with(|kept| kept.replace(Some(connection)));
        }
    }
}

pub async fn transaction<T>(
    pool: &Pool,
    work: impl AsyncFnOnce(&mut Connection) -> Result<T, Failed>,
) -> Result<T, Failed> {
    let kept = KEPT.with(|kept| kept.take());
    let connection = match kept {
        Some(connection) => connection,
        None => pool.take().await,
    };
    let mut open = Open {
        connection: Some(connection),
        open: true,
    };
    let connection = open.connection.as_mut().unwrap();
    connection.begin().await?;
    let value = work(connection).await?;
    connection.commit().await?;
    open.open = false;
    Ok(value)
}
