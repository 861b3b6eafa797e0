//! What a learner has done, kept in `.course/progress.json`: versioned, written atomically, locked against a second `course`.
//!
//! Fields that this version does not know are kept, so an older and a newer `course` can share a file.
//! A file that can't be read is set aside, and what the exercises themselves tell is all that is left.

use anyhow::{Context, Result, anyhow, bail};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, SystemTime};

/// The version of the file that this program writes.
const VERSION: u32 = 1;
/// No learner's progress is larger, in bytes.
const LARGEST: u64 = 4 << 20;
/// How often, and how long between two tries, to ask for the lock of another `course`.
const TRIES: u32 = 100;
const BETWEEN: Duration = Duration::from_millis(20);

/// Everything that is remembered.
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

/// When a lesson was first read, run and predicted; times as in RFC 3339, in UTC.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct LessonRecord {
    /// First opened with `course read`.
    pub read: Option<String>,
    /// First run to its end.
    pub run: Option<String>,
    /// First prediction given.
    pub predicted: Option<String>,
    #[serde(flatten)]
    unknown: Map<String, Value>,
}

/// What was done about an exercise.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ExerciseRecord {
    /// Different texts that were checked.
    pub attempts: u32,
    /// The furthest hint that was shown, 0 to 3.
    pub hints: u8,
    /// When all checks passed for the first time, as in RFC 3339, in UTC.
    pub first_success: Option<String>,
    /// The last text that was checked.
    pub checked: Option<CheckedText>,
    #[serde(flatten)]
    unknown: Map<String, Value>,
}

/// A text, and what the checks said of it.
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
    /// What is known of the exercise called `name`.
    pub fn exercise(&self, name: &str) -> ExerciseRecord {
        self.exercises.get(name).cloned().unwrap_or_default()
    }

    /// What is known of the lesson called `slug`.
    pub fn lesson(&self, slug: &str) -> LessonRecord {
        self.lessons.get(slug).cloned().unwrap_or_default()
    }

    /// Reads what [`Store`] has written.
    ///
    /// Fails when it is no progress, or one of a newer version in which known fields have changed.
    pub fn parse(text: &str) -> Result<Progress> {
        serde_json::from_str(text).context("it is no progress file")
    }
}

impl ExerciseRecord {
    /// Notes what the checks said of `text`.
    pub fn note(&mut self, text: &str, solved: bool) {
        let text = fingerprint(text);
        if self.checked.as_ref().is_none_or(|last| last.text != text) {
            self.attempts += 1;
        }
        if solved {
            self.first_success.get_or_insert_with(now);
        }
        self.checked = Some(CheckedText { text, solved });
    }

    /// What the checks said of this very text; `None` if it was never checked.
    pub fn said_of(&self, text: &str) -> Option<bool> {
        let last = self.checked.as_ref()?;
        (last.text == fingerprint(text)).then_some(last.solved)
    }
}

/// The time as in RFC 3339, in UTC, to the second.
pub fn now() -> String {
    humantime::format_rfc3339_seconds(SystemTime::now()).to_string()
}

/// Tells texts apart: their length and 64-bit FNV-1a, the same in every version of `course` and on every machine.
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

/// The folder that keeps a progress.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Store(PathBuf);

/// What was found.
#[derive(Debug, Default, PartialEq)]
pub struct Loaded {
    /// What is remembered; empty when there was nothing to read.
    pub progress: Progress,
    /// One line for the learner, if something is wrong with the file.
    pub notice: Option<String>,
}

impl Store {
    /// The progress in this folder, which need not exist.
    pub fn at(folder: &Path) -> Store {
        Store(folder.into())
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.0
    }

    fn file(&self) -> PathBuf {
        self.0.join("progress.json")
    }

    /// Reads the progress; changes nothing, and never fails.
    pub fn load(&self) -> Loaded {
        match self.read() {
            Ok(progress) => Loaded {
                progress,
                notice: None,
            },
            Err(error) => Loaded {
                progress: Progress::default(),
                notice: Some(format!(
                    "{} can't be read ({error:#}): the exercises count, what was noted does not",
                    self.file().display()
                )),
            },
        }
    }

    /// Changes the progress; gives a line for the learner if the old file was damaged and set aside.
    ///
    /// Fails when the folder can't be written, when another `course` holds the lock for more than 2 s,
    /// or when the file is of a newer version and this one can't read it. The old file is whole then.
    pub fn update(&self, change: impl FnOnce(&mut Progress)) -> Result<Option<String>> {
        let failed = || {
            format!(
                "your progress is not kept: failed to write {}",
                self.0.display()
            )
        };
        fs::create_dir_all(&self.0).with_context(failed)?;
        let _lock = self.lock().with_context(failed)?;
        let mut notice = None;
        let mut progress = match self.read() {
            Ok(progress) => progress,
            Err(error) => {
                notice = Some(self.set_aside(&error).with_context(failed)?);
                Progress::default()
            }
        };
        let before = progress.clone();
        change(&mut progress);
        if progress != before || notice.is_some() {
            self.write(&progress).with_context(failed)?;
        }
        Ok(notice)
    }

    fn read(&self) -> Result<Progress> {
        let file = match File::open(self.file()) {
            Ok(file) => file,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Progress::default()),
            Err(error) => return Err(error.into()),
        };
        let mut bytes = Vec::new();
        file.take(LARGEST + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > LARGEST {
            bail!("it is larger than {} MB", LARGEST >> 20);
        }
        Progress::parse(std::str::from_utf8(&bytes).context("it is no text")?)
    }

    /// Keeps a damaged file under another name; refuses one that a newer version has written.
    fn set_aside(&self, error: &anyhow::Error) -> Result<String> {
        let version = fs::read_to_string(self.file())
            .ok()
            .and_then(|text| serde_json::from_str::<Value>(&text).ok())
            .and_then(|value| value.get("version")?.as_u64());
        if let Some(version) = version.filter(|version| *version > u64::from(VERSION)) {
            bail!("it is of version {version}, and this course knows version {VERSION}: update it");
        }
        let stamp = now().replace([':', '-'], "");
        let kept = (0..)
            .map(|n| self.0.join(format!("progress.damaged-{stamp}-{n}.json")))
            .find(|path| !path.exists())
            .ok_or_else(|| anyhow!("there is no name left"))?;
        fs::rename(self.file(), &kept)?;
        Ok(format!(
            "{} was damaged ({error:#}). It is kept as {}; what you have solved counts again after `{} check`",
            self.file().display(),
            kept.display(),
            crate::cli::program()
        ))
    }

    /// Writes a new file and puts it in place of the old one: at every moment one of them is there, whole.
    fn write(&self, progress: &Progress) -> Result<()> {
        let new = self.0.join("progress.json.new");
        let text = serde_json::to_string_pretty(progress)? + "\n";
        let put = || -> io::Result<()> {
            let mut file = File::create(&new)?;
            file.write_all(text.as_bytes())?;
            file.sync_all()?;
            drop(file);
            fs::rename(&new, self.file())
        };
        put().inspect_err(|_| {
            // A full disk has kept a part of it.
            let _ = fs::remove_file(&new);
        })?;
        Ok(())
    }

    /// The lock, held until the file is dropped; a process that dies gives it back.
    fn lock(&self) -> Result<File> {
        let path = self.0.join("lock");
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(path)?;
        for _ in 0..TRIES {
            match file.try_lock() {
                Ok(()) => return Ok(file),
                Err(TryLockError::WouldBlock) => pause(),
                // A file system without locks: one learner, one `course`.
                Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => {
                    return Ok(file);
                }
                Err(TryLockError::Error(error)) => return Err(error.into()),
            }
        }
        bail!("another `course` is writing it")
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "a lock that can be given up after a while can only be asked for again"
)]
fn pause() {
    thread::sleep(BETWEEN);
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
        assert_eq!(record.said_of("right"), None);
        record.note("wrong", false);
        assert_eq!(record.said_of("wrong"), Some(false));
        record.note("right", true);
        record.note("right", true);
        assert_eq!((record.said_of("right"), record.attempts), (Some(true), 2));
        assert_eq!(record.said_of("right and more"), None);
        let first = record.first_success.clone();
        record.note("wrong", false);
        assert_eq!(record.first_success, first);
        assert_eq!(record.said_of("right"), None, "it has to be checked again");
    }
}
