//! Checks that every user is fetched at once, and its posts as soon as the user is there.

use super::{Posts, User, open, posts, state, user};
use crate::running::refuse;
use crate::verdict::Wrong;
use crate::virtual_time::{
    self, Call, Ran, Work, counted, drawn_in_two, ended, in_flight, one_after_the_other,
    refuse_tasks_left,
};
use drawing::duration;
use std::future::Future;
use std::time::Duration;

const EVERY: &str =
    "for every entry of the list, first the user is fetched, then that user's posts.";

/// Checks the answer with these users: the number, and how long it and its posts take in milliseconds.
pub fn check<F>(answer: impl FnOnce(Vec<u32>) -> F + Send + 'static, users: &[(u32, u64, u64)])
where
    F: Future<Output = Vec<(User, Posts)>>,
{
    let ids = open(users);
    let list = ids.clone();
    judge(virtual_time::run(move || counted(answer(ids))), &list);
}

fn judge(ran: Ran<Vec<(User, Posts)>>, list: &[u32]) {
    let Ran { took, calls, .. } = ran;
    let stage = |stage| calls.iter().filter(move |call| call.stage == stage);
    let begun = [0, 1].map(|number| stage(number).count());
    let given = ran.end.unwrap_or_else(|never| {
        refuse_dropped(&calls);
        let ended = ended(&calls);
        never.refuse(
            Work::FETCH,
            (ended == 2 * list.len()).then_some("every document has come"),
            &format!(
                "of {} users {} were asked for, and the posts of {}; {ended} of these fetches had ended",
                list.len(), begun[0], begun[1]
            ),
            "it returns in the moment in which the last posts are there.",
        )
    });
    refuse_dropped(&calls);
    refuse_early(&calls, took);
    incomplete(begun, list.len());
    users_at_once(&calls);
    polled_late(&calls);
    posts_in_time(&calls);
    compare(&given, list, &calls);
    let last = calls.iter().filter_map(|call| call.end).max();
    let last = last.unwrap_or_default();
    if took > last {
        refuse(
            Wrong::because("Your code waits on after the last posts have come.")
                .expected("it returns in the moment in which the last posts are there.")
                .seen(format!("the last posts came after {} of virtual time, and the function returned after {}.", duration(last), duration(took)))
                .ask("what does your function wait for besides its fetches?"),
        );
    }
    refuse_tasks_left(ran.tasks);
}

fn incomplete(begun: [usize; 2], users: usize) {
    let because = match begun {
        [some, _] if some < users => "Your code does not fetch every user.",
        [_, some] if some < users => "Your code does not fetch the posts of every user.",
        _ => return,
    };
    refuse(
        Wrong::because(because)
            .expected(EVERY)
            .seen(format!(
                "it returned, and of {users} users {} had been asked for, and the posts of {}.",
                begun[0], begun[1]
            ))
            .ask("which fetches does your function leave out, or never poll?"),
    )
}

/// Refuses fetches that were dropped.
fn refuse_dropped(calls: &[Call]) {
    let dropped = calls.iter().filter(|call| call.dropped).count();
    if dropped > 0 {
        let seen = format!(
            "{dropped} of {} fetches had begun and were dropped while they waited.",
            calls.len()
        );
        given_up(
            "Your code drops a fetch before its document is there.",
            seen,
        )
    }
}

/// Refuses fetches that go on after the answer has returned.
fn refuse_early(calls: &[Call], took: Duration) {
    let waiting = in_flight(calls);
    if waiting > 0 {
        let seen = format!(
            "when it returned after {}, {waiting} of {} fetches were still on their way.",
            duration(took),
            calls.len()
        );
        given_up("Your code returns before everything is there.", seen)
    }
}

fn given_up(because: &str, seen: String) -> ! {
    refuse(
        Wrong::because(because)
            .expected("it returns in the moment in which the last posts are there.")
            .seen(seen)
            .ask("who waits for each fetch until it has its document?"),
    )
}

fn users_at_once(calls: &[Call]) {
    let users = || calls.iter().filter(|call| call.stage == 0);
    let late = users().map(|call| call.start).filter(|at| !at.is_zero());
    let Some(late) = late.min() else { return };
    let because = match one_after_the_other(calls, |call| call.stage == 0) {
        true => "Your code fetches the users one after the other.",
        false => "Your code asks for some users later than for others.",
    };
    let at_once = users().filter(|call| call.start.is_zero()).count();
    refuse(
        Wrong::because(because)
            .expected("all users are asked for at once.")
            .seen(format!(
                "asked for at once: {at_once} of {} users; the next one after {} of virtual time.",
                users().count(),
                duration(late)
            ))
            .picture(picture(calls))
            .ask("at the moment when the first user is waited for, which line of yours asks for the others?"),
    )
}

/// Refuses posts that are asked for later than their user is there.
fn posts_in_time(calls: &[Call]) {
    let user_of = |posts: &Call| {
        let mut users = calls.iter().filter(|call| call.stage == 0);
        let user = users.find(|call| call.row == posts.row);
        user.map_or(posts.start, Call::due)
    };
    let posts = || calls.iter().filter(|call| call.stage == 1);
    let Some(late) = posts().find(|call| call.start > user_of(call)) else {
        return;
    };
    let users = calls.iter().filter(|call| call.stage == 0);
    let last_user = users.filter_map(|call| call.end).max().unwrap_or_default();
    let because = if one_after_the_other(calls, |call| call.stage == 1) {
        "Your code fetches the posts of one user after the other."
    } else if posts().all(|call| call.start >= last_user) {
        "Your code asks for no posts before the last user is there."
    } else {
        "Your code asks for posts later than their user is there."
    };
    refuse(
        Wrong::because(because)
            .expected("a user's posts are asked for at the instant at which that user is there.")
            .seen(format!(
                "user {} of the list was there after {} of virtual time, and its posts were asked for after {}.",
                late.row,
                duration(user_of(late)),
                duration(late.start)
            ))
            .picture(picture(calls))
            .ask("what else does your function wait for before it asks for these posts, and do they need it?"),
    )
}

fn polled_late(calls: &[Call]) {
    let Some(late) = calls.iter().find(|call| call.end > Some(call.due())) else {
        return;
    };
    refuse(
        Wrong::because("Your code does not poll a fetch whose document is there.")
            .expected("whenever a document comes, its fetch is polled at that instant.")
            .seen(format!(
                "a fetch for user {} of the list could have had its document after {} of virtual time, and was polled after {}.",
                late.row,
                duration(late.due()),
                duration(late.end.unwrap_or_default())
            ))
            .picture(picture(calls))
            .ask("which `.await` of yours waits at that instant, and which fetches are polled by it?"),
    )
}

/// Refuses a result that is not, in the order of the list, what the fetches have brought.
fn compare(given: &[(User, Posts)], list: &[u32], calls: &[Call]) {
    let entry = |one: &User| {
        let same = |entry: &usize| state()[*entry].id == one.id && user(*entry, one.id) == *one;
        (0..list.len()).find(same)
    };
    let mut left: Vec<usize> = (0..list.len()).collect();
    for (at, (one, text)) in given.iter().enumerate() {
        let told = format!("entry {at} of the result is not what the fetches have brought.");
        let Some(entry) = entry(one) else {
            wrong("Your code returns a user whom no fetch has brought.", told)
        };
        if posts(entry) != *text {
            let other = (0..list.len()).any(|other| posts(other) == *text);
            let because = match other {
                true => "Your code puts the posts of one user beside another user.",
                false => "Your code returns posts that no fetch has brought.",
            };
            wrong(because, told)
        }
        let Some(found) = left.iter().position(|left| *left == entry) else {
            let told = format!("what is at entry {at} of the result is at an earlier one too.");
            wrong("Your code returns the same documents twice.", told)
        };
        left.swap_remove(found);
    }
    if given.len() < list.len() {
        let told = format!("{} pairs for {} users.", given.len(), list.len());
        wrong("Your code returns fewer pairs than there are users.", told);
    }
    let ids: Vec<u32> = given.iter().map(|(user, _)| user.id).collect();
    let Some(at) = ids.iter().zip(list).position(|(id, wanted)| id != wanted) else {
        return;
    };
    let mut ended: Vec<&Call> = calls.iter().filter(|call| call.stage == 1).collect();
    ended.sort_by_key(|call| call.rank);
    let came = ended
        .iter()
        .map(|call| list[call.row])
        .eq(ids.iter().copied());
    wrong(
        match came {
            true => "Your code returns the pairs in the order in which they came.",
            false => "Your code returns the pairs in another order than the users.",
        },
        format!(
            "entry {at} of the list is the user with the number {}, and entry {at} of the result the one with the number {}.",
            list[at], ids[at]
        ),
    )
}

fn wrong(because: &str, seen: String) -> ! {
    refuse(
        Wrong::because(because)
            .expected("for each entry of the list its user and that user's posts, in the order of the list.")
            .seen(seen)
            .ask("what becomes of each user and each user's posts on their way into the result?"),
    )
}

fn picture(calls: &[Call]) -> String {
    drawn_in_two(
        "A row for each user, ░ while the user is fetched, █ while the posts are:",
        calls,
    )
}
