//! Jobs that wait or compute beside a heartbeat.

use crate::trace::{Kind, Open};
use crate::work::computing::Arithmetic;
use crate::work::heartbeat::Heartbeat;
use std::ops::Range;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

/// What a job computes before it could give its thread back.
pub const SLICE: Duration = Duration::from_micros(100);

/// The jobs of one model, and the heartbeat beside them. A clone is the same,
/// and cheap.
#[derive(Debug, Clone)]
pub struct Jobs {
    size: Size,
    number: usize,
    heartbeat: Arc<Heartbeat>,
    left: Arc<AtomicUsize>,
}

/// How large a job is.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    /// How long it waits, or computes.
    pub time: Duration,
    /// Squares to sum in a [`SLICE`].
    pub squares: u64,
}

impl Size {
    /// A job that waits for a time, or computes for about as long on this
    /// machine.
    pub fn of(time: Duration) -> Size {
        Size {
            time,
            squares: Arithmetic::Squares.size_for(SLICE),
        }
    }
}

/// One job: it waits for its [`Job::pause`], or computes, and then has its
/// [`Job::answer`].
#[derive(Debug)]
pub struct Job {
    /// Position among the jobs, from 0.
    pub id: usize,
    jobs: Jobs,
    span: OnceLock<Open>,
    sum: AtomicU64,
}

/// A small part of what a job computes.
#[derive(Debug)]
pub struct Slice<'a>(&'a Job);

impl Jobs {
    /// A number of jobs, each of which waits for a time, or computes for about
    /// as long.
    pub fn new(number: usize, size: Size, heartbeat: Arc<Heartbeat>) -> Jobs {
        Jobs {
            size,
            number,
            heartbeat,
            left: Arc::default(),
        }
    }

    /// How many there are.
    pub fn number(&self) -> usize {
        self.number
    }

    /// The heartbeat beside the jobs: a task for the runtime, which begins when
    /// this is called and never ends by itself.
    pub fn heartbeat(&self) -> impl Future<Output = ()> + Send + 'static {
        let heartbeat = Arc::clone(&self.heartbeat);
        let run = heartbeat.begin();
        async move { heartbeat.beat(run).await }
    }

    /// Every job, in order, to be given away. When the last of them has its
    /// answer, the heartbeat's run has ended.
    pub fn each(&self) -> impl Iterator<Item = Job> {
        // Relaxed: whatever hands the jobs to other threads orders this before.
        self.left.store(self.number, Ordering::Relaxed);
        (0..self.number).map(|id| Job {
            id,
            jobs: self.clone(),
            span: OnceLock::new(),
            sum: AtomicU64::new(0),
        })
    }

    /// Ends the heartbeat's run, if the jobs have not ended it: they will not.
    pub fn give_up(&self) {
        self.heartbeat.stop();
    }
}

impl Job {
    /// How long to wait; the waiting begins now.
    pub fn pause(&self) -> Duration {
        self.span.get_or_init(|| self.open(Kind::Waiting));
        self.jobs.size.time
    }

    /// Computes all of the job at once.
    pub fn compute(&self) {
        let _span = self.open(Kind::Computing);
        self.parts().for_each(|_| self.add_part());
    }

    /// The same in parts of about 100 µs.
    pub fn slices(&self) -> impl Iterator<Item = Slice<'_>> {
        self.parts().map(|_| Slice(self))
    }

    /// The answer, for which the job had to wait or to compute.
    pub fn answer(self) -> u64 {
        // AcqRel: whoever is last sees what all others did before.
        if self.jobs.left.fetch_sub(1, Ordering::AcqRel) == 1 {
            self.jobs.heartbeat.end();
        }
        self.id as u64 + self.sum.into_inner()
    }

    fn parts(&self) -> Range<u128> {
        0..(self.jobs.size.time.as_micros() / SLICE.as_micros()).max(1)
    }

    fn add_part(&self) {
        let value = Arithmetic::Squares.run(self.jobs.size.squares).value;
        // Relaxed: one thread at a time works on a job.
        self.sum.fetch_add(value % 1_000, Ordering::Relaxed);
    }

    fn open(&self, kind: Kind) -> Open {
        self.jobs.heartbeat.recorder.open(self.id, kind)
    }
}

impl Slice<'_> {
    /// Computes this part.
    pub fn compute(self) {
        let _span = self.0.open(Kind::Computing);
        self.0.add_part();
    }
}
