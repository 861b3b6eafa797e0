//! Futures of an answer that are dropped where they wait: at each await in turn, at every one, or now and then.
//!
//! [`at_each`] runs a check once for each place, [`Dropper`] drops the future there, and [`steps`] draws what happened.

pub mod steps;

use futures::stream::{FuturesUnordered, StreamExt};
use std::fmt::{self, Display, Formatter};
use std::future::poll_fn;
use std::iter;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};
use std::time::Duration;
use tokio::time::{Instant, sleep_until};

/// So many places are more than the future of any right answer has in a check that asks for each.
const MOST: usize = 300;

/// A place where a future can be dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// After so many polls, all of which had to wait; 0 is before the first one.
    polls: usize,
    /// Whether what it waits for has happened, and it has been woken, but not polled.
    woken: bool,
}

/// When futures are dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// Never.
    Never,
    /// Once, here: awaits are counted through all futures that the [`Dropper`] is given.
    Once(Place),
    /// Each of them where it has been woken for the first time, instead of being polled again.
    Woken,
    /// Each of them after so long.
    Every(Duration),
}

impl Display for When {
    /// When the future was dropped, as the end of a sentence: `while it waited for the second time`.
    fn fmt(&self, to: &mut Formatter<'_>) -> fmt::Result {
        let When::Once(Place { polls, woken }) = *self else {
            return write!(to, "by its caller");
        };
        let time = match polls {
            0 => return write!(to, "before it was polled"),
            1 => "for the first time".to_string(),
            2 => "for the second time".to_string(),
            3 => "for the third time".to_string(),
            4..=20 => format!("for the {polls}th time"),
            _ => format!("after {polls} polls"),
        };
        match woken {
            true => write!(to, "when it was woken {time}"),
            false => write!(to, "while it waited {time}"),
        }
    }
}

/// Calls `check` with one place after the other, until it says that nothing was dropped any more: then the future has no
/// more awaits.
pub fn at_each(mut check: impl FnMut(Place) -> bool) {
    for polls in 0..MOST {
        for woken in [false, true] {
            let anywhere = check(Place { polls, woken });
            if !anywhere && !woken {
                return;
            }
        }
    }
}

/// Runs futures, and drops them.
#[derive(Debug)]
pub struct Dropper {
    when: When,
    polls: usize,
    drops: usize,
}

impl Dropper {
    /// One that drops then.
    pub fn new(when: When) -> Dropper {
        let (polls, drops) = (0, 0);
        Dropper { when, polls, drops }
    }

    /// How many futures it has dropped.
    pub fn drops(&self) -> usize {
        self.drops
    }

    /// What the future gives; `None` if it was dropped.
    pub async fn run<T>(&mut self, future: impl Future<Output = T>) -> Option<T> {
        let mut future = pin!(future);
        let watched = self.when != When::Never;
        let mut future = pin!(poll_fn(|context| {
            steps::of_the_watched(watched, || future.as_mut().poll(context))
        }));
        let given = match self.when {
            When::Never => Some(alone(future.as_mut()).await),
            When::Every(time) => {
                let tick = sleep_until(Instant::now() + time);
                tokio::select! {
                    // Where both are ready, the future has been woken and is not polled.
                    biased;
                    () = tick => None,
                    value = alone(future.as_mut()) => Some(value),
                }
            }
            When::Woken => self.run_until(future.as_mut(), 1, true).await,
            When::Once(_) if self.drops > 0 => Some(alone(future.as_mut()).await),
            When::Once(Place { polls, woken }) => {
                self.run_until(future.as_mut(), polls, woken).await
            }
        };
        if given.is_none() {
            self.drops += 1;
            self.polls = 0;
            // The note comes first: what happens in a destructor is below it.
            steps::dropped();
        }
        given
    }

    async fn run_until<T>(
        &mut self,
        mut future: Pin<&mut impl Future<Output = T>>,
        most: usize,
        woken: bool,
    ) -> Option<T> {
        if self.when == When::Woken {
            self.polls = 0;
        }
        alone(poll_fn(|context| {
            if self.polls == most {
                return Poll::Ready(None);
            }
            // The last poll before a drop need not be answered by a wake.
            let last = self.polls + 1 == most && !woken;
            let mut nobody = Context::from_waker(Waker::noop());
            let context = if last { &mut nobody } else { context };
            match future.as_mut().poll(context) {
                Poll::Ready(value) => Poll::Ready(Some(value)),
                Poll::Pending => {
                    self.polls += 1;
                    match last {
                        true => Poll::Ready(None),
                        false => Poll::Pending,
                    }
                }
            }
        }))
        .await
    }
}

/// Polls a future when it was woken, and not when something beside it in the same task was: so a lost waker is noticed.
async fn alone<F: Future>(future: F) -> F::Output {
    let mut alone: FuturesUnordered<F> = iter::once(future).collect();
    let given = alone.next().await;
    given.expect("there is one")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::virtual_time;
    use std::cell::Cell;
    use std::rc::Rc;
    use tokio::time::sleep;

    async fn two_awaits(passed: Rc<Cell<usize>>) -> usize {
        for _ in 0..2 {
            sleep(Duration::from_millis(10)).await;
            passed.set(passed.get() + 1);
        }
        passed.get()
    }

    /// How many awaits had passed when it was dropped, at which instant, and what it gave.
    fn dropped_at(when: When) -> (usize, Duration, Option<usize>) {
        let ran = virtual_time::run(move || async move {
            let passed = Rc::new(Cell::new(0));
            let given = Dropper::new(when).run(two_awaits(Rc::clone(&passed))).await;
            (passed.get(), virtual_time::elapsed(), given)
        });
        ran.end.expect("it ends")
    }

    // One test, because there is one run at a time.
    #[test]
    fn a_future_is_dropped_at_each_await_once_and_at_every_instant() {
        let millis = Duration::from_millis;
        let mut seen = Vec::new();
        at_each(|place| {
            let at = dropped_at(When::Once(place));
            seen.push(at);
            at.2.is_none()
        });
        let drops = [(0, 0), (0, 0), (0, 0), (0, 10), (1, 10), (1, 20)];
        let mut expected = drops
            .map(|(passed, at)| (passed, millis(at), None))
            .to_vec();
        expected.push((2, millis(20), Some(2)));
        assert_eq!(seen, expected);
        assert_eq!(dropped_at(When::Never), (2, millis(20), Some(2)));
        assert_eq!(dropped_at(When::Woken), (0, millis(10), None));
        assert_eq!(dropped_at(When::Every(millis(15))), (1, millis(15), None));
        assert_eq!(dropped_at(When::Every(millis(20))), (1, millis(20), None));
    }

    #[test]
    fn a_future_that_is_not_woken_is_not_polled() {
        let ran = virtual_time::run(|| async {
            let polls = Cell::new(0);
            let never = poll_fn(|_| {
                polls.set(polls.get() + 1);
                Poll::<()>::Pending
            });
            let mut dropper = Dropper::new(When::Never);
            tokio::select! {
                biased;
                _ = dropper.run(never) => unreachable!("it is never ready"),
                _ = two_awaits(Rc::default()) => {}
            }
            polls.get()
        });
        assert_eq!(ran.end.expect("it ends"), 1);
    }
}
