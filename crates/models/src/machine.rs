//! What this machine and this build are, so that every figure can say where it comes from.

use serde::Serialize;
use std::fmt;

/// The machine and the build behind a measurement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Machine {
    /// Threads that can run at the same instant, as the system allows this process.
    pub cores: usize,
    /// Operating system, e.g. `linux`.
    pub os: String,
    /// Processor architecture, e.g. `x86_64`.
    pub arch: String,
    /// How the models were compiled: `optimised`, or `debug` where optimisation is missing or assertions slow them down.
    pub profile: String,
    /// Version of the compiler that built this binary.
    pub rustc: String,
    /// Version of `course`.
    pub version: String,
}

impl Machine {
    /// This machine and this build. A system that does not tell its cores counts as one core.
    pub fn here() -> Machine {
        Machine {
            cores: cores(),
            os: std::env::consts::OS.into(),
            arch: std::env::consts::ARCH.into(),
            profile: if is_debug() { "debug" } else { "optimised" }.into(),
            rustc: env!("COURSE_RUSTC").into(),
            version: env!("CARGO_PKG_VERSION").into(),
        }
    }
}

impl fmt::Display for Machine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let cores = if self.cores == 1 { "core" } else { "cores" };
        write!(
            f,
            "{} {cores}, {} {}, {} build, rustc {}, course {}",
            self.cores, self.os, self.arch, self.profile, self.rustc, self.version
        )
    }
}

/// How many threads can run at the same instant.
pub fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, |n| n.get())
}

/// Whether the models were compiled without optimisation or with debug assertions, so that their times say little.
///
/// This crate holds the models: how `course` itself was compiled does not count.
pub fn is_debug() -> bool {
    cfg!(debug_assertions) || matches!(env!("COURSE_OPT_LEVEL"), "" | "0" | "1")
}
