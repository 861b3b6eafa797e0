//! Every common flag changes what it promises, in every lesson that shows it in its `--help`.

use crate::notebook::{Notebook, count, matches, options, refused, run_watched};
use clap::{Args, Command};
use course::experiment::Experiment;
use course::lesson::{Entry, Planned};
use course::lessons::LESSONS;
use course::options::RunOptions;
use course::render::{Style, text};
use course::report::Block;
use std::collections::BTreeSet;

/// What a flag must change; a common flag without an entry here fails the first test.
const CHECKS: [(&str, Check); 9] = [
    ("runs", runs_is_the_number_of_runs),
    ("quick", quick_makes_the_sizes_smaller),
    ("only", only_leaves_the_others_out),
    ("seed", another_seed_gives_other_work),
    ("code", code_shows_every_file_once),
    ("all", all_draws_what_a_glance_leaves_out),
    ("no_pause", no_pause_waits_for_nobody),
    ("no_timeline", no_timeline_leaves_the_timelines_out),
    ("no_predict", no_predict_asks_nothing),
];

type Check = fn(&Seen);

/// `main` writes the report: `every_lesson_in_every_format` in `formats.rs` looks at `--format`.
const OF_MAIN: &str = "format";

/// A lesson, run on a terminal in three ways.
struct Seen {
    lesson: &'static Entry,
    /// With `--quick --runs 1` alone.
    glance: Notebook,
    /// With `--quick --runs 2 --all`, and every question answered.
    plain: Notebook,
    /// With every flag that leaves something out, and `--code`.
    bare: Notebook,
}

#[test]
fn every_common_flag_has_a_check() {
    let command = RunOptions::augment_args(Command::new("run"));
    let flags = command.get_arguments().map(|flag| flag.get_id().as_str());
    let checked = CHECKS.iter().map(|(flag, _)| *flag).chain([OF_MAIN]);
    assert_eq!(
        flags.collect::<BTreeSet<_>>(),
        checked.collect::<BTreeSet<_>>()
    );
}

#[test]
fn every_common_flag_changes_what_it_promises_in_every_lesson() {
    for lesson in LESSONS {
        let without: Vec<&str> = lesson.without.iter().map(|flag| flag.id()).collect();
        let name = lesson.name();
        let bare = [
            "--quick",
            "--runs=1",
            "--code",
            "--no-predict",
            "--no-pause",
            "--no-timeline",
        ];
        let bare = bare.iter().filter(|flag| {
            let id = flag.trim_start_matches('-').replace('-', "_");
            !without.contains(&id.as_str())
        });
        let bare: Vec<&str> = [name.as_str()].into_iter().chain(bare.copied()).collect();
        let seen = Seen {
            lesson,
            glance: run_watched(&[&name, "--quick", "--runs", "1"], None),
            plain: run_watched(&[&name, "--quick", "--runs", "2", "--all"], Some("a")),
            bare: run_watched(&bare, Some("a")),
        };
        let flags = CHECKS.iter().filter(|(flag, _)| !without.contains(flag));
        flags.for_each(|(_, check)| check(&seen));
        fits_a_hundred_lines(&seen);
    }
}

#[test]
fn a_flag_that_changes_nothing_is_refused_and_not_in_the_help() {
    for lesson in LESSONS {
        let help = lesson.command().render_help().to_string();
        for flag in lesson.without {
            let name = format!("--{}", flag.id().replace('_', "-"));
            assert!(!help.contains(&name), "{}: {help}", lesson.name());
            let value = (name == "--seed").then_some("3");
            let words = [lesson.name(), name.clone()];
            let words = words.iter().map(String::as_str).chain(value);
            let told = refused(&words.collect::<Vec<_>>());
            assert_eq!(
                told,
                format!("{name} changes nothing in {}: leave it out", lesson.name())
            );
        }
    }
}

fn planned(lesson: &Entry, more: &[&str]) -> Planned {
    let name = lesson.name();
    let matches = matches(&[&[name.as_str()], more].concat());
    let planned = lesson.plan(&matches, &options(&matches));
    planned.expect("the sizes are allowed")
}

fn names(experiments: &[Experiment]) -> BTreeSet<&'static str> {
    let models = experiments.iter().flat_map(|experiment| &experiment.models);
    models.map(|model| model.name).collect()
}

fn runs_is_the_number_of_runs(seen: &Seen) {
    for (notebook, runs) in [(&seen.plain, 2), (&seen.bare, 1)] {
        let comparisons = notebook.blocks.iter().filter_map(|block| match block {
            Block::Comparison(comparison) => Some(comparison),
            _ => None,
        });
        for model in comparisons.flat_map(|comparison| &comparison.models) {
            assert_eq!(model.runs(), runs, "{}: {}", seen.lesson.name(), model.name);
        }
    }
}

fn quick_makes_the_sizes_smaller(Seen { lesson, .. }: &Seen) {
    let [normal, quick] = [&[][..], &["--quick"]].map(|flags| planned(lesson, flags).settings);
    let sum = |settings: &course::lesson::Settings| -> f64 {
        settings.values().filter_map(|value| value.as_f64()).sum()
    };
    let name = lesson.name();
    assert!(sum(&quick) < sum(&normal) || name == "lesson-1", "{name}");
    let changed = normal.iter().filter(|(key, value)| quick[*key] != **value);
    assert!(changed.count() > 1, "{name}: only `quick` itself differs");
}

fn only_leaves_the_others_out(Seen { lesson, .. }: &Seen) {
    for name in names(&planned(lesson, &[]).experiments) {
        let left = planned(lesson, &["--only", name]).experiments;
        assert_eq!(names(&left), [name].into(), "{}", lesson.name());
    }
}

/// The answer of the first model, and the item that took longest.
fn fingerprint(lesson: &Entry, seed: &str) -> (u64, Option<usize>) {
    let planned = planned(lesson, &["--quick", "--seed", seed]);
    let experiment = &planned.experiments[0];
    let (answer, timeline) = experiment.recorder.trace(|| experiment.models[0].run());
    let longest = timeline
        .spans
        .iter()
        .max_by_key(|span| span.end - span.start);
    (
        answer.expect("the model does its work").digest(),
        longest.map(|span| span.item),
    )
}

fn another_seed_gives_other_work(Seen { lesson, .. }: &Seen) {
    let seeds = ["1", "2", "3", "4", "5"];
    let all: BTreeSet<_> = seeds.map(|seed| fingerprint(lesson, seed)).into();
    assert!(
        all.len() > 1,
        "{}: every seed gives the same",
        lesson.name()
    );
}

fn code_shows_every_file_once(Seen { lesson, bare, .. }: &Seen) {
    let files = bare.blocks.iter().filter_map(|block| match block {
        Block::Code { file, .. } => Some(file.as_str()),
        _ => None,
    });
    let files: Vec<&str> = files.collect();
    let once: BTreeSet<&str> = files.iter().copied().collect();
    assert_eq!(files.len(), once.len(), "{}: {files:?}", lesson.name());
    for experiment in planned(lesson, &["--quick"]).experiments {
        for model in experiment.models {
            assert!(
                once.contains(model.file),
                "{}: {}",
                lesson.name(),
                model.file
            );
        }
    }
}

fn is_timeline(block: &Block) -> bool {
    matches!(block, Block::Timeline { .. } | Block::Levels(_))
}

fn all_draws_what_a_glance_leaves_out(seen: &Seen) {
    let name = seen.lesson.name();
    let blocks = |notebook: &Notebook| notebook.blocks.len();
    let draws = count(&seen.plain, is_timeline) > 0;
    assert!(blocks(&seen.plain) > blocks(&seen.glance), "{name}");
    assert!(
        !draws || count(&seen.plain, is_timeline) > count(&seen.glance, is_timeline),
        "{name}"
    );
}

fn no_pause_waits_for_nobody(seen: &Seen) {
    let name = seen.lesson.name();
    assert!(seen.glance.pauses > 0, "{name}");
    assert_eq!(seen.bare.pauses, 0, "{name}");
}

fn no_timeline_leaves_the_timelines_out(seen: &Seen) {
    let name = seen.lesson.name();
    assert!(count(&seen.plain, is_timeline) > 0, "{name}");
    assert_eq!(count(&seen.bare, is_timeline), 0, "{name}");
}

fn no_predict_asks_nothing(seen: &Seen) {
    let is_prediction = |block: &Block| matches!(block, Block::Prediction(_));
    let name = seen.lesson.name();
    assert!(count(&seen.plain, is_prediction) > 0, "{name}");
    assert_eq!(seen.bare.asked.len(), 0, "{name}");
}

fn fits_a_hundred_lines(seen: &Seen) {
    let blocks = seen.glance.blocks.iter();
    let screens = blocks.map(|block| text::block(block, Style::PLAIN));
    let lines = screens.collect::<String>().lines().count();
    assert!(lines <= 100, "{}: {lines} lines", seen.lesson.name());
}
