//! Reads the frames of an answer, drops its futures on the way, and compares what it gives.

use super::source::{Plan, READ, Source, open, source, sources};
use super::told::Seen;
use crate::dropped::{Dropper, When, at_each, steps};
use crate::running::refuse;
use crate::verdict::Wrong;
use crate::virtual_time::{self, Ran, count, elapsed, refuse_tasks_left};
use futures::future::join;
use std::future::poll_fn;
use std::pin::Pin;
use std::time::Duration;
use tokio::time::sleep;

/// What a call gives.
pub(super) type Given = Option<Vec<u8>>;

/// The answer's reader.
pub trait Reader {
    /// See the exercise.
    fn next(&mut self) -> Pin<Box<dyn Future<Output = Given> + '_>>;
}

/// Makes the answer's reader.
pub type New = fn(Source) -> Box<dyn Reader>;

/// How the frames are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Read {
    /// One after the other, without a drop.
    Through,
    /// With something else to do between two frames, for so many milliseconds.
    Slowly(u64),
    /// Dropped once, at each await of the reader in turn, with a pause of so many milliseconds before the next call.
    DroppedAtEach(u64),
    /// Dropped whenever it is woken.
    DroppedAtEvery,
    /// Dropped after so many milliseconds, again and again.
    Beside(u64),
}

/// Checks the answer with a source that sends frames of these lengths in pieces (how many milliseconds after the last
/// one, and how many bytes), first without a drop. The source ends 10 ms after the last piece.
pub fn check(
    new: New,
    frames: &'static [usize],
    pieces: &'static [(u64, usize)],
    how: &'static [Read],
) {
    let plan = Plan { frames, pieces };
    for how in [Read::Through].iter().chain(how) {
        match *how {
            Read::Through => judge(read(new, plan, When::Never, 0, 0)),
            Read::Slowly(millis) => judge(read(new, plan, When::Never, millis, 0)),
            Read::DroppedAtEvery => judge(read(new, plan, When::Woken, 0, 0)),
            Read::Beside(millis) => {
                let when = When::Every(Duration::from_millis(millis));
                judge(read(new, plan, when, 0, 0))
            }
            Read::DroppedAtEach(pause) => {
                at_each(|place| judge(read(new, plan, When::Once(place), 0, pause)) > 0);
                0
            }
        };
    }
}

/// Checks two readers of the answer at the same time, first without a drop, then each dropped after so many milliseconds,
/// again and again.
pub fn check_two(
    new: New,
    frames: [&'static [usize]; 2],
    pieces: [&'static [(u64, usize)]; 2],
    beside: [u64; 2],
) {
    let plans = [0, 1].map(|number| Plan {
        frames: frames[number],
        pieces: pieces[number],
    });
    for drops in [false, true] {
        open(&plans);
        steps::begin();
        judge(virtual_time::run(move || async move {
            let [first, second] = [0, 1].map(|number| {
                let every = When::Every(Duration::from_millis(beside[number]));
                let when = if drops { every } else { When::Never };
                Reading::new(number, when, 0, 0).read(new)
            });
            let (first, second) = join(first, second).await;
            Ok(first? + second?)
        }));
    }
}

type End = Result<usize, Wrong>;

fn read(new: New, plan: Plan, when: When, works: u64, pause: u64) -> Ran<End> {
    open(&[plan]);
    steps::begin();
    virtual_time::run(move || Reading::new(0, when, works, pause).read(new))
}

/// How many futures were dropped.
fn judge(ran: Ran<End>) -> usize {
    match ran.end {
        Ok(Ok(drops)) => {
            refuse_tasks_left(ran.tasks);
            drops
        }
        Ok(Err(wrong)) => refuse(wrong),
        Err(never) => never.refuse(
            READ,
            None,
            "somebody waited for a frame",
            "a frame is given at the instant at which its last byte has come.",
        ),
    }
}

/// A source that is being read, and how.
struct Reading {
    number: usize,
    dropper: Dropper,
    works: Duration,
    pause: Duration,
}

impl Reading {
    fn new(number: usize, when: When, works: u64, pause: u64) -> Reading {
        Reading {
            number,
            dropper: Dropper::new(when),
            works: Duration::from_millis(works),
            pause: Duration::from_millis(pause),
        }
    }

    async fn read(mut self, new: New) -> End {
        let mut reader = new(source(self.number));
        let (whole, end) = {
            let source = &sources()[self.number];
            (source.whole(), source.end)
        };
        // The end is asked for three times.
        for frame in 0..whole.len() + 3 {
            let due = whole.get(frame).map_or(end, |(at, _)| *at);
            self.take(&mut *reader, frame, due).await?;
            sleep(self.works).await;
        }
        drop(reader);
        Ok(self.dropper.drops())
    }

    /// Calls the answer until it gives something, and compares it with the frame of this number.
    async fn take(
        &mut self,
        reader: &mut dyn Reader,
        frame: usize,
        due: Duration,
    ) -> Result<(), Wrong> {
        loop {
            let called = elapsed();
            sources()[self.number].called();
            let before = self.dropper.drops();
            let given = self.dropper.run(polled(self.number, reader)).await;
            let Some(given) = given else {
                sleep(self.pause).await;
                continue;
            };
            let sources = sources();
            let seen = Seen {
                source: &sources[self.number],
                frame,
                drops: before,
                at: elapsed(),
                due: called.max(due),
            };
            return seen.compare(&given);
        }
    }
}

/// The answer's next frame; the source knows when it is polled.
async fn polled(number: usize, reader: &mut dyn Reader) -> Given {
    let mut next = reader.next();
    poll_fn(|context| {
        sources()[number].polled = true;
        let given = count(|| next.as_mut().poll(context));
        sources()[number].polled = false;
        given
    })
    .await
}
