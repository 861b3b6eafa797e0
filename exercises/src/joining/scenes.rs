//! The scenes: when which future gets ready, and what else happens.

use super::Joins;
use super::side::{Left, Right, Seat};
use super::table::{Table, Which, name, play};
use crate::answer::Answer;
use crate::explored::foreign;
use crate::verdict::Wrong;

/// Polls of the join in which a future may get ready.
const ROUNDS: usize = 4;

/// Refuses an answer that takes its join from another crate.
pub fn refuse_other_crates() {
    let found = Answer::under_test().and_then(|answer| foreign::other_crate(answer.source));
    if let Some((path, line)) = found {
        Wrong::because("Your code uses another crate.")
            .seen(format!("line {line}: {path}."))
            .expected("std alone: this exercise is about what such a crate does.")
            .ask("what must a poll of the join do with each of its two futures?")
            .refuse();
    }
}

/// Calls the function and drops what it returns.
pub fn is_lazy(joins: Joins) {
    play(move || {
        let (a, b) = (Seat::default(), Seat::default());
        let mut table = Table::new(joins, &a, &b)?;
        table.leave();
        all_dropped(&table, [&a, &b], [0, 0])
    });
}

/// Each of the two gets ready in each of some rounds, with the same waker or another one in each poll.
pub fn every_order(joins: Joins) {
    play(move || {
        for a in 0..ROUNDS {
            for b in 0..ROUNDS {
                for new_wakers in [false, true] {
                    order(joins, [a, b], new_wakers, [Which::A, Which::B])?;
                    order(joins, [a, b], new_wakers, [Which::B, Which::A])?;
                }
            }
        }
        Ok(())
    });
}

/// One of the two is ready at once, and the other one after very many rounds.
pub fn many_rounds(joins: Joins) {
    const MANY: usize = 3_000;
    play(move || {
        order(joins, [0, MANY], false, [Which::A, Which::B])?;
        order(joins, [MANY, 0], true, [Which::B, Which::A])?;
        let [a, b] = order(joins, [MANY, MANY + 1], false, [Which::B, Which::A])?;
        let whole = |number: usize| drawing::number::whole(number as u64);
        check_runner::remark::remark(format!(
            "In {} polls of the join it polls its two futures {} and {} times.",
            whole(MANY + 2),
            whole(a),
            whole(b)
        ));
        Ok(())
    });
}

/// The futures get ready in these polls of the join; who is woken in the same round is woken in this order.
///
/// In a round in which neither gets ready, one that is pending is woken for nothing. Gives how often each was polled.
fn order(
    joins: Joins,
    ready_in: [usize; 2],
    new_wakers: bool,
    wake: [Which; 2],
) -> Result<[usize; 2], Wrong> {
    let seats = [Seat::default(), Seat::default()];
    let mut table = Table::new(joins, &seats[0], &seats[1])?;
    for round in 0.. {
        let somebody = ready_in.contains(&round);
        for which in wake {
            let ready_in = ready_in[which as usize];
            seats[which as usize].ready.set(ready_in <= round);
            let for_nothing = !somebody && ready_in > round && round % 2 == 1;
            if round > 0 && (ready_in == round || for_nothing) {
                table.wake(which)?;
            }
            if round % 2 == 1 {
                table.wake_too_late(which);
            }
        }
        if new_wakers {
            table.change_waker();
        }
        if let Some(outputs) = table.poll()? {
            ends(&mut table, [&seats[0], &seats[1]], outputs)?;
            break;
        }
    }
    Ok([0, 1].map(|side| seats[side].polls.get()))
}

/// Each of the two wakes itself in its polls, so often, and is ready then.
pub fn wakes_in_the_poll(joins: Joins) {
    play(move || {
        for yields in [[1, 1], [3, 300], [300, 3], [0, 2]] {
            let seats = [Seat::default(), Seat::default()];
            for (seat, yields) in seats.iter().zip(yields) {
                seat.yields.set(Some(yields));
            }
            let mut table = Table::new(joins, &seats[0], &seats[1])?;
            loop {
                if let Some(outputs) = table.poll()? {
                    ends(&mut table, [&seats[0], &seats[1]], outputs)?;
                    break;
                }
            }
        }
        Ok(())
    });
}

/// The join is dropped when one of the two has given its output, and when neither has.
pub fn drops_halfway(joins: Joins) {
    play(move || {
        for ready in [[false, false], [true, false], [false, true]] {
            let seats = [Seat::default(), Seat::default()];
            for (seat, ready) in seats.iter().zip(ready) {
                seat.ready.set(ready);
            }
            let mut table = Table::new(joins, &seats[0], &seats[1])?;
            table.poll()?;
            table.leave();
            all_dropped(&table, [&seats[0], &seats[1]], ready.map(usize::from))?;
        }
        Ok(())
    });
}

fn ends<'a>(
    table: &mut Table<'a>,
    seats: [&Seat; 2],
    outputs: (Left<'a>, Right<'a>),
) -> Result<(), Wrong> {
    table.leave();
    all_dropped(table, seats, [0, 0])?;
    drop(outputs);
    all_dropped(table, seats, [1, 1])
}

/// The join is dropped, and with it both futures; of each output so many are.
fn all_dropped(table: &Table, seats: [&Seat; 2], outputs: [usize; 2]) -> Result<(), Wrong> {
    for (which, expected) in [Which::A, Which::B].into_iter().zip(outputs) {
        let (seat, name) = (seats[which as usize], name(which));
        let (futures, outputs) = (seat.futures_dropped.get(), seat.outputs_dropped.get());
        if futures != 1 || outputs != expected {
            let what = if futures != 1 { "future" } else { "output" };
            return Err(table
                .wrong(format!("The {name} {what} is still there when the join is dropped."))
                .seen(format!("the join was dropped, and the {name} {what} was not."))
                .expected("the join owns its two futures and what they have given, and drops all of it, once.")
                .ask("who owns each of them, and who else could have kept it?"));
        }
    }
    Ok(())
}
