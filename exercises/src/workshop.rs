//! A service's jobs, and the log in which they write: [`Job`], [`Receipt`] and [`Log`] are for learners; the rest checks the exercise `shutdown`.

mod judge;
mod told;

pub use judge::{Does, check, check_dropped, check_stopped_before};

use crate::diary::Diary;
use crate::secret::secret;
use crate::virtual_time::{self, Work, elapsed, refused};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// Something to do for the service.
#[derive(Debug)]
pub struct Job {
    number: usize,
    lasts: Duration,
}

/// What a job gives that is done.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Receipt(u64);

/// Where lines are gathered, until they are written out; a clone is the same log.
#[derive(Debug, Clone)]
pub struct Log(());

const JOB: Work = Work::JOB;
const FLUSH: Work = Work {
    does: "flushes the log",
    many: "jobs and flushes",
    one: "a flush",
    result: "an outcome",
    never: "returns",
};

/// What has become of a job that has begun.
#[derive(Debug, Clone, Copy)]
struct State {
    job: usize,
    begun: Duration,
    /// When it was over, and whether it was done.
    over: Option<(Duration, bool)>,
}

struct House {
    /// Whether the service was told to stop.
    stopped: bool,
    /// Jobs that have begun.
    states: Vec<State>,
    /// Lines that were written to the log.
    lines: usize,
    /// Of these: those that are written out.
    out: usize,
    /// How often a flush has begun and has ended.
    flushes: (usize, usize),
    flush_lasts: Duration,
    diary: Diary,
}

static HOUSE: Mutex<House> = Mutex::new(House::new(Duration::ZERO));

fn house() -> MutexGuard<'static, House> {
    HOUSE.lock().unwrap_or_else(PoisonError::into_inner)
}

impl House {
    const fn new(flush_lasts: Duration) -> House {
        House {
            stopped: false,
            states: Vec::new(),
            lines: 0,
            out: 0,
            flushes: (0, 0),
            flush_lasts,
            diary: Diary::new(),
        }
    }

    fn line(&mut self, line: &str) {
        self.lines += 1;
        self.diary.note(format!("line {}: {line}", self.lines));
    }
}

impl Job {
    /// Does it, and writes lines to the log: one when it begins, one when it is done or dropped. Needs a tokio runtime.
    pub async fn run(self, log: Log) -> Receipt {
        let Log(()) = log;
        if let Some(fault) = virtual_time::on_another_thread(JOB) {
            return refused(fault).await;
        }
        if house().stopped {
            let diary = house().diary.clone();
            return refused(told::begun_after_the_stop(self.number, &diary)).await;
        }
        let mut running = Running::begin(self.number);
        virtual_time::pass(JOB, self.number, 0, self.lasts).await;
        running.done = true;
        receipt(self.number)
    }
}

/// A job that has begun.
struct Running {
    job: usize,
    at: usize,
    done: bool,
}

impl Running {
    fn begin(job: usize) -> Running {
        let mut house = house();
        house.line(&format!("job {job} begins"));
        house.states.push(State {
            job,
            begun: elapsed(),
            over: None,
        });
        let at = house.states.len() - 1;
        let done = false;
        Running { job, at, done }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let mut house = house();
        let what = if self.done { "is done" } else { "is dropped" };
        house.line(&format!("job {} {what}", self.job));
        let over = Some((elapsed(), self.done));
        if let Some(state) = house.states.get_mut(self.at) {
            state.over = over;
        }
    }
}

impl Log {
    /// Writes out the lines that are in the log when its future is first polled.
    pub async fn flush(&self) {
        let (lines, lasts) = {
            let mut house = house();
            let lines = house.lines;
            house.flushes.0 += 1;
            house.diary.note(format!("a flush begins: {lines} lines"));
            (lines, house.flush_lasts)
        };
        virtual_time::pass(FLUSH, usize::MAX, 1, lasts).await;
        let mut house = house();
        house.flushes.1 += 1;
        house.out = house.out.max(lines);
        house.diary.note("the flush has ended");
    }
}

/// What a job gives that is done.
fn receipt(job: usize) -> Receipt {
    Receipt(secret(("receipt", job)))
}
