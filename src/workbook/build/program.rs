//! A test program that was built: held open, so that a build beside it can't put another one in its place.

use std::fs::File;
use std::path::{Path, PathBuf};

/// A test program.
#[derive(Debug)]
pub struct Program {
    path: PathBuf,
    /// Keeps the file that was built, also when its name belongs to another one since.
    _file: Option<File>,
}

impl Program {
    /// The program at this path, as it is now.
    pub fn at(path: PathBuf) -> Program {
        let file = File::open(&path).ok();
        Program {
            path: file.as_ref().and_then(held).unwrap_or(path),
            _file: file,
        }
    }

    /// Where it can be started.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// The name of an open file that no build can take away. Only Linux has one, and not in every container.
#[cfg(target_os = "linux")]
fn held(file: &File) -> Option<PathBuf> {
    use std::os::fd::AsRawFd;
    let name = format!("/proc/{}/fd/{}", std::process::id(), file.as_raw_fd());
    let name = PathBuf::from(name);
    name.is_file().then_some(name)
}

#[cfg(not(target_os = "linux"))]
fn held(_file: &File) -> Option<PathBuf> {
    None
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;
    use std::fs;

    /// Mirrors reports of two runs in one target folder of which one replaces the program that the other one starts.
    // freenet/freenet-core#5185: tests that start their own program again failed when a build replaced it meanwhile.
    #[test]
    fn a_program_stays_the_one_that_was_built() {
        let folder = std::env::temp_dir().join(format!("course-program-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("it can be made");
        let (path, other) = (folder.join("checks"), folder.join("other"));
        fs::write(&path, "mine").expect("it can be written");
        let program = Program::at(path.clone());
        fs::write(&other, "of another build").expect("it can be written");
        fs::rename(&other, &path).expect("it can be moved");
        assert_eq!(
            fs::read_to_string(program.path()).expect("it is held"),
            "mine"
        );
        fs::remove_dir_all(&folder).expect("it can be removed");
    }
}
