//! Connections to a database: [`Pool`], [`Connection`] and [`Failed`] are for learners; the rest checks the exercise
//! `transaction`.

mod connection;
mod judge;
mod server;
mod told;

pub use connection::{Connection, Pool};
pub use judge::{Answer, Drops, Job, check, check_beside};
pub use server::Plan;

/// Why something was not done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failed {
    /// What the server, or the work, has said.
    pub reason: String,
}
