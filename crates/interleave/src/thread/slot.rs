//! Where a thread leaves what it returned, or the payload of its panic.

use std::any::Any;
use std::sync::{Arc, Mutex, PoisonError};

/// What a thread runs. Boxed, so that little is compiled for each closure.
pub(super) type Code<'a> = Box<dyn FnOnce() + Send + 'a>;

/// Shared by a thread and its handle.
pub(super) struct Slot<T> {
    value: Arc<Mutex<Option<T>>>,
    payload: Payload,
}

/// The half that is the same whatever a thread returns.
#[derive(Clone, Default)]
pub(super) struct Payload(Arc<Mutex<Option<Box<dyn Any + Send>>>>);

impl<T> Slot<T> {
    /// Nothing is there yet.
    pub fn new() -> Slot<T> {
        Slot {
            value: Arc::default(),
            payload: Payload::default(),
        }
    }

    /// Runs `f` and leaves here what it returns.
    pub fn filled_by<'a>(&self, f: impl FnOnce() -> T + Send + 'a) -> Code<'a>
    where
        T: Send + 'a,
    {
        let value = Arc::clone(&self.value);
        Box::new(move || leave(&value, f()))
    }

    /// Where to leave the payload if that panics.
    pub fn payload(&self) -> Payload {
        self.payload.clone()
    }

    /// What a thread that has finished has left.
    pub fn take(&self) -> std::thread::Result<T> {
        match take(&self.payload.0) {
            Some(payload) => Err(payload),
            None => Ok(take(&self.value).expect("a thread that has finished has left its result")),
        }
    }
}

impl Payload {
    pub fn leave(&self, payload: Box<dyn Any + Send>) {
        leave(&self.0, payload);
    }
}

fn leave<T>(place: &Mutex<Option<T>>, value: T) {
    *place.lock().unwrap_or_else(PoisonError::into_inner) = Some(value);
}

fn take<T>(place: &Mutex<Option<T>>) -> Option<T> {
    place.lock().unwrap_or_else(PoisonError::into_inner).take()
}
