//! Tells at run time whether a value may be sent to another thread, so that an answer that may not is refused and not a compile error.

use std::marker::PhantomData;

/// Knows a value's type; see [`probe`].
pub struct Probe<T>(PhantomData<T>);

/// A probe of this value: `probe(&value).is_send()`. Works where the type is known, with [`NotSend`] in scope.
pub fn probe<T>(_value: &T) -> Probe<T> {
    Probe(PhantomData)
}

impl<T: Send> Probe<T> {
    /// The compiler prefers this one where `T` is `Send`.
    pub fn is_send(&self) -> bool {
        true
    }
}

/// What is left for a type that is not `Send`.
pub trait NotSend {
    /// The compiler takes this one where there is no other.
    fn is_send(&self) -> bool {
        false
    }
}

impl<T> NotSend for Probe<T> {}
