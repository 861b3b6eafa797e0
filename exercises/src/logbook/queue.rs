//! The lock's queue as it should be: whoever has waited longest is next.

use super::{ENTRY, OTHERS, REMARK};
use std::time::Duration;

/// Somebody who waits for the lock, and then holds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turn {
    pub row: usize,
    pub arrives: Duration,
    pub holds: Duration,
    /// When the lock is his.
    pub start: Duration,
}

impl Turn {
    fn new(row: usize, arrives: Duration, holds: Duration) -> Turn {
        let start = arrives;
        Turn {
            row,
            arrives,
            holds,
            start,
        }
    }

    pub fn end(&self) -> Duration {
        self.start + self.holds
    }
}

/// The turns of all who want the lock. The entry wants it from `begin` on; if it is not written when the patience is over,
/// words are sought, and then the remark wants it too. `lasts`: the entry, the words, the remark.
pub fn turns(
    others: &[(Duration, Duration)],
    begin: Duration,
    patience: Duration,
    lasts: [Duration; 3],
) -> Vec<Turn> {
    let other = |(user, (arrives, holds)): (usize, &(Duration, Duration))| {
        Turn::new(OTHERS + user, *arrives, *holds)
    };
    let mut turns: Vec<Turn> = others.iter().enumerate().map(other).collect();
    turns.push(Turn::new(ENTRY, begin, lasts[0]));
    serve(&mut turns);
    let entry = turns.iter().find(|turn| turn.row == ENTRY);
    if entry.is_some_and(|entry| entry.end() > begin + patience) {
        turns.push(Turn::new(REMARK, begin + patience + lasts[1], lasts[2]));
        serve(&mut turns);
    }
    turns
}

fn serve(turns: &mut [Turn]) {
    turns.sort_by_key(|turn| turn.arrives);
    let mut free = Duration::ZERO;
    for turn in turns {
        turn.start = turn.arrives.max(free);
        free = turn.end();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_waits_longest_is_next() {
        let ms = Duration::from_millis;
        let starts = |patience| {
            let turns = turns(
                &[(ms(0), ms(50)), (ms(40), ms(5))],
                ms(1),
                ms(patience),
                [ms(20), ms(4), ms(3)],
            );
            let started = turns.iter().map(|turn| (turn.row, turn.start));
            started.collect::<Vec<_>>()
        };
        let [other, late] = [OTHERS, OTHERS + 1];
        let (first, entry) = ((other, ms(0)), (ENTRY, ms(50)));
        assert_eq!(starts(100), [first, entry, (late, ms(70))]);
        assert_eq!(starts(10), [first, entry, (REMARK, ms(70)), (late, ms(73))]);
        assert_eq!(starts(60), [first, entry, (late, ms(70)), (REMARK, ms(75))]);
    }
}
