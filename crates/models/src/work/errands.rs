//! Errands of three steps, and a ledger of the step at which each of them ended.

use crate::clock::{Instant, now};
use crate::trace::{Kind, Recorder};
use crate::work::event_loop::{EventLoop, lock};
use anyhow::Result;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// The steps of an errand, in order; each is an `.await`.
pub const STEPS: [&str; 3] = ["connect", "ask", "read"];

/// Errands that take different times, on one thread, in a runtime that lives on.
#[derive(Debug)]
pub struct Errands {
    number: usize,
    step: Duration,
    event_loop: EventLoop,
    recorder: Recorder,
    run: Mutex<Arc<Mutex<Vec<Errand>>>>,
    ended: Mutex<HashMap<&'static str, Vec<Errand>>>,
}

/// How far an errand came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Errand {
    /// How many of its steps were done.
    pub steps: usize,
    /// Whether it was dropped, in the step that follows.
    pub dropped: bool,
    began: Instant,
    ended: Option<Instant>,
}

impl Errands {
    /// `number` errands. Their steps take `step` and more: the first errand has the shortest ones.
    ///
    /// Fails when the system gives no event loop.
    pub fn new(number: usize, step: Duration) -> Result<Errands> {
        Ok(Errands {
            number,
            step,
            event_loop: EventLoop::new("the errands")?,
            recorder: Recorder::default(),
            run: Mutex::default(),
            ended: Mutex::default(),
        })
    }

    /// The time after which nobody waits for the errands any more.
    pub fn patience(&self) -> Duration {
        self.step * 15 / 4
    }

    /// The errands of a new run; they begin when they are polled first.
    pub fn each(&self) -> impl Iterator<Item = impl Future<Output = usize> + Send + use<>> {
        let run = Arc::default();
        *lock(&self.run) = Arc::clone(&run);
        let (step, recorder) = (self.step, self.recorder.clone());
        (0..self.number)
            .map(move |id| errand(id, step_of(step, id), Arc::clone(&run), recorder.clone()))
    }

    /// The errands of a new run as functions that block their thread.
    pub fn each_blocking(&self) -> impl Iterator<Item = impl FnOnce() -> usize + Send + use<>> {
        let run = Arc::default();
        *lock(&self.run) = Arc::clone(&run);
        let (step, recorder) = (self.step, self.recorder.clone());
        (0..self.number).map(move |id| {
            let (run, recorder) = (Arc::clone(&run), recorder.clone());
            move || errand_blocking(id, step_of(step, id), run, &recorder)
        })
    }

    /// Runs a future to its end: see [`EventLoop::block_on`].
    pub fn block_on<T>(&self, future: impl Future<Output = T>) -> T {
        self.event_loop.block_on(future)
    }

    /// Waits until everything that still runs has ended, and keeps how, under the model's name. A run that is traced
    /// lasts as long as the longest errand, so that its picture has the others' scale.
    pub fn settle(&self, model: &'static str) {
        let run = Arc::clone(&lock(&self.run));
        let longest = step_of(self.step, self.number.saturating_sub(1)) * STEPS.len() as u32;
        let is_over = || lock(&run).iter().all(|errand| errand.ended.is_some());
        self.event_loop.run_until(is_over);
        if self.recorder.is_on() {
            let began = lock(&run).first().map(|errand| errand.began.elapsed());
            let rest = longest.saturating_sub(began.unwrap_or_default());
            self.event_loop.run_for(rest);
        }
        let ended = lock(&run).clone();
        lock(&self.ended).insert(model, ended);
    }

    /// How the errands of a model's last run ended.
    pub fn ended(&self, model: &str) -> Option<Vec<Errand>> {
        lock(&self.ended).get(model).cloned()
    }

    /// Records the spans of traced runs.
    pub fn recorder(&self) -> Recorder {
        self.recorder.clone()
    }
}

/// The steps of the first errand take `step`, those of each following one three quarters of that longer.
fn step_of(step: Duration, id: usize) -> Duration {
    step + step * 3 * id as u32 / 4
}

async fn errand(id: usize, step: Duration, run: Run, recorder: Recorder) -> usize {
    let mut entry = Entry::new(run);
    for _ in STEPS {
        drop(recorder.open(id, Kind::Polled));
        let _span = recorder.open(id, Kind::Waiting);
        tokio::time::sleep(step).await;
        entry.step();
    }
    entry.done();
    id
}

fn errand_blocking(id: usize, step: Duration, run: Run, recorder: &Recorder) -> usize {
    let mut entry = Entry::new(run);
    for _ in STEPS {
        let _span = recorder.open(id, Kind::Waiting);
        #[expect(clippy::disallowed_methods, reason = "it blocks its thread on purpose")]
        std::thread::sleep(step);
        entry.step();
    }
    entry.done();
    id
}

type Run = Arc<Mutex<Vec<Errand>>>;

/// The line of an errand in the ledger; dropped before it is done, the errand counts as dropped.
struct Entry {
    run: Run,
    line: usize,
    done: bool,
}

impl Entry {
    fn new(run: Run) -> Entry {
        let mut lines = lock(&run);
        let line = lines.len();
        lines.push(Errand {
            steps: 0,
            dropped: false,
            began: now(),
            ended: None,
        });
        drop(lines);
        Entry {
            run,
            line,
            done: false,
        }
    }

    fn step(&mut self) {
        lock(&self.run)[self.line].steps += 1;
    }

    fn done(mut self) {
        self.done = true;
    }
}

impl Drop for Entry {
    fn drop(&mut self) {
        let errand = &mut lock(&self.run)[self.line];
        errand.dropped = !self.done;
        errand.ended = Some(now());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lessons::l14_cancellation::letting_go;

    /// The errands that ended early when `wait` let them go.
    fn dropped(wait: fn(&Errands)) -> usize {
        let errands = Errands::new(4, Duration::from_millis(8)).expect("it starts");
        wait(&errands);
        errands.settle("it");
        let ended = errands.ended("it").expect("it ran");
        assert_eq!(ended.len(), 4);
        let whole = |errand: &&Errand| !errand.dropped;
        assert!(
            ended
                .iter()
                .filter(whole)
                .all(|errand| errand.steps == STEPS.len())
        );
        ended.iter().filter(|errand| errand.dropped).count()
    }

    #[test]
    fn a_dropped_handle_ends_nothing() {
        assert_eq!(dropped(letting_go::drop_handles::wait), 0);
        assert_eq!(dropped(letting_go::drop_abort_handles::wait), 0);
        assert_eq!(dropped(letting_go::time_out_tasks::wait), 0);
        assert_eq!(dropped(letting_go::abort_blocking::wait), 0);
    }

    #[test]
    fn an_abort_and_a_dropped_future_end_what_is_not_done() {
        for wait in [
            letting_go::abort::wait,
            letting_go::drop_set::wait,
            letting_go::time_out_futures::wait,
        ] {
            assert!((1..=4).contains(&dropped(wait)));
        }
    }
}
