//! An HTTP/1.1 server on this machine that answers each item after its delay.
//!
//! It has a thread of its own, and another one for its clock.

mod alarm;

use crate::usage::{self, Usage};
use crate::work::document::Document;
use crate::work::http;
use alarm::{Alarm, Bell};
use anyhow::{Context, Result};
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::{mpsc, oneshot};

/// Connections that the system may hold until the server accepts them; it may allow fewer.
const BACKLOG: u32 = 4096;

/// A running server; dropping it stops the server and waits for its thread.
#[derive(Debug)]
pub struct Origin {
    address: SocketAddr,
    /// Each message asks the server's thread what it has used; closing the channel stops it.
    questions: Option<mpsc::UnboundedSender<oneshot::Sender<Option<Usage>>>>,
    thread: Option<JoinHandle<()>>,
    /// Stopped after the server, which uses it.
    alarm: Alarm,
}

impl Origin {
    /// Starts a server on a free port of 127.0.0.1 that answers `/items/k` after `delays[k]`, and the item
    /// `failing` with an error.
    ///
    /// Fails when the system gives no thread, no socket or no port.
    pub fn start(delays: Vec<Duration>, failing: Option<usize>) -> Result<Origin> {
        let alarm = Alarm::start()?;
        let service = Arc::new(Service {
            delays,
            failing,
            bell: alarm.bell(),
        });
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .context("failed to start the local server's event loop")?;
        let listener = runtime
            .block_on(async { listen() })
            .context("failed to open a port on 127.0.0.1 for the local server")?;
        let address = listener.local_addr()?;
        let (questions, asked) = mpsc::unbounded_channel();
        let thread = std::thread::Builder::new()
            .name("origin".into())
            .spawn(move || runtime.block_on(serve(listener, service, asked)))
            .context("failed to start the local server's thread")?;
        Ok(Origin {
            address,
            questions: Some(questions),
            thread: Some(thread),
            alarm,
        })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// What the server's threads have used so far, where the system tells.
    pub fn usage(&self) -> Option<Usage> {
        let (answer, asked) = oneshot::channel();
        self.questions.as_ref()?.send(answer).ok()?;
        let server = asked.blocking_recv().ok()??;
        let alarm = self.alarm.usage()?;
        Some(Usage {
            cpu: server.cpu + alarm.cpu,
            switches: server.switches + alarm.switches,
        })
    }
}

impl Drop for Origin {
    fn drop(&mut self) {
        self.questions = None;
        if let Some(thread) = self.thread.take() {
            // A server that panicked has already made the fetches fail; there is nothing to add.
            let _ = thread.join();
        }
    }
}

fn listen() -> io::Result<TcpListener> {
    let socket = TcpSocket::new_v4()?;
    socket.bind((Ipv4Addr::LOCALHOST, 0).into())?;
    socket.listen(BACKLOG)
}

/// What answering takes.
struct Service {
    delays: Vec<Duration>,
    failing: Option<usize>,
    bell: Bell,
}

async fn serve(
    listener: TcpListener,
    service: Arc<Service>,
    mut questions: mpsc::UnboundedReceiver<oneshot::Sender<Option<Usage>>>,
) {
    loop {
        tokio::select! {
            question = questions.recv() => match question {
                // Nobody waits for the answer any more: then nobody misses it.
                Some(answer) => drop(answer.send(usage::of_this_thread())),
                None => return,
            },
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => {
                    let service = Arc::clone(&service);
                    // A client that hangs up is not the server's concern.
                    tokio::spawn(async move { drop(answer(stream, &service).await) });
                }
                // Out of files, most likely: let some connections end before the next try.
                Err(_) => tokio::time::sleep(Duration::from_millis(5)).await,
            },
        }
    }
}

async fn answer(mut stream: TcpStream, service: &Service) -> io::Result<()> {
    let mut bytes = Vec::new();
    let asked = loop {
        if let Some(asked) = http::asked(&bytes) {
            break asked;
        }
        if stream.read_buf(&mut bytes).await? == 0 {
            return Ok(());
        }
    };
    let delay = |item| service.delays.get(item).ok_or(http::NOT_FOUND);
    let answer = match asked.and_then(|item| Ok((item, delay(item)?))) {
        Ok((item, delay)) => {
            service.bell.sleep(*delay).await;
            match service.failing == Some(item) {
                true => http::refusal(http::UNAVAILABLE),
                false => http::ok(&Document::of(item)),
            }
        }
        Err(status) => http::refusal(status),
    };
    stream.write_all(&answer).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::work::waiting::{Source, Waiting};
    use crate::work::{blocking, nonblocking};

    #[test]
    fn both_clients_get_the_same_documents() {
        let waiting =
            Waiting::new(3, Duration::from_millis(2), Source::Http, 1).expect("it starts");
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("it starts");
        for item in waiting.items.iter() {
            assert_eq!(
                blocking::fetch(item).expect("it answers"),
                Document::of(item.id)
            );
            let document = runtime
                .block_on(nonblocking::fetch(item))
                .expect("it answers");
            assert_eq!(document, Document::of(item.id));
        }
    }

    #[test]
    fn after_the_server_is_gone_a_fetch_is_an_error() {
        let mut waiting =
            Waiting::new(1, Duration::from_millis(1), Source::Http, 1).expect("it starts");
        waiting.origin = None;
        let error = blocking::fetch(&waiting.items[0]).expect_err("nobody listens");
        assert_eq!(
            error.to_string(),
            "failed to fetch item 0 from the local server"
        );
    }
}
