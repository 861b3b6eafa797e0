//! The progress on disk: written atomically, locked, and set aside when it is damaged.

use super::{Progress, VERSION, now};
use anyhow::{Context, Result, anyhow, bail};
use serde_json::Value;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

/// In bytes; no learner's progress is larger.
const LARGEST: u64 = 4 << 20;
/// How often to try to take the lock, and how long to wait between two tries.
const TRIES: u32 = 100;
const BETWEEN: Duration = Duration::from_millis(20);

/// The folder that holds a progress file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Store(PathBuf);

/// What was read.
#[derive(Debug, Default, PartialEq)]
pub struct Loaded {
    /// The progress; empty when there was nothing to read.
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

    /// Reads the progress. It never fails, and never changes a file.
    pub fn load(&self) -> Loaded {
        match self.read() {
            Ok(progress) => Loaded {
                progress,
                notice: None,
            },
            Err(error) => Loaded {
                progress: Progress::default(),
                notice: Some(format!(
                    "{} can't be read ({error:#}): check your exercises again to count them as solved",
                    self.file().display()
                )),
            },
        }
    }

    /// Changes the progress. Gives a line for the learner if the old file was damaged and has been set aside.
    ///
    /// Fails when the folder can't be written, when another `course` holds the lock for more than 2 s,
    /// or when the file is of a newer version that this one can't read. Then the old file is unchanged.
    pub fn update(&self, change: impl FnOnce(&mut Progress)) -> Result<Option<String>> {
        let failed = || {
            format!(
                "your progress was not saved: failed to write {}",
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
            bail!("the file is larger than {} MB", LARGEST >> 20);
        }
        Progress::parse(std::str::from_utf8(&bytes).context("it is no text")?)
    }

    /// Renames a damaged file; refuses to touch one that a newer version has written.
    fn set_aside(&self, error: &anyhow::Error) -> Result<String> {
        let version = fs::read_to_string(self.file())
            .ok()
            .and_then(|text| serde_json::from_str::<Value>(&text).ok())
            .and_then(|value| value.get("version")?.as_u64());
        if let Some(version) = version.filter(|version| *version > u64::from(VERSION)) {
            bail!(
                "the file has version {version}, and this `course` reads version {VERSION}: update `course`"
            );
        }
        let stamp = now().replace([':', '-'], "");
        let kept = (0..)
            .map(|n| self.0.join(format!("progress.damaged-{stamp}-{n}.json")))
            .find(|path| !path.exists())
            .ok_or_else(|| anyhow!("every name for the damaged file is taken"))?;
        fs::rename(self.file(), &kept)?;
        Ok(format!(
            "{} was damaged ({error:#}) and is kept as {}: attempts and hints begin at 0, and `{} check` counts your solved exercises again",
            self.file().display(),
            kept.display(),
            crate::words::program()
        ))
    }

    /// Writes a new file and renames it to the old one, so that at every moment one complete file is there.
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
            // If the disk is full, a part of it may have been written.
            let _ = fs::remove_file(&new);
        })?;
        Ok(())
    }

    /// The lock, held until the file is dropped. The system releases it when a process dies.
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
                // A file system without locks: it has to be assumed that only one `course` runs.
                Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => {
                    return Ok(file);
                }
                Err(TryLockError::Error(error)) => return Err(error.into()),
            }
        }
        bail!("another `course` is writing to it")
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "a lock with a time limit can only be polled"
)]
fn pause() {
    thread::sleep(BETWEEN);
}
