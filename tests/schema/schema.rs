//! The JSON of every lesson against `src/render/export/report.schema.json`.

use jsonschema::Validator;
use serde_json::{Value, json};
use std::path::Path;
use std::process::{Command, Stdio};

fn root() -> &'static Path {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2);
    root.expect("the package stands two folders below the workbook")
}

fn validator() -> Validator {
    let file = root().join("src/render/export/report.schema.json");
    let text = std::fs::read_to_string(file).expect("the schema can be read");
    let schema = serde_json::from_str(&text).expect("the schema is JSON");
    jsonschema::validator_for(&schema).expect("the schema is valid itself")
}

/// What `course run LESSON` writes at the smallest sizes.
fn report(lesson: &str) -> Value {
    let output = Command::new(env!("CARGO"))
        .args([
            "run",
            "--quiet",
            "--package",
            "course",
            "--bin",
            "course",
            "--",
        ])
        .args(["run", lesson, "--quick", "--runs", "1", "--format", "json"])
        .current_dir(root())
        .env("COURSE_PROGRESS", env!("CARGO_TARGET_TMPDIR"))
        .stdin(Stdio::null())
        .output()
        .expect("cargo can be started");
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{lesson}: {told}");
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{lesson}: {error}"))
}

#[track_caller]
fn must_be_valid(validator: &Validator, report: &Value) {
    let errors: Vec<String> = validator
        .iter_errors(report)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{}: {errors:#?}", report["lesson"]);
}

#[test]
fn every_report_follows_the_schema() {
    let validator = validator();
    let all = report("all");
    let all = all.as_array().expect("several lessons are an array");
    assert!(!all.is_empty(), "there are lessons");
    for of_all in all {
        must_be_valid(&validator, of_all);
        let lesson = of_all["lesson"].as_str().expect("a lesson has a name");
        must_be_valid(&validator, &report(lesson));
    }
    for (field, value) in [
        ("findings", Value::Null),
        ("format_version", json!(0)),
        ("unknown", json!(1)),
    ] {
        let mut broken = all[0].clone();
        broken[field] = value;
        assert!(!validator.is_valid(&broken), "{field} may be anything");
    }
}
