//! What a run used: CPU time and context switches, where the system reports them.
//!
//! Only for Unix. Elsewhere every call gives `None`, and the tables show a dash.

use std::ops::Sub;
use std::time::Duration;

/// CPU time and context switches since the process or thread began.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Usage {
    /// User and system time, added up.
    pub cpu: Duration,
    /// Voluntary ones (the thread waited) and involuntary ones (the system preempted it), added up.
    pub switches: u64,
}

impl Sub for Usage {
    type Output = Usage;

    /// What was used between two readings; never below zero.
    fn sub(self, earlier: Usage) -> Usage {
        Usage {
            cpu: self.cpu.saturating_sub(earlier.cpu),
            switches: self.switches.saturating_sub(earlier.switches),
        }
    }
}

/// Usage of all threads of the process.
pub fn of_process() -> Option<Usage> {
    system::of_process()
}

/// Usage of the calling thread alone. Only Linux reports it.
pub fn of_this_thread() -> Option<Usage> {
    system::of_this_thread()
}

#[cfg(unix)]
mod system {
    use super::Usage;
    use nix::sys::resource::{UsageWho, getrusage};
    use nix::sys::time::TimeValLike;
    use std::time::Duration;

    pub fn of_process() -> Option<Usage> {
        read(UsageWho::RUSAGE_SELF)
    }

    #[cfg(target_os = "linux")]
    pub fn of_this_thread() -> Option<Usage> {
        read(UsageWho::RUSAGE_THREAD)
    }

    #[cfg(not(target_os = "linux"))]
    pub fn of_this_thread() -> Option<Usage> {
        None
    }

    fn read(who: UsageWho) -> Option<Usage> {
        let usage = getrusage(who).ok()?;
        let cpu = usage.user_time().num_microseconds() + usage.system_time().num_microseconds();
        let switches = usage.voluntary_context_switches() + usage.involuntary_context_switches();
        Some(Usage {
            cpu: Duration::from_micros(u64::try_from(cpu).ok()?),
            switches: u64::try_from(switches).ok()?,
        })
    }
}

#[cfg(not(unix))]
mod system {
    use super::Usage;

    pub fn of_process() -> Option<Usage> {
        None
    }

    pub fn of_this_thread() -> Option<Usage> {
        None
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn computing_uses_cpu_time() {
        let before = of_process().expect("Unix reports it");
        let mut sum = 0u64;
        while of_process().expect("Unix reports it").cpu == before.cpu {
            sum = std::hint::black_box(sum + 1);
        }
        assert!((of_process().expect("Unix reports it") - before).cpu > Duration::ZERO);
    }
}
