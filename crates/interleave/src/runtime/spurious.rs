//! Operations that may go another way without a reason: a weak exchange that fails although the value is equal, and a
//! wait on a condition variable that ends without a notification. Off unless `Limits` allow some of each.

use super::ids::ThreadIdx;
use super::object::CondvarModel;
use super::step::Want;
use super::world::World;

impl World {
    /// Whether the operation that a waiting thread has announced may go the way without a reason, now or in another
    /// state of its objects.
    pub fn has_two_ways(&self, me: ThreadIdx) -> bool {
        let thread = &self.threads[me];
        match thread.call.want {
            Want::Wake { .. } => thread.spurious.wakeups > 0,
            _ => thread.call.equal.is_some() && thread.spurious.exchanges > 0,
        }
    }

    /// Whether it may go that way now.
    pub fn can_be_spurious(&self, me: ThreadIdx) -> bool {
        if !self.has_two_ways(me) {
            return false;
        }
        let call = &self.threads[me].call;
        match (call.want, call.object, call.equal) {
            (Want::Wake { condvar, mutex }, ..) => {
                self.objects[mutex].mutex().is_none()
                    && self.objects[condvar].condvar().can_do_without(me)
            }
            (_, Some(object), Some(current)) => *self.objects[object].atomic() == current,
            _ => false,
        }
    }

    /// Whether the operation that happens now goes the way without a reason; says so in its step.
    pub fn goes_spuriously(&mut self, me: ThreadIdx) -> bool {
        let spurious = std::mem::take(&mut self.threads[me].goes_spuriously);
        if spurious {
            let step = self.steps.last_mut().expect("called after a step");
            step.spurious = true;
            let left = &mut self.threads[me].spurious;
            match step.op {
                crate::data::Op::Wake => left.wakeups -= 1,
                _ => left.exchanges -= 1,
            }
        }
        spurious
    }
}

impl CondvarModel {
    /// Whether the notifications so far find enough waiters without this one, so that it is another run if it wakes up
    /// on its own. The sets of eligible waiters contain each other, the oldest being the smallest.
    fn can_do_without(&self, thread: ThreadIdx) -> bool {
        let mut signals = (1..).zip(&self.signals);
        signals.all(|(needed, set)| set & (1 << thread) == 0 || set.count_ones() > needed)
    }

    /// Lets a thread go that nobody has notified.
    pub fn wake_spuriously(&mut self, thread: ThreadIdx) {
        self.waiters.retain(|&waiter| waiter != thread);
        for set in &mut self.signals {
            *set &= !(1 << thread);
        }
    }
}
