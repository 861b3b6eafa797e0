//! Single keys from the terminal, without Enter and without echo. The terminal's settings are restored in every case.
//!
//! Only for Unix. Elsewhere a key is a line: type the letter, then Enter.

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

/// The keys in what was read at once. Arrows and other special keys are sequences that begin with Escape: each is one
/// key, Escape.
#[cfg(unix)]
fn keys(text: &str) -> Vec<char> {
    const ESCAPE: char = '\u{1b}';
    let mut keys = Vec::new();
    let mut rest = text.chars().peekable();
    while let Some(key) = rest.next() {
        keys.push(key);
        if key == ESCAPE && rest.next_if(|c| matches!(c, '[' | 'O')).is_some() {
            // Parameters, then one letter or a tilde.
            while rest.next_if(|c| c.is_ascii_digit() || *c == ';').is_some() {}
            rest.next();
        }
    }
    keys
}

#[cfg(all(test, unix))]
mod tests {
    use super::keys;

    /// Mirrors reports of tools that drop what is typed fast or pasted, and that take an arrow for letters.
    #[test]
    fn every_key_of_a_read_counts_and_an_arrow_is_one() {
        assert_eq!(keys("nnph"), ['n', 'n', 'p', 'h']);
        assert_eq!(keys("n\u{1b}[5~\u{1b}OAq"), ['n', '\u{1b}', '\u{1b}', 'q']);
        assert_eq!(keys("\u{1b}\u{1b}[1;5Cé"), ['\u{1b}', '\u{1b}', 'é']);
    }
}

#[cfg(unix)]
mod system {
    use super::{Pressed, keys};
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

    pub struct Source {
        input: File,
        /// Keys that were read and not asked for yet: fast typing brings several at once.
        waiting: VecDeque<char>,
    }

    impl Source {
        pub fn open() -> io::Result<Source> {
            // A handle of its own: what is in the buffer of `io::stdin` is invisible to `poll`.
            let input = io::stdin().as_fd().try_clone_to_owned()?;
            Ok(Source {
                input: File::from(input),
                waiting: VecDeque::new(),
            })
        }

        pub fn next(&mut self, wait: Duration) -> io::Result<Pressed> {
            if let Some(key) = self.waiting.pop_front() {
                return Ok(Pressed::Key(key));
            }
            let wait = PollTimeout::try_from(wait).unwrap_or(PollTimeout::MAX);
            let mut all = [PollFd::new(self.input.as_fd(), PollFlags::POLLIN)];
            match poll(&mut all, wait) {
                Ok(0) | Err(nix::Error::EINTR) => return Ok(Pressed::Nothing),
                Ok(_) => {}
                Err(error) => return Err(error.into()),
            }
            let mut bytes = [0; 64];
            let read = match self.input.read(&mut bytes) {
                // Reading from a terminal that has hung up fails.
                Ok(0) | Err(_) => return Ok(Pressed::Closed),
                Ok(read) => &bytes[..read],
            };
            self.waiting.extend(keys(&String::from_utf8_lossy(read)));
            let key = self.waiting.pop_front();
            Ok(key.map_or(Pressed::Nothing, Pressed::Key))
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
