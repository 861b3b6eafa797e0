//! Payments that somebody stops waiting for.

pub mod book_at_the_end;
pub mod own_task;
pub mod two_awaits;
pub mod undo_on_drop;
