//! The checks of lesson 2, for any answer: what threads do with a counter or a ticket, and what is said of a wrong run.

pub mod counter;
mod lost;
pub mod steps;
pub mod ticket;
