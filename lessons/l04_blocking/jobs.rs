//! The jobs that block or wait or compute, and the heartbeat that runs beside them.

use super::pulse::Pulse;
use crate::clock::{Instant, now};
use crate::trace::{Kind, Recorder};
use crate::work::computing::Arithmetic;
use anyhow::{Context, Result};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::time::Duration;
use tokio::runtime::Builder;
use tokio::task::JoinHandle;

/// What a job computes before it could give its thread back.
pub const SLICE: Duration = Duration::from_micros(100);

/// The jobs of one model, and the pulse of the heartbeat beside them. A clone is the same, and cheap.
#[derive(Debug, Clone)]
pub struct Jobs {
    list: Arc<[Job]>,
    pulse: Arc<Pulse>,
}

/// One job. A clone is the same job, and cheap.
#[derive(Debug, Clone)]
pub struct Job {
    id: usize,
    takes: Duration,
    slices: usize,
    size: u64,
    recorder: Recorder,
}

/// A small part of what a job computes.
pub struct Slice<'a>(&'a Job);

/// A heartbeat that is beating.
pub struct Heartbeat {
    task: JoinHandle<()>,
    pulse: Arc<Pulse>,
}

impl Jobs {
    /// So many jobs, each of which waits for `takes`, or computes for about as long.
    pub fn new(number: usize, takes: Duration, slice: u64, pulse: Arc<Pulse>) -> Jobs {
        let job = |id| Job {
            id,
            takes,
            slices: (takes.as_micros() / SLICE.as_micros()).max(1) as usize,
            size: slice,
            recorder: pulse.recorder.clone(),
        };
        Jobs {
            list: (0..number).map(job).collect(),
            pulse,
        }
    }

    /// Every job, in order, each to be given away.
    pub fn each(&self) -> impl Iterator<Item = Job> {
        self.list.iter().cloned()
    }

    /// Runs a model to its end on a runtime made by `runtime`, with a heartbeat beside it.
    ///
    /// Fails when the system gives no threads, or when the model does.
    pub fn run(
        &self,
        runtime: &mut Builder,
        model: impl Future<Output = Result<Vec<u64>>>,
    ) -> Result<Vec<u64>> {
        self.run_boxed(runtime, Box::pin(model))
    }

    /// In a box, so that a runtime is compiled once, not for every model.
    fn run_boxed(
        &self,
        runtime: &mut Builder,
        model: Pin<Box<dyn Future<Output = Result<Vec<u64>>> + '_>>,
    ) -> Result<Vec<u64>> {
        let runtime = runtime.enable_time().build()?;
        runtime.block_on(async {
            let heartbeat = self.heartbeat();
            let answers = model.await?;
            heartbeat.stop();
            Ok(answers)
        })
    }

    /// Starts the heartbeat: a task of this runtime that wakes up, notes the time and sleeps again.
    pub fn heartbeat(&self) -> Heartbeat {
        let pulse = Arc::clone(&self.pulse);
        let run = pulse.begin(now());
        Heartbeat {
            task: tokio::spawn(beat(Arc::clone(&pulse), run, now())),
            pulse,
        }
    }

    /// Runs `model` on a thread that is given up after `patience`; tells whether it came to its end.
    ///
    /// A thread that hangs sleeps until the process ends.
    pub fn watched(
        &self,
        patience: Duration,
        model: impl FnOnce() -> Result<()> + Send + 'static,
    ) -> Result<bool> {
        let (done, ended) = sync_channel(1);
        std::thread::Builder::new()
            .spawn(move || done.send(model()))
            .context("failed to start a thread to be watched")?;
        let ended = ended.recv_timeout(patience);
        match ended {
            Err(RecvTimeoutError::Timeout) => self.pulse.give_up(now()),
            _ => self.pulse.end(now()),
        }
        match ended {
            Ok(result) => result.map(|()| true),
            Err(RecvTimeoutError::Timeout) => Ok(false),
            Err(RecvTimeoutError::Disconnected) => anyhow::bail!("the watched thread panicked"),
        }
    }
}

impl Job {
    /// Waits with `std::thread::sleep`, which keeps the thread.
    #[expect(clippy::disallowed_methods, reason = "this sleep is the work itself")]
    pub fn std_sleep(&self) -> u64 {
        let _span = self.recorder.open(self.id, Kind::Waiting);
        std::thread::sleep(self.takes);
        self.id as u64
    }

    /// Waits with `tokio::time::sleep`, which gives the thread back.
    pub async fn tokio_sleep(&self) -> u64 {
        let _span = self.recorder.open(self.id, Kind::Waiting);
        tokio::time::sleep(self.takes).await;
        self.id as u64
    }

    /// Computes all of the job at once.
    pub fn compute(&self) -> u64 {
        let _span = self.recorder.open(self.id, Kind::Computing);
        (0..self.slices).map(|_| self.part()).sum()
    }

    /// The same in parts of about 100 µs.
    pub fn slices(&self) -> impl Iterator<Item = Slice<'_>> {
        (0..self.slices).map(|_| Slice(self))
    }

    fn part(&self) -> u64 {
        Arithmetic::Squares.run(self.size).value % 1_000
    }
}

impl Slice<'_> {
    /// Computes this part.
    pub fn compute(&self) -> u64 {
        let _span = self.0.recorder.open(self.0.id, Kind::Computing);
        self.0.part()
    }
}

impl Heartbeat {
    /// Ends it.
    pub fn stop(self) {
        self.pulse.end(now());
        self.task.abort();
    }
}

/// Beats for ever. A beat that was missed is not made up for: the next one comes at its time.
async fn beat(pulse: Arc<Pulse>, run: usize, start: Instant) {
    let mut next: u32 = 1;
    loop {
        tokio::time::sleep_until((start + pulse.beat * next).into()).await;
        let at = now();
        pulse.note(run, at);
        next = (at - start).div_duration_f64(pulse.beat) as u32 + 1;
    }
}
