//! Runs the three functions of an answer under every order of their steps, and refuses what goes wrong.

use super::calls::{Merge, Swap, Total};
use super::log::{Log, Seen, Watch};
use super::told;
use super::{Feed, File, Side, Store};
use crate::explored::driven::{self, Text};
use crate::explored::{explore_with, polling};
use crate::waiting::{self, must_end};
use interleave::{Exploration, Explorer, Outcome};

/// A function under test, with what it is given.
#[derive(Debug, Clone)]
pub(super) struct Program {
    pub run: Run,
    /// Lines of each file, or items of each feed.
    pub sizes: Vec<u64>,
    pub capacity: usize,
}

#[derive(Debug, Clone, Copy)]
pub(super) enum Run {
    Total(Total),
    Merge(Merge),
    Swap(Swap),
}

impl Program {
    fn run(&self, watch: Watch) -> Seen {
        let log = Log::new(watch, if self.is_swap() { 2 } else { 1 });
        let feed = |(number, items): (usize, &u64)| Feed {
            number,
            given: 0,
            items: u32::try_from(*items).expect("a check has few items"),
            log: &log,
        };
        let mut feeds = self.sizes.iter().enumerate().map(feed);
        let store = |number| Store { number, log: &log };
        let total = match self.run {
            Run::Total(function) => {
                let files = self.sizes.iter().map(|lines| File {
                    lines: *lines,
                    log: &log,
                });
                function(files.collect())
            }
            Run::Merge(function) => {
                function(feeds.collect(), self.capacity, &mut store(0));
                0
            }
            Run::Swap(function) => {
                let mut side = |number| Side {
                    feed: feeds.next().expect("two sides have two feeds"),
                    store: store(number),
                };
                function(side(0), side(1), self.capacity);
                0
            }
        };
        Seen {
            total,
            ..log.into_seen()
        }
    }

    fn is_swap(&self) -> bool {
        matches!(self.run, Run::Swap(_))
    }

    fn text(&self, watch: Watch) -> Text {
        let seen = self.run(watch);
        Text(serde_json::to_string(&seen).expect("numbers are valid JSON"))
    }

    fn explored(&self, watch: Watch) -> Exploration {
        let program = self.clone();
        let found = explore_with(&budget(), move || program.text(watch));
        must_end(&found);
        self.results(&found);
        found
    }

    pub fn is_right(&self) -> Exploration {
        self.explored(Watch::Results)
    }

    /// Refuses a run with another result.
    fn results(&self, found: &Exploration) {
        let wrong = first_where(found, |seen| self.mistake(seen).is_some());
        let Some((outcome, seen)) = wrong else { return };
        let mistake = self.mistake(&seen).expect("just seen");
        told::wrong(mistake, &self.told(), outcome, found)
    }

    fn mistake(&self, seen: &Seen) -> Option<told::Mistake> {
        match self.run {
            Run::Total(_) => told::of_total(&self.sizes, seen.total),
            Run::Merge(_) => told::of_store(&seen.stored[0], &self.sizes, |_| true),
            Run::Swap(_) => told::of_store(&seen.stored[0], &self.sizes, |feed| feed == 1)
                .or_else(|| told::of_store(&seen.stored[1], &self.sizes, |feed| feed == 0)),
        }
    }

    pub fn works_together(&self) {
        let found = self.explored(Watch::AtOnce);
        let most = most(&found, |seen| seen.at_once);
        if most < self.sizes.len() {
            told::one_after_the_other(&self.told(), most, self.sizes.len(), &found);
        }
    }

    /// Runs once in each of a few orders, for more items than can be explored.
    pub fn in_chosen_orders(&self) {
        let program = self.clone();
        let test = driven::test(move || program.text(Watch::OnTheirWay));
        let runs = polling::STOPPED
            .iter()
            .filter_map(|thread| driven::along(&[(*thread, 1)], &test));
        let runs: Vec<Exploration> = runs.filter(|run| !driven::is_cut(run)).collect();
        for run in &runs {
            must_end(run);
            self.results(run);
            if matches!(self.run, Run::Merge(_) | Run::Swap(_)) {
                self.not_too_many(run);
            }
        }
        let most = runs
            .iter()
            .map(|run| most(run, |seen| seen.on_their_way))
            .max();
        // With one feed: in one of these orders its reader goes on as far as it can, and nobody receives.
        if matches!(self.run, Run::Merge(_)) && self.sizes.len() == 1 && most <= Some(self.capacity)
        {
            let orders = format!("{} orders that the check chose", runs.len());
            told::too_few(
                &self.told(),
                self.capacity,
                most.unwrap_or_default(),
                &orders,
            );
        }
    }

    pub fn keeps_the_capacity(&self) {
        let found = self.explored(Watch::OnTheirWay);
        self.not_too_many(&found);
        // Two sides that go in step never fill their channels, and need not.
        let most = most(&found, |seen| seen.on_their_way);
        if most <= self.capacity && !self.is_swap() {
            told::too_few(&self.told(), self.capacity, most, &told::of_orders(&found));
        }
    }

    fn not_too_many(&self, found: &Exploration) {
        // Each reader has an item in its hand, and so has each thread that stores. A swap has a channel for each feed.
        let readers = self.sizes.iter().filter(|items| **items > 0).count();
        let channels = if self.is_swap() { readers } else { 1 };
        let allowed = channels * (self.capacity + 1) + readers;
        if let Some((outcome, seen)) = first_where(found, |seen| seen.on_their_way > allowed) {
            told::too_many(&self.told(), allowed, seen.on_their_way, outcome, found);
        }
    }

    pub fn passes_items_on(&self) {
        let found = self.explored(Watch::Threads);
        if let Some((outcome, _)) = first_where(&found, |seen| seen.by_itself) {
            told::not_passed_on(&self.told(), outcome, &found);
        }
    }

    pub fn waits(&self) {
        let program = self.clone();
        let test = driven::test(move || program.text(Watch::Results));
        polling::refuse(&polling::OWN_AND_STARTED, &test);
    }

    /// The call, as the start of a sentence.
    fn told(&self) -> String {
        let sizes: Vec<String> = self.sizes.iter().map(u64::to_string).collect();
        let sizes = sizes.join(", ");
        let room = self.capacity;
        match self.run {
            Run::Total(_) if self.sizes.is_empty() => "`total` of no files".into(),
            Run::Total(_) => format!("`total` of files with {sizes} lines"),
            Run::Merge(_) if self.sizes.is_empty() => "`merge` of no feeds".into(),
            Run::Merge(_) => format!("`merge` of feeds with {sizes} items, capacity {room}"),
            Run::Swap(_) => format!("`swap` of sides with {sizes} items, capacity {room}"),
        }
    }
}

/// Few interleavings are run one by one: of a few items there are many, which a few hundred runs stand for.
fn budget() -> Explorer {
    const ONE_BY_ONE: u64 = 100;
    waiting::budget().dfs_schedules(ONE_BY_ONE)
}

fn read(outcome: &Outcome) -> Seen {
    serde_json::from_str(&outcome.value).expect("the check wrote it")
}

/// The first outcome that is such.
fn first_where(found: &Exploration, such: impl Fn(&Seen) -> bool) -> Option<(&Outcome, Seen)> {
    let each = found
        .outcomes
        .iter()
        .map(|outcome| (outcome, read(outcome)));
    each.into_iter().find(|(_, seen)| such(seen))
}

fn most(found: &Exploration, number: fn(&Seen) -> usize) -> usize {
    let each = found.outcomes.iter().map(read);
    each.map(|seen| number(&seen)).max().unwrap_or_default()
}
