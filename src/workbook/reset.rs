//! Brings a stub back; what stood in its place is kept.

use super::progress::now;
use super::{Exercise, Workbook};
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// What a reset did.
#[derive(Debug, PartialEq, Eq)]
pub enum Reset {
    /// The file is the stub already.
    AsItWas,
    /// The stub is back; the learner's text is kept here, if there was any.
    Done(Option<PathBuf>),
}

/// Puts the stub in place of the learner's file, and keeps that in `backups`, named after the exercise and the time.
///
/// Fails when a file can't be read or written; then the learner's file is as it was.
pub fn reset(workbook: &Workbook, exercise: &Exercise, backups: &Path) -> Result<Reset> {
    let stub = workbook.read(&exercise.stub())?;
    let file = workbook.yours(exercise);
    let old = match fs::read(&file) {
        Ok(old) if old == stub.as_bytes() => return Ok(Reset::AsItWas),
        Ok(old) => Some(old),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => {
            return Err(error).with_context(|| format!("failed to read {}", exercise.file()));
        }
    };
    let kept = old.map(|old| keep(&old, exercise, backups)).transpose()?;
    // First whole beside it, then in its place: a full disk costs nobody their file.
    let new = file.with_extension("rs.new");
    let written = fs::write(&new, stub).and_then(|()| fs::rename(&new, &file));
    if written.is_err() {
        // There may be nothing to remove.
        let _ = fs::remove_file(&new);
    }
    written.with_context(|| format!("failed to write {}", exercise.file()))?;
    Ok(Reset::Done(kept))
}

/// Writes a copy under a name that is not taken.
fn keep(old: &[u8], exercise: &Exercise, backups: &Path) -> Result<PathBuf> {
    let stamp = now().replace([':', '-'], "");
    let names = (0..1000).map(|n| match n {
        0 => format!("{}-{stamp}.rs", exercise.name),
        n => format!("{}-{stamp}-{n}.rs", exercise.name),
    });
    let failed = || {
        format!(
            "nothing is changed: failed to keep a copy in {}",
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
