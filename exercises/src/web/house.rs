//! Checks that a function has as many blocking fetches on their way as it may: a house that the check lets them leave, one by one.

use super::site::{Mode, SITE, Site};
use super::{Document, Item, documents};
use crate::board::Found;
use crate::running::{Running, refuse};
use crate::stops;
use crate::timed;
use crate::verdict::Wrong;

/// A function that fetches items with a limit.
pub type Bounded = fn(&[Item], usize) -> Vec<Document>;

/// Which of the fetches that are on their way leaves first, by the number of its item: the order in which they begin
/// would depend on how their threads are scheduled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leave {
    /// That of the first item.
    LowestFirst,
    /// That of the last item.
    HighestFirst,
    /// One between them.
    MiddleFirst,
}

/// Whether the check waits for a fetch too many before it lets this one go: at first, and now and then.
fn holds(turn: usize) -> bool {
    turn < 2 || turn.is_multiple_of(16)
}

/// Checks the answer with this number of items. A fetch leaves only while as many are on their way as may be, or as are left.
///
/// So an answer that begins the next item later than it could stands still, whatever the scheduler of the system does.
pub fn check(answer: Bounded, (items, limit): (usize, usize), leave: Leave) {
    let house = House::open(answer, items, limit);
    for turn in 0_usize.. {
        let full = limit.min(items - SITE.look(Site::ended));
        if full == 0 {
            break;
        }
        let found = SITE.until(|site| interrupted(site) || site.in_flight() >= full);
        if holds(turn) {
            SITE.hold(interrupted);
        }
        if SITE.look(|site| interrupted(site) || site.in_flight() < full) {
            house.refuse(found);
        }
        SITE.change(|site| site.let_go(pick(site, leave)));
    }
    house.judge();
}

/// Remarks on how many threads the answer has fetched in the last check.
pub fn remark_threads() {
    let (threads, fetches) = SITE.look(|site| (site.threads.len(), site.visits.len()));
    check_runner::remark::remark(match threads {
        1 => format!("It fetches {fetches} items on 1 thread."),
        _ if threads == fetches => {
            format!("It fetches {fetches} items on {threads} threads, one for each.")
        }
        _ => format!("It fetches {fetches} items on {threads} threads."),
    });
}

/// Checks the answer while one of its threads is stopped, before each of its first steps in turn; the others go on
/// meanwhile, first until they wait for their fetches, then to their end.
pub fn check_with_stops(answer: Bounded, (items, limit): (usize, usize)) {
    for others_end in [false, true] {
        stops::at_each_place(|| stopped(answer, (items, limit), others_end));
    }
}

/// One such run; whether a thread came to the place.
fn stopped(answer: Bounded, (items, limit): (usize, usize), others_end: bool) -> bool {
    let house = House::open(answer, items, limit);
    let mut released = false;
    loop {
        let full = limit.min(items - SITE.look(Site::ended));
        let stops = || !released && stops::is_stopped();
        let found = SITE
            .until(|site| interrupted(site) || stops() || (full > 0 && site.in_flight() >= full));
        if !released && !stops() {
            // Threads that wait for a permit come as far as they can before one is free.
            rest(&|| stops() || SITE.look(interrupted));
        }
        if stops() {
            rest(&|| SITE.look(interrupted));
            while others_end && SITE.look(|site| !interrupted(site) && site.in_flight() > 0) {
                SITE.change(|site| site.let_go(pick(site, Leave::LowestFirst)));
                rest(&|| SITE.look(interrupted));
            }
            stops::release();
            released = true;
            SITE.hold(interrupted);
            continue;
        }
        if full == 0 {
            break;
        }
        if SITE.look(|site| interrupted(site) || site.in_flight() < full) {
            house.refuse(found);
        }
        SITE.change(|site| site.let_go(pick(site, Leave::LowestFirst)));
    }
    house.judge();
    released
}

/// Waits until `over` holds, or until the threads that are not stopped get no further.
fn rest(over: &dyn Fn() -> bool) {
    stops::rest(over, || SITE.look(|site| site.visits.len() + site.ended()));
}

/// The visit that leaves next.
fn pick(site: &Site, leave: Leave) -> usize {
    let visits = site.visits.iter().enumerate();
    let mut waiting: Vec<(usize, usize)> = visits
        .filter(|(_, visit)| !visit.ended)
        .map(|(number, visit)| (visit.item, number))
        .collect();
    waiting.sort_unstable();
    let (_, number) = match leave {
        Leave::LowestFirst => waiting[0],
        Leave::HighestFirst => waiting[waiting.len() - 1],
        Leave::MiddleFirst => waiting[waiting.len() / 2],
    };
    number
}

struct House {
    running: Running<Vec<Document>>,
    items: usize,
    limit: usize,
}

impl House {
    fn open(answer: Bounded, items: usize, limit: usize) -> House {
        let list = Site::open(Mode::Blocking { items, limit }, items);
        timed::shorten();
        let running = Running::start(
            move || answer(&list, limit),
            || SITE.change(|site| site.returned = true),
        );
        House {
            running,
            items,
            limit,
        }
    }

    /// Waits for the documents, and compares them.
    fn judge(self) {
        let found = SITE.until(interrupted);
        let done =
            |site: &Site| site.returned && site.fault.is_none() && site.ended() == self.items;
        if !SITE.look(done) {
            self.refuse(found);
        }
        let documents = self.running.result();
        documents::compare(&documents, self.items, None);
    }

    /// Goes on with the panic of an answer that has ended with one; else says why the fetches do not go on.
    fn refuse(self, found: Found) -> ! {
        if let Some(fault) = SITE.change(|site| site.fault.take()) {
            refuse(fault);
        }
        if SITE.look(|site| site.returned) {
            self.running.result();
            // Threads that it has left behind may be about to fetch.
            SITE.hold(|site| site.in_flight() > 0);
            SITE.look(|site| returned_early(site, self.items));
        }
        SITE.look(|site| stuck(found, site, self.items, self.limit))
    }
}

fn interrupted(site: &Site) -> bool {
    site.fault.is_some() || site.returned
}

fn returned_early(site: &Site, items: usize) -> ! {
    let begun = site.visits.len();
    let wrong = if site.in_flight() > 0 {
        Wrong::because("Your code returns before its fetches have ended.")
            .seen("it had returned, and a fetch of its threads was on its way.")
            .ask("who waits for your threads?")
    } else if begun == 0 {
        Wrong::because("Your code returns before it has called `fetch_blocking`.")
            .seen(format!(
                "the function returned, and none of {items} items was fetched."
            ))
            .ask("where is a document to come from, and who waits for your threads?")
    } else {
        let visited = |id: &usize| site.visits.iter().any(|visit| visit.item == *id);
        let missing = (0..items).find(|id| !visited(id)).unwrap_or(0);
        Wrong::because("Your code does not fetch every item.")
            .seen(format!("it has returned, and {begun} of {items} items were fetched; item {missing} is the first one that was not."))
            .ask("which items does your function leave out, and when does it decide that it is done?")
    };
    refuse(wrong.expected(
        "every item is fetched once, and the function returns when the last document is there.",
    ))
}

fn stuck(found: Found, site: &Site, items: usize, limit: usize) -> ! {
    let (begun, in_flight) = (site.visits.len(), site.in_flight());
    let left = items - begun;
    let still = format!(
        "{in_flight} of {limit} allowed fetches are on their way, {left} of {items} items have not begun, and {}.",
        found.told()
    );
    let wrong = if site.ended() == items {
        Wrong::because("Your code never returns, though every document has come.")
            .expected("it returns when the last document is there.")
            .seen(format!("all {items} fetches have their documents, and {}.", found.told()))
            .ask("what does your function wait for after the last document, and who was to bring it?")
    } else if begun == 0 {
        Wrong::because("Your code neither fetches anything nor returns.")
            .expected(format!("{} fetches at the same time.", limit.min(items)))
            .seen(format!("no fetch has begun, and {}.", found.told()))
            .ask("what does your function wait for before its first fetch?")
    } else if site.ended() == 0 {
        Wrong::because("Your code has fewer fetches on their way than allowed.")
            .expected(format!("{} at the same time: a fetch here has its document only when so many are on their way.", limit.min(items)))
            .seen(still)
            .ask("while one thread fetches, what keeps the others from doing so: have they been started, and do they wait for a lock?")
    } else {
        Wrong::because("Your code does not begin another item when a fetch ends.")
            .expected("as soon as any fetch ends, another item begins, whichever fetch it was.")
            .seen(format!("a fetch has ended, and now {still}"))
            .ask(
                "when is it decided who fetches the next item, and which fetch does that wait for?",
            )
    };
    refuse(wrong)
}
