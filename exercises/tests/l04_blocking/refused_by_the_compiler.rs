//! What the lesson's text says about the compiler is what the compiler says.

use std::fs;
use std::process::Command;

const CODE: &str = include_str!("../../../lessons/l04_blocking/refused/spawned_guard.rs");
const TEXT: &str = include_str!("../../../lessons/l04_blocking/README.md");

/// Compiles without running; gives whether it did, and what rustc said.
fn compiled(name: &str, code: &str) -> (bool, String) {
    let folder = std::env::temp_dir().join(format!("course-{name}-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder can be made");
    let file = folder.join("spawned_guard.rs");
    fs::write(&file, code).expect("it can be written");
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc)
        .args([
            "--edition",
            "2024",
            "--crate-type",
            "lib",
            "--emit",
            "metadata",
            "--out-dir",
        ])
        .arg(&folder)
        .arg(&file)
        .output()
        .expect("rustc is there, since it built this");
    // Best effort: a folder that stays in the temporary directory does no harm.
    let _ = fs::remove_dir_all(&folder);
    (
        output.status.success(),
        String::from_utf8_lossy(&output.stderr).into_owned(),
    )
}

#[test]
fn a_guard_across_an_await_may_not_be_spawned() {
    let (compiles, said) = compiled("refused", CODE);
    assert!(!compiles);
    let parts = [
        "error: future cannot be sent between threads safely",
        "the trait `Send` is not implemented for `std::sync::MutexGuard<'_, u64>`",
        "note: future is not `Send` as this value is used across an await",
        "await occurs here, with",
        "maybe used later",
    ];
    for part in parts {
        assert!(
            said.contains(part),
            "rustc did not say {part:?} but:\n{said}"
        );
        assert!(
            TEXT.contains(part),
            "the lesson's text does not quote {part:?}"
        );
    }
}

#[test]
fn without_the_guard_it_may() {
    let mended = CODE.replace(
        "    let mut balance = balance.lock().unwrap();\n    *balance += fee().await;",
        "    let fee = fee().await;\n    *balance.lock().unwrap() += fee;",
    );
    assert_ne!(mended, CODE);
    let (compiles, said) = compiled("mended", &mended);
    assert!(compiles, "{said}");
}
