//! A server's clients: requests that take longer and longer, the last one much too long, and a time to stop.

use crate::trace::{Kind, Recorder};
use crate::work::event_loop::{EventLoop, lock};
use anyhow::Result;
use std::collections::HashMap;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{Instant, sleep, sleep_until};

/// The last request takes this many steps.
const TOO_LONG: u32 = 25;

/// Requests from clients on this machine, and when the server is to stop.
#[derive(Debug)]
pub struct Service {
    requests: u8,
    step: Duration,
    event_loop: EventLoop,
    recorder: Recorder,
    began: Mutex<Option<Instant>>,
    told: Mutex<Told>,
    counted: Mutex<HashMap<&'static str, Answers>>,
}

/// Whether each client of a run was answered, in the order in which they knew.
type Told = Arc<Mutex<Vec<bool>>>;

/// What the clients of one run got.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answers {
    /// Requests that were answered.
    pub answered: u64,
    /// Requests whose connection was closed without an answer.
    pub cut: u64,
}

impl Service {
    /// `requests` requests: the first one takes a `step`, the second one two steps and so on, and the last one 25.
    ///
    /// Fails when the system gives no event loop.
    pub fn new(requests: u8, step: Duration) -> Result<Service> {
        Ok(Service {
            requests,
            step,
            event_loop: EventLoop::new("the server")?,
            recorder: Recorder::default(),
            began: Mutex::default(),
            told: Mutex::default(),
            counted: Mutex::default(),
        })
    }

    /// Runs a future to its end: see [`EventLoop::block_on`].
    pub fn block_on<T>(&self, future: impl Future<Output = T>) -> T {
        self.event_loop.block_on(future)
    }

    /// A port to which the clients connect.
    ///
    /// Fails when the system gives no port or no socket.
    pub async fn listen(&self) -> io::Result<TcpListener> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let address = listener.local_addr()?;
        let told = Told::default();
        *lock(&self.told) = Arc::clone(&told);
        *lock(&self.began) = Some(Instant::now());
        for id in 0..self.requests {
            let (told, recorder) = (Arc::clone(&told), self.recorder.clone());
            tokio::spawn(async move {
                let _span = recorder.open(id.into(), Kind::Waiting);
                let answered = ask(address, id).await.is_ok();
                lock(&told).push(answered);
            });
        }
        Ok(listener)
    }

    /// Returns when the server is to stop: two and a half steps after the clients began.
    pub async fn stop(&self) {
        let began = lock(&self.began).unwrap_or_else(Instant::now);
        sleep_until(began + self.step * 5 / 2).await;
    }

    /// How much longer the requests may take then.
    pub fn deadline(&self) -> Duration {
        self.step * 5 / 2
    }

    /// Answers a request.
    pub fn answer(
        &self,
        mut request: TcpStream,
    ) -> impl Future<Output = io::Result<()>> + Send + use<> {
        let (step, last) = (self.step, self.requests.saturating_sub(1));
        async move {
            let id = request.read_u8().await?;
            let steps = if id == last {
                TOO_LONG
            } else {
                u32::from(id) + 1
            };
            sleep(step * steps).await;
            request.write_u8(id).await
        }
    }

    /// Waits until every client knows, and keeps what they were told under the model's name.
    pub fn settle(&self, model: &'static str) {
        let told = Arc::clone(&lock(&self.told));
        let all = usize::from(self.requests);
        self.event_loop.run_until(|| lock(&told).len() == all);
        let told = lock(&told);
        let answered = told.iter().filter(|answered| **answered).count() as u64;
        let answers = Answers {
            answered,
            cut: told.len() as u64 - answered,
        };
        lock(&self.counted).insert(model, answers);
    }

    /// What the clients of a model's last run got.
    pub fn answers(&self, model: &str) -> Option<Answers> {
        lock(&self.counted).get(model).copied()
    }

    /// Records the spans of traced runs.
    pub fn recorder(&self) -> Recorder {
        self.recorder.clone()
    }
}

async fn ask(server: SocketAddr, id: u8) -> io::Result<()> {
    let mut connection = TcpStream::connect(server).await?;
    connection.write_u8(id).await?;
    connection.read_u8().await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lessons::l14_cancellation::stopping;

    fn answers(requests: u8, serve: fn(&Service) -> io::Result<()>) -> Answers {
        let service = Service::new(requests, Duration::from_millis(20)).expect("it starts");
        serve(&service).expect("it serves");
        service.settle("it");
        service.answers("it").expect("it ran")
    }

    #[test]
    fn every_client_is_told() {
        let all = Answers {
            answered: 3,
            cut: 0,
        };
        assert_eq!(answers(3, stopping::wait_for_all::serve), all);
        for serve in [stopping::cut::serve, stopping::deadline::serve] {
            let told = answers(3, serve);
            assert_eq!(told.answered + told.cut, 3);
            assert!(told.cut >= 1, "the last one takes too long: {told:?}");
        }
    }
}
