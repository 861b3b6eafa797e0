//! Which thread goes next.

use super::mix;
use super::record::Fault;
use super::world::{MAX_THREADS, State, ThreadIdx, World};
use crate::data::FailureKind;
use crate::strategy::{Choice, Picked};

impl World {
    /// Chooses the thread to run now, and leaves it in `current`.
    ///
    /// What nobody can observe is not a choice: a new thread runs up to its first operation, and a wait that is
    /// over (a join, the end of a scope, an open barrier) ends, before anything else happens.
    pub fn decide(&mut self) {
        self.current = if self.stopping {
            self.next_to_unwind()
        } else {
            self.next()
        };
    }

    fn next(&mut self) -> ThreadIdx {
        let mut enabled = 0u64;
        for (i, thread) in self.threads.iter().enumerate() {
            match thread.state {
                State::Starting => return self.start(i),
                State::Waiting if thread.call.want.holds(self, i) => {
                    if thread.call.want.silent() {
                        self.waited(i, thread.call.want);
                        return self.start(i);
                    }
                    enabled |= 1 << i;
                }
                State::Waiting | State::Running | State::Finished => {}
            }
        }
        if enabled == 0 {
            return self.nobody_can_go();
        }
        if self.order.len() as u64 >= self.limits.max_steps {
            return self.too_many_steps();
        }
        let allowed = self.fair.allowed(self.current, enabled, self.threads.len());
        let picked = self.ask(allowed, enabled);
        self.take_turn(picked)
    }

    fn start(&mut self, thread: ThreadIdx) -> ThreadIdx {
        self.threads[thread].state = State::Running;
        thread
    }

    /// Asks the strategy. The current thread stands first among the options, the others follow in spawn order.
    fn ask(&mut self, allowed: u64, enabled: u64) -> Option<ThreadIdx> {
        let last = self.order.last().map(|&t| usize::from(t));
        let mut options = [0u8; MAX_THREADS];
        let mut count = 0;
        let first = last.filter(|&t| allowed & (1 << t) != 0);
        for thread in first
            .into_iter()
            .chain((0..self.threads.len()).filter(|&t| Some(t) != first))
        {
            if allowed & (1 << thread) != 0 {
                options[count] = thread as u8;
                count += 1;
            }
        }
        // The strategy reads the world (a replay compares names), so it is taken out while it is asked.
        let mut strategy =
            std::mem::replace(&mut self.strategy, Box::new(crate::strategy::Nothing));
        let picked = strategy.choose(&Choice {
            options: &options[..count],
            enabled,
            last,
            world: self,
        });
        self.strategy = strategy;
        match picked {
            Picked::Thread(thread) => Some(usize::from(thread)),
            Picked::Refused(message) => {
                self.fail(Fault::new(FailureKind::Nondeterminism, message));
                None
            }
        }
    }

    fn take_turn(&mut self, picked: Option<ThreadIdx>) -> ThreadIdx {
        let Some(thread) = picked else {
            return self.next_to_unwind();
        };
        self.fair.chosen(thread, self.threads.len());
        if self.limits.hold_loops {
            self.fair.passes(thread, self.threads[thread].call.place);
        }
        if self
            .order
            .last()
            .is_some_and(|&last| usize::from(last) != thread)
        {
            self.switches += 1;
        }
        if self.threads[thread].call.counts() {
            self.order.push(thread as u8);
            self.hash = mix(self.hash, thread as u64 + 1);
            self.trace_hash = mix(
                self.trace_hash,
                (thread as u64) << 8 | self.threads[thread].call.op as u64,
            );
            self.threads[thread].own_steps += 1;
        }
        self.start(thread)
    }

    fn nobody_can_go(&mut self) -> ThreadIdx {
        if self.threads.iter().all(|t| t.state == State::Finished) {
            return self.current;
        }
        let fault = super::deadlock::found(self);
        self.fail(fault);
        self.next_to_unwind()
    }

    /// Whether the run has reached the limit of steps.
    pub fn was_cut(&self) -> bool {
        let kind = self.fault.as_ref().map(|fault| fault.kind);
        matches!(kind, Some(FailureKind::Livelock | FailureKind::StepLimit))
    }

    fn too_many_steps(&mut self) -> ThreadIdx {
        let steps = self.limits.max_steps;
        self.cycle = self.round();
        let (kind, message) = match self.cycle {
            Some(_) => (
                FailureKind::Livelock,
                format!(
                    "the threads repeat the same steps, and are still going after {steps} steps"
                ),
            ),
            None => (
                FailureKind::StepLimit,
                format!(
                    "the run was cut after {steps} steps; it may be long, or never end (Explorer::max_steps)"
                ),
            ),
        };
        self.fail(Fault::new(kind, message));
        self.next_to_unwind()
    }

    /// After a failure every thread unwinds, the youngest first, so that a scope outlives its threads.
    /// A scope whose threads have gone continues before others.
    fn next_to_unwind(&mut self) -> ThreadIdx {
        let live = |t: &ThreadIdx| self.threads[*t].state != State::Finished;
        let scope_waits = |t: &ThreadIdx| match self.threads[*t].call.want {
            super::want::Want::Scope(set) => {
                self.threads[*t].state == State::Waiting && !self.finished(set)
            }
            _ => false,
        };
        (0..self.threads.len())
            .rev()
            .find(|t| live(t) && !scope_waits(t))
            .unwrap_or(self.current)
    }
}
