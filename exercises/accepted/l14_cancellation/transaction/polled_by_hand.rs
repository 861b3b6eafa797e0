//! A future by hand: its own destructor rolls back.

use exercises::pool::{Connection, Failed, Pool};
use std::pin::Pin;
use std::task::{Context, Poll};

struct Step<'a, F> {
    future: Pin<Box<F>>,
    open: &'a mut bool,
}

impl<F: Future<Output = Result<T, Failed>>, T> Future for Step<'_, F> {
    type Output = Result<T, Failed>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        *self.open = true;
        let polled = self.future.as_mut().poll(context);
        if let Poll::Ready(Ok(_)) = polled {
            *self.open = false;
        }
        polled
    }
}

struct Lent {
    connection: Connection,
    open: bool,
}

impl Drop for Lent {
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
    let mut lent = Lent {
        connection: pool.take().await,
        open: false,
    };
    let Lent { connection, open } = &mut lent;
    let all = async {
        connection.begin().await?;
        let value = work(connection).await?;
        connection.commit().await?;
        Ok(value)
    };
    Step {
        future: Box::pin(all),
        open,
    }
    .await
}
