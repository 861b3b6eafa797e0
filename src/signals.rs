//! What happens when the system asks this program to end, or to pause: what it has started ends with it.

use crate::terminal;
use check_runner::Processes;
use std::thread;

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
        // Fails where the system has no signals to offer.
        let _ = system::listen(pauses, hear);
    });
}

#[cfg(unix)]
mod system {
    use super::Signal;
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
    use signal_hook::iterator::Signals;
    use std::io;

    pub fn listen(pauses: bool, hear: impl Fn(Signal)) -> io::Result<()> {
        let mut signals = Signals::new([SIGINT, SIGTERM, SIGHUP, SIGWINCH])?;
        if pauses {
            signals.add_signal(SIGTSTP)?;
        }
        for signal in signals.forever() {
            hear(match signal {
                SIGINT => Signal::Interrupt,
                SIGTSTP => Signal::Pause,
                SIGWINCH => Signal::Resized,
                number => Signal::End(number),
            });
        }
        Ok(())
    }
}

#[cfg(not(unix))]
mod system {
    use super::Signal;
    use signal_hook::consts::SIGINT;
    use signal_hook::flag::register;
    use std::io;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
    use std::thread;
    use std::time::Duration;

    /// The handler may only set a flag there.
    const LOOK: Duration = Duration::from_millis(50);

    #[expect(
        clippy::disallowed_methods,
        reason = "a pause between looks; what is found does not depend on its length"
    )]
    pub fn listen(_pauses: bool, hear: impl Fn(Signal)) -> io::Result<()> {
        let interrupted = Arc::new(AtomicBool::new(false));
        register(SIGINT, Arc::clone(&interrupted))?;
        loop {
            thread::sleep(LOOK);
            if interrupted.swap(false, SeqCst) {
                hear(Signal::Interrupt);
            }
        }
    }
}
