//! A guard for any value, which runs a closure on it, and gives it back unharmed when all is well.

use exercises::pool::{Connection, Failed, Pool};

struct Guard<T, F: FnMut(&mut T)> {
    value: Option<T>,
    otherwise: F,
}

impl<T, F: FnMut(&mut T)> Guard<T, F> {
    fn defuse(mut self) -> T {
        self.value.take().expect("it is there until now")
    }
}

impl<T, F: FnMut(&mut T)> Drop for Guard<T, F> {
    fn drop(&mut self) {
        if let Some(value) = &mut self.value {
            (self.otherwise)(value);
        }
    }
}

pub async fn transaction<T>(
    pool: &Pool,
    work: impl AsyncFnOnce(&mut Connection) -> Result<T, Failed>,
) -> Result<T, Failed> {
    let mut guard = Guard {
        value: Some(pool.take().await),
        otherwise: Connection::roll_back_later,
    };
    let connection = guard.value.as_mut().unwrap();
    connection.begin().await?;
    let value = work(connection).await?;
    connection.commit().await?;
    drop(guard.defuse());
    Ok(value)
}
