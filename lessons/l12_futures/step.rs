//! `--step`: the learner is the executor, and polls and wakes by hand.

mod kitchen;

use crate::findings::Finding;
use crate::show::Show;
use crate::table::{Cell, Table, rows};
use crate::words::counted;
use anyhow::Result;
use kitchen::{Dish, Kitchen, State};

const PROGRAM: &str = "\
async fn tea() -> &'static str {
    kettle.await;
    timer.await;
    \"tea\"
}

async fn toast() -> &'static str {
    toaster.await;
    \"toast\"
}
";

const COMMANDS: &str = "poll tea | ring kettle | drop toast | quit (first letters do, e.g. p tea)";

/// What the learner asks for.
#[derive(Debug, PartialEq, Eq)]
enum Command<'a> {
    Poll(&'a str),
    Ring(&'a str),
    Drop(&'a str),
    Quit,
}

/// Plays until both futures have ended, or the learner has no more commands.
pub fn run(show: &mut Show<'_>) -> Result<Vec<Finding>> {
    show.heading("You are the executor")?;
    show.text("Two futures, made by calling two async functions. The call has run none of their code. You decide who is polled, and when a bell rings.")?;
    show.excerpt("tea and toast", PROGRAM)?;
    show.text(COMMANDS)?;
    let mut kitchen = Kitchen::new();
    show.table(table(&kitchen))?;
    while !kitchen.has_ended() {
        let Some(line) = show.command("step> ") else {
            break;
        };
        match parse(&line) {
            Ok(Command::Quit) => break,
            Ok(Command::Poll(name)) => show.text(kitchen.poll(name))?,
            Ok(Command::Ring(bell)) => show.text(kitchen.ring(bell))?,
            Ok(Command::Drop(name)) => show.text(kitchen.drop(name))?,
            Err(mistake) => {
                show.text(mistake)?;
                continue;
            }
        }
        show.table(table(&kitchen))?;
    }
    Ok(findings(&kitchen))
}

fn parse(line: &str) -> Result<Command<'_>, String> {
    let mut words = line.split_whitespace();
    let (verb, rest) = (words.next().unwrap_or(""), words.next());
    let is = |word: &str| !verb.is_empty() && word.starts_with(verb);
    match rest {
        _ if words.next().is_some() => Err(format!("Two words at most: {COMMANDS}.")),
        None if is("quit") => Ok(Command::Quit),
        Some(name) if is("poll") => Ok(Command::Poll(name)),
        Some(name) if is("ring") => Ok(Command::Ring(name)),
        Some(name) if is("drop") => Ok(Command::Drop(name)),
        _ => Err(format!("Not understood. {COMMANDS}.")),
    }
}

fn table(kitchen: &Kitchen) -> Table {
    let state = |dish: &Dish| match dish.state() {
        State::NotBegun => "not begun".to_string(),
        State::Waits => "waits".into(),
        State::Woken => "woken: worth a poll".into(),
        State::Ready(value) => format!("Ready({value:?})"),
        State::Dropped => "dropped".into(),
    };
    let bell = |bell: Option<String>| bell.map_or(Cell::Missing, Cell::Text);
    rows("futures", kitchen.dishes())
        .column("future", "future", |dish| Cell::Text(dish.name.into()))
        .column("state", "state", |dish| Cell::Text(state(dish)))
        .column("at", "stands at", |dish| bell(dish.stands_at()))
        .column("woken_by", "would be woken by", |dish| {
            bell(kitchen.would_wake(dish).map(str::to_string))
        })
        .column("polls", "polls", |dish| Cell::Whole(dish.polls))
        .column("wakes", "wakes", |dish| Cell::Whole(dish.wakes()))
        .table()
}

fn findings(kitchen: &Kitchen) -> Vec<Finding> {
    let told = |dish: &Dish| {
        let (polls, wakes) = (
            counted(dish.polls as usize, "poll"),
            counted(dish.wakes() as usize, "wake"),
        );
        let end = match dish.state() {
            State::Ready(value) => format!("gave {value:?}"),
            State::Dropped => "was dropped, and will never end".into(),
            State::NotBegun => "has not begun: nobody polled it".into(),
            State::Waits | State::Woken => "has not ended: nobody polls it any more".into(),
        };
        let wasted = match dish.wasted {
            0 => String::new(),
            wasted => format!(
                " {} came without a wake, and changed nothing.",
                counted(wasted as usize, "poll")
            ),
        };
        Finding::new(format!("{} {end}: {polls}, {wakes}.{wasted}", dish.name))
            .count("polls", dish.polls)
            .count("wakes", dish.wakes())
            .count("wasted", dish.wasted)
    };
    kitchen.dishes().iter().map(told).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_may_be_short_and_mistakes_are_told() {
        assert_eq!(parse("p tea\n"), Ok(Command::Poll("tea")));
        assert_eq!(parse("  ring  kettle "), Ok(Command::Ring("kettle")));
        assert_eq!(parse("q"), Ok(Command::Quit));
        for wrong in ["", "poll", "boil tea", "quit now", "poll tea now"] {
            assert!(parse(wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn a_poll_without_a_wake_is_wasted_and_a_dropped_future_never_ends() {
        let mut kitchen = Kitchen::new();
        for (name, says) in [
            ("tea", "ran as far as kettle.await"),
            ("tea", "nothing had changed"),
        ] {
            let told = kitchen.poll(name);
            assert!(told.contains(says), "{told}");
        }
        assert!(kitchen.ring("kettle").contains("called the waker"));
        assert!(kitchen.poll("tea").contains("timer.await"));
        assert!(kitchen.ring("toaster").contains("nobody was woken"));
        // It rang before the first poll: the future need not wait.
        assert!(kitchen.poll("toast").contains("Ready(\"toast\")"));
        assert!(kitchen.poll("toast").contains("has ended"));
        assert!(kitchen.drop("tea").contains("never"));
        assert!(kitchen.ring("timer").contains("nobody was woken"));
        assert!(kitchen.has_ended());
        let sentences = crate::findings::sentences(&findings(&kitchen));
        assert_eq!(
            sentences,
            [
                "tea was dropped, and will never end: 3 polls, 1 wake. 1 poll came without a wake, and changed nothing.",
                "toast gave \"toast\": 1 poll, 0 wakes.",
            ]
        );
    }

    #[test]
    fn a_bell_that_rings_early_does_not_move_a_future() {
        let mut kitchen = Kitchen::new();
        kitchen.poll("tea");
        assert!(kitchen.ring("timer").contains("nobody was woken"));
        kitchen.ring("kettle");
        let tea = &kitchen.dishes()[0];
        assert_eq!(tea.stands_at().as_deref(), Some("kettle.await"));
        assert_eq!(tea.state(), State::Woken);
        // Both have rung: one poll is enough.
        assert!(kitchen.poll("tea").contains("Ready"));
    }
}
