//! Reads the files that learners write, whatever stands in their place: nothing waits for a pipe, and nothing is read without end.

use anyhow::{Context, Result, bail};
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

/// In bytes; no answer is larger.
const LARGEST: u64 = 4 << 20;

/// The bytes of a regular file. `name` is what the learner calls it.
///
/// Fails with one line that says what stands there instead.
pub fn bytes(path: &Path, name: &str) -> Result<Vec<u8>> {
    let failed = || format!("failed to read {name}");
    let data = fs::metadata(path).with_context(failed)?;
    if data.is_dir() {
        bail!("{name} is a folder: move it away");
    }
    if !data.is_file() {
        bail!("{name} is no regular file but a pipe, a socket or a device: remove it");
    }
    let mut bytes = Vec::new();
    let file = File::open(path).with_context(failed)?;
    file.take(LARGEST + 1)
        .read_to_end(&mut bytes)
        .with_context(failed)?;
    if bytes.len() as u64 > LARGEST {
        bail!("{name} is larger than {} MB: no answer is", LARGEST >> 20);
    }
    Ok(bytes)
}

/// The text of a regular file.
///
/// Fails as [`bytes`] does, and when it is no UTF-8.
pub fn text(path: &Path, name: &str) -> Result<String> {
    String::from_utf8(bytes(path, name)?).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        let before = &error.as_bytes()[..good];
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        anyhow::anyhow!(
            "{name} is no UTF-8 from line {line} on: save it in your editor with the encoding UTF-8"
        )
    })
}

/// The whole text of an answer: its file, and the files of the modules that it declares.
///
/// Fails as [`text`] does.
pub fn whole(path: &Path, name: &str) -> Result<String> {
    let own = text(path, name)?;
    let modules: Vec<PathBuf> = pending::modules(path);
    let modules = modules.iter().map(|module| {
        let bytes = bytes(module, &module.display().to_string())?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    });
    let modules: Vec<String> = modules.collect::<Result<_>>()?;
    Ok(pending::whole(&own, modules.iter().map(String::as_str)))
}
