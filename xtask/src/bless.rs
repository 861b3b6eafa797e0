//! Takes what is there now for right: the stubs that `course reset` brings back, and the snapshots.

use crate::tree::Tree;
use anyhow::{Context, Result, ensure};
use std::process::Command;

/// Copies each pending exercise to `exercises/stubs/`, from where `course reset` brings it back, also where there is no git.
///
/// Fails, and copies nothing, when an exercise is not pending: then it is somebody's answer and no stub.
pub fn stubs(tree: &Tree) -> Result<String> {
    let mut copies = Vec::new();
    let mut begun = Vec::new();
    for stem in tree.lessons() {
        let folder = format!("exercises/{stem}");
        let names = tree.names(&folder).into_iter();
        for name in names.filter(|name| name.ends_with(".rs")) {
            let file = format!("{folder}/{name}");
            let text = tree.read(&file)?;
            match pending::pending(&text) {
                Some(_) => copies.push((format!("exercises/stubs/{stem}/{name}"), text)),
                None => begun.push(file),
            }
        }
    }
    ensure!(
        begun.is_empty(),
        "{} is not pending, so it is no stub: `course reset` brings the stub back",
        begun.join(", ")
    );
    let mut told = String::new();
    for (path, text) in &copies {
        if tree.read(path).ok().as_ref() != Some(text) {
            tree.write(path, text)?;
            told += &format!("wrote {path}\n");
        }
    }
    Ok(told + &format!("{} stubs are as they should be\n", copies.len()))
}

/// Runs the tests with snapshots, and has them rewrite what differs. What was rewritten is in the difference to commit.
pub fn snapshots(tree: &Tree) -> Result<String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .args(["test", "--workspace", "--exclude", "benches"])
        .current_dir(tree.root())
        .env("INSTA_UPDATE", "always")
        .status()
        .context("failed to start cargo")?;
    ensure!(
        status.success(),
        "a test fails for another reason than its snapshot: see above"
    );
    Ok("The snapshots are as the tests see them: read `git diff` before you commit it\n".into())
}
