//! The prediction of lesson 12: how often futures are polled.

use super::ledger::Count;
use crate::predict::{Choice, Score};
use crate::render::number::whole;
use crate::words::counted;

/// How often a future is polled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Often {
    /// Once.
    Once,
    /// Once to begin, and once for each wait.
    ForEachWake,
    /// Every millisecond or so.
    Sometimes,
    /// As often as the machine can.
    AllTheTime,
}

use Often::{AllTheTime, ForEachWake, Once, Sometimes};

/// Asks how often the futures of an executor are polled, all together.
pub fn polls(model: &str, summary: &str, futures: usize) -> Choice<Often> {
    let about = |each: usize| format!("about {}", whole((futures * each) as u64));
    Choice {
        question: format!(
            "Your prediction for {model}: how often are {} polled in all?\n{summary}.",
            counted(futures, "future")
        ),
        options: vec![
            (Once, "once each", about(1)),
            (ForEachWake, "a few times each", about(3)),
            (Sometimes, "some dozens of times each", about(40)),
            (AllTheTime, "all the time", "many thousands".into()),
        ],
    }
}

/// In which answer a number of polls lies.
pub fn often(polls: u64, futures: usize) -> Often {
    match polls / futures.max(1) as u64 {
        0..=1 => Once,
        2..=9 => ForEachWake,
        10..=99 => Sometimes,
        _ => AllTheTime,
    }
}

/// Compares an answer with what was counted.
pub fn score(choice: &Choice<Often>, answer: Often, count: &Count, futures: usize) -> Score {
    let polls = count.counted.polls;
    let right = often(polls, futures);
    Score {
        right: usize::from(answer == right),
        of: 1,
        sentences: vec![format!(
            "{}: {} ({}).",
            count.model,
            counted(polls, "poll"),
            choice.word(&right)
        )],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_compared_with_the_polls_of_one_future() {
        assert_eq!(often(10, 10), Once);
        assert_eq!(often(30, 10), ForEachWake);
        assert_eq!(often(400, 10), Sometimes);
        assert_eq!(often(1_000_000, 10), AllTheTime);
    }
}
