//! Orders whose parcels a courier brings later: futures that another thread wakes, and a ledger of their polls.

use crate::clock::{Instant, now};
use crate::trace::{Kind, Open, Recorder};
use std::cmp::Reverse;
use std::pin::Pin;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
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

/// What the courier and the one who waits share.
#[derive(Default)]
struct State {
    here: bool,
    waker: Option<Waker>,
}

type Asked = (Instant, Arc<Mutex<State>>);

/// A parcel that the courier brings `pause` after the first poll.
struct Parcel<'a> {
    pause: Duration,
    courier: &'a Sender<Asked>,
    state: Option<Arc<Mutex<State>>>,
}

impl Parcel<'_> {
    fn after(pause: Duration, courier: &Sender<Asked>) -> Parcel<'_> {
        Parcel {
            pause,
            courier,
            state: None,
        }
    }
}

impl Future for Parcel<'_> {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let Some(shared) = &self.state else {
            let state = State {
                here: false,
                waker: Some(context.waker().clone()),
            };
            let state = Arc::new(Mutex::new(state));
            // The courier lives as long as somebody can ask it.
            let _ = self.courier.send((now() + self.pause, Arc::clone(&state)));
            self.state = Some(state);
            return Poll::Pending;
        };
        let mut state = shared.lock().unwrap_or_else(PoisonError::into_inner);
        if state.here {
            return Poll::Ready(());
        }
        // The last waker counts: the task may have moved to another executor.
        state.waker = Some(context.waker().clone());
        Poll::Pending
    }
}

/// The courier: brings each parcel at its time, and ends when nobody can ask any more.
fn bring(asked: &Receiver<Asked>) {
    let mut due: Vec<Asked> = Vec::new();
    loop {
        due.sort_by_key(|(at, _)| Reverse(*at));
        let next = due
            .last()
            .map(|(at, _)| at.saturating_duration_since(now()));
        let new = match next {
            None => asked.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some(pause) => asked.recv_timeout(pause),
        };
        match new {
            Ok(new) => due.push(new),
            Err(RecvTimeoutError::Timeout) => {
                due.pop().iter().for_each(|(_, parcel)| hand_over(parcel))
            }
            // The orders were dropped: nobody waits for what is left.
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

fn hand_over(parcel: &Mutex<State>) {
    let mut state = parcel.lock().unwrap_or_else(PoisonError::into_inner);
    state.here = true;
    if let Some(waker) = state.waker.take() {
        waker.wake();
    }
}
