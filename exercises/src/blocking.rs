//! Slow things to call from async code. [`look_up`] and [`digest`] keep their thread, [`request`] does not;
//! [`ask_fee`] is a request about an account.

mod fees;
mod heart;
mod send;
mod slow;

pub use fees::{Account, Bank, ask_fee};
pub use heart::{Beside, Blocked, beside_a_heart, drawn};
pub use send::{NotSend, Probe, probe};
pub use slow::{Chunk, Record, Slow, digest, look_up, request};
