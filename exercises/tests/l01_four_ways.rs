//! The checks of lesson 1.

exercises::exercise! {
    "l01_four_ways/fetch_all";
    rejected:
        awaits_in_the_loop,
        spawns_and_awaits_in_the_loop,
        blocks_the_thread,
        order_of_completion,
        fixed_batches,
        never_fetches;

    use exercises::verdict::Wrong;
    use exercises::virtual_time;
    use exercises::web::{Document, Site};
    use std::time::Duration;

    /// Fetches with these delays in milliseconds, refuses what waits in a wrong way, and gives the documents.
    fn fetched(delays: &[u64]) -> Vec<Document> {
        let (documents, took) = virtual_time::run(answer::fetch_all(Site::with_delays(delays)));
        let site = Site::now();
        blocked(&site);
        counted(&site, delays.len());
        timed(&site, delays, took);
        documents
    }

    fn blocked(site: &Site) {
        if site.visits.iter().any(|visit| visit.blocking) {
            Wrong::because("the thread is blocked, so nothing else can be polled")
                .seen("fetch_blocking was called in async code: it keeps the one thread of the runtime until its document is there.")
                .expected("the thread is free for the other items while one of them waits.")
                .ask("what can give the thread back to the runtime in the middle of a function?")
                .refuse();
        }
    }

    fn counted(site: &Site, items: usize) {
        let counts = site.counts(items);
        if let Some(id) = counts.iter().position(|count| *count == 0) {
            Wrong::because("some items were never fetched")
                .seen(format!("item {id} was not asked for. {} of {items} items were.", counts.iter().filter(|c| **c > 0).count()))
                .expected("every item is fetched once.")
                .ask("what happens to a future that nobody awaits?")
                .refuse();
        }
        if let Some(id) = counts.iter().position(|count| *count > 1) {
            Wrong::because("some items were fetched more than once")
                .seen(format!("item {id} was asked for {} times.", counts[id]))
                .expected("every item is fetched once.")
                .ask("which line makes the second request?")
                .refuse();
        }
    }

    fn timed(site: &Site, delays: &[u64], took: Duration) {
        let slowest = Duration::from_millis(delays.iter().copied().max().unwrap_or(0));
        let sum = Duration::from_millis(delays.iter().sum());
        if took == slowest {
            return;
        }
        let wrong = match took {
            _ if took == sum => Wrong::because("the items are fetched one after the other"),
            _ if took > slowest => Wrong::because("only some of the items are on their way at the same time"),
            _ => Wrong::because("the function did not wait for its documents on this runtime"),
        };
        wrong
            .seen(format!("{} items took {took:?} of virtual time; all their delays together are {sum:?}.", delays.len()))
            .expected(format!("{slowest:?}, the delay of the slowest item, because all of them wait at the same time."))
            .picture(site.drawn())
            .ask("at the moment when the first item begins to wait, which line of yours asks for the others?")
            .refuse();
    }

    fn in_order(documents: &[Document], items: usize) {
        let order: Vec<usize> = documents.iter().map(|document| document.item).collect();
        let wanted: Vec<usize> = (0..items).collect();
        let mut sorted = order.clone();
        sorted.sort_unstable();
        if order == wanted {
            return;
        }
        if sorted == wanted {
            Wrong::because("the documents come in the order in which they were completed")
                .seen(format!("the documents of items {order:?}."))
                .expected(format!("the documents of items {wanted:?}: the order in which the items were given."))
                .ask("the caller has items and documents in two lists. How can it tell which belongs to which?")
                .refuse();
        }
        Wrong::because("the documents are not those of the items")
            .seen(format!("the documents of items {order:?}."))
            .expected(format!("one document for each of the items {wanted:?}."))
            .ask("what becomes of each document between its fetch and your result?")
            .refuse();
    }

    #[test]
    fn all_items_take_as_long_as_the_slowest_one() {
        fetched(&[40, 100, 60, 20, 80]);
    }

    #[test]
    fn documents_come_in_the_order_of_the_items() {
        let delays = [50, 10, 40, 20, 30];
        in_order(&fetched(&delays), delays.len());
    }

    #[test]
    fn many_items_take_no_longer_than_one() {
        let delays: Vec<u64> = (1..=500).collect();
        in_order(&fetched(&delays), delays.len());
    }

    #[test]
    fn a_single_item_and_none_at_all_are_fetched_too() {
        in_order(&fetched(&[30]), 1);
        in_order(&fetched(&[]), 0);
    }
}

exercises::exercise! {
    "l01_four_ways/bounded";
    rejected:
        one_after_the_other,
        a_thread_for_each_item,
        fixed_batches,
        a_share_for_each_thread,
        order_of_completion,
        a_lock_held_while_fetching;

    use exercises::idle::{self, Ended, PATIENCE};
    use exercises::verdict::Wrong;
    use exercises::web::{Document, Item, Site};
    use std::thread;
    use std::time::Duration;


    /// Runs the answer while `watch` looks on; `watch` may ask whether it has returned.
    fn watched(items: Vec<Item>, limit: usize, watch: impl FnOnce(&dyn Fn() -> bool)) -> Vec<Document> {
        // Not a scope: a refusal must not wait for an answer that never returns.
        let answer = thread::spawn(move || answer::bounded(&items, limit));
        watch(&|| answer.is_finished());
        match answer.join() {
            Ok(documents) => documents,
            Err(panicked) => std::panic::resume_unwind(panicked),
        }
    }

    /// Waits until as many fetches are on their way as are allowed, and nothing else moves; then refuses too few or too many.
    fn meet(items: usize, limit: usize, returned: &dyn Fn() -> bool) {
        let full = limit.min(items);
        let progress = || Site::now().visits.len();
        // First until something waits everywhere, then, if that is too few, a while longer.
        idle::until(|| returned() || Site::now().in_flight() > full, progress, Duration::ZERO);
        idle::until(|| returned() || Site::now().in_flight() >= full, progress, PATIENCE);
        let in_flight = Site::now().in_flight();
        if returned() {
            return; // it fetched nothing or panicked, which is told later
        }
        if in_flight > full {
            Wrong::because("more fetches than allowed are on their way")
                .seen(format!("{in_flight} fetches at the same time."))
                .expected(format!("at most {full}."))
                .ask("what in your function keeps the next fetch from beginning when enough are on their way?")
                .refuse();
        }
        if in_flight < full {
            refuse_few(in_flight, full);
        }
    }

    fn refuse_few(in_flight: usize, full: usize) -> ! {
        Wrong::because("fewer fetches than allowed are on their way")
            .seen(format!("{in_flight} at the same time, and every thread of yours waits."))
            .expected(format!("{full}: a fetch here is answered only when {full} are on their way."))
            .ask("while one thread fetches, what keeps the others from doing so: have they been started, and do they wait for a lock?")
            .refuse()
    }

    fn in_order(documents: &[Document], items: usize) {
        let order: Vec<usize> = documents.iter().map(|document| document.item).collect();
        let wanted: Vec<usize> = (0..items).collect();
        let mut sorted = order.clone();
        sorted.sort_unstable();
        if order == wanted {
            return;
        }
        let wrong = if sorted == wanted {
            Wrong::because("the documents come in the order in which they were completed")
        } else {
            Wrong::because("the documents are not those of the items")
        };
        wrong
            .seen(format!("the documents of items {order:?}."))
            .expected(format!("{wanted:?}: one document for each item, in the order in which the items were given."))
            .ask("when a thread has a document, how does it say which item it belongs to?")
            .refuse();
    }

    fn each_once(items: usize) {
        let counts = Site::now().counts(items);
        if let Some(id) = counts.iter().position(|count| *count != 1) {
            Wrong::because(if counts[id] == 0 { "some items were never fetched" } else { "some items were fetched more than once" })
                .seen(format!("item {id} was asked for {} times.", counts[id]))
                .expected("every item is fetched once.")
                .ask("how does a thread know which item to take next, and can two threads get the same answer?")
                .refuse();
        }
    }

    /// So many at once: everybody waits at the door until the check has counted them.
    fn full_house(items: usize, limit: usize) {
        let list = Site::with_rule(items, |site, _| site.open);
        let documents = watched(list, limit, |returned| {
            meet(items, limit, returned);
            Site::open_door();
        });
        each_once(items);
        in_order(&documents, items);
        let most = most_at_once();
        if most > limit {
            Wrong::because("more fetches than allowed are on their way")
                .seen(format!("{most} fetches at the same time."))
                .expected(format!("at most {limit}."))
                .ask("what in your function keeps the next fetch from beginning when enough are on their way?")
                .refuse();
        }
    }

    /// The largest number of fetches at the same time: visits that had begun and not ended when one began.
    fn most_at_once() -> usize {
        let visits = Site::now().visits;
        let busy = |at| visits.iter().filter(|v| v.start <= at && v.end.is_none_or(|end| end > at)).count();
        visits.iter().map(|visit| busy(visit.start)).max().unwrap_or(0)
    }

    #[test]
    fn as_many_fetches_as_allowed_are_on_their_way() {
        full_house(10, 3);
    }

    #[test]
    fn one_at_a_time_and_more_than_there_are_items_work_too() {
        full_house(4, 1);
        full_house(3, 8);
    }

    #[test]
    fn the_next_item_begins_when_any_ends() {
        let (items, limit) = (12, 4);
        // Item 0 is answered after all the others. They wait for it to begin, or for a full house,
        // so that who is early on a busy machine can't be done before it has begun.
        let list = Site::with_rule(items, |site, item| match item.id {
            0 => site.visits.iter().filter(|visit| visit.item != 0 && visit.end.is_some()).count() == 11,
            _ => site.in_flight() >= 4 || site.visits.iter().any(|visit| visit.item == 0),
        });
        let documents = watched(list, limit, |returned| {
            let finished = || Site::now().visits.iter().filter(|visit| visit.end.is_some()).count();
            let ended = idle::until(|| returned() || finished() == items, finished, PATIENCE);
            let site = Site::now();
            if ended != Ended::Met && finished() < items {
                let begun = site.counts(items).iter().filter(|count| **count > 0).count();
                if most_at_once() <= 1 {
                    refuse_few(1, limit); // nothing else was ever on its way
                }
                let stuck = site.counts(items).iter().position(|count| *count == 0).unwrap_or(0);
                Wrong::because("free threads wait for a slow item while others have not begun")
                    .seen(format!("item 0 is slow. {begun} of {items} items have begun, {} of {limit} allowed fetches are on their way, and nothing moves.", site.in_flight()))
                    .expected("the other threads fetch all the other items while one thread waits for item 0.")
                    .ask(format!("item {stuck} has not begun, and a thread could be free for it. When is it decided which thread fetches it: before the work begins, or when a thread becomes free?"))
                    .refuse();
            }
        });
        each_once(items);
        in_order(&documents, items);
    }
}

exercises::exercise! {
    "l01_four_ways/squares";
    rejected:
        joins_in_the_loop,
        lazy_spawns,
        one_thread,
        a_lost_remainder,
        overlapping_borders,
        a_lock_held_while_computing,
        a_thread_for_each_number,
        nobody_joins,
        a_sleep_instead_of_a_join,
        two_threads_whatever_is_asked;

    use exercises::answer::Answer;
    use exercises::numbers::Ledger;
    use exercises::idle::{self, PATIENCE};
    use exercises::verdict::Wrong;
    use std::thread;
    use std::time::Duration;

    /// How long nothing must move before the parts are let go; a right answer waits for them however long it is.
    const HELD: Duration = Duration::from_millis(5);

    /// Computes while its parts are held: nobody may return before they are let go. Gives the sum.
    ///
    /// `meeting` threads must have begun before any part goes on.
    fn computed(size: u64, threads: usize, meeting: usize) -> u64 {
        Ledger::hold_for(meeting);
        let answer = thread::spawn(move || answer::squares(size, threads));
        let calls = || Ledger::now().ranges.len();
        // More threads than asked for are refused later; why wait for hundreds of them?
        let over = || answer.is_finished() || Ledger::now().threads > threads;
        idle::until(over, calls, HELD);
        if answer.is_finished() {
            let sum = answer.join().unwrap_or_else(|panicked| std::panic::resume_unwind(panicked));
            // Threads that it has left behind may be about to begin: give them the time.
            idle::until(|| false, calls, HELD);
            if calls() > 0 {
                left_behind();
            }
            return sum;
        }
        if size > 0 && Answer::under_test().is_some_and(|answer| answer.source.contains("sleep(")) {
            sleeps();
        }
        Ledger::let_go();
        idle::until(|| answer.is_finished(), calls, PATIENCE);
        if !answer.is_finished() {
            refuse_few(threads);
        }
        answer.join().unwrap_or_else(|panicked| std::panic::resume_unwind(panicked))
    }

    fn left_behind() -> ! {
        Wrong::because("the function returns before its threads have finished")
            .seen("it had returned while a part of the sum was still being computed.")
            .expected("a sum that has every part in it: the threads have ended when the function returns.")
            .ask("who waits for your threads?")
            .refuse()
    }

    fn sleeps() -> ! {
        Wrong::because("a sleep is no way to wait for a thread")
            .seen("your function sleeps, and hopes that its threads have ended meanwhile.")
            .expected("it goes on when the last thread has ended, be that sooner or later.")
            .ask("what does a thread's handle let you do?")
            .refuse()
    }

    /// Checks the sum and the parts for one size, without asking for parallelism.
    fn summed(size: u64, threads: usize) {
        let sum = computed(size, threads, 1);
        every_number_once(size, threads);
        let expected: u64 = (0..size).map(|n| n * n).sum();
        if sum != expected {
            Wrong::because("the parts are not put together")
                .seen(format!("{sum} for size {size} and {threads} threads, though every number was squared once."))
                .expected(format!("{expected}."))
                .ask("what becomes of each part's sum after its thread has ended?")
                .refuse();
        }
    }

    fn every_number_once(size: u64, threads: usize) {
        let ledger = Ledger::now();
        let (missing, superfluous) = (ledger.missing(size), ledger.superfluous(size));
        if !missing.is_empty() {
            Wrong::because("some numbers were never squared")
                .seen(format!("size {size}, {threads} threads, parts {:?}: {} not among them.", ledger.ranges, listed(&missing)))
                .expected("every number below the size is squared once.")
                .ask("what is the remainder when you divide the size by the number of threads, and who gets it?")
                .refuse();
        }
        if !superfluous.is_empty() {
            Wrong::because("some numbers were squared that should not have been, or twice")
                .seen(format!("size {size}, {threads} threads, parts {:?}: {} too many.", ledger.ranges, listed(&superfluous)))
                .expected("every number below the size is squared once.")
                .ask("where does the last part end, and where do two neighbours meet?")
                .refuse();
        }
    }

    fn listed(numbers: &[u64]) -> String {
        match numbers {
            [one] => format!("{one} is"),
            [first, .., last] if numbers.len() > 4 => format!("{} numbers from {first} to {last} are", numbers.len()),
            several => format!("{} are", several.iter().map(u64::to_string).collect::<Vec<_>>().join(", ")),
        }
    }

    #[test]
    fn sums_are_right_for_sizes_that_divide_evenly() {
        for (size, threads) in [(100, 1), (100, 4), (1_000, 2), (1_000, 8)] {
            summed(size, threads);
        }
    }

    #[test]
    fn sums_are_right_for_sizes_that_do_not() {
        for (size, threads) in [(11, 2), (101, 3), (103, 4), (1_007, 8), (3, 4), (1, 2), (0, 3)] {
            summed(size, threads);
        }
    }

    #[test]
    fn all_threads_work_at_the_same_time() {
        for threads in [2, 4, 7] {
            computed(1_000, threads, threads);
            if Ledger::now().threads < threads {
                refuse_few(threads);
            }
            refuse_many(threads);
        }
    }

    fn refuse_many(threads: usize) {
        let seen = Ledger::now().threads;
        if seen > threads {
            Wrong::because("more threads than asked for do the work")
                .seen(format!("{threads} threads were asked for, and {seen} computed."))
                .expected("as many as asked for: starting a thread costs more than a small part of the work.")
                .ask("how many parts do you make, and where does that number come from?")
                .refuse();
        }
    }

    fn refuse_few(threads: usize) -> ! {
        let ledger = Ledger::now();
        let whole = ledger.ranges.contains(&(0..1_000));
        let (wrong, question) = match ledger.threads {
            0 | 1 if !whole => (
                Wrong::because("the threads work one after the other"),
                "what must have happened before your second thread begins: must the first one end, or give a lock back?",
            ),
            _ => (
                Wrong::because("fewer threads than asked for do the work"),
                "who decides how many threads there are, and where does your function say it?",
            ),
        };
        wrong
            .seen(format!(
                "{threads} threads were asked for. {} had begun to compute and waited for the others, which had not; their parts: {:?}.",
                ledger.threads, ledger.ranges
            ))
            .expected(format!("{threads} threads compute at the same time: here none goes on before {threads} have begun."))
            .ask(question)
            .refuse();
    }
}
