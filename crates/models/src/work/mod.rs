//! The work that models are given, the same for every model: waiting and computing.
//!
//! | module | owns |
//! |---|---|
//! | [`waiting`] | items to fetch, their seeded delays and where they come from |
//! | [`blocking`] | `fetch` that keeps its thread until the answer is there |
//! | [`nonblocking`] | `fetch` that gives its thread back while it waits |
//! | `http` | what the server and both clients say to each other |
//! | [`origin`] | the HTTP server on this machine that answers |
//! | [`computing`] | tasks that need a core, and how large they must be |
//!
//! The work records its own spans, so models stay free of instruments.

pub mod blocking;
pub mod computing;
mod http;
pub mod nonblocking;
pub mod origin;
pub mod waiting;
