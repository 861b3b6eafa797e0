//! Bytes that arrive piece by piece, and what was read of them.

use super::told;
use crate::dropped::steps;
use crate::secret::secret;
use crate::verdict::Wrong;
use crate::virtual_time::{self, Work, elapsed, refused};
use std::panic::Location;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// Reads, as they are told of.
pub(super) const READ: Work = Work {
    does: "reads",
    many: "reads",
    one: "a read",
    result: "a piece",
    never: "gives the next frame",
};
/// The source ends so long after its last piece.
const END: Duration = Duration::from_millis(10);
/// So many reads in one call that bring nothing new are too many for any way to write the loop.
const IN_VAIN: usize = 3;

/// Where the bytes of frames come from.
#[derive(Debug)]
pub struct Source(usize);

/// What is sent: how long each frame is, and how many bytes come how many milliseconds after the last piece.
#[derive(Debug, Clone, Copy)]
pub(super) struct Plan {
    pub frames: &'static [usize],
    pub pieces: &'static [(u64, usize)],
}

#[derive(Debug)]
pub(super) struct State {
    /// How long the frames are that are sent.
    pub lengths: &'static [usize],
    /// The frames, as far as they come.
    pub frames: Vec<Vec<u8>>,
    bytes: Vec<u8>,
    /// When, and how many bytes have come by then.
    arrivals: Vec<(Duration, usize)>,
    /// When it ends.
    pub end: Duration,
    /// How many bytes were read.
    pub taken: usize,
    /// Whether the answer's function is being polled.
    pub polled: bool,
    /// Reads that have brought nothing new since the call began, or since bytes were read.
    in_vain: usize,
}

/// What a read finds.
enum Found {
    Bytes(Vec<u8>),
    /// Nothing yet; something comes after so long.
    Nothing(Duration),
    End,
}

static SOURCES: Mutex<Vec<State>> = Mutex::new(Vec::new());

pub(super) fn sources() -> MutexGuard<'static, Vec<State>> {
    SOURCES.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Begins anew with these sources.
pub(super) fn open(plans: &[Plan]) {
    *sources() = plans.iter().enumerate().map(State::new).collect();
}

/// The one that was opened as the first, the second, ...
pub(super) fn source(number: usize) -> Source {
    Source(number)
}

impl Source {
    /// Waits until bytes have come, appends all that are there to `buffer`, and says how many they are.
    ///
    /// It says 0 when the source has ended. It is cancel-safe: a read that is dropped has taken nothing. Like every
    /// async function it does nothing before its future is polled. Needs a tokio runtime.
    #[track_caller]
    pub fn read<'a>(
        &'a mut self,
        buffer: &'a mut Vec<u8>,
    ) -> impl Future<Output = usize> + Send + 'a {
        let (number, place) = (self.0, Location::caller());
        async move {
            loop {
                let found = sources()[number].find();
                match found {
                    Ok(Found::Bytes(bytes)) => {
                        let told = match bytes.len() {
                            1 => "read: 1 byte".to_string(),
                            many => format!("read: {many} bytes"),
                        };
                        steps::note(Some(place), told);
                        buffer.extend(&bytes);
                        return bytes.len();
                    }
                    Ok(Found::End) => {
                        steps::note(Some(place), "read: the source has ended");
                        return 0;
                    }
                    Ok(Found::Nothing(time)) => {
                        steps::waits(Some(place), "read waits");
                        virtual_time::pass(READ, number, 0, time).await;
                    }
                    Err(fault) => return refused(fault).await,
                }
            }
        }
    }
}

impl State {
    fn new((number, plan): (usize, &Plan)) -> State {
        // No byte of a frame is 0: what is taken for a length begins with 0 only if it is one, in part at least.
        let byte = |frame, at| (secret(("frame", number, frame, at)) % 255 + 1) as u8;
        let (mut at, mut many, mut arrivals) = (Duration::ZERO, 0, Vec::new());
        for (after, piece) in plan.pieces {
            (at, many) = (at + Duration::from_millis(*after), many + piece);
            arrivals.push((at, many));
        }
        let (mut bytes, mut frames) = (Vec::new(), Vec::new());
        for (frame, length) in plan.frames.iter().enumerate() {
            let header = u32::try_from(*length).expect("it has four bytes");
            bytes.extend(header.to_be_bytes());
            let left = many.saturating_sub(bytes.len());
            let text: Vec<u8> = (0..left.min(*length)).map(|at| byte(frame, at)).collect();
            bytes.extend(&text);
            frames.push(text);
        }
        assert!(many <= bytes.len(), "a check sends no more than it has");
        State {
            lengths: plan.frames,
            frames,
            bytes,
            arrivals,
            end: at + END,
            taken: 0,
            polled: false,
            in_vain: 0,
        }
    }

    /// When the byte before this place has come; `None` if it never does.
    fn arrives(&self, bytes: usize) -> Option<Duration> {
        let mut arrivals = self.arrivals.iter();
        arrivals.find(|(_, many)| *many >= bytes).map(|(at, _)| *at)
    }

    /// The frames that come whole: when, and how many bytes of the source end with them.
    pub fn whole(&self) -> Vec<(Duration, usize)> {
        let mut bytes = 0;
        let ends = self.lengths.iter().map(|length| {
            bytes += 4 + length;
            Some((self.arrives(bytes)?, bytes))
        });
        ends.map_while(|end| end).collect()
    }

    /// A call begins.
    pub fn called(&mut self) {
        self.in_vain = 0;
    }

    fn find(&mut self) -> Result<Found, Wrong> {
        if !self.polled {
            return Err(told::nobody_waits());
        }
        let now = elapsed();
        let came = self.arrivals.iter().rev().find(|(at, _)| *at <= now);
        let came = came.map_or(0, |(_, many)| *many);
        if came > self.taken {
            let bytes = self.bytes[self.taken..came].to_vec();
            (self.taken, self.in_vain) = (came, 0);
            return Ok(Found::Bytes(bytes));
        }
        self.in_vain += 1;
        let ended = now >= self.end;
        if self.in_vain > IN_VAIN {
            return Err(told::in_vain(ended));
        }
        if ended {
            return Ok(Found::End);
        }
        let next = self.arrivals.iter().find(|(_, many)| *many > self.taken);
        let at = next.map_or(self.end, |(at, _)| *at);
        Ok(Found::Nothing(at.saturating_sub(now)))
    }
}
