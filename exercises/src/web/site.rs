//! The site behind [`super::fetch`]: one a process, since each check has a process of its own.

use super::{Document, Item};
use drawing::{Style, style, timeline};
use instruments::clock::{Instant, now};
use instruments::trace::{Kind, Span, Timeline};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, ThreadId};
use std::time::Duration;

static STATE: Mutex<State> = Mutex::new(State::closed());
static CHANGED: Condvar = Condvar::new();

/// Decides whether a blocking fetch may leave; sees the site as it is.
type Rule = fn(&Site, Item) -> bool;

struct State {
    delays: Vec<Duration>,
    rule: Option<Rule>,
    open: bool,
    visits: Vec<Visit>,
}

/// One call of a fetch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    /// The item that was asked for.
    pub item: usize,
    /// Whether the blocking fetch was used.
    pub blocking: bool,
    /// When it was called: virtual time in async checks, real time elsewhere, from the opening of the site.
    pub start: Duration,
    /// When it had its document; `None` while it waits.
    pub end: Option<Duration>,
    thread: ThreadId,
}

impl State {
    const fn closed() -> State {
        State {
            delays: Vec::new(),
            rule: None,
            open: false,
            visits: Vec::new(),
        }
    }
}

/// What a check may know of the site, and how it sets it up.
#[derive(Debug, Clone, Default)]
pub struct Site {
    /// Every visit so far, in the order of calls.
    pub visits: Vec<Visit>,
    /// Whether [`Site::open_door`] was called.
    pub open: bool,
}

impl Site {
    /// Opens the site with an item per delay, in milliseconds. A blocking fetch sleeps that long for real.
    pub fn with_delays(milliseconds: &[u64]) -> Vec<Item> {
        let delays: Vec<Duration> = milliseconds
            .iter()
            .copied()
            .map(Duration::from_millis)
            .collect();
        let items = (0..delays.len()).map(|id| Item { id }).collect();
        *state() = State {
            delays,
            ..State::closed()
        };
        items
    }

    /// Opens the site with so many items whose blocking fetches leave when `rule` lets them; it is asked at every change.
    pub fn with_rule(items: usize, rule: Rule) -> Vec<Item> {
        let items = Site::with_delays(&vec![0; items]);
        state().rule = Some(rule);
        items
    }

    /// The site as it is now.
    pub fn now() -> Site {
        look(&state())
    }

    /// Lets the rule know that the door is open.
    pub fn open_door() {
        state().open = true;
        CHANGED.notify_all();
    }

    /// Fetches that wait for their document.
    pub fn in_flight(&self) -> usize {
        self.visits
            .iter()
            .filter(|visit| visit.end.is_none())
            .count()
    }

    /// How often each of `items` items was asked for.
    pub fn counts(&self, items: usize) -> Vec<usize> {
        (0..items)
            .map(|id| self.visits.iter().filter(|visit| visit.item == id).count())
            .collect()
    }

    /// The visits drawn as a timeline.
    pub fn drawn(&self) -> String {
        let mut threads: Vec<ThreadId> = Vec::new();
        let last = self
            .visits
            .iter()
            .map(|v| v.end.unwrap_or(v.start))
            .max()
            .unwrap_or_default();
        let spans = self.visits.iter().map(|visit| {
            if !threads.contains(&visit.thread) {
                threads.push(visit.thread);
            }
            let thread = threads.iter().position(|t| *t == visit.thread).unwrap_or(0);
            Span {
                item: visit.item,
                kind: Kind::Waiting,
                start: visit.start,
                end: visit.end.unwrap_or(last),
                thread,
                ended_on: thread,
            }
        });
        let mut spans: Vec<Span> = spans.collect();
        spans.sort_by_key(|span| (span.item, span.start));
        let threads = (1..=threads.len())
            .map(|number| number.to_string())
            .collect();
        let style = Style {
            width: 72,
            color: false,
            unicode: style::locale_is_unicode(),
        };
        timeline::text(
            "",
            &Timeline {
                total: last,
                threads,
                spans,
                marks: Vec::new(),
            },
            style,
        )
    }
}

fn look(state: &State) -> Site {
    Site {
        visits: state.visits.clone(),
        open: state.open,
    }
}

fn state() -> MutexGuard<'static, State> {
    STATE.lock().unwrap_or_else(PoisonError::into_inner)
}

pub(super) fn delay(item: Item) -> Duration {
    state().delays.get(item.id).copied().unwrap_or_default()
}

/// Notes a visit and gives its number.
pub(super) fn enter(item: Item, blocking: bool) -> usize {
    let start = time();
    let mut state = state();
    state.visits.push(Visit {
        item: item.id,
        blocking,
        start,
        end: None,
        thread: thread::current().id(),
    });
    CHANGED.notify_all();
    state.visits.len() - 1
}

/// Keeps the thread: until the rule lets it go, or for the item's delay.
pub(super) fn block(item: Item) {
    let mut state = state();
    let Some(rule) = state.rule else {
        drop(state);
        // Inside a runtime the check refuses it anyway: no need to lose real time over it.
        if tokio::runtime::Handle::try_current().is_ok() {
            return;
        }
        #[expect(
            clippy::disallowed_methods,
            reason = "blocking is what this fetch is for"
        )]
        thread::sleep(delay(item));
        return;
    };
    while !rule(&look(&state), item) {
        state = CHANGED.wait(state).unwrap_or_else(PoisonError::into_inner);
    }
}

pub(super) fn leave(visit: usize, item: Item) -> Document {
    let end = time();
    let mut state = state();
    if let Some(visit) = state.visits.get_mut(visit) {
        visit.end = Some(end.max(visit.start));
    }
    CHANGED.notify_all();
    Document {
        item: item.id,
        text: format!("document {}", item.id),
    }
}

/// Virtual time inside a runtime, real time elsewhere; only differences matter.
fn time() -> Duration {
    use std::sync::OnceLock;
    static START: OnceLock<Instant> = OnceLock::new();
    static VIRTUAL: OnceLock<tokio::time::Instant> = OnceLock::new();
    if tokio::runtime::Handle::try_current().is_ok() {
        VIRTUAL.get_or_init(tokio::time::Instant::now).elapsed()
    } else {
        START.get_or_init(now).elapsed()
    }
}
