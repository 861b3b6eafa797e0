//! What is said of answers to `fan_out` that hang where a scene lets camera and consumers wait for each other.

use super::judge::Film;
use super::lab::{MEETING, MET, PRINT, Scene};
use super::told::{counted, described, empty_taken_for_the_end};
use crate::explored::of_all;
use crate::race::steps::held;
use crate::verdict::Wrong;
use crate::waiting::picture;
use interleave::{Exploration, Failure, Wait};

/// Refuses an answer that hangs where the scene lets camera and consumers wait for each other.
pub fn refuse(film: &Film, scene: Scene, failure: &Failure, found: &Exploration) {
    let Some((because, seen, expected, question)) = reason(film, scene, failure) else {
        return;
    };
    Wrong::because(because)
        .seen(format!(
            "{}; {seen} No thread can go on in {}.",
            described(film),
            of_all(failure.interleavings, found)
        ))
        .expected(expected)
        .picture(picture(failure, found))
        .ask(question)
        .refuse()
}

type Told = (String, String, &'static str, &'static str);

fn reason(film: &Film, scene: Scene, failure: &Failure) -> Option<Told> {
    let waits = &failure.waits.as_ref()?.waits;
    let at = |name: &'static str| waits.iter().filter(move |wait| is_at(wait, name));
    let meeting: Vec<&Wait> = at(MEETING).collect();
    let camera_waits = || {
        empty_taken_for_the_end(&failure.trace).unwrap_or((
            "A photo waits until the camera gives the next one.".into(),
            "what has to happen in your function before a consumer begins with the first photo, and what before it begins with the last one?",
        ))
    };
    let at_once = "a photo is developed as soon as it is taken and a consumer is free.";
    let (told, seen, expected) = match scene {
        Scene::Meeting if !meeting.is_empty() => (
            not_together(film, &meeting, failure),
            match film.consumers {
                1 => "nothing is to be waited for while the first one is developed.".into(),
                more => format!("each of the first {more} is developed until all of them are."),
            },
            "as many photos as there are consumers can be developed at the same time.",
        ),
        Scene::Meeting if at(MET).next().is_some() => (
            camera_waits(),
            format!(
                "after {} the camera waits until they are developed.",
                counted(film.consumers, "photo")
            ),
            at_once,
        ),
        Scene::Slow(_) if at(PRINT).next().is_some() => (
            empty_taken_for_the_end(&failure.trace).unwrap_or((
                "A photo waits for a slow one although a consumer is free.".into(),
                "which consumer gets a photo, and when is that decided?",
            )),
            "one of them is developed until all others have been.".into(),
            "a photo waits only while every consumer develops one.",
        ),
        Scene::OneByOne if at(PRINT).next().is_some() => (
            camera_waits(),
            "the camera takes the next one, or ends, when those before are developed.".into(),
            at_once,
        ),
        _ => return None,
    };
    Some((told.0, seen, expected, told.1))
}

fn is_at(wait: &Wait, name: &str) -> bool {
    let object = wait.object.as_ref();
    object.is_some_and(|object| object.name.starts_with(name))
}

fn not_together(film: &Film, meeting: &[&Wait], failure: &Failure) -> (String, &'static str) {
    let trace = &failure.trace;
    let waits = failure.waits.iter().flat_map(|graph| &graph.waits);
    let wanted: Vec<usize> = waits
        .filter_map(|wait| wait.object.as_ref().map(|object| object.id))
        .collect();
    let kept = meeting.iter().find_map(|wait| {
        let locks = held(trace, wait.thread, trace.steps.len());
        let lock = locks.into_iter().find(|(lock, _)| wanted.contains(lock));
        lock.map(|(lock, _)| trace.objects[lock].name.clone())
    });
    match kept {
        Some(lock) => (
            format!("A consumer keeps {lock} locked while it develops a photo."),
            "how long does the guard of that lock live, and what does the consumer do meanwhile?",
        ),
        None => (
            format!(
                "With {}, only {} developed at the same time.",
                counted(film.consumers, "consumer"),
                match meeting.len() {
                    1 => "1 photo is".to_string(),
                    more => format!("{more} photos are"),
                }
            ),
            "who develops a photo while the first one is being developed, and what does that one need before it can begin?",
        ),
    }
}
