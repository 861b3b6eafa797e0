//! Single keys from the terminal, without Enter and without echo. The terminal's settings are restored in every case.
//!
//! Only for Unix. Elsewhere a key is a line: type the letter, then Enter.

#[cfg(unix)]
mod decode;

use std::io;
use std::time::Duration;

/// What came from the keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pressed {
    /// A key.
    Key(char),
    /// No key within the given time.
    Nothing,
    /// The terminal is gone.
    Closed,
}

/// The keyboard in single-key mode, until it is dropped.
pub struct Keys {
    source: system::Source,
}

impl Keys {
    /// Switches the terminal to single keys.
    pub fn take() -> io::Result<Keys> {
        let source = system::Source::open()?;
        retake();
        Ok(Keys { source })
    }

    /// The next key; waits for it no longer than `wait`.
    pub fn next(&mut self, wait: Duration) -> io::Result<Pressed> {
        self.source.next(wait)
    }
}

impl Drop for Keys {
    fn drop(&mut self) {
        restore();
    }
}

/// Restores the settings that the terminal had. Any thread may call it, any number of times.
pub fn restore() {
    system::restore();
}

/// Switches to single keys again after [`restore`].
pub fn retake() {
    system::take();
}

/// Pauses this program, as Ctrl-Z does; returns when it is resumed.
pub fn pause() {
    restore();
    system::stop();
}

/// Whether a key must be followed by Enter.
pub const NEEDS_ENTER: bool = cfg!(not(unix));

#[cfg(unix)]
mod system {
    use super::{Pressed, decode};
    use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
    use nix::sys::signal::{Signal, raise};
    use nix::sys::termios::{
        LocalFlags, SetArg, SpecialCharacterIndices, Termios, tcgetattr, tcsetattr,
    };
    use std::collections::VecDeque;
    use std::fs::File;
    use std::io::{self, Read};
    use std::os::fd::AsFd;
    use std::sync::{Mutex, PoisonError};
    use std::time::Duration;

    /// The settings to restore, while the terminal is in single-key mode.
    static FOUND: Mutex<Option<Termios>> = Mutex::new(None);

    /// The rest of a key that was cut comes within this time; what has no rest is Escape alone.
    const REST: Duration = Duration::from_millis(25);

    pub struct Source {
        input: File,
        /// Keys that were read and not yet asked for.
        keys: VecDeque<char>,
        /// The beginning of a key.
        cut: Vec<u8>,
    }

    enum Came {
        Bytes,
        Nothing,
        End,
    }

    impl Source {
        pub fn open() -> io::Result<Source> {
            // A handle of its own: what is in the buffer of `io::stdin` is invisible to `poll`.
            let input = io::stdin().as_fd().try_clone_to_owned()?;
            Ok(Source {
                input: File::from(input),
                keys: VecDeque::new(),
                cut: Vec::new(),
            })
        }

        pub fn next(&mut self, wait: Duration) -> io::Result<Pressed> {
            if let Some(key) = self.keys.pop_front() {
                return Ok(Pressed::Key(key));
            }
            let wait = if self.cut.is_empty() { wait } else { REST };
            match self.read(wait)? {
                Came::Nothing => self.take_keys(true),
                Came::End => return Ok(Pressed::Closed),
                Came::Bytes => self.take_keys(false),
            }
            Ok(self.keys.pop_front().map_or(Pressed::Nothing, Pressed::Key))
        }

        /// Reads what is there into `cut`.
        fn read(&mut self, wait: Duration) -> io::Result<Came> {
            let wait = PollTimeout::try_from(wait).unwrap_or(PollTimeout::MAX);
            let mut all = [PollFd::new(self.input.as_fd(), PollFlags::POLLIN)];
            match poll(&mut all, wait) {
                Ok(0) | Err(nix::Error::EINTR) => return Ok(Came::Nothing),
                Ok(_) => {}
                Err(error) => return Err(error.into()),
            }
            let mut bytes = [0; 64];
            match self.input.read(&mut bytes) {
                // Reading from a terminal that has hung up fails.
                Ok(0) | Err(_) => Ok(Came::End),
                Ok(read) => {
                    self.cut.extend_from_slice(&bytes[..read]);
                    Ok(Came::Bytes)
                }
            }
        }

        fn take_keys(&mut self, complete: bool) {
            let (keys, used) = decode::keys(&self.cut, complete);
            self.keys.extend(keys);
            self.cut.drain(..used);
        }
    }

    pub fn take() {
        let mut found = FOUND.lock().unwrap_or_else(PoisonError::into_inner);
        let input = io::stdin();
        let Ok(now) = tcgetattr(&input) else { return };
        let mut single = now.clone();
        // Ctrl-C and Ctrl-Z still send their signals.
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
            // Fails when the terminal is gone, and then there is nothing to restore.
            let _ = tcsetattr(io::stdin(), SetArg::TCSANOW, &found);
        }
    }

    pub fn stop() {
        // Returns after SIGCONT.
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
                    let keys = line.trim().chars();
                    let none = line.trim().is_empty().then_some('\n');
                    for key in keys.chain(none) {
                        if sender.send(key).is_err() {
                            return;
                        }
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
