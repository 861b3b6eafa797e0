//! The real binary: the formats of a report.

use crate::binary::{SMALL, course, output};
use course::lessons::LESSONS;
use serde_json::Value;
use std::thread;

fn with(more: &[&'static str]) -> Vec<&'static str> {
    [&SMALL[..], more].concat()
}

/// `--format` of every lesson: beside `flags`, which looks at the common flags without a process.
#[test]
fn every_lesson_in_every_format() {
    thread::scope(|scope| {
        for format in ["text", "markdown", "json", "csv"] {
            let lessons = LESSONS.iter();
            scope.spawn(move || lessons.for_each(|lesson| is_written(&lesson.name(), format)));
        }
    });
}

fn is_written(lesson: &str, format: &str) {
    let words = ["run", lesson, "--quick", "--runs", "1", "--format", format];
    let (code, out, err) = output(&mut course(&words));
    assert_eq!((code, err.as_str()), (0, ""), "{words:?}");
    assert!(!out.trim().is_empty(), "{words:?}");
    let report: Option<Value> = serde_json::from_str(&out).ok();
    let recorded = report.map(|report| report["settings"]["format"].clone());
    let expected = (format == "json").then(|| Value::from(format));
    assert_eq!(recorded, expected, "{words:?}: {out}");
    // Each format has something that no other has.
    let sign = match format {
        "text" => "── What you saw",
        "markdown" => "\n| ",
        "csv" => "lesson,slug,",
        _ => "\"findings\": [",
    };
    assert!(out.contains(sign), "{words:?}: {out}");
}

#[test]
fn json_is_one_object_and_nothing_else() {
    let (code, out, err) = output(&mut course(&with(&["--format", "json"])));
    assert_eq!((code, err.as_str()), (0, ""));
    let report: serde_json::Value = serde_json::from_str(&out).expect("all of it is one object");
    assert_eq!(
        (&report["lesson"], &report["slug"]),
        (&"lesson-1".into(), &"four-ways".into())
    );
    for key in ["cores", "os", "arch", "profile", "rustc", "version"] {
        assert!(!report["machine"][key].is_null(), "machine.{key}");
    }
    assert!(report["warnings"].is_array());
    let works: Vec<_> = report["comparisons"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|c| c["work"].clone())
        .collect();
    assert_eq!(works, ["waiting", "computing"]);
    let models = report["comparisons"][0]["models"]
        .as_array()
        .expect("a list");
    assert_eq!(models.len(), 7);
    for model in models {
        let (min, median, max) = (&model["min_s"], &model["median_s"], &model["max_s"]);
        assert!(
            min.as_f64() <= median.as_f64() && median.as_f64() <= max.as_f64(),
            "{model}"
        );
        assert_eq!(model["runs"], 1);
        for key in [
            "speedup",
            "efficiency",
            "cpu_s",
            "context_switches",
            "threads",
            "trap",
        ] {
            assert!(model.get(key).is_some(), "{key} is missing in {model}");
        }
    }
    assert_eq!(models[6]["trap"], true);
}

#[test]
fn all_lessons_in_json_are_one_array() {
    let (code, out, _) = output(&mut course(&[
        "run", "all", "--quick", "--runs", "1", "--format", "json",
    ]));
    let reports: serde_json::Value = serde_json::from_str(&out).expect("all of it is one value");
    assert_eq!(code, 0);
    let lessons = course::lessons::LESSONS.len();
    // One lesson is one object, as for `run lesson-1`.
    assert!(if lessons == 1 {
        reports.is_object()
    } else {
        reports.as_array().map(Vec::len) == Some(lessons)
    });
}

#[test]
fn csv_has_a_row_for_each_model() {
    let (code, out, _) = output(&mut course(&with(&["--format", "csv"])));
    assert_eq!(code, 0);
    assert!(out.starts_with("lesson,slug,table,work,bound_s,name,runs,median_s,"));
    assert_eq!(out.lines().count(), 1 + 7 + 6);
}

#[test]
fn markdown_has_tables() {
    let (code, out, _) = output(&mut course(&with(&["--format", "markdown"])));
    assert_eq!(code, 0);
    assert!(
        out.starts_with("# Lesson 1: ") && out.contains("\n| model "),
        "{out}"
    );
}

/// Mirrors reports of CSV files that a spreadsheet or a script could not read: tables with heads of their own stood in
/// one file. It is one table, with the same number of fields in every row, and numbers and booleans are such in JSON.
// hhurz/tableExport.jquery.plugin#136: numbers were strings in the JSON.
#[test]
fn machine_formats_are_one_table_and_typed() {
    let words = [
        "run",
        "lesson-2",
        "--quick",
        "--runs",
        "1",
        "--no-predict",
        "--format",
    ];
    let run = |format: &str| {
        let (code, out, err) = output(course(&words).arg(format));
        assert_eq!(code, 0, "{err}");
        out
    };
    let text = run("csv");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let head = reader.headers().expect("it has a head").clone();
    let at = head
        .iter()
        .position(|name| name == "table")
        .expect("it has one");
    let rows = reader
        .records()
        .map(|row| row.expect("it has as many fields as the head"));
    let mut tables: Vec<String> = rows.map(|row| row[at].to_string()).collect();
    tables.dedup();
    assert!(tables.len() > 2, "{tables:?}");
    let told: Value = serde_json::from_str(&run("json")).expect("it is JSON");
    let outcomes = &told["explorations"][0]["outcomes"][0];
    assert!(
        outcomes["outcome"].is_i64() && outcomes["wrong"].is_boolean(),
        "{outcomes:#}"
    );
}
