//! Goal: run work in a transaction that is rolled back if it does not come to its end, also when its future is dropped.
//! Why: a connection that goes back to the pool with an open transaction has a next user, who works inside of it.
//! Check: cargo test transaction

use exercises::pool::{Connection, Failed, Pool};

/// Takes a connection, begins, works, commits; gives what the work gives when commit has been answered with `Ok`.
///
/// - The requests are `pool.take().await`, `connection.begin().await`, `work(&mut connection).await` (once, after `begin`
///   has said `Ok`) and `connection.commit().await`. The first error is the result, and nothing is sent after it.
/// - Whoever drops the connection gives it back: do that before you return, and at once when your future is dropped.
/// - The work may panic. Then the panic goes on, and the connection goes back like after an error.
/// - Your future may be dropped at any await. What was sent by then reaches the server all the same: a `begin` or a
///   `commit` that nobody has heard of may have happened.
/// - `connection.roll_back_later()` notes that the pool must roll back before it lends the connection again. It does not
///   wait, so it can be called where no `.await` is allowed. Call it once before a connection goes back whose
///   transaction may be open: begun, or begin sent, and `commit` has not said `Ok`. Never call it when `commit` has said
///   `Ok`. When `begin` has said that it failed, either is right.
/// - No task and no thread: nothing goes on after your future.
pub async fn transaction<T>(
    pool: &Pool,
    work: impl AsyncFnOnce(&mut Connection) -> Result<T, Failed>,
) -> Result<T, Failed> {
    exercises::not_begun!("roll back on every way out, also when this future is dropped");
    let mut connection = pool.take().await;
    connection.begin().await?;
    let value = work(&mut connection).await?;
    connection.commit().await?;
    Ok(value)
}
