//! What happens when the system asks this program to end, or to pause: what it has started ends with it.

use crate::terminal;
use check_runner::Processes;
use std::thread;
use tokio::runtime::Builder;

/// What was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    not(unix),
    expect(dead_code, reason = "other systems know Ctrl-C alone")
)]
pub enum Signal {
    /// Ctrl-C.
    Interrupt,
    /// To end; the number as the system counts.
    End(i32),
    /// To pause, as Ctrl-Z does.
    Pause,
    /// The terminal has another size.
    Resized,
}

/// Ends this program, and all that hangs on the processes, when the system asks for it.
pub fn end_with(processes: &Processes) {
    let processes = processes.clone();
    listen(false, move |signal| match signal {
        Signal::Interrupt => leave(&processes, 2),
        Signal::End(number) => leave(&processes, number),
        Signal::Pause | Signal::Resized => {}
    });
}

/// Ends the program with the exit code of a program that was ended by this signal.
#[expect(
    clippy::disallowed_methods,
    reason = "main is busy waiting for what the processes holds, and nobody is left to read its exit code but the shell"
)]
pub fn leave(processes: &Processes, signal: i32) -> ! {
    processes.cancel();
    terminal::clear_line();
    std::process::exit(128 + signal)
}

/// Calls `hear` for each signal, on a thread of its own. `pauses` takes over the pausing too: then it is `hear` that pauses.
pub fn listen(pauses: bool, hear: impl Fn(Signal) + Send + 'static) {
    // Without it the system's own ways remain: the program ends all the same.
    let _ = thread::Builder::new().spawn(move || {
        let Ok(runtime) = Builder::new_current_thread().enable_all().build() else {
            return;
        };
        // Fails where the system has no signals to offer.
        let _ = runtime.block_on(system::listen(pauses, hear));
    });
}

#[cfg(unix)]
mod system {
    use super::Signal;
    use std::io;
    use tokio::signal::unix::{SignalKind, signal};

    pub async fn listen(pauses: bool, hear: impl Fn(Signal)) -> io::Result<()> {
        let mut interrupt = signal(SignalKind::interrupt())?;
        let mut terminate = signal(SignalKind::terminate())?;
        let mut hangup = signal(SignalKind::hangup())?;
        let stop = nix::sys::signal::Signal::SIGTSTP as i32;
        let mut pause = match pauses {
            true => Some(signal(SignalKind::from_raw(stop))?),
            false => None,
        };
        let mut resize = signal(SignalKind::window_change())?;
        loop {
            let paused = async {
                match &mut pause {
                    Some(pause) => pause.recv().await,
                    None => std::future::pending().await,
                }
            };
            hear(tokio::select! {
                _ = interrupt.recv() => Signal::Interrupt,
                _ = terminate.recv() => Signal::End(SignalKind::terminate().as_raw_value()),
                _ = hangup.recv() => Signal::End(SignalKind::hangup().as_raw_value()),
                _ = paused => Signal::Pause,
                _ = resize.recv() => Signal::Resized,
            });
        }
    }
}

#[cfg(not(unix))]
mod system {
    use super::Signal;
    use std::io;

    pub async fn listen(_pauses: bool, hear: impl Fn(Signal)) -> io::Result<()> {
        loop {
            tokio::signal::ctrl_c().await?;
            hear(Signal::Interrupt);
        }
    }
}
