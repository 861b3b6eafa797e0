//! A join and its two sides: every poll and every wake is compared with what it should do.

use super::log::{self, Round};
use super::side::{Left, Right, Seat, Side};
use super::{Join, Joins};
use crate::idle::{self, Ended, PATIENCE};
use crate::running::{self, Running};
use crate::verdict::Wrong;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use std::task::{Context, Poll, Wake, Waker};

/// Whoever finds one future ready, and awaits the other one then, may have polled that one just before.
const MOST_POLLS: usize = 2;

static PROGRESS: AtomicUsize = AtomicUsize::new(0);
static ENDED: AtomicBool = AtomicBool::new(false);

/// The join is polled. (What it does then is no progress, if it does it without an end.)
fn progress() {
    PROGRESS.fetch_add(1, SeqCst);
}

/// Plays a scene on a thread of its own, since a join may keep its thread, and refuses what it finds.
pub fn play(scene: impl FnOnce() -> Result<(), Wrong> + Send + 'static) {
    ENDED.store(false, SeqCst);
    let running = Running::start(scene, || ENDED.store(true, SeqCst));
    let over = || ENDED.load(SeqCst);
    let does = match idle::until(over, || PROGRESS.load(SeqCst), PATIENCE) {
        Ended::Met => match running.result() {
            Ok(()) => return,
            Err(wrong) => wrong.refuse(),
        },
        Ended::Idle => "its thread waits",
        Ended::Busy => "its thread computes without an end",
    };
    running::refuse(
        Wrong::because("A poll of the join does not return.")
            .seen(format!("the join is polled, and {does}."))
            .expected("a poll that can't go on returns `Pending` at once, so that the thread can poll something else.")
            .ask("what does your future do where one of its two futures is pending?"),
    )
}

#[derive(Default)]
struct Count(AtomicUsize);

impl Wake for Count {
    fn wake(self: Arc<Self>) {
        self.0.fetch_add(1, SeqCst);
    }
}

/// One of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    A,
    B,
}

/// The join and who sits at it.
pub struct Table<'a> {
    seats: [&'a Seat; 2],
    join: Option<Join<'a>>,
    waker: Arc<Count>,
    woken: [bool; 2],
    /// Wakes of the waker when the last poll had ended.
    wakes_before: usize,
    rounds: Vec<Round>,
}

impl<'a> Table<'a> {
    /// Calls the answer's function: nothing may be polled yet.
    pub fn new(joins: Joins, a: &'a Seat, b: &'a Seat) -> Result<Table<'a>, Wrong> {
        let join = joins(Side::new(a), Side::new(b));
        if a.polls.get() + b.polls.get() > 0 {
            return Err(Wrong::because("`join2` polls a future when it is called.")
                .seen("the future that `join2` returns was not polled yet, and one of its two futures was.")
                .expected("nothing is polled before the join itself is.")
                .ask("which waker could that poll have passed on?"));
        }
        Ok(Table {
            seats: [a, b],
            join: Some(join),
            waker: Arc::default(),
            woken: [false; 2],
            wakes_before: 0,
            rounds: Vec::new(),
        })
    }

    /// From now on the join is polled with another waker.
    pub fn change_waker(&mut self) {
        self.waker = Arc::default();
    }

    /// Wakes one of the two, as whatever it waits for would: the join's waker must hear of it.
    pub fn wake(&mut self, which: Which) -> Result<(), Wrong> {
        self.woken[which as usize] = true;
        let waker = self.seats[which as usize].waker.borrow().clone();
        if let Some(waker) = waker {
            waker.wake();
        }
        // One wake says all: a join may keep a second one, before its next poll, to itself.
        if self.wakes() > self.wakes_before {
            return Ok(());
        }
        let name = name(which);
        Err(self.wrong(format!("A wake of the {name} future does not reach whoever polls the join."))
            .seen(format!("the {name} future was woken; the waker with which the join was polled last was not."))
            .expected("each future that is pending has a waker that wakes the waker of the join's last poll.")
            .ask("with which `Context` was that future polled last, and in which poll of the join was that?"))
    }

    /// Somebody still has a waker of a future that is done, and uses it: nothing may come of it.
    pub fn wake_too_late(&self, which: Which) {
        let seat = self.seats[which as usize];
        if let Some(waker) = seat.waker.borrow().as_ref().filter(|_| seat.done.get()) {
            waker.wake_by_ref();
        }
    }

    /// Polls the join once; gives the outputs if it is ready.
    pub fn poll(&mut self) -> Result<Option<(Left<'a>, Right<'a>)>, Wrong> {
        let was_done = self.seats.map(|seat| seat.done.get());
        let before = self.seats.map(|seat| seat.polls.get());
        let yields = self.seats.iter().any(|seat| seat.yields.get().is_some());
        let wakes = self.wakes();
        let waker = Waker::from(Arc::clone(&self.waker));
        let join = self.join.as_mut().expect("it is polled until it is ready");
        progress();
        let poll = join.as_mut().poll(&mut Context::from_waker(&waker));
        self.wakes_before = self.wakes();
        let polls = [0, 1].map(|side| self.seats[side].polls.get() - before[side]);
        let mut woken = std::mem::take(&mut self.woken);
        if yields && !self.rounds.is_empty() {
            woken = [true; 2];
        }
        self.log(woken, was_done, polls, poll.is_ready());
        for (side, which) in [Which::A, Which::B].into_iter().enumerate() {
            self.check_side(which, polls[side], woken[side] && !was_done[side])?;
        }
        if !yields && self.wakes() > wakes {
            return Err(self.wrong("The join wakes itself.")
                .seen("a poll of the join woke its waker, though neither future was woken.")
                .expected("only a wake of one of the two futures wakes the join: else it is polled again and again for nothing.")
                .ask("who wakes the join when one of its two futures can go on?"));
        }
        let all_done = self.seats.iter().all(|seat| seat.done.get());
        match poll {
            Poll::Ready(outputs) => Ok(Some(outputs)),
            Poll::Pending if all_done => Err(self.wrong("Both futures are ready, and the join is still pending.")
                .seen("the join returned `Pending` in the poll in which the last of the two got ready.")
                .expected("the join is ready in that very poll: nobody will wake it any more.")
                .ask("what do you look at before you return `Pending`, and is it older than the last poll of a future?")),
            Poll::Pending if yields && self.wakes() == wakes => {
                Err(self.wrong("A wake that comes during the poll does not reach whoever polls the join.")
                    .seen("a future woke its waker while it was polled; the waker of the join was not woken.")
                    .expected("each future is polled with a waker that wakes the waker of this very poll.")
                    .ask("which `Context` do you give to the two futures?"))
            }
            Poll::Pending => Ok(None),
        }
    }

    fn check_side(&self, which: Which, polls: usize, woken: bool) -> Result<(), Wrong> {
        let name = name(which);
        let first = self.rounds.len() == 1;
        if self.seats[which as usize].polled_when_done.get() {
            return Err(self
                .wrong(format!(
                    "The {name} future is polled again after it was ready."
                ))
                .seen(format!(
                    "the {name} future had given its output, and was polled once more."
                ))
                .expected("a future that was ready is not polled any more: many panic then.")
                .ask("where do you keep what you need to know about a future that is done?"));
        }
        if polls > MOST_POLLS {
            return Err(self.wrong(format!("The {name} future is polled {polls} times in one poll of the join."))
                .seen("it was pending each time: nobody had woken it in between.")
                .expected("a pending future is polled again when it was woken, in a later poll of the join.")
                .ask("what may have changed for that future between the two polls?"));
        }
        if polls == 0 && first {
            return Err(self.wrong(format!("The {name} future is not polled in the first poll of the join."))
                .seen("the join was polled once, and only one of its two futures was.")
                .expected("both futures are polled in the first poll, so that both are under way at the same time.")
                .ask("what keeps your code from the other future while one of them is pending?"));
        }
        if polls == 0 && woken {
            return Err(self.wrong(format!("The {name} future was woken, and the next poll of the join does not poll it."))
                .seen("the join was woken and polled; it did not poll the future that can go on.")
                .expected("a poll of the join polls at least each future that was woken before it.")
                .ask("how could your join know which of the two was woken, and what if it does not know?"));
        }
        Ok(())
    }

    fn log(&mut self, woken: [bool; 2], was_done: [bool; 2], polls: [usize; 2], ready: bool) {
        let woken = match woken {
            [true, true] => "a and b",
            [true, false] => "a",
            [false, true] => "b",
            [false, false] => "",
        };
        let side = |side: usize| match polls[side] {
            _ if was_done[side] && self.seats[side].polled_when_done.get() => "polled again",
            _ if was_done[side] => "",
            0 => "not polled",
            _ if self.seats[side].done.get() => "ready",
            _ => "pending",
        };
        let join = if ready { "ready" } else { "pending" };
        let ends = [side(0), side(1), join];
        let woken = woken.into();
        self.rounds.push(Round { woken, ends });
    }

    /// Drops the join.
    pub fn leave(&mut self) {
        self.join = None;
    }

    /// A refusal with the polls so far.
    pub fn wrong(&self, because: impl Into<String>) -> Wrong {
        Wrong::because(because).picture(log::table(&self.rounds))
    }

    fn wakes(&self) -> usize {
        self.waker.0.load(SeqCst)
    }
}

pub fn name(which: Which) -> &'static str {
    match which {
        Which::A => "first",
        Which::B => "second",
    }
}
