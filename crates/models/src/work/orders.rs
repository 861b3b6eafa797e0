//! Orders whose parcels a courier brings later: futures that another thread wakes, and a ledger of their polls.

mod courier;

use crate::clock::{Instant, now};
use crate::trace::{Kind, Open, Recorder};
use courier::{Asked, Parcel, bring};
use std::pin::Pin;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Wake, Waker};
use std::thread;
use std::time::Duration;

/// Polls that follow each other faster than this are drawn as one.
const DRAWN_APART: Duration = Duration::from_micros(200);

/// Orders that come in two parcels each; the ledger of each run is kept.
#[derive(Debug)]
pub struct Orders {
    number: usize,
    pause: Duration,
    recorder: Recorder,
    runs: Mutex<Vec<Arc<Ledger>>>,
}

#[derive(Debug, Default)]
struct Ledger {
    polls: AtomicU64,
    wakes: AtomicU64,
}

/// The ledger of one run, of all its orders together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    /// How often an order was polled.
    pub polls: u64,
    /// How often the waker of an order was called.
    pub wakes: u64,
}

impl Orders {
    /// `number` orders. The first parcel of an order takes from a share of `pause` (the first order) to all of it
    /// (the last one), the second one `pause`; so they take twice `pause` together.
    pub fn new(number: usize, pause: Duration, recorder: Recorder) -> Orders {
        Orders {
            number,
            pause,
            recorder,
            runs: Mutex::default(),
        }
    }

    /// The orders of a new run, and a courier for them. A future does nothing before it is polled; what it gives is
    /// its number.
    pub fn each(&self) -> impl Iterator<Item = Order> {
        let ledger = Arc::new(Ledger::default());
        self.runs().push(Arc::clone(&ledger));
        let (courier, asked) = channel();
        thread::spawn(move || bring(&asked));
        (0..self.number).map(move |id| {
            let first = self.pause.mul_f64((id + 1) as f64 / self.number as f64);
            let pauses = [first, self.pause];
            Order {
                id,
                inner: Box::pin(order(id, pauses, courier.clone())),
                ledger: Arc::clone(&ledger),
                waker: None,
                recorder: self.recorder.clone(),
                drawn: None,
                waits: None,
            }
        })
    }

    /// What was counted in each run, in order.
    pub fn counted(&self) -> Vec<Counted> {
        let counted = |ledger: &Arc<Ledger>| Counted {
            polls: ledger.polls.load(Relaxed),
            wakes: ledger.wakes.load(Relaxed),
        };
        self.runs().iter().map(counted).collect()
    }

    fn runs(&self) -> MutexGuard<'_, Vec<Arc<Ledger>>> {
        self.runs.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn order(id: usize, pauses: [Duration; 2], courier: Sender<Asked>) -> u64 {
    for pause in pauses {
        Parcel::after(pause, &courier).await;
    }
    id as u64
}

/// An order that writes down its polls and wakes.
pub struct Order {
    id: usize,
    inner: Pin<Box<dyn Future<Output = u64> + Send>>,
    ledger: Arc<Ledger>,
    waker: Option<(Waker, Waker)>,
    recorder: Recorder,
    drawn: Option<Instant>,
    waits: Option<Open>,
}

impl Future for Order {
    type Output = u64;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<u64> {
        self.ledger.polls.fetch_add(1, Relaxed);
        let draw = self.recorder.is_on() && self.drawn.is_none_or(|at| at.elapsed() > DRAWN_APART);
        if draw {
            self.waits = None;
            self.drawn = Some(now());
            drop(self.recorder.open(self.id, Kind::Polled));
        }
        let waker = self.counting(context.waker());
        let polled = self.inner.as_mut().poll(&mut Context::from_waker(&waker));
        if polled.is_ready() {
            self.waits = None;
        } else if draw {
            self.waits = Some(self.recorder.open(self.id, Kind::Waiting));
        }
        polled
    }
}

impl Order {
    /// A waker that counts, and then wakes `waker`; the same one while `waker` stays the same.
    fn counting(&mut self, waker: &Waker) -> Waker {
        match &self.waker {
            Some((of, counting)) if of.will_wake(waker) => counting.clone(),
            _ => {
                let counting = Waker::from(Arc::new(Counting {
                    waker: waker.clone(),
                    ledger: Arc::clone(&self.ledger),
                }));
                self.waker = Some((waker.clone(), counting.clone()));
                counting
            }
        }
    }
}

struct Counting {
    waker: Waker,
    ledger: Arc<Ledger>,
}

impl Wake for Counting {
    fn wake(self: Arc<Self>) {
        self.ledger.wakes.fetch_add(1, Relaxed);
        self.waker.wake_by_ref();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lessons::l12_futures::executors::{by_hand, every_ms, spinning, tokio_runtime};

    const PAUSE: Duration = Duration::from_millis(2);

    fn counted(number: usize, run: impl Fn(&Orders) -> Vec<u64>) -> Counted {
        let orders = Orders::new(number, PAUSE, Recorder::default());
        assert_eq!(run(&orders), (0..number as u64).collect::<Vec<_>>());
        orders.counted()[0]
    }

    #[test]
    fn who_is_woken_polls_once_and_once_for_each_wake() {
        let woken = Counted {
            polls: 21,
            wakes: 14,
        };
        assert_eq!(counted(7, by_hand::run_all), woken);
        let by_tokio = |orders: &Orders| tokio_runtime::run_all(orders).expect("it runs");
        assert_eq!(counted(7, by_tokio), woken);
    }

    #[test]
    fn who_is_not_woken_polls_more_for_the_same_results() {
        for run in [spinning::run_all, every_ms::run_all] {
            let counted = counted(3, run);
            assert!(counted.polls >= 9, "{counted:?}");
        }
    }

    #[test]
    fn the_last_waker_is_woken_and_an_order_that_nobody_polls_asks_for_nothing() {
        let orders = Orders::new(1, PAUSE, Recorder::default());
        assert!(orders.each().count() == 1);
        assert_eq!(orders.counted(), [Counted { polls: 0, wakes: 0 }]);
        let (first, last) = (Arc::new(Rings::default()), Arc::new(Rings::default()));
        let mut order = orders.each().next().expect("there is one");
        for rings in [&first, &last] {
            let waker = Waker::from(Arc::clone(rings));
            assert!(
                Pin::new(&mut order)
                    .poll(&mut Context::from_waker(&waker))
                    .is_pending()
            );
        }
        while last.0.load(Relaxed) == 0 {
            thread::yield_now();
        }
        assert_eq!(first.0.load(Relaxed), 0);
    }

    #[derive(Default)]
    struct Rings(AtomicU64);

    impl Wake for Rings {
        fn wake(self: Arc<Self>) {
            self.0.fetch_add(1, Relaxed);
        }
    }
}
