//! One producer, several consumers: how do they know that it is finished?

pub mod closed;
pub mod sentinel_for_each;
pub mod sentinel_passed_on;
pub mod time_out;
pub mod while_not_empty;
