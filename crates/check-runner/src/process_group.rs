//! Child processes that can be cancelled: each has a process group of its own, which is killed as a whole.
//!
//! Only Unix has process groups. On Windows a process is killed with its descendants, elsewhere alone.

use std::io;
use std::process::{Child, ChildStdin, Command, ExitStatus};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use wait_timeout::ChildExt;

/// A limit of time is waited for in slices.
const SLICE: Duration = Duration::from_millis(100);

/// A set of running processes. [`Processes::cancel`] ends all of them, and then none can be started any more.
#[derive(Debug, Clone, Default)]
pub struct Processes(Arc<Mutex<Held>>);

#[derive(Debug, Default)]
struct Held {
    cancelled: bool,
    groups: Vec<u32>,
}

/// A running process and its group. Dropping it kills the group and waits for the process.
#[derive(Debug)]
pub struct Group {
    processes: Processes,
    child: Child,
}

impl Processes {
    /// Starts a process in a group of its own.
    ///
    /// Fails with [`io::ErrorKind::Interrupted`] after a cancel, and when the system refuses.
    pub fn start(&self, command: &mut Command) -> io::Result<Group> {
        // The lock is held while the process starts: a cancel either finds the process or prevents its start.
        let mut held = self.held();
        if held.cancelled {
            return Err(io::Error::new(io::ErrorKind::Interrupted, "stopped"));
        }
        system::own_group(command);
        let child = command.spawn()?;
        held.groups.push(child.id());
        drop(held);
        let processes = self.clone();
        Ok(Group { processes, child })
    }

    /// Kills all processes that were started, and prevents new ones.
    pub fn cancel(&self) {
        let mut held = self.held();
        held.cancelled = true;
        held.groups.iter().for_each(|id| system::kill(*id));
    }

    /// Whether they were cancelled. Then their output is incomplete.
    pub fn are_cancelled(&self) -> bool {
        self.held().cancelled
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Group {
    /// The process, to take its streams.
    pub fn child(&mut self) -> &mut Child {
        &mut self.child
    }

    /// The parent's end of its standard input. A child that calls [`crate::parent::end_with_parent`] ends when it closes.
    pub fn parent_pipe(&mut self) -> Option<ChildStdin> {
        self.child.stdin.take()
    }

    /// Waits for the process to end by itself; `None` if it has not ended after `limit`.
    ///
    /// Time in which this process was stopped, or the machine suspended, counts as one slice at most.
    pub fn wait(&mut self, limit: Duration) -> io::Result<Option<ExitStatus>> {
        let slice = SLICE.min(limit);
        let slices = limit.as_nanos().div_ceil(slice.as_nanos().max(1));
        for _ in 0..slices {
            if let Some(status) = self.child.wait_timeout(slice)? {
                return Ok(Some(status));
            }
        }
        Ok(None)
    }

    /// Kills the whole group, with everything that the process has left behind.
    pub fn kill(&mut self) {
        system::kill(self.child.id());
        // Both fail when it has ended by itself in the meantime.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        self.kill();
        let id = self.child.id();
        self.processes.held().groups.retain(|group| *group != id);
    }
}

/// Kills the group that this process belongs to, with itself, where the system has groups.
pub fn kill_own() {
    system::kill_own();
}

#[cfg(unix)]
mod system {
    use nix::sys::signal::{Signal, killpg};
    use nix::unistd::{Pid, getpgrp};
    use std::os::unix::process::CommandExt;
    use std::process::Command;

    pub fn own_group(command: &mut Command) {
        command.process_group(0);
    }

    pub fn kill(group: u32) {
        if let Ok(group) = i32::try_from(group) {
            // Fails when the group is empty.
            let _ = killpg(Pid::from_raw(group), Signal::SIGKILL);
        }
    }

    pub fn kill_own() {
        // Does not return, unless the system refuses.
        let _ = killpg(getpgrp(), Signal::SIGKILL);
    }
}

#[cfg(not(unix))]
mod system {
    use std::process::{Command, Stdio};

    pub fn own_group(_command: &mut Command) {}

    pub fn kill_own() {}

    pub fn kill(process: u32) {
        if cfg!(windows) {
            let mut kill = Command::new("taskkill");
            kill.args(["/T", "/F", "/PID", &process.to_string()]);
            // Fails when it has ended by itself.
            let _ = kill.stdout(Stdio::null()).stderr(Stdio::null()).status();
        }
    }
}
