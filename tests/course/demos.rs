//! Every demo runs at a small size: the models agree on the answer, and the report is complete.

use crate::notebook::{count, refused, run};
use course::lessons::LESSONS;
use course::report::Block;

#[test]
fn every_lesson_runs_and_its_models_agree() {
    for lesson in LESSONS {
        let name = lesson.name();
        let notebook = run(&[&name, "--quick", "--runs", "1"], None);
        assert!(
            count(&notebook, |block| matches!(block, Block::Comparison(_))) > 0,
            "{name}"
        );
        assert!(
            count(&notebook, |block| matches!(block, Block::Findings(_))) > 0,
            "{name}"
        );
    }
}

#[test]
fn lesson_1_draws_each_model_unless_asked_not_to() {
    let small = [
        "lesson-1", "--quick", "--runs", "1", "--items", "3", "--work", "waiting", "--source",
        "sleep",
    ];
    let is_timeline = |block: &Block| matches!(block, Block::Timeline { .. });
    assert_eq!(count(&run(&small, None), is_timeline), 7);
    let without = [&small[..], &["--no-timeline"]].concat();
    assert_eq!(count(&run(&without, None), is_timeline), 0);
}

#[test]
fn code_shows_the_source_of_the_models_that_run() {
    let words = [
        "lesson-1",
        "--quick",
        "--runs",
        "1",
        "--items",
        "2",
        "--work",
        "computing",
        "--only",
        "rayon",
        "--code",
    ];
    let notebook = run(&words, None);
    let sources: Vec<&str> = notebook
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Code { source, .. } => Some(source.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(sources.len(), 1);
    assert!(sources[0].contains("par_iter"));
}

#[test]
fn a_prediction_is_asked_for_once_and_scored() {
    let words = [
        "lesson-1", "--quick", "--runs", "1", "--items", "2", "--work", "waiting", "--source",
        "sleep",
    ];
    let asked = run(&words, Some("b a"));
    let scored = |block: &Block| matches!(block, Block::Prediction(_));
    assert_eq!((asked.asked.len(), count(&asked, scored)), (1, 1));
    let silent = [&words[..], &["--no-predict"]].concat();
    assert_eq!(run(&silent, Some("b a")).asked.len(), 0);
}

#[test]
fn an_unknown_model_is_refused() {
    assert_eq!(
        refused(&["lesson-1", "--only", "sequential,goroutines"]),
        "unknown model 'goroutines' in --only: choose from sequential, threads, pool, join_all, spawn, rayon, async_blocking"
    );
}

#[test]
fn lesson_2_asks_for_each_variant_that_loses_updates() {
    let words = ["lesson-2", "--quick", "--increments", "1000"];
    let asked = run(&words, Some("a"));
    let predictions = asked.blocks.iter().filter_map(|block| match block {
        Block::Prediction(prediction) => Some(&prediction.score.sentences[0]),
        _ => None,
    });
    let predictions: Vec<&String> = predictions.collect();
    assert_eq!((asked.asked.len(), predictions.len()), (2, 2));
    assert!(predictions[0].starts_with("Your prediction for load_store: nothing lost."));
    let silent = run(&[&words[..], &["--no-predict"]].concat(), Some("a"));
    assert_eq!(silent.asked.len(), 0);
}

#[test]
fn lesson_2_explores_every_interleaving_whatever_was_counted() {
    let notebook = run(
        &[
            "lesson-2",
            "--rounds",
            "1",
            "--threads",
            "1",
            "--increments",
            "1",
        ],
        None,
    );
    let histogram = notebook.blocks.iter().find_map(|block| match block {
        Block::Histogram(histogram) => Some(histogram),
        _ => None,
    });
    let histogram = histogram.expect("it is shown");
    assert!(histogram.coverage.is_counted());
    let bars = histogram
        .bars
        .iter()
        .map(|bar| (bar.outcome.as_str(), bar.interleavings, bar.wrong));
    assert_eq!(bars.collect::<Vec<_>>(), [("1", 4, true), ("2", 2, false)]);
    assert_eq!(
        count(&notebook, |block| matches!(block, Block::Schedule(_))),
        2
    );
}

#[test]
fn more_updates_than_minutes_are_refused() {
    let words = ["lesson-2", "--threads", "1000", "--increments", "1000000"];
    assert_eq!(
        refused(&words),
        "1000 threads with 1,000,000 increments each are 1,000,000,000 updates: use at most 50,000,000, with fewer --threads or --increments"
    );
}
