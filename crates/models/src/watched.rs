//! std's mutex whose users report what they hold and what they want, so that a
//! watchdog can see who waits for whom.

use std::cell::Cell;
use std::ops::{Deref, DerefMut};
use std::panic::Location;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{self, Arc, LockResult, PoisonError};

type Place = &'static Location<'static>;

/// Numbers the mutexes of this process.
static MADE: AtomicUsize = AtomicUsize::new(1);
/// What each thread has reported, in the order in which they first did.
static REPORTS: sync::Mutex<Vec<Arc<Report>>> = sync::Mutex::new(Vec::new());

thread_local! {
    static MINE: Cell<Option<&'static Report>> = const { Cell::new(None) };
}

/// A `std::sync::Mutex` that reports. Poisoning is passed over: a demo ends
/// with the first panic.
pub struct Mutex<T> {
    number: usize,
    mutex: sync::Mutex<T>,
}

/// Its guard; reports the release when it is dropped.
pub struct MutexGuard<'a, T> {
    number: usize,
    inner: sync::MutexGuard<'a, T>,
}

/// One thread's report.
struct Report {
    thread: String,
    state: sync::Mutex<State>,
}

#[derive(Clone, PartialEq, Eq, Default)]
struct State {
    /// Counts every change, so that two equal states are one and the same.
    version: u64,
    holds: Vec<(usize, Place)>,
    wants: Option<(usize, Place)>,
    /// How often it has given a lock back.
    released: usize,
}

impl<T> Mutex<T> {
    /// An unlocked mutex.
    pub fn new(value: T) -> Mutex<T> {
        // Relaxed: only that no two get the same number matters.
        let number = MADE.fetch_add(1, Ordering::Relaxed);
        let mutex = sync::Mutex::new(value);
        Mutex { number, mutex }
    }

    /// Waits for the lock, and reports the line. Never fails; it gives what
    /// std's gives.
    #[track_caller]
    pub fn lock(&self) -> LockResult<MutexGuard<'_, T>> {
        let (number, place) = (self.number, Location::caller());
        report(|state| state.wants = Some((number, place)));
        let inner = locked(&self.mutex);
        report(|state| {
            state.wants = None;
            state.holds.push((number, place));
        });
        Ok(MutexGuard { number, inner })
    }

    /// The value. Never fails; it gives what std's gives.
    pub fn into_inner(self) -> LockResult<T> {
        Ok(self
            .mutex
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner))
    }
}

impl<T> Drop for MutexGuard<'_, T> {
    fn drop(&mut self) {
        // Before the mutex is free: whoever is reported as a holder is one.
        let number = self.number;
        report(|state| {
            state.holds.retain(|(held, _)| *held != number);
            state.released += 1;
        });
    }
}

impl<T> Deref for MutexGuard<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.inner
    }
}

impl<T> DerefMut for MutexGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.inner
    }
}

fn report(change: impl FnOnce(&mut State)) {
    let mine = MINE.get().unwrap_or_else(|| {
        let mut reports = locked(&REPORTS);
        let report = Arc::new(Report {
            thread: format!("thread {}", reports.len() + 1),
            state: sync::Mutex::default(),
        });
        reports.push(Arc::clone(&report));
        // The process ends with the run, and so do its few reports.
        let report: &'static Report = Box::leak(Box::new(report));
        MINE.set(Some(report));
        report
    });
    let mut state = locked(&mine.state);
    state.version += 1;
    change(&mut state);
}

fn locked<T>(mutex: &sync::Mutex<T>) -> sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// One thread of a circle: it holds what the one before it wants. Locks are
/// numbered, lines are `file:line`.
pub struct Waits {
    /// The thread's name.
    pub thread: String,
    /// The lock that it has.
    pub holds: usize,
    /// Where it took it.
    pub taken_at: String,
    /// The lock that it waits for.
    pub wants: usize,
    /// Where it waits.
    pub wanted_at: String,
}

/// What all threads had reported at one look.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Look(Vec<(String, State)>);

impl Look {
    /// Reads every report.
    ///
    /// When two looks are equal, nothing happened between them, so what they
    /// show was true all at once.
    pub fn now() -> Look {
        let reports = locked(&REPORTS).clone();
        let state = |report: &Arc<Report>| {
            let state = locked(&report.state).clone();
            (report.thread.clone(), state)
        };
        Look(reports.iter().map(state).collect())
    }

    /// How often locks were given back.
    pub fn released(&self) -> usize {
        self.0.iter().map(|(_, state)| state.released).sum()
    }

    /// The circle of threads of which each wants what the next one holds, if
    /// there is one.
    pub fn circle(&self) -> Option<Vec<Waits>> {
        (0..self.0.len()).find_map(|start| self.circle_from(start))
    }

    fn circle_from(&self, start: usize) -> Option<Vec<Waits>> {
        let mut members = vec![start];
        loop {
            let next = self.holder_of_wanted(*members.last()?)?;
            if next == start {
                break;
            }
            if members.contains(&next) {
                return None; // it waits for a circle, without being in it
            }
            members.push(next);
        }
        let link = |(index, &member): (usize, &usize)| {
            let before = members[(index + members.len() - 1) % members.len()];
            let (wanted, wanted_at) = self.0[member].1.wants?;
            let (held, _) = self.0[before].1.wants?;
            let mut holds = self.0[member].1.holds.iter();
            let (_, taken_at) = holds.find(|(number, _)| *number == held)?;
            Some(Waits {
                thread: self.0[member].0.clone(),
                holds: held,
                taken_at: line(taken_at),
                wants: wanted,
                wanted_at: line(wanted_at),
            })
        };
        members.iter().enumerate().map(link).collect()
    }

    fn holder_of_wanted(&self, thread: usize) -> Option<usize> {
        let (wanted, _) = self.0[thread].1.wants?;
        let holds = |state: &State| {
            let mut held = state.holds.iter();
            held.any(|(number, _)| *number == wanted)
        };
        self.0.iter().position(|(_, state)| holds(state))
    }
}

fn line(place: Place) -> String {
    let file = place.file().rsplit(['/', '\\']).next().unwrap_or_default();
    format!("{file}:{}", place.line())
}
