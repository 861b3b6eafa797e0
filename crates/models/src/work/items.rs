//! Items that one thread produces and others consume: how many waited in between, for how long, and which got lost.

use crate::clock::{Instant, now};
use crate::trace::{Kind, Open, Recorder};
use crate::work::computing::{Computing, Task, compute};
use crate::work::event_loop::lock;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// What is produced and consumed, in each run anew.
#[derive(Debug)]
pub struct Items {
    every: Duration,
    late: Option<(usize, Duration)>,
    tasks: Arc<[Task]>,
    recorder: Recorder,
    run: Mutex<Arc<Run>>,
    counted: Mutex<HashMap<&'static str, Vec<Counted>>>,
}

/// One that was produced and is not consumed yet. Dropped, it is lost.
#[derive(Debug)]
pub struct Item {
    task: Task,
    run: Arc<Run>,
    waits: Option<Open>,
}

/// How long each item waited.
#[derive(Debug, Default)]
struct Run(Mutex<Vec<Waited>>);

#[derive(Debug, Clone, Copy)]
struct Waited {
    from: Instant,
    /// Until somebody took it to consume it, or until it was lost.
    to: Option<Instant>,
    consumed: bool,
}

/// What was counted in one run.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counted {
    /// Items that were produced.
    pub produced: u64,
    /// Items that were consumed.
    pub consumed: u64,
    /// The most items that waited at the same time: in the queue, and in the hands of a producer that waits to send.
    pub most_waiting: u64,
    /// How long the consumed item that waited longest had waited when it was taken.
    pub longest_wait: Duration,
}

impl Items {
    /// `number` items. Producing one takes `every`, without a core, and for the item of `late` its time instead;
    /// consuming one takes a core for about `cost`.
    pub fn new(
        number: usize,
        every: Duration,
        late: Option<(usize, Duration)>,
        cost: Duration,
    ) -> Items {
        let Computing { tasks, recorder } = Computing::new(number, cost);
        Items {
            every,
            late,
            tasks,
            recorder,
            run: Mutex::default(),
            counted: Mutex::default(),
        }
    }

    /// The numbers of the items of a new run, in order.
    pub fn numbers(&self) -> Range<usize> {
        *lock(&self.run) = Arc::default();
        0..self.tasks.len()
    }

    /// Produces an item; this takes its time.
    pub fn produce(&self, number: usize) -> Item {
        let late = self.late.filter(|(late, _)| *late == number);
        #[expect(
            clippy::disallowed_methods,
            reason = "producing is waiting for somebody else"
        )]
        std::thread::sleep(late.map_or(self.every, |(_, takes)| takes));
        let run = Arc::clone(&lock(&self.run));
        lock(&run.0).push(Waited {
            from: now(),
            to: None,
            consumed: false,
        });
        Item {
            task: self.tasks[number].clone(),
            run,
            waits: Some(self.recorder.open(number, Kind::Waiting)),
        }
    }

    /// Keeps what was counted in the last run, under the model's name.
    pub fn keep(&self, model: &'static str) {
        let counted = lock(&self.run).counted();
        lock(&self.counted).entry(model).or_default().push(counted);
    }

    /// What was counted in the runs of a model.
    pub fn counted(&self, model: &str) -> Vec<Counted> {
        lock(&self.counted).get(model).cloned().unwrap_or_default()
    }

    /// Records the spans of traced runs: an item waits until somebody takes it, and is computed then.
    pub fn recorder(&self) -> Recorder {
        self.recorder.clone()
    }
}

impl Item {
    /// Consumes the item; this takes a core. Gives 1, so that a sum counts items.
    pub fn consume(mut self) -> u64 {
        self.taken(true);
        compute(&self.task);
        1
    }

    /// Notes that it waits no more; once.
    fn taken(&mut self, consumed: bool) {
        if self.waits.take().is_some() {
            let waited = &mut lock(&self.run.0)[self.task.id];
            (waited.to, waited.consumed) = (Some(now()), consumed);
        }
    }
}

impl Drop for Item {
    fn drop(&mut self) {
        self.taken(false);
    }
}

impl Run {
    fn counted(&self) -> Counted {
        let items = lock(&self.0);
        let mut changes: Vec<(Instant, bool)> = items.iter().map(|one| (one.from, true)).collect();
        changes.extend(items.iter().filter_map(|one| Some((one.to?, false))));
        changes.sort_unstable();
        let (mut waiting, mut most_waiting) = (0u64, 0);
        for (_, comes) in changes {
            waiting = if comes { waiting + 1 } else { waiting - 1 };
            most_waiting = most_waiting.max(waiting);
        }
        let consumed = || items.iter().filter(|one| one.consumed);
        let waits = consumed().filter_map(|one| Some(one.to? - one.from));
        Counted {
            produced: items.len() as u64,
            consumed: consumed().count() as u64,
            most_waiting,
            longest_wait: waits.max().unwrap_or_default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MS: Duration = Duration::from_millis(1);

    #[test]
    fn what_waits_and_what_gets_lost_is_counted() {
        let items = Items::new(4, Duration::ZERO, None, Duration::from_micros(10));
        let mut made: Vec<Item> = items
            .numbers()
            .map(|number| items.produce(number))
            .collect();
        drop(made.pop());
        assert_eq!(made.into_iter().map(Item::consume).sum::<u64>(), 3);
        items.keep("three");
        // The next run begins with nothing.
        let one = items.numbers().take(1).map(|number| items.produce(number));
        assert_eq!(one.map(Item::consume).sum::<u64>(), 1);
        items.keep("one");
        let of = |model| items.counted(model)[0];
        assert_eq!((of("three").produced, of("three").consumed), (4, 3));
        assert_eq!(of("three").most_waiting, 4);
        assert_eq!((of("one").produced, of("one").most_waiting), (1, 1));
    }

    #[test]
    fn a_late_item_takes_its_own_time() {
        let items = Items::new(
            2,
            Duration::ZERO,
            Some((1, 5 * MS)),
            Duration::from_micros(10),
        );
        let started = now();
        for number in items.numbers() {
            items.produce(number).consume();
        }
        assert!(started.elapsed() >= 5 * MS);
    }
}
