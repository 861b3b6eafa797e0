//! Slow things to call from async code. [`look_up`] and [`digest`] keep their thread, [`request`] and [`ask_fee`] do not.
//!
//! The rest is for the checks: a heart that must go on beating, and what was noted of the calls.

mod archive;
mod beside;
mod blocked;
mod books;
mod deposits;
mod fees;
mod heart;
mod picture;
mod send;
mod service;
mod vault;

pub use archive::{Archive, Record, look_up};
pub use beside::{Beside, beside_a_heart, beside_a_heart_urged, need_threads};
pub use blocked::Blocked;
pub use books::Books;
pub use deposits::{Deposit, Deposits, Moment};
pub use fees::{Account, Bank, Request, ask_fee};
pub use heart::Driver;
pub use picture::{Chunk, Digests, digest};
pub use send::{NotSend, Probe, probe};
pub use service::{Finish, Service, request};
pub use vault::{Meanwhile, Vault};
