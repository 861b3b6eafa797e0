//! Two dependent operations that could have come in the other order, and who must go first for that.

use super::Reduction;
use super::history::{Clock, Event};
use super::table::Access;
use crate::runtime::{ThreadIdx, Want};

/// The later operation of a race: an event, or what a thread was waiting for when the run ended.
struct Later<'a> {
    thread: ThreadIdx,
    want: Want,
    accesses: &'a [Access],
    mixed: bool,
    /// What happens before it without regard to what it touches.
    past: &'a Clock,
    /// The number of events before it.
    at: usize,
}

impl Reduction {
    /// Looks for the races in which the last event is the later operation.
    pub(super) fn races_of_last(&mut self) {
        let at = self.history.events.len() - 1;
        let event = self.history.events[at].clone();
        self.races(&Later {
            thread: event.thread,
            want: event.want,
            accesses: &event.footprint,
            mixed: event.mixed,
            past: &event.past,
            at,
        });
    }

    /// Looks for the races of an operation that never happened, because its thread waited.
    pub(super) fn races_of_pending(&mut self, thread: ThreadIdx, want: Want, accesses: &[Access]) {
        let past = self.history.now(thread).clone();
        self.races(&Later {
            thread,
            want,
            accesses,
            mixed: false,
            past: &past,
            at: self.history.events.len(),
        });
    }

    fn races(&mut self, later: &Later<'_>) {
        let mut found = self.candidates(later);
        found.sort_unstable();
        found.dedup();
        // What happens before an event that is in a race itself comes first in any case.
        let mut hidden = Clock::default();
        for &index in found.iter().rev() {
            let event = &self.history.events[index];
            if hidden.of(event.thread) >= event.number {
                continue;
            }
            let Some(surely) = self.reversible(event, later, index) else {
                continue;
            };
            if surely && !later.mixed {
                hidden.join(&event.clock);
            }
            self.demand(index, later);
        }
    }

    /// The events that touch the same and do not happen before it otherwise, by index.
    fn candidates(&self, later: &Later<'_>) -> Vec<usize> {
        let mut found = Vec::new();
        for access in later.accesses {
            for &index in self.history.touched(access.key).iter().rev() {
                let index = index as usize;
                if index >= later.at {
                    continue;
                }
                let event = &self.history.events[index];
                let same = || {
                    event
                        .footprint
                        .iter()
                        .filter(|other| other.key == access.key)
                };
                if later.past.of(event.thread) >= event.number {
                    if same().any(|other| other.mode.total()) {
                        break;
                    }
                } else if same().any(|other| other.mode.depends_on(access.mode)) {
                    found.push(index);
                }
            }
        }
        found
    }

    /// Whether the later operation could have happened before the event: `None` if it could not, and whether that is
    /// certain.
    fn reversible(&self, event: &Event, later: &Later<'_>, index: usize) -> Option<bool> {
        if later.want == Want::Go {
            return Some(true);
        }
        let mut certain = true;
        for access in later.accesses {
            if !event.footprint.iter().any(|other| other.key == access.key) {
                continue;
            }
            match event.admitted(later.want, later.thread, *access) {
                Some(true) => {}
                Some(false) => return None,
                None => certain = false,
            }
        }
        let alone = later.accesses.len() == 1;
        Some(certain && (alone || self.could_go(later, index)))
    }

    /// Whether the thread was already waiting for the same and could have gone.
    fn could_go(&self, later: &Later<'_>, index: usize) -> bool {
        let events = &self.history.events[index..later.at];
        let stays = events.iter().all(|event| event.thread != later.thread);
        stays
            && self
                .levels
                .get(index)
                .is_some_and(|level| level.lets(later.thread))
    }

    /// Sees to it that, where the event was chosen, somebody is tried who lets the later operation come first.
    fn demand(&mut self, index: usize, later: &Later<'_>) {
        let initials = self.initials(index, later);
        let Some(level) = self.levels.get_mut(index) else {
            return;
        };
        if initials & (level.wanted | level.asleep()) != 0 {
            return;
        }
        let able = initials & level.able();
        let next = if able & (1 << later.thread) != 0 {
            later.thread
        } else if able != 0 {
            able.trailing_zeros() as usize
        } else {
            return;
        };
        level.wanted |= 1 << next;
    }

    /// The threads that can begin the rest of the run without the event and what it brings about, up to the later
    /// operation.
    fn initials(&self, index: usize, later: &Later<'_>) -> u64 {
        let events = &self.history.events;
        let event = &events[index];
        // Per thread, the number of its first event in that rest.
        let mut first = [0u32; crate::runtime::MAX_THREADS];
        let (mut threads, mut initials) = (0u64, 0u64);
        let precedes = |first: &[u32], threads: u64, clock: &Clock| {
            (0..64).any(|t| threads & (1 << t) != 0 && clock.of(t) >= first[t])
        };
        let mut direct = false;
        for other in &events[index + 1..later.at] {
            if other.clock.of(event.thread) >= event.number {
                continue;
            }
            direct |= super::table::dependent(&other.footprint, later.accesses);
            if threads & (1 << other.thread) != 0 {
                continue;
            }
            if !precedes(&first, threads, &other.clock) {
                initials |= 1 << other.thread;
            }
            threads |= 1 << other.thread;
            first[other.thread] = other.number;
        }
        let begins = threads & (1 << later.thread) == 0 && !direct;
        if begins && !precedes(&first, threads, later.past) {
            initials |= 1 << later.thread;
        }
        initials
    }
}
