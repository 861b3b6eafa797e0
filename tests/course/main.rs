//! The tests of `course` as a whole. One program: it is linked once, and most of its tests wait most of the time.

mod binary;
mod build;
mod coach;
mod coaching;
mod command_line;
mod comparisons;
#[cfg(unix)]
mod conditions;
mod decisive;
mod demos;
mod documents;
#[cfg(unix)]
mod environments;
mod flags;
mod formats;
mod layout;
mod legends;
mod narrow;
mod notebook;
mod processes;
mod progress;
#[cfg_attr(
    all(unix, not(target_os = "linux")),
    expect(dead_code, reason = "only the tests of the watch use all of it")
)]
mod pty;
mod refused;
mod registry;
mod rendering;
mod schedules;
mod terminal;
mod texts;
mod wait_graph;
mod workbooks;
