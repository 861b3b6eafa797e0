//! Single keys from the terminal, without Enter and without echo; the terminal is given back in every case.
//!
//! Special to Unix. Elsewhere a key is a line: type the letter, then Enter.

use std::io;
use std::time::Duration;

/// What came from the keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pressed {
    /// A key.
    Key(char),
    /// Nothing within the time.
    Nothing,
    /// The terminal is gone.
    Closed,
}

/// The keyboard, until it is dropped.
pub struct Keys {
    source: system::Source,
}

impl Keys {
    /// Takes the keyboard.
    pub fn take() -> io::Result<Keys> {
        let source = system::Source::open()?;
        retake();
        Ok(Keys { source })
    }

    /// Waits for a key at most so long.
    pub fn next(&mut self, wait: Duration) -> io::Result<Pressed> {
        self.source.next(wait)
    }
}

impl Drop for Keys {
    fn drop(&mut self) {
        restore();
    }
}

/// Puts the terminal as it was found; from whatever thread, as often as one likes.
pub fn restore() {
    system::restore();
}

/// Takes the keyboard again after [`restore`].
pub fn retake() {
    system::take();
}

/// Pauses this program, as Ctrl-Z does; returns when it goes on.
pub fn pause() {
    restore();
    system::stop();
}

/// What the keys do, where a key is more than a key.
pub const NEEDS_ENTER: bool = cfg!(not(unix));

#[cfg(unix)]
mod system {
    use super::Pressed;
    use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
    use nix::sys::signal::{Signal, raise};
    use nix::sys::termios::{
        LocalFlags, SetArg, SpecialCharacterIndices, Termios, tcgetattr, tcsetattr,
    };
    use std::fs::File;
    use std::io::{self, Read};
    use std::os::fd::AsFd;
    use std::sync::{Mutex, PoisonError};
    use std::time::Duration;

    /// The terminal as it was found, while it is taken.
    static FOUND: Mutex<Option<Termios>> = Mutex::new(None);

    pub struct Source(File);

    impl Source {
        pub fn open() -> io::Result<Source> {
            // A handle of its own: the buffer of `io::stdin` would hide what has come from `poll`.
            let input = io::stdin().as_fd().try_clone_to_owned()?;
            Ok(Source(File::from(input)))
        }

        pub fn next(&mut self, wait: Duration) -> io::Result<Pressed> {
            let wait = PollTimeout::try_from(wait).unwrap_or(PollTimeout::MAX);
            let mut all = [PollFd::new(self.0.as_fd(), PollFlags::POLLIN)];
            match poll(&mut all, wait) {
                Ok(0) | Err(nix::Error::EINTR) => return Ok(Pressed::Nothing),
                Ok(_) => {}
                Err(error) => return Err(error.into()),
            }
            let mut bytes = [0; 64];
            let read = match self.0.read(&mut bytes) {
                // A terminal that hangs up fails to be read.
                Ok(0) | Err(_) => return Ok(Pressed::Closed),
                Ok(read) => &bytes[..read],
            };
            let text = String::from_utf8_lossy(read);
            // Arrows and the like begin with Escape: no key of ours.
            Ok(match text.chars().next() {
                Some('\u{1b}') | None => Pressed::Nothing,
                Some(key) => Pressed::Key(key),
            })
        }
    }

    pub fn take() {
        let mut found = FOUND.lock().unwrap_or_else(PoisonError::into_inner);
        let input = io::stdin();
        let Ok(now) = tcgetattr(&input) else { return };
        let mut single = now.clone();
        // Signals stay: Ctrl-C ends, Ctrl-Z pauses.
        single
            .local_flags
            .remove(LocalFlags::ICANON | LocalFlags::ECHO);
        single.control_chars[SpecialCharacterIndices::VMIN as usize] = 1;
        single.control_chars[SpecialCharacterIndices::VTIME as usize] = 0;
        if found.is_none() && tcsetattr(&input, SetArg::TCSANOW, &single).is_ok() {
            *found = Some(now);
        }
    }

    pub fn restore() {
        let mut found = FOUND.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = found.take() {
            // Fails when the terminal is gone, and then there is nothing to give back.
            let _ = tcsetattr(io::stdin(), SetArg::TCSANOW, &found);
        }
    }

    pub fn stop() {
        // Returns after the signal to go on.
        let _ = raise(Signal::SIGSTOP);
    }
}

#[cfg(not(unix))]
mod system {
    use super::Pressed;
    use std::io::{self, BufRead};
    use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
    use std::thread;
    use std::time::Duration;

    pub struct Source(Receiver<char>);

    impl Source {
        pub fn open() -> io::Result<Source> {
            let (sender, keys) = mpsc::channel();
            thread::Builder::new().spawn(move || {
                for line in io::stdin().lock().lines().map_while(Result::ok) {
                    let key = line.trim().chars().next().unwrap_or('\n');
                    if sender.send(key).is_err() {
                        return;
                    }
                }
            })?;
            Ok(Source(keys))
        }

        pub fn next(&mut self, wait: Duration) -> io::Result<Pressed> {
            Ok(match self.0.recv_timeout(wait) {
                Ok(key) => Pressed::Key(key),
                Err(RecvTimeoutError::Timeout) => Pressed::Nothing,
                Err(RecvTimeoutError::Disconnected) => Pressed::Closed,
            })
        }
    }

    pub fn take() {}

    pub fn restore() {}

    pub fn stop() {}
}
