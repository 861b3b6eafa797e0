//! The guard knows a state, and holds the connection in an Option.

use exercises::pool::{Connection, Failed, Pool};

#[derive(PartialEq)]
enum State {
    Fresh,
    MayBeOpen,
    Over,
}

struct Transaction {
    connection: Option<Connection>,
    state: State,
}

impl Transaction {
    async fn begin(&mut self) -> Result<(), Failed> {
        self.state = State::MayBeOpen;
        let begun = self.connection.as_mut().unwrap().begin().await;
        if begun.is_err() {
            self.state = State::Fresh;
        }
        begun
    }

    async fn commit(mut self) -> Result<(), Failed> {
        self.connection.as_mut().unwrap().commit().await?;
        self.state = State::Over;
        Ok(())
    }
}

impl Drop for Transaction {
    fn drop(&mut self) {
        if let Some(connection) = &mut self.connection
            && self.state == State::MayBeOpen
        {
            connection.roll_back_later();
        }
    }
}

pub async fn transaction<T>(
    pool: &Pool,
    work: impl AsyncFnOnce(&mut Connection) -> Result<T, Failed>,
) -> Result<T, Failed> {
    let mut transaction = Transaction {
        connection: Some(pool.take().await),
        state: State::Fresh,
    };
    transaction.begin().await?;
    let value = work(transaction.connection.as_mut().unwrap()).await?;
    transaction.commit().await?;
    Ok(value)
}
