//! The one build: what is timed is optimised in it, and nothing is compiled twice.

use course::lessons::LESSONS;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

/// `cargo` with these words in the workbook; gives what it writes.
fn cargo(words: &[&str], chosen: Option<&str>) -> String {
    let mut command = Command::new(env!("CARGO"));
    command.args(words).current_dir(env!("CARGO_MANIFEST_DIR"));
    if let Some(exercise) = chosen {
        command.env("COURSE_EXERCISES", exercise);
    }
    let output = command.output().expect("cargo can be started");
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{words:?}: {told}");
    String::from_utf8(output.stdout).expect("it writes UTF-8")
}

fn manifest() -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
    std::fs::read_to_string(file).expect("it can be read")
}

/// The lines of a table of the manifest.
#[track_caller]
fn table<'a>(manifest: &'a str, head: &str) -> BTreeSet<&'a str> {
    let head = format!("[{head}]");
    let lines = manifest.lines().skip_while(|line| *line != head).skip(1);
    let lines: BTreeSet<&str> = lines.take_while(|line| !line.starts_with('[')).collect();
    assert!(!lines.is_empty(), "{head} is missing in Cargo.toml");
    lines
}

/// The packages that the dev profile compiles without optimisation.
fn unoptimised(manifest: &str) -> BTreeSet<&str> {
    let lines = table(manifest, "profile.dev.package").into_iter();
    lines
        .filter(|line| line.contains("opt-level = 0") || line.contains("opt-level = 1"))
        .filter_map(|line| Some(line.split_once(" = ")?.0))
        .collect()
}

#[test]
fn nothing_that_models_run_on_is_compiled_without_optimisation() {
    let manifest = manifest();
    for profile in ["profile.dev", "profile.release"] {
        assert!(
            table(&manifest, profile).contains("opt-level = 2"),
            "{profile} does not optimise what it does not name"
        );
    }
    let dev = table(&manifest, "profile.dev");
    for check in ["debug-assertions = false", "overflow-checks = false"] {
        assert!(dev.contains(check), "the dev profile lacks {check}");
    }
    // Elsewhere the lists below would not see them.
    for hidden in ["[profile.dev.package.", "[profile.release.package"] {
        assert!(
            !manifest.contains(hidden),
            "name packages in one list: {hidden}"
        );
    }
    let tree = cargo(
        &[
            "tree",
            "--package=models",
            "--edges=normal,no-proc-macro",
            "--target=all",
            "--prefix=none",
            "--format={p}",
            "--offline",
        ],
        None,
    );
    let timed = tree.lines().filter_map(|line| line.split(' ').next());
    let timed: BTreeSet<&str> = timed.collect();
    assert!(
        timed.contains("tokio") && timed.contains("models"),
        "{tree}"
    );
    let unoptimised = unoptimised(&manifest);
    assert!(unoptimised.contains("clap_builder"), "{unoptimised:?}");
    let forgotten: Vec<_> = timed.intersection(&unoptimised).collect();
    assert!(
        forgotten.is_empty(),
        "models run on {forgotten:?}: let [profile.dev.package] in Cargo.toml not name them"
    );
}

/// What cargo had to compile for this command; `package target`.
fn compiled(words: &[&str], chosen: Option<&str>) -> Vec<String> {
    let words = [words, &["--message-format=json"]].concat();
    let out = cargo(&words, chosen);
    let messages = out.lines().map(serde_json::from_str);
    let messages: Vec<Value> = messages.collect::<Result<_, _>>().expect("each is JSON");
    let artifacts = messages
        .iter()
        .filter(|message| message["fresh"].is_boolean());
    assert!(artifacts.clone().count() > 50, "{words:?} has no artifacts");
    artifacts
        .filter(|artifact| artifact["fresh"] == false)
        .map(|artifact| format!("{} {}", artifact["package_id"], artifact["target"]["name"]))
        .collect()
}

#[test]
#[ignore = "for those who change the course: it builds every test"]
fn nothing_is_built_twice() {
    let (stem, exercise) = (LESSONS[0].stem(), LESSONS[0].exercises[0]);
    compiled(&["test-all", "--no-run"], None);
    // `cargo test`
    let again = compiled(&["test", "--no-run"], None);
    let others = again.iter().filter(|what| !what.contains("your-exercises"));
    let others: Vec<_> = others.collect();
    assert!(others.is_empty(), "cargo test compiles again: {others:#?}");
    // `cargo course`
    let again = compiled(&["build", "--package=course", "--bin=course"], None);
    assert!(again.is_empty(), "cargo course compiles again: {again:#?}");
    // `course check`: the checks themselves are compiled with one answer instead of all of them.
    let again = compiled(
        &["build", "--package=exercises", "--test", &stem],
        Some(exercise),
    );
    let others = again
        .iter()
        .filter(|what| !what.ends_with(&format!(" \"{stem}\"")));
    let others: Vec<_> = others.collect();
    assert!(
        others.is_empty(),
        "course check compiles again: {others:#?}"
    );
}
