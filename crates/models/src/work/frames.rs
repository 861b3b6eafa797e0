//! Frames that come over a real socket in two halves: a length of four bytes, and a text.

use crate::work::event_loop::EventLoop;
use anyhow::Result;
use std::io::{self, ErrorKind::UnexpectedEof};
use std::net::Ipv4Addr;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{Interval, MissedTickBehavior, interval, sleep};

/// No frame is longer.
const LONGEST: u32 = 1_000;

/// The frames of a sender, and how it sends them.
#[derive(Debug)]
pub struct Frames {
    texts: Vec<String>,
    pause: Duration,
    tick: Duration,
    event_loop: EventLoop,
}

/// What a reader got.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Got {
    /// The texts of the frames, in order.
    pub texts: Vec<String>,
    /// A length that no frame has; the reader gives up with it.
    pub absurd: Option<u32>,
}

/// The next frame, or what is there instead.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Next {
    /// A frame's text.
    Frame(String),
    /// The sender has closed the connection.
    End,
    /// A length that no frame has.
    Absurd(u32),
}

impl Frames {
    /// `number` frames, each sent in two halves with `pause` between them; a reader has something else to do every
    /// `tick`.
    ///
    /// Fails when the system gives no event loop.
    pub fn new(number: usize, pause: Duration, tick: Duration) -> Result<Frames> {
        let text = |id| format!("frame {id} ends well");
        Ok(Frames {
            texts: (0..number).map(text).collect(),
            pause,
            tick,
            event_loop: EventLoop::new("the frames")?,
        })
    }

    /// How many frames are sent.
    pub fn sent(&self) -> usize {
        self.texts.len()
    }

    /// Runs a future to its end: see [`EventLoop::block_on`].
    pub fn block_on<T>(&self, future: impl Future<Output = T>) -> T {
        self.event_loop.block_on(future)
    }

    /// A connection on which the frames come.
    ///
    /// Fails when the system gives no port or no socket.
    pub async fn connect(&self) -> io::Result<TcpStream> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let reader = TcpStream::connect(listener.local_addr()?).await?;
        let (writer, _) = listener.accept().await?;
        writer.set_nodelay(true)?;
        // A reader that gives up hangs up, and then there is nobody to send to.
        tokio::spawn(send(writer, self.texts.clone(), self.pause));
        Ok(reader)
    }

    /// The other thing that a reader has to do.
    pub fn ticks(&self) -> Interval {
        let mut ticks = interval(self.tick);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Skip);
        ticks
    }
}

async fn send(mut writer: TcpStream, texts: Vec<String>, pause: Duration) -> io::Result<()> {
    for text in texts {
        let (first, second) = text.split_at(text.len() / 2);
        let length = u32::try_from(text.len()).unwrap_or(LONGEST);
        writer.write_all(&length.to_be_bytes()).await?;
        writer.write_all(first.as_bytes()).await?;
        sleep(pause).await;
        writer.write_all(second.as_bytes()).await?;
    }
    Ok(())
}

/// Reads a frame: first its length, then its text.
///
/// Whoever drops this future between the two loses what was read.
pub async fn read_frame(socket: &mut TcpStream) -> io::Result<Next> {
    let length = match socket.read_u32().await {
        Err(error) if error.kind() == UnexpectedEof => return Ok(Next::End),
        length => length?,
    };
    if length > LONGEST {
        return Ok(Next::Absurd(length));
    }
    let mut text = vec![0; length as usize];
    // Here a drop loses the length, and half of the text.
    socket.read_exact(&mut text).await?;
    Ok(Next::Frame(String::from_utf8_lossy(&text).into()))
}

impl Got {
    /// Takes what comes next; whether more may come.
    pub fn take(&mut self, next: Next) -> bool {
        match next {
            Next::Frame(text) => self.texts.push(text),
            Next::End => return false,
            Next::Absurd(length) => {
                self.absurd = Some(length);
                return false;
            }
        }
        true
    }
}

/// The frame at the beginning of the bytes, which is taken out of them; `None` until it is there as a whole.
pub fn take_frame(bytes: &mut Vec<u8>) -> Option<Next> {
    let length = u32::from_be_bytes(bytes.first_chunk().copied()?);
    if length > LONGEST {
        return Some(Next::Absurd(length));
    }
    let end = 4 + length as usize;
    let text = String::from_utf8_lossy(bytes.get(4..end)?).into();
    bytes.drain(..end);
    Some(Next::Frame(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lessons::l14_cancellation::reading::{bytes_kept, in_select, own_task, pinned};

    const MS: Duration = Duration::from_millis(1);

    #[test]
    fn whoever_keeps_what_was_read_reads_every_frame() {
        let frames = Frames::new(3, 4 * MS, 2 * MS).expect("it starts");
        let all = Got {
            texts: frames.texts.clone(),
            absurd: None,
        };
        for read_all in [pinned::read_all, bytes_kept::read_all, own_task::read_all] {
            assert_eq!(read_all(&frames).expect("it reads"), all);
        }
    }

    #[test]
    fn whoever_is_cut_reads_a_text_as_a_length() {
        let frames = Frames::new(3, 40 * MS, 4 * MS).expect("it starts");
        let got = in_select::read_all(&frames).expect("it reads");
        assert_eq!(got.absurd, Some(u32::from_be_bytes(*b"ends")));
    }

    #[test]
    fn a_frame_is_taken_when_it_is_whole() {
        let whole = [&3u32.to_be_bytes()[..], b"end", &0u32.to_be_bytes()[..]].concat();
        for length in 0..7 {
            assert_eq!(take_frame(&mut whole[..length].to_vec()), None, "{length}");
        }
        let mut bytes = whole;
        assert_eq!(take_frame(&mut bytes), Some(Next::Frame("end".into())));
        assert_eq!(take_frame(&mut bytes), Some(Next::Frame(String::new())));
        assert_eq!(take_frame(&mut bytes), None);
    }
}
