//! Philosophers who must be able to eat at the same time.

use super::{NAMES, New};
use crate::explored::{explore_with, of_all, together};
use crate::verdict::Wrong;
use crate::waiting::{self, must_end, picture, stuck};
use interleave::sync::Barrier;
use interleave::{Failure, Named};

/// Where those who eat wait for each other.
const BOTH: &str = "both eat";

/// Whether somebody has begun to eat in this run.
fn eats(failure: &Failure) -> bool {
    let trace = &failure.trace;
    let mut objects = trace.steps.iter().filter_map(|step| step.object);
    objects.any(|object| trace.objects[object].name == BOTH)
}

/// Two who share no fork, each of whom eats until the other one eats too.
pub fn eat_together(new: New, [one, other]: [usize; 2]) {
    let found = explore_with(&waiting::budget(), move || {
        let table = new();
        let both = Barrier::new(2).named(BOTH);
        together(&[NAMES[one], NAMES[other]], &|name| {
            let seat = if name == NAMES[one] { one } else { other };
            table.dine(seat, &mut || {
                both.wait();
            });
        });
    });
    let Some(failure) = stuck(&found) else {
        return must_end(&found);
    };
    if !eats(failure) {
        // They hang before the first bite, which has nothing to do with eating at the same time.
        return must_end(&found);
    }
    Wrong::because(format!(
        "Seats {one} and {other} share no fork, and can't eat at the same time."
    ))
    .seen(format!(
        "only these two dined, and each was to eat until the other one ate too. One of them ate for ever in {}.",
        of_all(failure.interleavings, &found)
    ))
    .expected("two philosophers without a common fork can eat at the same time.")
    .picture(picture(failure, &found))
    .ask("what else than the two forks does a philosopher of yours need, and who holds it meanwhile?")
    .refuse()
}

/// Neighbours at two tables, each of whom eats until the other one eats too.
pub fn tables_are_apart(new: New) {
    let alone = explore_with(&waiting::budget(), move || {
        let tables = [new(), new()];
        for (seat, table) in tables.iter().enumerate() {
            table.dine(seat, &mut || ());
        }
    });
    if stuck(&alone).is_some() {
        // One of the two does not even eat alone: another check says so.
        return;
    }
    let found = explore_with(&waiting::budget(), move || {
        let tables = [new(), new()];
        let both = Barrier::new(2).named(BOTH);
        together(&NAMES[..2], &|name| {
            let seat = usize::from(name == NAMES[1]);
            tables[seat].dine(seat, &mut || {
                both.wait();
            });
        });
    });
    let Some(failure) = stuck(&found) else {
        return must_end(&found);
    };
    if !eats(failure) {
        return must_end(&found);
    }
    Wrong::because("Two tables share what should be each one's own.")
        .seen("seat 0 ate at one table until seat 1 ate at another one, which never happened.")
        .expected("each table has forks of its own.")
        .picture(picture(failure, &found))
        .ask("where do your forks lie, and whatever else a philosopher waits for: on the table?")
        .refuse()
}
