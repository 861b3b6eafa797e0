//! The work that models are given, the same for every model: waiting and computing.
//!
//! | module | owns |
//! |---|---|
//! | [`document`] | what a fetch brings |
//! | [`waiting`] | items to fetch, their seeded delays and where they come from |
//! | [`blocking`] | `fetch` that keeps its thread until the answer is there |
//! | [`nonblocking`] | `fetch` that gives its thread back while it waits |
//! | `http` | what the server and both clients say to each other |
//! | [`origin`] | the HTTP server on this machine that answers |
//! | [`computing`] | tasks that need a core, and how large they must be |
//! | [`bank`] | transfers between accounts |
//! | [`heartbeat`] | a task that stops where its runtime is blocked |
//! | [`jobs`] | jobs that wait or compute beside a heartbeat |
//! | [`orders`] | futures that another thread wakes, and a ledger of their polls |
//! | [`post`] | questions that are answered later, to callbacks and to futures |
//! | [`downloads`] | downloads of which one may fail, and a shelf for the documents |
//! | [`ports`] | ports that are open, refuse, or never answer |
//! | [`event_loop`] | a runtime of one thread that lives on after a model has returned |
//! | [`items`] | items that one thread makes and others use, and when each of them waited in between |
//! | [`frames`] | frames that come over a socket in two halves |
//! | [`errands`] | errands of three steps, and where each of them ended |
//! | [`payments`] | payments of two steps, and their books |
//! | [`service`] | a server's clients, and a time to stop |
//! | [`virtual_time`] | a clock that jumps, and a lock that is held |
//! | [`crowd`] | many that wait at the same time, and what that takes |
//!
//! The work records its own spans, so models stay free of instruments.

pub mod bank;
pub mod blocking;
pub mod computing;
pub mod crowd;
pub mod document;
pub mod downloads;
pub mod errands;
pub mod event_loop;
pub mod frames;
pub mod heartbeat;
mod http;
pub mod items;
pub mod jobs;
pub mod nonblocking;
pub mod orders;
pub mod origin;
pub mod payments;
pub mod ports;
pub mod post;
pub mod service;
pub mod virtual_time;
pub mod waiting;
