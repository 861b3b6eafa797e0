//! Runs an answer beside somebody who sends jobs and tells it to stop, and judges what became of each job and each line.

use super::{House, Job, Log, Receipt, State, Work, house, receipt, told};
use crate::dropped::{Dropper, When, at_each};
use crate::running::refuse;
use crate::verdict::Wrong;
use crate::virtual_time::{self, Never, Ran, counted, elapsed, let_others_run, refuse_tasks_left};
use std::future::{Future, pending};
use std::time::Duration;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::sync::watch::{self, Receiver, Sender};
use tokio::time::sleep;

/// What whoever uses the service does; times in milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Does {
    /// Sends a job that lasts so long.
    Sends(u64),
    /// Does something else.
    Waits(u64),
    /// Tells it to stop.
    Stops,
}

/// The answer's function.
pub type Serve<F> = fn(UnboundedReceiver<Job>, Receiver<bool>, Duration, Log) -> F;

/// What is expected of a service.
pub(super) struct Expected {
    /// The jobs that begin: when, and how long they last.
    jobs: Vec<(usize, Duration, Duration)>,
    /// When it is told to stop.
    pub stop: Duration,
    /// When what still runs is ended.
    pub end: Duration,
    /// Whether it was told before it began.
    pub before: bool,
}

/// What the service has left behind at the instant at which it returned or was dropped.
struct Seen {
    receipts: Option<Vec<Receipt>>,
    at: Duration,
    states: Vec<State>,
    lines: usize,
    out: usize,
    flushes: (usize, usize),
}

/// Checks a service: what is done, the deadline, and how long a flush lasts, in milliseconds.
pub fn check<F>(answer: Serve<F>, does: &[Does], deadline: u64, flush: u64)
where
    F: Future<Output = Vec<Receipt>> + 'static,
{
    scene(answer, does, (deadline, flush), false, When::Never);
}

/// The same; it is told to stop before it begins.
pub fn check_stopped_before<F>(answer: Serve<F>, does: &[Does], deadline: u64, flush: u64)
where
    F: Future<Output = Vec<Receipt>> + 'static,
{
    scene(answer, does, (deadline, flush), true, When::Never);
}

/// The same, and its future is dropped at each await.
pub fn check_dropped<F>(answer: Serve<F>, does: &[Does], deadline: u64, flush: u64)
where
    F: Future<Output = Vec<Receipt>> + 'static,
{
    at_each(|place| !scene(answer, does, (deadline, flush), false, When::Once(place)));
    // One that never ends comes to no last await: it is found when nobody drops it.
    scene(answer, does, (deadline, flush), false, When::Never);
}

fn scene<F>(
    answer: Serve<F>,
    does: &[Does],
    (deadline, flush): (u64, u64),
    before: bool,
    cut: When,
) -> bool
where
    F: Future<Output = Vec<Receipt>> + 'static,
{
    let deadline = Duration::from_millis(deadline);
    *house() = House::new(Duration::from_millis(flush));
    house().stopped = before;
    let expected = Expected::of(does, deadline, before);
    let does = does.to_vec();
    let ran = virtual_time::run(move || async move {
        // A line that is to be written out, even if no job comes.
        house().line("the service is to begin");
        let (to_service, jobs) = unbounded_channel();
        let (to_stop, stop) = watch::channel(before);
        let mut dropper = Dropper::new(cut);
        let service = dropper.run(counted(answer(jobs, stop, deadline, Log(()))));
        let receipts = tokio::select! {
            biased;
            () = user(&does, to_service, to_stop) => unreachable!("it waits for ever"),
            receipts = service => receipts,
        };
        if receipts.is_none() {
            let_others_run().await;
        }
        let house = house();
        Seen {
            receipts,
            at: elapsed(),
            states: house.states.clone(),
            lines: house.lines,
            out: house.out,
            flushes: house.flushes,
        }
    });
    expected.judge(ran, Duration::from_millis(flush), cut)
}

async fn user(does: &[Does], jobs: UnboundedSender<Job>, stop: Sender<bool>) {
    let mut number = 0;
    for does in does {
        match *does {
            Does::Sends(lasts) => {
                let lasts = Duration::from_millis(lasts);
                // A service that is gone takes none.
                let _ = jobs.send(Job { number, lasts });
                number += 1;
            }
            Does::Waits(millis) => sleep(Duration::from_millis(millis)).await,
            Does::Stops => {
                {
                    let mut house = house();
                    house.stopped = true;
                    house.diary.note("the service is told to stop");
                }
                stop.send_replace(true);
            }
        }
    }
    pending().await
}

impl Expected {
    fn of(does: &[Does], deadline: Duration, before: bool) -> Expected {
        let (mut at, mut number, mut jobs) = (Duration::ZERO, 0, Vec::new());
        let mut stop = before.then_some(Duration::ZERO);
        for does in does {
            match *does {
                Does::Waits(millis) => at += Duration::from_millis(millis),
                Does::Stops => stop = stop.or(Some(at)),
                Does::Sends(lasts) => {
                    jobs.push((number, at, Duration::from_millis(lasts)));
                    number += 1;
                }
            }
        }
        let stop = stop.expect("it is told to stop at some time");
        // What is sent at the instant of the stop is in the queue when the service looks.
        jobs.retain(|(_, at, _)| *at < stop);
        let end = stop + deadline;
        Expected {
            jobs,
            stop,
            end,
            before,
        }
    }

    fn judge(&self, ran: Ran<Seen>, flush: Duration, cut: When) -> bool {
        let seen = ran.end.unwrap_or_else(|never| self.hangs(never));
        let Some(receipts) = seen.receipts else {
            if let Some(left) = seen.states.iter().find(|one| one.over.is_none()) {
                refuse(told::goes_on(left.job, cut));
            }
            refuse_tasks_left(ran.tasks);
            return false;
        };
        self.refuse_jobs(&seen.states, seen.at);
        if seen.out < seen.lines {
            refuse(told::lines_lost(
                seen.lines - seen.out,
                seen.flushes,
                &house().diary,
            ));
        }
        let overs = seen.states.iter().filter_map(|one| Some(one.over?.0));
        let last = overs.max().unwrap_or_default().max(self.stop);
        if seen.at > last + flush {
            refuse(told::late(last + flush, seen.at, &house().diary));
        }
        self.compare(receipts);
        refuse_tasks_left(ran.tasks);
        true
    }

    /// Refuses jobs that began late, were ended early, or went on for too long.
    fn refuse_jobs(&self, states: &[State], at: Duration) {
        let diary = house().diary.clone();
        for (job, sent, lasts) in &self.jobs {
            let Some(state) = states.iter().find(|one| one.job == *job) else {
                virtual_time::refuse_late_faults();
                refuse(told::not_begun(*job, *sent, &diary));
            };
            if state.begun > *sent {
                refuse(told::begun_late(*job, *sent, state.begun, &diary));
            }
            let due = (*sent + *lasts).min(self.end);
            match state.over {
                None => refuse(told::still_there(*job, at, &diary)),
                Some((over, _)) if over < due => {
                    refuse(told::ended_early(*job, over, self, &diary));
                }
                Some((over, _)) if over > due => {
                    refuse(told::goes_on_after_the_deadline(*job, over, self, &diary));
                }
                Some(_) => {}
            }
        }
    }

    fn compare(&self, mut receipts: Vec<Receipt>) {
        let done = self
            .jobs
            .iter()
            .filter(|(_, sent, lasts)| *sent + *lasts < self.end);
        let mut expected: Vec<Receipt> = done.map(|(job, ..)| receipt(*job)).collect();
        receipts.sort_unstable();
        expected.sort_unstable();
        if receipts != expected {
            refuse(told::other_receipts(receipts.len(), expected.len()));
        }
    }

    fn hangs(&self, never: Never) -> ! {
        let house = house();
        let diary = house.diary.clone();
        // What was still there at the end of all time was dropped then.
        let left = house.states.iter().find(|one| match one.over {
            Some((over, _)) => over > self.end + Duration::from_secs(3_600),
            None => true,
        });
        let (left, begun) = (left.map(|one| one.job), house.states.len());
        drop(house);
        let wrong: Option<Wrong> = match (never, left) {
            (Never::Keeps(_), _) => None,
            (_, Some(job)) => Some(told::no_deadline(job, self, &diary)),
            _ if begun < self.jobs.len() => None,
            _ => Some(told::stop_not_noticed(self, &diary)),
        };
        if let Some(wrong) = wrong {
            refuse(wrong);
        }
        never.refuse(
            Work::JOB,
            None,
            &format!(
                "jobs that were sent before the stop: {}, and that had begun: {begun}",
                self.jobs.len()
            ),
            "it returns when the last job has ended and the log is flushed.",
        )
    }
}
