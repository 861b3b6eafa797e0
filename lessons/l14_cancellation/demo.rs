//! What is run: five scenes in which a future is dropped at an `.await`.

use super::told::{self, Told};
use super::{
    Cancellation, Sizes, findings, letting_go, locking, paying, predict, reading, stopping,
};
use crate::experiment::{Experiment, Model, Needs};
use crate::findings::Finding;
use crate::options::RunOptions;
use crate::render::duration;
use crate::report::Block;
use crate::show::Show;
use crate::words::counted;
use crate::work::errands::Errands;
use crate::work::frames::{Frames, Got};
use crate::work::payments::{Paid, Payments};
use crate::work::service::Service;
use crate::work::virtual_time::VirtualTime;
use crate::{model, name};
use anyhow::Result;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

/// The payments are the same in every run.
const SEED: u64 = 7;
const READING: &str = "reading";
const LETTING_GO: &str = "letting go";
const PAYING: &str = "paying";
const LOCKING: &str = "locking";
const STOPPING: &str = "stopping";

/// What models gave back, by their names.
type Notes<T> = Rc<RefCell<HashMap<&'static str, T>>>;

/// What the scenes keep.
pub struct Scenes {
    read: Notes<Got>,
    errands: Arc<Errands>,
    paid: Notes<Paid>,
    ended: Notes<bool>,
    service: Arc<Service>,
}

/// The five scenes.
pub fn plan(sizes: Sizes, options: &RunOptions) -> Result<(Scenes, Vec<Experiment>)> {
    let (read, reads) = reads(sizes, options)?;
    let (errands, lets_go) = lets_go(sizes, options)?;
    let (paid, pays) = pays(sizes)?;
    let (ended, locks) = locks()?;
    let (service, stops) = stops(sizes, options)?;
    let scenes = Scenes {
        read,
        errands,
        paid,
        ended,
        service,
    };
    Ok((scenes, vec![reads, lets_go, pays, locks, stops]))
}

/// Keeps what a model gives back.
fn noted<T: Clone + 'static>(mut model: Model, notes: &Notes<T>) -> Model {
    let (notes, name) = (Rc::clone(notes), model.name);
    model.note_with(move |told: &T| {
        notes.borrow_mut().insert(name, told.clone());
    });
    model
}

fn noted_in<T: Clone>(notes: &Notes<T>) -> impl Fn(&str) -> Option<T> {
    |name| notes.borrow().get(name).cloned()
}

fn reads(sizes: Sizes, options: &RunOptions) -> Result<(Notes<Got>, Experiment)> {
    let [pause, tick] = options.sized([10, 4], [6, 2]).map(Duration::from_millis);
    let frames = Arc::new(Frames::new(sizes.frames, pause, tick)?);
    let notes = Notes::default();
    let trap = "its frame is dropped when the clock ticks";
    let models = [
        model!(try reading::in_select::read_all(frames))
            .trap(trap)
            .may_differ(),
        model!(try reading::pinned::read_all(frames)),
        model!(try reading::bytes_kept::read_all(frames)),
        model!(try reading::own_task::read_all(frames)),
    ];
    let files = Needs {
        threads: 0,
        files: 3,
    };
    let models = models.map(|model| noted(model.needs(files), &notes));
    let experiment = Experiment {
        setup: format!(
            "{} over a socket: a length of 4 bytes and a text, in two halves with {} between. A clock ticks every {} beside the reader.",
            counted(sizes.frames, "frame"),
            duration(pause),
            duration(tick)
        ),
        smaller: "fewer --frames",
        ..Experiment::new(READING, name!(reading::pinned), models.into())
    };
    Ok((notes, experiment))
}

fn lets_go(sizes: Sizes, options: &RunOptions) -> Result<(Arc<Errands>, Experiment)> {
    let step = Duration::from_millis(options.sized(24, 8));
    let errands = Arc::new(Errands::new(sizes.errands, step)?);
    let models = [
        model!(letting_go::drop_handles::wait(errands)),
        model!(letting_go::drop_abort_handles::wait(errands)),
        model!(letting_go::time_out_tasks::wait(errands)),
        model!(letting_go::abort_blocking::wait(errands)).needs(Needs::threads(sizes.errands)),
        model!(letting_go::abort::wait(errands)),
        model!(letting_go::drop_set::wait(errands)),
        model!(letting_go::time_out_futures::wait(errands)),
    ];
    let models = models.map(|model| {
        let (errands, name) = (Arc::clone(&errands), model.name);
        model.afterwards(move || errands.settle(name))
    });
    let experiment = Experiment {
        setup: format!(
            "{} of three steps: connect, ask, read. Each is an await, of {} and more. After {} nobody waits any more.",
            counted(sizes.errands, "errand"),
            duration(step),
            duration(errands.patience())
        ),
        smaller: "fewer --errands",
        drawn: &[name!(letting_go::drop_set)],
        recorder: errands.recorder(),
        ..Experiment::new(LETTING_GO, name!(letting_go::drop_handles), models.into())
    };
    Ok((errands, experiment))
}

fn pays(sizes: Sizes) -> Result<(Notes<Paid>, Experiment)> {
    let payments = Arc::new(Payments::new(sizes.payments, SEED));
    let clock = Rc::new(VirtualTime::new()?);
    let notes = Notes::default();
    let clocks = [(); 4].map(|()| Rc::clone(&clock));
    let [first, second, third, fourth] = clocks;
    let models = [
        model!(paying::two_awaits::pay_all(payments, &first))
            .trap("it may be dropped between")
            .may_differ(),
        model!(paying::book_at_the_end::pay_all(payments, &second)),
        model!(paying::undo_on_drop::pay_all(payments, &third)),
        model!(paying::own_task::pay_all(payments, &fourth)),
    ];
    let models = models.map(|model| noted(model, &notes));
    let experiment = Experiment {
        setup: format!(
            "{} from one account to another, in two steps of 4 to 20 ms, each with a time-out of {} (on a clock that jumps).",
            counted(sizes.payments, "payment"),
            duration(payments.patience)
        ),
        smaller: "fewer --payments",
        ..Experiment::new(PAYING, name!(paying::two_awaits), models.into())
    };
    Ok((notes, experiment))
}

fn locks() -> Result<(Notes<bool>, Experiment)> {
    let clock = Arc::new(VirtualTime::new()?);
    let notes = Notes::default();
    let models = [
        model!(locking::by_reference::add(clock))
            .trap("it waits for a future that it does not poll")
            .may_differ(),
        model!(locking::by_value::add(clock)),
        model!(locking::own_task::add(clock)),
    ];
    let models = models.map(|model| noted(model, &notes));
    let experiment = Experiment {
        setup: "A future waits for a lock. After 5 ms its task wants the same lock for something else (on a clock that jumps).".into(),
        ..Experiment::new(LOCKING, name!(locking::by_value), models.into())
    };
    Ok((notes, experiment))
}

fn stops(sizes: Sizes, options: &RunOptions) -> Result<(Arc<Service>, Experiment)> {
    let step = Duration::from_millis(options.sized(20, 8));
    let service = Arc::new(Service::new(sizes.requests, step)?);
    let models = [
        model!(try stopping::cut::serve(service)),
        model!(try stopping::wait_for_all::serve(service)),
        model!(try stopping::deadline::serve(service)),
    ];
    let files = Needs {
        threads: 0,
        files: 2 * usize::from(sizes.requests) + 1,
    };
    let models = models.map(|model| {
        let (service, name) = (Arc::clone(&service), model.name);
        model.needs(files).afterwards(move || service.settle(name))
    });
    let experiment = Experiment {
        setup: format!(
            "{} to a server on this machine; the last one takes far too long. After {} it is told to stop; its deadline is {} later.",
            counted(sizes.requests, "request"),
            duration(step * 5 / 2),
            duration(service.deadline())
        ),
        smaller: "fewer --requests",
        recorder: service.recorder(),
        ..Experiment::new(STOPPING, name!(stopping::wait_for_all), models.into())
    };
    Ok((service, experiment))
}

/// The whole demo.
pub fn run(lesson: Cancellation, show: &mut Show<'_>) -> Result<Vec<Finding>> {
    let Cancellation {
        sizes,
        scenes,
        experiments,
    } = lesson;
    let mut findings = Vec::new();
    for experiment in &experiments {
        show.introduce(experiment)?;
        findings.extend(match experiment.work {
            READING => {
                let asked = show.ask(&predict::absurd());
                let told = measured(experiment, show, noted_in(&scenes.read))?;
                show.table(told::reading(&told))?;
                if let Some(given) = asked {
                    show.score(&given, predict::score_absurd(given.answer, &told))?;
                }
                findings::on_reading(&told, sizes.frames)
            }
            LETTING_GO => {
                let asked = show.ask(&predict::ends(experiment, sizes.errands));
                let told = measured(experiment, show, |name| scenes.errands.ended(name))?;
                show.table(told::letting_go(&told))?;
                if let Some(given) = asked {
                    show.score(&given, predict::score_ends(&given.answer, &told))?;
                }
                findings::on_letting_go(&told)
            }
            PAYING => {
                let told = measured(experiment, show, noted_in(&scenes.paid))?;
                show.table(told::paying(&told))?;
                findings::on_paying(&told)
            }
            LOCKING => {
                let told = measured(experiment, show, noted_in(&scenes.ended))?;
                show.table(told::locking(&told))?;
                findings::on_locking(&told)
            }
            _ => {
                let told = measured(experiment, show, |name| scenes.service.answers(name))?;
                show.table(told::stopping(&told))?;
                findings::on_stopping(&told)
            }
        });
    }
    Ok(findings)
}

/// Measures the models, and shows their pictures; what they told is in `what`.
fn measured<T>(
    experiment: &Experiment,
    show: &mut Show<'_>,
    what: impl Fn(&str) -> Option<T>,
) -> Result<Vec<Told<T>>> {
    let measured = show.compare(experiment)?;
    if measured
        .timelines
        .iter()
        .any(|timeline| !timeline.spans.is_empty())
    {
        show.timelines(experiment, measured.timelines)?;
    }
    // Only the last scene is about time.
    if experiment.work == STOPPING && show.everything() {
        show.block(Block::Comparison(measured.comparison.clone()))?;
    }
    Ok(told::of(&measured.comparison, what))
}
