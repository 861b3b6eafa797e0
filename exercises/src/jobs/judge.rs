//! Checks that all jobs run at the same time, and that each is reported by what became of it.

use super::{Cancel, Job, Outcome, Plan, outcome, told};
use crate::running::refuse;
use crate::verdict::Wrong;
use crate::virtual_time::{
    self, Call, Ran, Work, counted, drawn, elapsed, ended, in_flight, one_after_the_other,
    refuse_tasks_left,
};
use drawing::duration;
use futures::FutureExt;
use std::any::Any;
use std::future::{Future, pending};
use std::panic::{AssertUnwindSafe, resume_unwind};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::task::AbortHandle;
use tokio::time::sleep_until;

/// Takes the handle of a job that was started, with its address.
pub type Started = Box<dyn FnMut(&str, AbortHandle) + Send>;

/// What an answer returns.
pub(super) type Report = Vec<(String, Outcome)>;

/// The same, or its panic.
type Caught = Result<Report, Box<dyn Any + Send>>;

pub(super) const ROWS: &str = "A row for each job, ░ while it runs:";

/// Checks the answer with these jobs.
pub fn check<F>(
    answer: impl FnOnce(Vec<Job>, Started) -> F + Send + 'static,
    plans: &'static [Plan],
) where
    F: Future<Output = Report>,
{
    let jobs = plans.iter().enumerate();
    let jobs: Vec<Job> = jobs.map(|(number, plan)| Job::new(number, plan)).collect();
    let ran = virtual_time::run(move || async move {
        let desk = Desk {
            plans,
            handles: Arc::default(),
        };
        let handles = Arc::clone(&desk.handles);
        let started: Started = Box::new(move |address, handle| {
            let mut handles = handles.lock().unwrap();
            let job = handles.len();
            if plans.get(job).is_some_and(|plan| plan.3 == Cancel::AtOnce) {
                handle.abort();
            }
            handles.push(Handle {
                address: address.to_string(),
                handle,
                at: elapsed(),
                begun: virtual_time::calls().len(),
            });
        });
        let answer = counted(AssertUnwindSafe(answer(jobs, started)).catch_unwind());
        let report = tokio::select! {
            biased;
            () = desk.cancels() => unreachable!("it waits for ever"),
            report = answer => report,
        };
        (report, desk.has_all())
    });
    judge(ran, plans);
}

/// The handle of a job, and when it came.
struct Handle {
    address: String,
    handle: AbortHandle,
    at: Duration,
    /// How many jobs had begun by then.
    begun: usize,
}

/// Where the handles of the jobs are, and from where jobs are cancelled.
struct Desk {
    plans: &'static [Plan],
    handles: Arc<Mutex<Vec<Handle>>>,
}

impl Desk {
    /// Cancels the jobs that are to be cancelled, and waits for ever.
    async fn cancels(&self) {
        let start = tokio::time::Instant::now();
        let plans = self.plans.iter().enumerate();
        let mut cancelled: Vec<(u64, usize)> = plans
            .filter_map(|(job, plan)| match plan.3 {
                Cancel::After(millis) => Some((millis, job)),
                _ => None,
            })
            .collect();
        cancelled.sort_unstable();
        for (millis, job) in cancelled {
            sleep_until(start + Duration::from_millis(millis)).await;
            if let Some(one) = self.handles.lock().unwrap().get(job) {
                one.handle.abort();
            }
        }
        pending().await
    }

    /// Whether `started` was called once for each job, in their order and in time.
    fn has_all(&self) -> Result<(), Wrong> {
        let handles = self.handles.lock().unwrap();
        let addresses = handles.iter().map(|one| one.address.as_str());
        if !addresses.eq(self.plans.iter().map(|plan| plan.0)) {
            return Err(told::not_started(handles.len(), self.plans.len()));
        }
        let last = handles.iter().map(|one| one.at).max();
        if let Some(at) = last.filter(|at| !at.is_zero()) {
            return Err(told::started_late(&format!(
                "after {} of virtual time",
                duration(at)
            )));
        }
        // A task begins at an `.await` of the answer and nowhere else.
        match handles.iter().position(|one| one.begun > 0) {
            Some(job) => Err(told::started_late(&format!(
                "for job {job} after {} of {} jobs had begun to run",
                handles[job].begun,
                self.plans.len()
            ))),
            None => Ok(()),
        }
    }
}

/// When a job is over: it ends, or is cancelled before.
fn over(plan: &Plan) -> Duration {
    let (_, lasts, _, cancel) = plan;
    Duration::from_millis(match cancel {
        Cancel::Never => *lasts,
        Cancel::AtOnce => 0,
        Cancel::After(millis) => *lasts.min(millis),
    })
}

/// What becomes of a job.
pub(super) fn expected(job: usize, plan: &Plan) -> Outcome {
    let (_, lasts, end, cancel) = *plan;
    match cancel {
        Cancel::AtOnce => Outcome::Cancelled,
        Cancel::After(millis) if millis < lasts => Outcome::Cancelled,
        _ => outcome(job, end),
    }
}

fn judge(ran: Ran<(Caught, Result<(), Wrong>)>, plans: &[Plan]) {
    let Ran { took, calls, .. } = ran;
    let (report, handles) = ran.end.unwrap_or_else(|never| {
        let is_over = ended(&calls) + calls.iter().filter(|call| call.dropped).count();
        never.refuse(
            Work::JOB,
            (is_over >= plans.len()).then_some("every job is over"),
            &format!(
                "of {} jobs {} had begun, and {is_over} of these were over",
                plans.len(),
                calls.len()
            ),
            "it returns at the instant at which the last job is over.",
        )
    });
    let report = report.unwrap_or_else(|panic| match told::panic_of_a_job(&*panic, plans) {
        Some(wrong) => refuse(wrong),
        None => resume_unwind(panic),
    });
    at_once(&calls);
    if let Err(wrong) = handles {
        refuse(wrong);
    }
    all_of_them(&calls, took, plans);
    told::compare(&report, plans, &calls);
    let last = plans.iter().map(over).max().unwrap_or_default();
    if took > last {
        refuse(
            Wrong::because("Your code waits on after the last job is over.")
                .expected("it returns at the instant at which the last job is over.")
                .seen(format!(
                    "the last job was over after {} of virtual time, and the function returned after {}.",
                    duration(last),
                    duration(took)
                ))
                .picture(drawn(ROWS, &calls))
                .ask("what does your function wait for when all jobs are done, have failed, have panicked or were cancelled?"),
        );
    }
    refuse_tasks_left(ran.tasks);
}

fn at_once(calls: &[Call]) {
    let starts = calls.iter().map(|call| call.start);
    let Some(late) = starts.filter(|at| !at.is_zero()).min() else {
        return;
    };
    let because = match one_after_the_other(calls, |_| true) {
        true => "Your code runs the jobs one after the other.",
        false => "Your code starts some jobs later than others.",
    };
    refuse(
        Wrong::because(because)
            .expected("all jobs are started at once, and run at the same time.")
            .seen(format!(
                "a job began after {} of virtual time.",
                duration(late)
            ))
            .picture(drawn(ROWS, calls))
            .ask("which line of yours starts a job, and which line waits for one?"),
    )
}

/// Refuses jobs that were left out, stopped, or left running; and handles that do not stop their job.
fn all_of_them(calls: &[Call], took: Duration, plans: &[Plan]) {
    let question =
        "what becomes of each job when another one is over, and when your function returns?";
    let refuse = |because: &str, seen: String, question: &str| {
        refuse(
            Wrong::because(because)
                .expected("every job runs until it is done, fails, panics, or is cancelled with its handle.")
                .seen(seen)
                .ask(question),
        )
    };
    let running = in_flight(calls);
    if running > 0 {
        refuse(
            "Your code returns while jobs are still running.",
            format!(
                "when it returned after {}, {running} of {} jobs were still running.",
                duration(took),
                plans.len()
            ),
            question,
        );
    }
    for (job, plan) in plans.iter().enumerate() {
        let is_cancelled = expected(job, plan) == Outcome::Cancelled;
        let call = calls.iter().find(|call| call.row == job);
        match call {
            None if plan.3 != Cancel::AtOnce => refuse(
                "Your code does not run every job.",
                format!(
                    "{} of {} jobs were begun; job {job} was not.",
                    calls.len(),
                    plans.len()
                ),
                question,
            ),
            Some(call) if call.dropped && !is_cancelled => refuse(
                "Your code stops a job that nobody has cancelled.",
                format!(
                    "job {job} was dropped while it ran, and nobody had used the handle that `started` was given for it."
                ),
                question,
            ),
            Some(call) if call.end.is_some() && is_cancelled => refuse(
                "Your code gives a handle that does not stop its job.",
                format!(
                    "job {job} was cancelled with the handle that `started` was given for it, and went on to its end."
                ),
                "which task runs the job, and which task does the handle stop?",
            ),
            _ => {}
        }
    }
}
