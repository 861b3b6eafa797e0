//! Notices that a file has changed, on every file system and with every editor, by polling it.
//!
//! Polling costs a system call ten times a second. Events would cost less, but network and container file systems do not send them.

use course::workbook::text;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// At every tenth look the text itself is compared: some file systems store times to two seconds only.
const THOROUGH: u32 = 10;

/// The watched file.
pub struct Watched {
    path: PathBuf,
    mark: Option<Mark>,
    text: Option<Vec<u8>>,
    looks: u32,
}

#[derive(Debug, PartialEq, Eq)]
struct Mark {
    changed: Option<SystemTime>,
    bytes: u64,
}

/// What happened to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Nothing.
    None,
    /// Its text has changed, or it is there again.
    Saved,
    /// It is not there any more.
    Gone,
}

impl Watched {
    /// Watches a file from its present state on.
    pub fn new(path: PathBuf) -> Watched {
        let mut watched = Watched {
            path,
            mark: None,
            text: None,
            looks: 0,
        };
        watched.mark = watched.look();
        watched.text = text(&watched.path);
        watched
    }

    fn look(&self) -> Option<Mark> {
        let data = fs::metadata(&self.path).ok()?;
        Some(Mark {
            changed: data.modified().ok(),
            bytes: data.len(),
        })
    }

    /// What has happened since the last look.
    pub fn change(&mut self) -> Change {
        self.looks += 1;
        let mark = self.look();
        if mark == self.mark && !self.looks.is_multiple_of(THOROUGH) {
            return Change::None;
        }
        self.mark = mark;
        let text = text(&self.path);
        if text == self.text {
            return Change::None;
        }
        self.text = text;
        match self.text {
            Some(_) => Change::Saved,
            None => Change::Gone,
        }
    }
}

/// The file, with the files of its modules: an answer is all of them.
fn text(path: &Path) -> Option<Vec<u8>> {
    let own = text::bytes(path, "").ok()?;
    let modules = pending::modules(path).into_iter();
    let modules = modules.filter_map(|module| text::bytes(&module, "").ok());
    Some(modules.fold(own, |all, module| [all, module].concat()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("course-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("the folder for temporary files can be written");
        folder
    }

    #[test]
    fn every_way_of_saving_is_noticed() {
        let folder = folder("watched");
        let path = folder.join("a.rs");
        fs::write(&path, "one").expect("it can be written");
        let mut watched = Watched::new(path.clone());
        assert_eq!(watched.change(), Change::None);
        fs::write(&path, "longer").expect("it can be written");
        assert_eq!(watched.change(), Change::Saved);
        assert_eq!(watched.change(), Change::None);
        // Editors write a new file and put it in place.
        fs::write(folder.join("b.rs"), "another").expect("it can be written");
        fs::rename(folder.join("b.rs"), &path).expect("it can be moved");
        assert_eq!(watched.change(), Change::Saved);
        fs::remove_file(&path).expect("it can be removed");
        assert_eq!(watched.change(), Change::Gone);
        assert_eq!(watched.change(), Change::None);
        fs::write(&path, "back").expect("it can be written");
        assert_eq!(watched.change(), Change::Saved);
        fs::remove_dir_all(&folder).expect("it can be removed");
    }

    #[test]
    fn the_same_size_at_the_same_time_is_noticed_too() {
        let folder = folder("same-time");
        let path = folder.join("a.rs");
        fs::write(&path, "one").expect("it can be written");
        let time = fs::metadata(&path)
            .and_then(|data| data.modified())
            .expect("it has a time");
        let mut watched = Watched::new(path.clone());
        fs::write(&path, "two").expect("it can be written");
        let file = fs::File::options()
            .write(true)
            .open(&path)
            .expect("it can be opened");
        file.set_modified(time).expect("its time can be set");
        let noticed = (0..THOROUGH).any(|_| watched.change() == Change::Saved);
        assert!(noticed);
        fs::remove_dir_all(&folder).expect("it can be removed");
    }
}
