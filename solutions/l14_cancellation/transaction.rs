//! A guard that exists before `begin` is sent rolls back on every way out: an error, a drop, and a panic.

use exercises::pool::{Connection, Failed, Pool};

/// A connection whose transaction may be open.
struct Open {
    connection: Connection,
    committed: bool,
}

impl Drop for Open {
    // Destructors can't await. They can leave a note for somebody who can: the pool, before it lends the connection again.
    fn drop(&mut self) {
        if !self.committed {
            self.connection.roll_back_later();
        }
        // The connection is dropped after this body: it goes back with the note.
    }
}

/// Takes a connection, begins, works, commits; gives what the work gives.
pub async fn transaction<T>(
    pool: &Pool,
    work: impl AsyncFnOnce(&mut Connection) -> Result<T, Failed>,
) -> Result<T, Failed> {
    let connection = pool.take().await;
    // Before begin: from its first poll on the transaction may be open, and its await may be the last one.
    let mut open = Open {
        connection,
        committed: false,
    };
    open.connection.begin().await?;
    let value = work(&mut open.connection).await?;
    open.connection.commit().await?;
    // After the answer to commit, and before the next await or return: what is known is written down at once.
    open.committed = true;
    Ok(value)
}
