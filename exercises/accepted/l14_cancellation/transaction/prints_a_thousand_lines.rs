//! It prints a lot.

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
    for line in 0..1_000 {
        println!("line {line}");
    }
    let connection = pool.take().await;
    let mut open = Open {
        connection,
        open: true,
    };
    open.connection.begin().await?;
    let value = work(&mut open.connection).await?;
    open.connection.commit().await?;
    open.open = false;
    Ok(value)
}
