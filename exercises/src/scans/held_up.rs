//! What is said of answers to `bounded_pipeline` that hang where a scene lets the stages wait for each other.

use super::judge::Search;
use super::office::{MEETING, STAGES, Scene, Stage};
use super::told::{described, waiting};
use crate::explored::of_all;
use crate::verdict::Wrong;
use crate::waiting::picture;
use interleave::{Exploration, Failure, Op, StepResult};

/// Refuses an answer that hangs where a stage waits for another one, if that is what it does in this run.
pub fn refuse(search: &Search, scene: Scene, failure: &Failure, found: &Exploration) {
    let Some((because, seen, expected, question)) = reason(search, scene, failure) else {
        return;
    };
    Wrong::because(because)
        .seen(format!(
            "{}; {seen} No thread can go on in {}.",
            described(search),
            of_all(failure.interleavings, found)
        ))
        .expected(expected)
        .picture(picture(failure, found))
        .ask(question)
        .refuse()
}

type Told = (String, String, &'static str, &'static str);

fn reason(search: &Search, scene: Scene, failure: &Failure) -> Option<Told> {
    let waits = &failure.waits.as_ref()?.waits;
    let at = |name: &str| {
        let names = waits.iter().filter_map(|wait| wait.object.as_ref());
        names.filter(|object| object.name.starts_with(name)).count()
    };
    match scene {
        Scene::Meeting if at(MEETING) > 0 => Some((
            format!(
                "Only {} of the {STAGES} stages can work at the same time.",
                at(MEETING)
            ),
            "page 0 was to be searched while page 1 was read and page 2 scanned.".into(),
            "all stages can work at the same time, each on a page of its own.",
            "which thread of yours does the work of each stage?",
        )),
        Scene::OneByOne if at("the search of page") > 0 => Some((
            "A page is not passed on while the scanner is at the next one.".into(),
            "each page was scanned when the one before had been searched.".into(),
            "a page goes from stage to stage as soon as it is ready, whatever comes after it.",
            "what has to be there before the next stage of yours begins?",
        )),
        Scene::Ahead { stage, kept, .. } if at(stage.product()) > 0 => {
            let made = made(stage, failure).saturating_sub(kept + 1);
            Some((
                format!(
                    "With a capacity of {}, {}{} for the next stage.",
                    search.capacity,
                    if made == 0 { "" } else { "no more than " },
                    waiting(made, stage)
                ),
                format!(
                    "the next stage was to keep page {kept} until {} more were made.",
                    search.capacity
                ),
                "a stage goes on while there is room.",
                "how much room is there between your stages, and what decides that?",
            ))
        }
        _ => None,
    }
}

/// How many pages the stage has made something of.
fn made(stage: Stage, failure: &Failure) -> usize {
    let trace = &failure.trace;
    let of_stage = |object: usize| trace.objects[object].name.starts_with(stage.product());
    let steps = trace.steps.iter();
    let sets = steps.filter(|step| step.op == Op::Set && step.result == StepResult::Done);
    sets.filter(|step| step.object.is_some_and(of_stage))
        .count()
}
