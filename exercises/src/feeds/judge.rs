//! Runs the three functions of an answer under every order of their steps, and refuses what goes wrong.

use super::log::{Log, Seen, Watch};
use super::told;
use super::{Feed, File, Side, Store};
use crate::explored::driven::{self, Text};
use crate::explored::{explore_with, polling};
use crate::waiting::{self, must_end};
use interleave::{Exploration, Explorer, Outcome};

/// Adds up the lines of files.
pub type Total = fn(Vec<File<'_>>) -> u64;
/// Brings the items of all feeds into one store.
pub type Merge = fn(Vec<Feed<'_>>, usize, &mut Store<'_>);
/// Lets two sides exchange their items.
pub type Swap = fn(Side<'_>, Side<'_>, usize);

/// A function under test, with what it is given.
#[derive(Debug, Clone)]
struct Program {
    run: Run,
    /// Lines of each file, or items of each feed.
    sizes: Vec<u64>,
    capacity: usize,
}

#[derive(Debug, Clone, Copy)]
enum Run {
    Total(Total),
    Merge(Merge),
    Swap(Swap),
}

/// A call of `total`.
#[derive(Debug)]
pub struct Totalled(Program);
/// A call of `merge`.
#[derive(Debug)]
pub struct Merged(Program);
/// A call of `swap`.
#[derive(Debug)]
pub struct Swapped(Program);

/// `total`, given files with so many lines.
pub fn total(function: Total, lines: &[u64]) -> Totalled {
    Totalled(Program {
        run: Run::Total(function),
        sizes: lines.to_vec(),
        capacity: 0,
    })
}

/// `merge`, given feeds with so many items.
pub fn merge(function: Merge, items: &[u64], capacity: usize) -> Merged {
    Merged(Program {
        run: Run::Merge(function),
        sizes: items.to_vec(),
        capacity,
    })
}

/// `swap`, given two sides with so many items.
pub fn swap(function: Swap, items: [u64; 2], capacity: usize) -> Swapped {
    Swapped(Program {
        run: Run::Swap(function),
        sizes: items.to_vec(),
        capacity,
    })
}

impl Totalled {
    /// The total is right in every order.
    pub fn adds_up(&self) -> Exploration {
        self.0.is_right()
    }

    /// In some order all files are being counted at the same time.
    pub fn at_the_same_time(&self) {
        self.0.works_together();
    }

    /// No thread tries again and again while the others stand still.
    pub fn waits(&self) {
        self.0.waits();
    }
}

impl Merged {
    /// Every item gets into the store, in every order.
    pub fn brings_all(&self) -> Exploration {
        self.0.is_right()
    }

    /// In some order all feeds are being read at the same time.
    pub fn at_the_same_time(&self) {
        self.0.works_together();
    }

    /// As many items wait on their way as the channel may hold, and no more.
    pub fn keeps_the_capacity(&self) {
        self.0.keeps_the_capacity();
    }

    /// An item is read by one thread, and put into the store by another.
    pub fn passes_items_on(&self) {
        self.0.passes_items_on();
    }

    /// No thread tries again and again while the others stand still.
    pub fn waits(&self) {
        self.0.waits();
    }
}

impl Swapped {
    /// Each side gets what the other one has, in every order.
    pub fn exchanges_all(&self) -> Exploration {
        self.0.is_right()
    }

    /// No more items wait on their way than the channels may hold.
    pub fn keeps_the_capacity(&self) {
        self.0.keeps_the_capacity();
    }

    /// An item is taken by one thread, and put into a store by another.
    pub fn passes_items_on(&self) {
        self.0.passes_items_on();
    }

    /// No thread tries again and again while the others stand still.
    pub fn waits(&self) {
        self.0.waits();
    }
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

    fn is_right(&self) -> Exploration {
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

    fn works_together(&self) {
        let found = self.explored(Watch::AtOnce);
        let most = most(&found, |seen| seen.at_once);
        if most < self.sizes.len() {
            told::one_after_the_other(&self.told(), most, self.sizes.len(), &found);
        }
    }

    fn keeps_the_capacity(&self) {
        let found = self.explored(Watch::OnTheirWay);
        // One in the hand of the thread that has taken it out of the feed, one in that of the thread that has received it.
        let allowed = self.capacity + 2;
        if let Some((outcome, seen)) = first_where(&found, |seen| seen.on_their_way > allowed) {
            told::too_many(
                &self.told(),
                self.capacity,
                seen.on_their_way,
                outcome,
                &found,
            );
        }
        // Two sides that go in step never fill their channels, and need not.
        let most = most(&found, |seen| seen.on_their_way);
        if most <= self.capacity && !self.is_swap() {
            told::too_few(&self.told(), self.capacity, most, &found);
        }
    }

    fn passes_items_on(&self) {
        let found = self.explored(Watch::Threads);
        if let Some((outcome, _)) = first_where(&found, |seen| seen.by_itself) {
            told::not_passed_on(&self.told(), outcome, &found);
        }
    }

    fn waits(&self) {
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
