//! A run along a given order of threads, for shrinking and for showing what happened.

use super::{Choice, Picked, Strategy};
use crate::runtime::World;

/// Where the orders come from, one run each.
pub(crate) trait Plan: Send + 'static {
    fn next(&mut self) -> Option<Vec<u8>>;
    fn ran(&mut self, world: &World);
}

/// Follows an order as far as it can: a thread that can't go is passed over, and when the order has ended the
/// thread that went last goes on.
pub(crate) struct Guide<P> {
    pub plan: P,
    order: Vec<u8>,
    at: usize,
}

impl<P: Plan> Guide<P> {
    pub fn new(plan: P) -> Self {
        Self {
            plan,
            order: Vec::new(),
            at: 0,
        }
    }
}

impl<P: Plan> Strategy for Guide<P> {
    fn begin(&mut self) -> bool {
        self.at = 0;
        self.order = match self.plan.next() {
            Some(order) => order,
            None => return false,
        };
        true
    }

    fn choose(&mut self, choice: &Choice<'_>) -> Picked {
        while let Some(&thread) = self.order.get(self.at) {
            self.at += 1;
            if choice.options.contains(&thread) {
                return Picked::Option(thread);
            }
        }
        Picked::Option(choice.options[0])
    }

    fn end(&mut self, world: &World) {
        self.plan.ran(world);
    }
}
