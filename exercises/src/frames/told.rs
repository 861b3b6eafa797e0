//! What is told of readers that lose something, or take it twice.

use super::reader::Given;
use super::source::State;
use crate::dropped::steps;
use crate::verdict::Wrong;
use drawing::duration;
use std::time::Duration;

/// What a call has given instead of the frame of this number.
pub(super) struct Seen<'a> {
    pub source: &'a State,
    pub frame: usize,
    /// How many futures were dropped before.
    pub drops: usize,
    pub at: Duration,
    /// When it should have been given.
    pub due: Duration,
}

impl Seen<'_> {
    pub fn compare(&self, given: &Given) -> Result<(), Wrong> {
        let whole = self.source.whole().len();
        let expected = self.source.frames[..whole].get(self.frame);
        if given.as_ref() != expected {
            return Err(self.other(given, expected));
        }
        match self.at > self.due {
            true => Err(self.late(given)),
            false => Ok(()),
        }
    }

    fn other(&self, given: &Given, expected: Option<&Vec<u8>>) -> Wrong {
        let (because, question) = self.reason(given, expected);
        let read = match self.drops {
            0 => String::new(),
            1 => format!(
                " Before that its future was dropped once, {}.",
                steps::place_of_the_drop()
            ),
            drops => format!(
                " Before that its futures were dropped {drops} times, the last one {}.",
                steps::place_of_the_drop()
            ),
        };
        let (number, lengths) = (self.frame + 1, self.lengths());
        let expected = match expected {
            Some(frame) => format!(
                "call {number} that comes to its end gives frame {number}, with its {} bytes.",
                frame.len()
            ),
            None => format!(
                "after {} the source has ended, and each call gives None.",
                duration(self.source.end)
            ),
        };
        Wrong::because(because)
            .expected(expected)
            .seen(format!(
                "{lengths}. Call {number} gave {}.{read}",
                told(given)
            ))
            .picture(steps::drawn())
            .ask(question)
    }

    /// What is wrong, and what to ask.
    fn reason(&self, given: &Given, expected: Option<&Vec<u8>>) -> (&'static str, &'static str) {
        let frames = &self.source.frames;
        if let (Some(given), true) = (given, self.drops > 0) {
            let again = self.frame > 0 && *given == frames[self.frame - 1];
            if again && expected != Some(given) {
                return (
                    "After a drop your code gives a frame twice.",
                    "when does your code know that a frame is out, and can it be dropped before it has noted that?",
                );
            }
        }
        match (given, expected, self.drops) {
            (None, _, drops) if self.at < self.source.end => (
                match drops {
                    0 => "Your code gives None, though the source has not ended.",
                    _ => "After a drop your code gives None, though the source has not ended.",
                },
                "what tells your code that no more comes, and what else has changed by then?",
            ),
            (None, Some(_), 1..) => (
                "A frame is lost when the future is dropped.",
                "which bytes had been read when the future was dropped, and where were they?",
            ),
            (Some(given), Some(_), 1..) if frames[self.frame + 1..].contains(given) => (
                "A frame is lost when the future is dropped.",
                "which bytes had been read when the future was dropped, and where were they?",
            ),
            (_, _, 1..) => (
                "After a drop your code gives bytes that are no frame.",
                "what does your code know of the frame that it was reading, and which part of that goes with the future?",
            ),
            (None, Some(_), 0) => (
                "Your code gives None, though a frame has come.",
                "at which moment does your code decide that it is over, and what may still be in its buffer?",
            ),
            (Some(given), Some(_), 0) if frames[self.frame + 1..].contains(given) => (
                "Your code leaves out a frame.",
                "one read may bring several frames, and a frame may be empty. What does your code do with each of them?",
            ),
            (Some(_), Some(_), 0) => (
                "Your code gives other bytes than those of the frame.",
                "at which byte does the frame begin, how long is it, and what becomes of the bytes behind it?",
            ),
            (Some(_), None, 0) if self.frame < frames.len() => (
                "Your code gives a frame that has not come whole.",
                match self.at < self.source.end {
                    true => "how long is the frame that has begun, and how does your code know?",
                    false => {
                        "what does a read of 0 bytes say, and what do you know of the frame that has begun?"
                    }
                },
            ),
            (_, None, 0) => (
                "Your code gives a frame that was not sent.",
                "what is in your buffer when the source has ended, and what makes a frame of it?",
            ),
        }
    }

    fn lengths(&self) -> String {
        let lengths = self.source.lengths;
        match lengths.len() {
            0..=12 => format!("frames of these lengths are sent: {lengths:?}"),
            many => format!("{many} frames are sent"),
        }
    }

    fn late(&self, given: &Given) -> Wrong {
        let (because, question) = match given {
            Some(_) => (
                "A frame is there, and your code waits for more bytes.",
                "what does your code look at before it reads, and is a whole frame in there already?",
            ),
            None => (
                "The source has ended, and your code tells it late.",
                "what does your code do after a read of 0 bytes?",
            ),
        };
        Wrong::because(because)
            .expected("a frame is given at the instant at which its last byte has come, or at once if it is there already.")
            .seen(format!(
                "{}. Call {} gave {} after {} of virtual time; it could have done so after {}.",
                self.lengths(),
                self.frame + 1,
                told(given),
                duration(self.at),
                duration(self.due)
            ))
            .picture(steps::drawn())
            .ask(question)
    }
}

fn told(given: &Given) -> String {
    match given {
        None => "None".into(),
        Some(bytes) if bytes.len() == 1 => "a frame of 1 byte".into(),
        Some(bytes) => format!("a frame of {} bytes", bytes.len()),
    }
}

/// A read outside of a call.
pub(super) fn nobody_waits() -> Wrong {
    Wrong::because("Your code reads while nobody waits for a frame.")
        .expected(
            "the source is read inside of `next` alone: what nobody wants stays in the source.",
        )
        .seen("a read was polled while no call of `next` was.")
        .ask("who polls that read, and how much would it read while the caller is busy for a day?")
}

/// A read that can't bring anything new, once too often.
pub(super) fn in_vain(ended: bool) -> Wrong {
    let picture = steps::drawn();
    match ended {
        true => Wrong::because("Your code reads on and on after the end.")
            .expected("a read of 0 bytes says that no more come.")
            .seen("in one call, several reads have said 0.")
            .ask("what ends your loop when a frame never becomes whole?"),
        false => Wrong::because("Your code asks the source again and again.")
            .expected("a read waits until bytes have come; one is enough.")
            .seen("in one call, several reads were begun, and nothing had come since the first of them.")
            .ask("what ends a read of yours before it has brought something?"),
    }
    .picture(picture)
}
