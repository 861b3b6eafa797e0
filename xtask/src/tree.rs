//! The workspace's files. A new file never replaces one that is there.

use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::{Path, PathBuf};

/// A checkout of the course.
#[derive(Debug, Clone)]
pub struct Tree {
    root: PathBuf,
}

impl Tree {
    /// The checkout in this folder.
    pub fn at(root: &Path) -> Tree {
        Tree { root: root.into() }
    }

    /// Its folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Whether there is a file or folder of this name.
    pub fn has(&self, path: &str) -> bool {
        self.root.join(path).exists()
    }

    /// The text of a file.
    pub fn read(&self, path: &str) -> Result<String> {
        fs::read_to_string(self.root.join(path)).with_context(|| format!("failed to read {path}"))
    }

    /// The names in a folder, in order; none if there is no such folder.
    pub fn names(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.root.join(folder)).into_iter().flatten();
        let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        let mut names: Vec<String> = names.collect();
        names.sort_unstable();
        names
    }

    /// The folders of the lessons in `lessons/`, e.g. `l01_four_ways`, in teaching order.
    pub fn lessons(&self) -> Vec<String> {
        let mut names = self.names("lessons");
        names.retain(|name| number_of(name).is_some());
        names
    }

    /// Writes files that must not be there yet, and the folders that they need. Without a mistake all are written, else none.
    pub fn create(&self, files: &[(String, String)]) -> Result<()> {
        for (path, _) in files {
            ensure!(!self.has(path), "{path} is there already");
        }
        files
            .iter()
            .try_for_each(|(path, text)| self.write(path, text))
    }

    /// Writes a file, and the folders that it needs.
    pub fn write(&self, path: &str, text: &str) -> Result<()> {
        let file = self.root.join(path);
        let folder = file.parent().expect("a file is in a folder");
        fs::create_dir_all(folder)
            .and_then(|()| fs::write(&file, text))
            .with_context(|| format!("failed to write {path}"))
    }

    /// Puts `line` below the last line of the file that begins with `like`.
    ///
    /// Fails when no line begins so.
    pub fn insert_after(&self, path: &str, like: &str, line: &str) -> Result<()> {
        let text = self.read(path)?;
        let mut lines: Vec<&str> = text.lines().collect();
        let last = lines
            .iter()
            .rposition(|line| line.trim_start().starts_with(like));
        let last = last.with_context(|| format!("{path} has no line that begins with `{like}`"))?;
        lines.insert(last + 1, line);
        self.write(path, &(lines.join("\n") + "\n"))
    }
}

/// The number of a lesson's folder: 5 of `l05_atomics`.
pub fn number_of(stem: &str) -> Option<u8> {
    let (number, name) = stem.strip_prefix('l')?.split_once('_')?;
    let known = number.len() == 2 && !name.is_empty();
    number.parse().ok().filter(|_| known)
}
