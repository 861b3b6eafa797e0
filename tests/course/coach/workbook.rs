//! A workbook of the tests' own: a copy of this one with its stubs as they were, so that no learner's file is touched.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

/// The copy, for one test at a time, with unchanged stubs and no progress.
pub struct Workbook {
    /// Its folder.
    pub root: PathBuf,
    _alone: MutexGuard<'static, ()>,
}

const PARTS: [&str; 12] = [
    "Cargo.toml",
    "Cargo.lock",
    "README.md",
    "benches",
    "crates",
    "exercises",
    "lessons",
    "solutions",
    "src",
    "tests/schema",
    "tests/yours",
    "xtask",
];

impl Workbook {
    /// Waits for its turn.
    pub fn mine() -> Workbook {
        static ALONE: Mutex<()> = Mutex::new(());
        static MADE: OnceLock<()> = OnceLock::new();
        let alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("workbook");
        MADE.get_or_init(|| {
            fs::create_dir_all(&root).expect("a folder can be made");
            for part in PARTS {
                mirror(
                    &Path::new(env!("CARGO_MANIFEST_DIR")).join(part),
                    &root.join(part),
                );
            }
        });
        let workbook = Workbook {
            root,
            _alone: alone,
        };
        workbook.renew();
        workbook
    }

    fn renew(&self) {
        // What the test before has left.
        let _ = fs::remove_dir_all(self.root.join(".course"));
        copy(
            &self.root.join("exercises/stubs"),
            &self.root.join("exercises"),
        );
    }

    /// `course` in this workbook, with the target folder of the tests.
    pub fn course(&self, words: &[&str]) -> Command {
        self.here(Command::new(env!("CARGO_BIN_EXE_course")), words)
    }

    /// The same for cargo.
    pub fn cargo(&self, words: &[&str]) -> Command {
        self.here(Command::new(env!("CARGO")), words)
    }

    fn here(&self, mut command: Command, words: &[&str]) -> Command {
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent();
        command
            .args(words)
            .current_dir(&self.root)
            .env(
                "CARGO_TARGET_DIR",
                target.expect("it is inside the target folder"),
            )
            .env("TERM", "xterm")
            .env("LANG", "C.UTF-8");
        for name in [
            "LC_ALL",
            "NO_COLOR",
            "CLICOLOR_FORCE",
            "COURSE_WORKBOOK",
            "COURSE_PROGRESS",
        ] {
            command.env_remove(name);
        }
        command
    }

    /// The learner's file, e.g. of `l02_race/counter`.
    pub fn file(&self, exercise: &str) -> PathBuf {
        self.root.join(format!("exercises/{exercise}.rs"))
    }

    /// Saves another text.
    pub fn save(&self, exercise: &str, text: &str) {
        fs::write(self.file(exercise), text).expect("it can be written");
    }

    /// The solution of an exercise.
    pub fn solution(&self, exercise: &str) -> String {
        let path = self.root.join(format!("solutions/{exercise}.rs"));
        fs::read_to_string(path).expect("it is there")
    }
}

impl Drop for Workbook {
    /// Programs that were compiled from this copy may be run for the learner's workbook: there they must find stubs.
    fn drop(&mut self) {
        self.renew();
    }
}

/// Makes a folder like another one: copies what is there, removes what is not.
fn mirror(from: &Path, to: &Path) {
    copy(from, to);
    if !from.is_dir() {
        return;
    }
    for entry in fs::read_dir(to).expect("it can be listed") {
        let entry = entry.expect("it can be listed");
        let (inside, twin) = (entry.path(), from.join(entry.file_name()));
        match (twin.exists(), inside.is_dir()) {
            (true, true) => mirror(&twin, &inside),
            (true, false) => {}
            (false, true) => fs::remove_dir_all(inside).expect("it can be removed"),
            (false, false) => fs::remove_file(inside).expect("it can be removed"),
        }
    }
}

/// Copies a file or a whole folder. Files that are the same are not touched, so that they are not built again.
fn copy(from: &Path, to: &Path) {
    if from.is_dir() {
        fs::create_dir_all(to).expect("a folder can be made");
        for entry in fs::read_dir(from).expect("it can be listed") {
            let entry = entry.expect("it can be listed");
            copy(&entry.path(), &to.join(entry.file_name()));
        }
        return;
    }
    let bytes = fs::read(from).expect("it can be read");
    if fs::read(to).ok().as_ref() != Some(&bytes) {
        fs::write(to, bytes).expect("it can be written");
    }
}
