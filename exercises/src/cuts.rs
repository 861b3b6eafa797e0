//! A future that is dropped at each of its awaits: where it was dropped, and a diary of what happened until then and after.

use crate::virtual_time::elapsed;
use drawing::duration;
use std::fmt::{Display, Formatter, Result};
use std::future::{Future, poll_fn};
use std::task::Poll;
use std::time::Duration;

/// A future that is polled more often than this and is not ready is not followed any further.
const MOST: usize = 200;
/// Lines of a diary that are shown.
const LINES: usize = 14;

/// Where a future is dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cut {
    /// How often it is polled before.
    polls: usize,
    when: When,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum When {
    /// As soon as it waits.
    AtOnce,
    /// When it was woken and is about to be polled again.
    Woken,
}

impl Cut {
    /// It is not dropped before it is ready.
    pub const NEVER: Cut = Cut {
        polls: usize::MAX,
        when: When::Woken,
    };

    /// Polls the future until the cut, and drops it there; what it was ready with, if it was before.
    pub async fn run<F: Future>(self, future: F) -> Option<F::Output> {
        let mut future = Box::pin(future);
        let mut polls = 0;
        let end = poll_fn(|context| {
            if polls == self.polls {
                return Poll::Ready(None);
            }
            polls += 1;
            match future.as_mut().poll(context) {
                Poll::Ready(value) => Poll::Ready(Some(value)),
                Poll::Pending if polls == self.polls && self.when == When::AtOnce => {
                    Poll::Ready(None)
                }
                Poll::Pending => Poll::Pending,
            }
        });
        let end = end.await;
        drop(future);
        end
    }
}

impl Display for Cut {
    /// Where it is dropped, as the end of a sentence: `while it waited for the second time`.
    fn fmt(&self, to: &mut Formatter<'_>) -> Result {
        let time = match self.polls {
            0 => return write!(to, "before it was polled"),
            1 => "first",
            2 => "second",
            3 => "third",
            polls => {
                return match self.when {
                    When::AtOnce => write!(to, "while it waited, after {polls} polls"),
                    When::Woken => write!(to, "after it was woken, after {polls} polls"),
                };
            }
        };
        match self.when {
            When::AtOnce => write!(to, "while it waited for the {time} time"),
            When::Woken => write!(to, "after it was woken for the {time} time"),
        }
    }
}

/// Calls `scene` with each cut, from the first await on, until the future comes to its end before it is dropped.
///
/// `scene` runs a future with [`Cut::run`] and judges what is left; it returns whether the future came to its end. There
/// are two rounds: in the first one the future is dropped as soon as it waits, in the second one when it was woken. One that
/// is still waiting after `MOST` awaits may never come to its end, so it is run without a drop as well.
pub fn at_each_await(scene: impl Fn(Cut) -> bool) {
    for when in [When::AtOnce, When::Woken] {
        let end = (0..MOST).find(|polls| {
            scene(Cut {
                polls: *polls,
                when,
            })
        });
        if end.is_none() {
            scene(Cut::NEVER);
        }
    }
}

/// What happened, and when.
#[derive(Debug, Clone, Default)]
pub struct Diary(Vec<(Duration, String)>);

impl Diary {
    /// A diary without an entry.
    pub const fn new() -> Diary {
        Diary(Vec::new())
    }

    /// Notes that this happens now.
    pub fn note(&mut self, what: impl Into<String>) {
        self.0.push((elapsed(), what.into()));
    }

    /// Its last lines.
    pub fn drawn(&self) -> String {
        let left_out = self.0.len().saturating_sub(LINES);
        let mut drawn = String::from("What happened, by virtual time:\n");
        if left_out > 0 {
            drawn += &format!("           ({left_out} lines before)\n");
        }
        for (at, what) in &self.0[left_out..] {
            drawn += &format!("{:>9}  {what}\n", duration(*at));
        }
        drawn
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures::executor::block_on;
    use std::sync::Mutex;

    /// Waits once, notes that it went on, waits again.
    async fn three(noted: &Mutex<Vec<u8>>) {
        for step in 0..3 {
            noted.lock().unwrap().push(step);
            if step < 2 {
                tokio::task::yield_now().await;
            }
        }
    }

    #[test]
    fn a_future_is_dropped_at_each_await_and_then_comes_to_its_end() {
        let seen = Mutex::new(Vec::new());
        at_each_await(|cut| {
            let noted = Mutex::new(Vec::new());
            let end = block_on(cut.run(three(&noted)));
            let noted = noted.into_inner().unwrap();
            seen.lock().unwrap().push((cut.to_string(), noted.len()));
            end.is_some()
        });
        let seen = seen.into_inner().unwrap();
        let seen: Vec<(&str, usize)> = seen.iter().map(|(cut, steps)| (&**cut, *steps)).collect();
        assert_eq!(
            seen,
            [
                ("before it was polled", 0),
                ("while it waited for the first time", 1),
                ("while it waited for the second time", 2),
                ("while it waited for the third time", 3),
                ("before it was polled", 0),
                ("after it was woken for the first time", 1),
                ("after it was woken for the second time", 2),
                ("after it was woken for the third time", 3),
            ]
        );
        let noted = Mutex::default();
        assert_eq!(block_on(Cut::NEVER.run(three(&noted))), Some(()));
    }
}
