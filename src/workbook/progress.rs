//! The learner's progress in `.course/progress.json`: versioned, written atomically, locked against a second `course`.
//!
//! Fields that this version does not know are kept, so that an older and a newer `course` can share a file.
//! A file that can't be read is set aside; then only the exercises themselves show what has been done.

mod store;

pub use store::{Loaded, Store};

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::time::SystemTime;

/// The version of the file that this program writes.
const VERSION: u32 = 1;

/// Everything that is recorded.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Progress {
    /// The version of the file's format.
    pub version: u32,
    /// By slug.
    pub lessons: BTreeMap<String, LessonRecord>,
    /// By name.
    pub exercises: BTreeMap<String, ExerciseRecord>,
    #[serde(flatten)]
    unknown: Map<String, Value>,
}

/// When a lesson was first read, run and predicted. Times are in RFC 3339, in UTC.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct LessonRecord {
    /// When its text was first opened with `course read`.
    pub read: Option<String>,
    /// When its demo first ran to its end.
    pub run: Option<String>,
    /// When a prediction was first given.
    pub predicted: Option<String>,
    #[serde(flatten)]
    unknown: Map<String, Value>,
}

/// What a learner has done in an exercise.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ExerciseRecord {
    /// How many different texts were checked until the first success.
    pub attempts: u32,
    /// How many hints have been shown, 0 to 3.
    pub hints: u8,
    /// When all checks passed for the first time, in RFC 3339, in UTC.
    pub first_success: Option<String>,
    /// The last text that was checked.
    pub checked: Option<CheckedText>,
    #[serde(flatten)]
    unknown: Map<String, Value>,
}

/// A text and its verdict.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CheckedText {
    /// See [`fingerprint`].
    pub text: String,
    /// Whether all checks passed.
    pub solved: bool,
}

impl Default for Progress {
    fn default() -> Progress {
        Progress {
            version: VERSION,
            lessons: BTreeMap::new(),
            exercises: BTreeMap::new(),
            unknown: Map::new(),
        }
    }
}

impl Progress {
    /// The record of the exercise called `name`.
    pub fn exercise(&self, name: &str) -> ExerciseRecord {
        self.exercises.get(name).cloned().unwrap_or_default()
    }

    /// The record of the lesson called `slug`.
    pub fn lesson(&self, slug: &str) -> LessonRecord {
        self.lessons.get(slug).cloned().unwrap_or_default()
    }

    /// Reads what [`Store`] has written.
    ///
    /// Fails when the text is no progress file, or one of a newer version that this one can't read.
    pub fn parse(text: &str) -> Result<Progress> {
        serde_json::from_str(text).context("it is no progress file")
    }
}

impl ExerciseRecord {
    /// Records the verdict on `text`.
    pub fn note(&mut self, text: &str, solved: bool) {
        let text = fingerprint(text);
        let another = self.checked.as_ref().is_none_or(|last| last.text != text);
        if another && self.first_success.is_none() {
            self.attempts += 1;
        }
        if solved {
            self.first_success.get_or_insert_with(now);
        }
        self.checked = Some(CheckedText { text, solved });
    }

    /// The verdict on this very text; `None` if it is not the last text that was checked.
    pub fn verdict_on(&self, text: &str) -> Option<bool> {
        let last = self.checked.as_ref()?;
        (last.text == fingerprint(text)).then_some(last.solved)
    }
}

/// The present time in RFC 3339, in UTC, to the second.
pub fn now() -> String {
    humantime::format_rfc3339_seconds(SystemTime::now()).to_string()
}

/// Identifies a text by its length and its 64-bit FNV-1a hash, which are the same in every version of `course` and on every machine.
///
/// Source: the constants of the IETF draft "The FNV Non-Cryptographic Hash Algorithm".
pub fn fingerprint(text: &str) -> String {
    const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    let hash = text.bytes().fold(OFFSET, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(PRIME)
    });
    format!("{}-{hash:016x}", text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fingerprint_is_the_one_of_the_draft() {
        // The draft's test vectors of 64-bit FNV-1a for "", "a" and "foobar".
        assert_eq!(fingerprint(""), "0-cbf29ce484222325");
        assert_eq!(fingerprint("a"), "1-af63dc4c8601ec8c");
        assert_eq!(fingerprint("foobar"), "6-85944171f73967e8");
    }

    #[test]
    fn solved_counts_for_this_very_text() {
        let mut record = ExerciseRecord::default();
        assert_eq!(record.verdict_on("right"), None);
        record.note("wrong", false);
        assert_eq!(record.verdict_on("wrong"), Some(false));
        record.note("right", true);
        record.note("right", true);
        assert_eq!(
            (record.verdict_on("right"), record.attempts),
            (Some(true), 2)
        );
        assert_eq!(record.verdict_on("right and more"), None);
        let first = record.first_success.clone();
        record.note("wrong", false);
        assert_eq!(record.first_success, first);
        assert_eq!(
            record.verdict_on("right"),
            None,
            "it has to be checked again"
        );
    }
}
