//! What is done in a session: steps that last, and an end.

use super::{End, Failure, Plan, STEP, Session, Value, failure, house, value};
use crate::secret::secret;
use futures::future::BoxFuture;
use std::panic::resume_unwind;

/// What is to be done in a session.
pub type Job = Box<dyn FnOnce(Session) -> BoxFuture<'static, Result<Value, Failure>> + Send>;

/// The work with a server: its steps, and its end.
pub(super) fn work(number: usize) -> Job {
    Box::new(move |session| {
        let Plan { steps, end, .. } = house().plans[number];
        if end == End::PanicsInTheCall {
            house().note(number, "the work panics");
            resume_unwind(Box::new(payload(number)));
        }
        let working = Working::new(number);
        Box::pin(async move {
            let _working = working;
            house().note(number, "the work begins");
            for lasts in steps {
                session.step(*lasts).await;
            }
            house().note(
                number,
                match end {
                    End::Done => "the work is done",
                    End::Fails => "the work fails",
                    End::Panics | End::PanicsInTheCall => "the work panics",
                },
            );
            match end {
                End::Done => Ok(value(number)),
                End::Fails => Err(failure(number, STEP)),
                // Like a panic, but it does not count as one of the answer.
                End::Panics | End::PanicsInTheCall => resume_unwind(Box::new(payload(number))),
            }
        })
    })
}

/// With what the work of a server panics.
pub(super) fn payload(number: usize) -> u64 {
    secret(("panic", number))
}

/// The future of a work that has not ended.
struct Working(usize);

impl Working {
    fn new(number: usize) -> Working {
        house().states[number].works = true;
        Working(number)
    }
}

impl Drop for Working {
    fn drop(&mut self) {
        house().states[self.0].works = false;
    }
}
