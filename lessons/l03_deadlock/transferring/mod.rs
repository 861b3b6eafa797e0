//! The same transfers in five ways, none of which can deadlock.

pub mod channel;
pub mod one_lock;
pub mod ordered;
pub mod sequential;
pub mod try_lock;
