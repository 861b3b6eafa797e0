//! A use that can't work as asked.

use std::fmt;

/// A use that can't work as asked: `main` prints it on one line and exits with 2.
#[derive(Debug)]
pub struct WrongUse(pub String);

impl fmt::Display for WrongUse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for WrongUse {}

/// Fails with [`WrongUse`] and this message.
pub fn refuse<T>(message: impl Into<String>) -> anyhow::Result<T> {
    Err(WrongUse(message.into()).into())
}
