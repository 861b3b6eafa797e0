//! Runs an answer with servers, drops it where the check wants, and judges what became of each session.

use super::work::{Job, payload, work};
use super::{
    CLOSE, End, Failure, House, OPEN, Plan, SESSION, STEP, Server, State, Value, failure, house,
    told, value,
};
use crate::dropped::{Dropper, When, at_each};
use crate::running::refuse;
use crate::virtual_time::{
    self, Call, Never, Ran, counted, elapsed, ended, let_others_run, refuse_tasks_left,
};
use futures::FutureExt;
use futures::future::join_all;
use std::any::Any;
use std::future::Future;
use std::panic::{AssertUnwindSafe, resume_unwind};
use std::time::Duration;
use tokio::time::sleep;

/// What an answer returns, or the payload of its panic.
type Caught = Result<Result<Value, Failure>, Box<dyn Any + Send>>;

/// Longer than any closing.
const LATER: Duration = Duration::from_secs(10 * 24 * 60 * 60);

/// How a function came to its end.
struct Seen {
    /// `None` if it was dropped.
    end: Option<Caught>,
    /// When.
    at: Duration,
    /// The calls of its server at that instant, after tasks that were about to end have done so.
    calls: Vec<Call>,
    state: State,
}

/// Checks that a session is opened, used and closed as it should, with this server.
pub fn check<F>(answer: fn(Server, Job) -> F, plan: Plan)
where
    F: Future<Output = Result<Value, Failure>> + 'static,
{
    check_each(answer, &[plan]);
}

/// The same with several servers at the same time.
pub fn check_each<F>(answer: fn(Server, Job) -> F, plans: &[Plan])
where
    F: Future<Output = Result<Value, Failure>> + 'static,
{
    scene(answer, plans.to_vec().leak(), When::Never);
}

/// The same; and the first one's future is dropped at each await.
pub fn check_dropped<F>(answer: fn(Server, Job) -> F, plans: &[Plan])
where
    F: Future<Output = Result<Value, Failure>> + 'static,
{
    let plans: &'static [Plan] = plans.to_vec().leak();
    at_each(|place| !scene(answer, plans, When::Once(place)));
    // One that never ends comes to no last await: it is found when nobody drops it.
    scene(answer, plans, When::Never);
}

/// Whether the first one came to its end.
fn scene<F>(answer: fn(Server, Job) -> F, plans: &'static [Plan], cut: When) -> bool
where
    F: Future<Output = Result<Value, Failure>> + 'static,
{
    House::open(plans);
    let ran = virtual_time::run(move || async move {
        let each = (0..plans.len()).map(|number| async move {
            let cut = if number == 0 { cut } else { When::Never };
            let answer = async { answer(Server { number }, work(number)).await };
            let mut dropper = Dropper::new(cut);
            let end = dropper
                .run(counted(AssertUnwindSafe(answer).catch_unwind()))
                .await;
            let at = elapsed();
            house().note(
                number,
                match &end {
                    None => "your future is dropped",
                    Some(Err(_)) => "your function panics",
                    Some(Ok(_)) => "your function returns",
                },
            );
            let_others_run().await;
            let state = house().states[number];
            let calls = calls_of(&virtual_time::calls(), number);
            Seen {
                end,
                at,
                calls,
                state,
            }
        });
        let seen = join_all(each).await;
        // What was handed over comes to its end now.
        sleep(LATER).await;
        let_others_run().await;
        (seen, virtual_time::calls())
    });
    judge(ran, plans, cut)
}

fn calls_of(calls: &[Call], number: usize) -> Vec<Call> {
    let of_server = calls.iter().filter(|call| call.row == number);
    of_server.cloned().collect()
}

fn judge(ran: Ran<(Vec<Seen>, Vec<Call>)>, plans: &[Plan], cut: When) -> bool {
    let (seen, calls) = ran.end.unwrap_or_else(|never| hangs(never, &ran.calls));
    let first = seen[0].end.is_some();
    for (number, seen) in seen.into_iter().enumerate() {
        let session = Judged {
            number,
            plan: plans[number],
            calls: calls_of(&calls, number),
            cut,
        };
        session.judge(seen);
    }
    refuse_tasks_left(ran.tasks);
    first
}

fn hangs(never: Never, calls: &[Call]) -> ! {
    let over = ended(calls) + calls.iter().filter(|call| call.dropped).count();
    never.refuse(
        SESSION,
        (over == calls.len() && over > 0).then_some("every call of the server has ended"),
        &format!(
            "calls of the server that had begun: {}, and that were over: {over}",
            calls.len()
        ),
        "it returns when the session is closed.",
    )
}

/// A session, and all that happened with it.
pub(super) struct Judged {
    pub number: usize,
    pub plan: Plan,
    pub calls: Vec<Call>,
    pub cut: When,
}

impl Judged {
    fn call(&self, stage: usize) -> Option<&Call> {
        self.calls.iter().find(|call| call.stage == stage)
    }

    /// When the session was open, if it ever was.
    fn opened(&self) -> Option<Duration> {
        let open = self.call(OPEN).and_then(|call| call.end);
        open.filter(|_| self.plan.opens)
    }

    fn judge(&self, mut seen: Seen) {
        let end = seen.end.take();
        let later = |call: &Call| call.stage == STEP && call.end.unwrap_or(call.start) > seen.at;
        if seen.state.works || (end.is_none() && self.calls.iter().any(later)) {
            refuse(told::works_on(self, &house().diary));
        }
        let state = house().states[self.number];
        let diary = house().diary.clone();
        if let Some(opened) = self.opened() {
            let Some(close) = self.call(CLOSE) else {
                virtual_time::refuse_late_faults();
                let cut = end.is_none().then_some(opened > seen.at);
                refuse(told::left_open(self, cut, state.closings > 0, &diary));
            };
            if close.end.is_none() {
                refuse(told::closing_given_up(self, &diary));
            }
            let over = match end {
                Some(_) => self.worked(opened),
                None => self.worked(opened).min(seen.at.max(opened)),
            };
            if close.start > over {
                refuse(told::closed_late(self, over, close.start, &diary));
            }
        }
        let Some(end) = end else {
            return;
        };
        if end.is_ok()
            && self.opened().is_some()
            && !seen
                .calls
                .iter()
                .any(|one| one.stage == CLOSE && one.end.is_some())
        {
            refuse(told::returns_too_early(&diary));
        }
        self.compare(end, seen.at);
    }

    /// When the work is over that begins then.
    fn worked(&self, opened: Duration) -> Duration {
        let steps = match self.plan.end {
            End::PanicsInTheCall => &[],
            _ => self.plan.steps,
        };
        opened + Duration::from_millis(steps.iter().sum())
    }

    fn compare(&self, end: Caught, at: Duration) {
        let Plan {
            open,
            opens,
            end: ends,
            close,
            closes,
            ..
        } = self.plan;
        let panics = opens && matches!(ends, End::Panics | End::PanicsInTheCall);
        let given = match end {
            Ok(given) => given,
            Err(panic) if panics && panic.downcast_ref() == Some(&payload(self.number)) => return,
            Err(panic) => resume_unwind(panic),
        };
        if panics {
            refuse(told::hides_the_panic(self, &given));
        }
        let expected = match (opens, ends, closes) {
            (false, ..) => Err(failure(self.number, OPEN)),
            (_, End::Fails, _) => Err(failure(self.number, STEP)),
            (.., false) => Err(failure(self.number, CLOSE)),
            _ => Ok(value(self.number)),
        };
        if given != expected {
            refuse(told::other(self, &given, &expected));
        }
        let open = Duration::from_millis(open);
        let due = match opens {
            true => self.worked(open) + Duration::from_millis(close),
            false => open,
        };
        if at > due {
            refuse(told::late(due, at, &house().diary));
        }
    }
}
