//! The panic hook: inside a run a panic is data; elsewhere the hook that was installed before is called.

use crate::data::Place;
use std::cell::{Cell, RefCell};
use std::panic::PanicHookInfo;
use std::sync::{Once, OnceLock};

type Hook = Box<dyn Fn(&PanicHookInfo<'_>) + Send + Sync>;

static PREVIOUS: OnceLock<Hook> = OnceLock::new();

/// What every message about a wrong use of this crate begins with.
pub(crate) const MISUSE: &str = "interleave: ";

thread_local! {
    static CAPTURING: Cell<bool> = const { Cell::new(false) };
    static LAST: RefCell<Option<Caught>> = const { RefCell::new(None) };
}

/// A panic as the hook saw it.
#[derive(Clone, Debug)]
pub(crate) struct Caught {
    pub message: String,
    pub place: Place,
}

pub(crate) fn is_misuse(message: &str) -> bool {
    message.starts_with(MISUSE)
}

/// The last panic on this OS thread since the last call.
pub(crate) fn last_panic() -> Option<Caught> {
    LAST.take()
}

/// From now on, panics on this OS thread are kept instead of printed.
pub(super) fn capture_this_thread() {
    install();
    CAPTURING.set(true);
}

fn hook(info: &PanicHookInfo<'_>) {
    if CAPTURING.try_with(Cell::get) == Ok(true) {
        let payload = info.payload();
        let message = payload
            .downcast_ref::<&str>()
            .map(|text| text.to_string())
            .or_else(|| payload.downcast_ref::<String>().cloned())
            .unwrap_or_default();
        let place = info.location().map_or_else(Place::unknown, Place::from);
        let _ = LAST.try_with(|last| last.replace(Some(Caught { message, place })));
    } else if let Some(previous) = PREVIOUS.get() {
        previous(info);
    }
}

/// Installs the hook for good, once. shuttle installs one of its own with its first execution, which prints
/// schedules for every panic of the process; a first execution is made here, and that hook is taken away.
fn install() {
    static INSTALL: Once = Once::new();
    INSTALL.call_once(|| {
        let _ = PREVIOUS.set(std::panic::take_hook());
        std::panic::set_hook(Box::new(hook));
        let first = std::thread::spawn(|| {
            CAPTURING.set(true);
            super::campaign::first_execution();
        });
        first.join().expect("an empty execution does not panic");
        drop(std::panic::take_hook());
        std::panic::set_hook(Box::new(hook));
    });
}
