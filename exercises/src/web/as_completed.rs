//! Checks that an async function keeps as many fetches on their way as it may, and hands each document over when it comes.

use super::site::Site;
use super::unfinished::{
    ROWS, never_fetched, never_returned, refuse_dropped, refuse_early, refuse_late,
};
use super::{Document, Item, documents};
use crate::running::refuse;
use crate::verdict::Wrong;
use crate::virtual_time::{
    self, Call, Gap, Ran, counted, drawn, elapsed, one_after_the_other, refuse_tasks_left,
};
use drawing::duration;
use std::future::Future;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// Takes the documents.
pub type Done = Box<dyn FnMut(Document) + Send>;

/// A document, and when it was handed over.
type Handed = (Document, Duration);

/// Checks the answer with these entries, an item and its delay in milliseconds each.
pub fn check<F>(
    answer: impl FnOnce(Vec<Item>, usize, Done) -> F + Send + 'static,
    entries: &[(usize, u64)],
    limit: usize,
) where
    F: Future<Output = ()>,
{
    let entries = entries
        .iter()
        .map(|(item, delay)| (*item, Duration::from_millis(*delay)));
    let items = Site::open_async(entries.collect());
    let list: Vec<usize> = items.iter().map(|item| item.id).collect();
    let ran = virtual_time::run(move || async move {
        let handed: Arc<Mutex<Vec<Handed>>> = Arc::default();
        let taken = Arc::clone(&handed);
        let done = move |document| taken.lock().unwrap().push((document, elapsed()));
        counted(answer(items, limit, Box::new(done))).await;
        let handed = handed.lock().unwrap();
        handed.clone()
    });
    judge(ran, &list, limit);
}

fn judge(ran: Ran<Vec<Handed>>, list: &[usize], limit: usize) {
    let Ran { took, calls, .. } = ran;
    let items = list.len();
    let handed = ran
        .end
        .unwrap_or_else(|never| never_returned(never, &calls, items));
    too_many(&calls, limit);
    if calls.len() < items {
        never_fetched(&calls, items);
    }
    refuse_dropped(&calls, items);
    refuse_early(took, &calls, items);
    too_few(&calls, limit);
    let whose = owners(&handed, &calls);
    missing(&whose, items);
    too_late(&handed, &whose, &calls, list);
    refuse_late(took, &calls);
    refuse_tasks_left(ran.tasks);
}

/// Refuses more fetches at the same time than allowed.
fn too_many(calls: &[Call], limit: usize) {
    let most = calls.iter().max_by_key(|call| call.beside);
    let Some(most) = most.filter(|call| call.beside >= limit) else {
        return;
    };
    refuse(
        Wrong::because("Your code has more fetches on their way than allowed.")
            .expected(format!("at most {limit} at the same time."))
            .seen(format!(
                "{} at the same time, after {} of virtual time.",
                most.beside + 1,
                duration(most.start)
            ))
            .picture(drawn(ROWS, calls))
            .ask("what in your function keeps the next fetch from beginning when enough are on their way?"),
    )
}

/// Refuses fewer fetches at the same time than allowed, while items are left; and fetches that are polled late.
fn too_few(calls: &[Call], limit: usize) {
    if let Some(found) = virtual_time::gap(calls, limit) {
        gap(found, limit, calls);
    }
    let end = |call: &Call| call.end.unwrap_or(call.due());
    let Some(late) = calls.iter().find(|call| end(call) > call.due()) else {
        return;
    };
    refuse(
        Wrong::because("Your code does not poll a fetch whose document is there.")
            .expected("whenever a document comes, its fetch is polled at that instant, whichever it is.")
            .seen(format!(
                "the document of item {} was there after {} of virtual time, and its fetch was polled after {}.",
                late.row,
                duration(late.due()),
                duration(end(late))
            ))
            .picture(drawn(ROWS, calls))
            .ask("which `.await` of yours waits at that instant, and which fetches are polled by it?"),
    )
}

fn gap(found: Gap, limit: usize, calls: &[Call]) -> ! {
    let Gap {
        at,
        on_their_way,
        left,
        ended,
    } = found;
    let seen = format!(
        "after {} of virtual time, {on_their_way} of {limit} allowed fetches are on their way, and {left} of {} items have not begun.",
        duration(at),
        calls.len()
    );
    let wrong = if limit > 1 && one_after_the_other(calls, |_| true) {
        Wrong::because("Your code fetches the items one after the other.")
            .expected(format!(
                "{limit} fetches at the same time, while so many items are left."
            ))
            .ask("while the first fetch waits, which line of yours begins the second one?")
    } else if ended > 0 {
        Wrong::because("Your code does not begin another item when a fetch ends.")
            .expected("as soon as any fetch ends, another item begins, whichever fetch it was.")
            .ask("when is it decided that the next item begins, and which fetches does that wait for?")
    } else {
        Wrong::because("Your code has fewer fetches on their way than allowed.")
            .expected(format!(
                "{limit} fetches at the same time, while so many items are left."
            ))
            .ask("what decides how many fetches begin at first?")
    };
    refuse(wrong.seen(seen).picture(drawn(ROWS, calls)))
}

/// For each document that was handed over, the call that it is from.
fn owners(handed: &[Handed], calls: &[Call]) -> Vec<usize> {
    let brought: Vec<Document> = calls
        .iter()
        .map(|call| documents::document(call.row, call.stage))
        .collect();
    let owner = |(document, _): &Handed| {
        let owner = brought.iter().position(|one| one == document);
        owner.unwrap_or_else(|| {
            let because = match brought.iter().any(|one| one.text == document.text) {
                true => "Your code puts the number of one item on the document of another.",
                false => "Your code hands over a document that no fetch has brought.",
            };
            refuse(
                Wrong::because(because)
                    .expected("the documents as the fetches bring them.")
                    .seen(format!("a document was handed over with the number {}, and no fetch has brought it like this.", document.item))
                    .ask("where in your function is a document made or changed?"),
            )
        })
    };
    handed.iter().map(owner).collect()
}

/// Refuses documents that are handed over twice or never.
fn missing(whose: &[usize], items: usize) {
    let mut sorted = whose.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    let because = match (sorted.len() < whose.len(), sorted.len() < items) {
        (true, _) => "Your code hands the same document over twice.",
        (_, true) => "Your code returns before it has handed every document over.",
        _ => return,
    };
    refuse(
        Wrong::because(because)
            .expected("`done` is called once with the document of each fetch.")
            .seen(format!(
                "{items} fetches have brought their documents. When your function returned, `done` had been called {} times, with {} different documents.",
                whose.len(),
                sorted.len()
            ))
            .ask("what becomes of each document between its fetch and the call of `done`?"),
    )
}

/// Refuses documents that are handed over later than they are there.
fn too_late(handed: &[Handed], whose: &[usize], calls: &[Call], list: &[usize]) {
    let end = |call: usize| calls[call].end.unwrap_or_default();
    let mut pairs = handed.iter().zip(whose);
    let Some(((document, at), call)) = pairs.find(|((_, at), call)| *at > end(**call)) else {
        return;
    };
    let items: Vec<usize> = handed.iter().map(|(document, _)| document.item).collect();
    let last = calls.iter().filter_map(|call| call.end).max();
    let in_order = whose.windows(2).all(|pair| end(pair[0]) <= end(pair[1]));
    let because = if handed.iter().all(|(_, at)| Some(*at) >= last) {
        "Your code hands no document over before all of them are there."
    } else if items == list && !in_order {
        "Your code hands the documents over in the order of the items."
    } else if !in_order {
        "Your code hands the documents over in another order than they come."
    } else {
        "Your code hands a document over later than it comes."
    };
    refuse(
        Wrong::because(because)
            .expected("each document is handed over at the instant at which it comes, whichever item it is of.")
            .seen(format!(
                "the document of item {} came after {} of virtual time, and was handed over after {}.",
                document.item,
                duration(end(*call)),
                duration(*at)
            ))
            .picture(drawn(ROWS, calls))
            .ask("what does your function wait for between the instant at which a document comes and the call of `done`?"),
    )
}
