//! What is said of answers to `bounded_pipeline` that are wrong.

use super::judge::Search;
use super::office::{Office, Scene, Stage};
use crate::explored::{fitting, of_all};
use crate::verdict::Wrong;
use interleave::{Exploration, Op, Outcome, Trace};

/// What is wrong with a run, as a sentence.
pub fn fault(office: &Office, search: &Search, scene: Scene) -> Option<String> {
    let searched = office.searched();
    let wanted = match scene {
        Scene::Found(page) => page + 1,
        _ => search.pages,
    };
    let often = |page: usize| searched.iter().filter(|known| **known == page).count();
    if (0..search.pages).any(|page| often(page) > 1) {
        return Some("A page is searched twice.".into());
    }
    if (0..wanted).any(|page| often(page) == 0) {
        return Some("A page is never searched.".into());
    }
    if searched.iter().take(wanted).any(|page| *page >= wanted) || !searched.is_sorted() {
        return Some("The pages are not searched in their order.".into());
    }
    if searched.len() > wanted {
        return Some("`look` is called again after its `Break`.".into());
    }
    let unwanted = office.scanned() > most_scanned(search, wanted);
    unwanted.then(|| "More pages are scanned than are searched or find room.".into())
}

/// Of which at most these are scanned, where so many are searched: as many as fit between the stages, one in the hands
/// of each stage that makes something, and one more that each of these begins before it notices.
fn most_scanned(search: &Search, searched: usize) -> usize {
    searched + 2 * (search.capacity + 2)
}

/// Refuses an answer with a run in which a page goes astray, or too many are scanned.
pub fn must_be_right(search: &Search, scene: Scene, found: &Exploration) {
    let wrong = |outcome: &&Outcome| !outcome.value.is_empty();
    let Some(outcome) = found.outcomes.iter().find(wrong) else {
        return;
    };
    let fault = outcome.value.as_str();
    let (expected, question) = expected(fault);
    let picture = outcome.trace.as_ref();
    Wrong::because(fault)
        .seen(format!(
            "{}{}. This happened in {}.",
            described(search),
            match scene {
                Scene::Found(page) => format!("; `look` returned `Break` for page {page}"),
                _ => String::new(),
            },
            of_all(outcome.interleavings, found)
        ))
        .expected(expected)
        .picture(
            picture
                .map(|trace| fitting("The simplest such run:", trace))
                .unwrap_or_default(),
        )
        .ask(question)
        .refuse()
}

fn expected(fault: &str) -> (&'static str, &'static str) {
    match fault {
        _ if fault.contains("again") => (
            "`Break` ends the search: no text is wanted any more.",
            "what does your last stage do with what `look` returns?",
        ),
        _ if fault.contains("find room") => (
            "after a `Break` what fits between the stages may still be made, and nothing more.",
            "how does the scanner's loop learn that nobody wants more, and what does it do then?",
        ),
        _ => (
            "each page is scanned, read and searched once, in the order of the pages.",
            "follow a page from stage to stage: where may it be passed over, or dropped?",
        ),
    }
}

/// What a search is given, e.g. `4 pages with a capacity of 1`.
pub fn described(search: &Search) -> String {
    let pages = match search.pages {
        1 => "1 page".into(),
        more => format!("{more} pages"),
    };
    format!("{pages} with a capacity of {}", search.capacity)
}

/// So many wait, e.g. `1 scan waits`.
pub fn waiting(number: usize, stage: Stage) -> String {
    let what = match stage {
        Stage::Scanner => "scan",
        Stage::Reader => "text",
    };
    match number {
        0 => format!("no {what} waits"),
        1 => format!("1 {what} waits"),
        _ => format!("{number} {what}s wait"),
    }
}

/// Refuses an answer with a run in which more waits than there is room for. In a right one such a run never ends: the
/// next stage waits for what can't come.
pub fn must_be_bounded(search: &Search, stage: Stage, found: &Exploration) {
    // One that has lost pages may end without any wait.
    let whole = found.outcomes.iter().filter(|run| run.value.is_empty());
    let mut waited = whole.filter_map(|run| Some((run, until_enough(stage, run.trace.as_ref()?)?)));
    let Some((outcome, begin)) = waited.next() else {
        return;
    };
    Wrong::because(format!(
        "With a capacity of {}, {} for the next stage.",
        search.capacity,
        waiting(search.capacity + 2, stage)
    ))
    .seen(format!(
        "while the next stage was kept at one page, so many were finished, in {}.",
        of_all(outcome.interleavings, found)
    ))
    .expected(format!(
        "{} wait at the most, and one more that its stage holds until there is room.",
        search.capacity
    ))
    .picture(fitting("How so many come to wait:", &begin))
    .ask("what makes a stage wait when the next one is slow, and how much is made before that?")
    .refuse()
}

/// The run until the next stage has got what it waited for while it kept a page, if it has.
fn until_enough(stage: Stage, trace: &Trace) -> Option<Trace> {
    let of_stage = |object: usize| trace.objects[object].name.starts_with(stage.product());
    let mut steps = trace.steps.iter();
    let enough =
        steps.position(|step| step.op == Op::WaitOnce && step.object.is_some_and(of_stage))?;
    let mut begin = trace.clone();
    begin.steps.truncate(enough + 1);
    Some(begin)
}
