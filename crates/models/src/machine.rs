//! What this machine and this build are, so that every figure can say where it comes from.

use crate::quota;
use serde::Serialize;
use std::fmt;

/// The machine and the build behind a measurement.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Machine {
    /// Threads that can run at the same instant, as the system allows this process.
    pub cores: usize,
    /// How many of the cores a quota of the control group allows; `null` where it allows all.
    pub cores_allowed: Option<f64>,
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
            cores_allowed: quota::here().map(|quota| quota.allowed),
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
        let quota = self.cores_allowed.map_or(String::new(), |allowed| {
            format!(", of which a quota allows {}", told(allowed))
        });
        write!(
            f,
            "{} {cores}{quota}, {} {}, {} build, rustc {}, course {}",
            self.cores, self.os, self.arch, self.profile, self.rustc, self.version
        )
    }
}

/// How many cores a quota allows, e.g. `1.5`.
pub fn told(allowed: f64) -> String {
    format!("{}", (allowed * 100.0).round() / 100.0)
}

/// How many threads can run at the same instant. Under a quota they can for a part of the time only.
pub fn cores() -> usize {
    // The standard library makes a quota of half a core one core, and of 1.5 cores one.
    if let Some(quota) = quota::here() {
        return quota.cores;
    }
    std::thread::available_parallelism().map_or(1, |n| n.get())
}

/// Whether the models were compiled without optimisation or with debug assertions, so that their times say little.
///
/// This crate holds the models: how `course` itself was compiled does not count.
pub fn is_debug() -> bool {
    cfg!(debug_assertions) || matches!(env!("COURSE_OPT_LEVEL"), "" | "0" | "1")
}
