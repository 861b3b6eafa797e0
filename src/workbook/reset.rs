//! Brings a stub back, and keeps the learner's answer.

use super::progress::now;
use super::{Exercise, Workbook, text};
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// What a reset did.
#[derive(Debug, PartialEq, Eq)]
pub enum Reset {
    /// The file is the stub already.
    Unchanged,
    /// The stub is back. The learner's answer, if there was one, is kept in this file.
    Done(Option<PathBuf>),
}

/// Replaces the learner's file with the stub, and keeps a copy in `backups`, named after the exercise and the time.
///
/// Fails when a file can't be read or written. Then the learner's file is unchanged.
pub fn reset(workbook: &Workbook, exercise: &Exercise, backups: &Path) -> Result<Reset> {
    let stub = workbook.read(&exercise.stub())?;
    let file = workbook.yours(exercise);
    // A pipe or a device holds no answer that could be kept.
    let is_no_file = |data: fs::Metadata| !data.is_file() && !data.is_dir();
    let old = match fs::metadata(&file).map(is_no_file) {
        Ok(true) => None,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Ok(false) | Err(_) => Some(text::bytes(&file, &exercise.file())?),
    };
    if old.as_deref() == Some(stub.as_bytes()) {
        return Ok(Reset::Unchanged);
    }
    let kept = old.map(|old| keep(&old, exercise, backups)).transpose()?;
    // The stub is written to a file of its own and then renamed, so that a full disk destroys no answer.
    let new = file.with_extension("rs.new");
    let written = fs::write(&new, stub).and_then(|()| fs::rename(&new, &file));
    if written.is_err() {
        // Fails when nothing was written.
        let _ = fs::remove_file(&new);
    }
    written.with_context(|| format!("failed to write {}", exercise.file()))?;
    Ok(Reset::Done(kept))
}

/// Writes a copy under a free name.
fn keep(old: &[u8], exercise: &Exercise, backups: &Path) -> Result<PathBuf> {
    let stamp = now().replace([':', '-'], "");
    let names = (0..1000).map(|n| match n {
        0 => format!("{}-{stamp}.rs", exercise.name),
        n => format!("{}-{stamp}-{n}.rs", exercise.name),
    });
    let failed = || {
        format!(
            "nothing has changed: failed to keep a copy in {}",
            backups.display()
        )
    };
    fs::create_dir_all(backups).with_context(failed)?;
    let mut free = names
        .map(|name| backups.join(name))
        .filter(|path| !path.exists());
    let path = free.next().with_context(failed)?;
    fs::write(&path, old).with_context(failed)?;
    Ok(path)
}
