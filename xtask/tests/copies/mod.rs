//! Copies of the workspace's files.

use std::fs;
use std::path::{Path, PathBuf};

/// The folder of this checkout.
pub fn workspace() -> PathBuf {
    let parent = Path::new(env!("CARGO_MANIFEST_DIR")).parent();
    parent
        .expect("the package is a folder of the workspace")
        .into()
}

/// Copies a folder with everything in it.
pub fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("the folder for temporary files can be written");
    for entry in fs::read_dir(from).expect("it is a folder") {
        let path = entry.expect("it can be listed").path();
        let copy = to.join(path.file_name().expect("it has a name"));
        match path.is_dir() {
            true => copy_folder(&path, &copy),
            false => drop(fs::copy(&path, &copy).expect("it can be copied")),
        }
    }
}
