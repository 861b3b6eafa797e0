//! Threads with names.

use super::scope::{Scope, ScopedJoinHandle};
use super::spawn::{JoinHandle, spawn_named};
use crate::runtime::{STACK, before_error};
use std::io;
use std::panic::Location;

/// Gives a thread a name; see [`std::thread::Builder`].
#[derive(Debug, Default)]
pub struct Builder {
    name: Option<String>,
    stack_size: usize,
}

impl Builder {
    /// A thread without a name.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Names the thread, also in traces and schedules. As in std, spawning panics if there is a NUL in the name.
    #[must_use]
    pub fn name(self, name: String) -> Self {
        Self {
            name: Some(name),
            ..self
        }
    }

    /// Asks for a stack of at least this size. Every thread has one of 2 MiB: spawning fails if that is too small.
    #[must_use]
    pub fn stack_size(self, stack_size: usize) -> Self {
        Self { stack_size, ..self }
    }

    fn check(&self) -> io::Result<()> {
        if self.stack_size <= STACK {
            return Ok(());
        }
        before_error();
        Err(io::Error::new(
            io::ErrorKind::Unsupported,
            format!("a thread of an exploration has a stack of {STACK} bytes"),
        ))
    }

    /// Starts the thread.
    ///
    /// # Errors
    ///
    /// When the wanted stack is larger than 2 MiB.
    #[track_caller]
    pub fn spawn<F, T>(self, f: F) -> io::Result<JoinHandle<T>>
    where
        F: FnOnce() -> T + Send + 'static,
        T: Send + 'static,
    {
        self.check()?;
        Ok(spawn_named(self.name, f, Location::caller()))
    }

    /// Starts the thread in a scope.
    ///
    /// # Errors
    ///
    /// When the wanted stack is larger than 2 MiB.
    #[track_caller]
    pub fn spawn_scoped<'scope, F, T>(
        self,
        scope: &'scope Scope<'scope, '_>,
        f: F,
    ) -> io::Result<ScopedJoinHandle<'scope, T>>
    where
        F: FnOnce() -> T + Send + 'scope,
        T: Send + 'scope,
    {
        self.check()?;
        Ok(scope.start(self.name, f, Location::caller()))
    }
}
