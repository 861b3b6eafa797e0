//! Every thread in turn, for one, two and three operations at a time.
//!
//! Three runs only; they find what happens when threads move in lockstep, such as two polite threads that each
//! step back for the other for ever, which random choices leave by chance.

use super::{Choice, Picked, Strategy};

pub(crate) struct RoundRobin {
    quantum: usize,
    used: usize,
}

impl RoundRobin {
    pub fn new() -> Self {
        Self {
            quantum: 0,
            used: 0,
        }
    }
}

impl Strategy for RoundRobin {
    fn begin(&mut self) -> bool {
        self.quantum += 1;
        self.used = 0;
        self.quantum <= 3
    }

    fn choose(&mut self, choice: &Choice<'_>) -> Picked {
        let (last, options) = (choice.last.unwrap_or(0), choice.ordinary());
        let stays = self.used < self.quantum && usize::from(options[0]) == last;
        let next = if stays {
            options[0]
        } else {
            let key = |t: &&u8| (usize::from(**t) <= last, **t);
            *options.iter().min_by_key(key).expect("there is an option")
        };
        self.used = if usize::from(next) == last {
            self.used + 1
        } else {
            1
        };
        Picked::Option(next)
    }
}
