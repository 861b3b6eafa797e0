//! A program on a pseudo-terminal of 80 columns and 24 rows, and somebody who reads and types there.
#![cfg(unix)]

use course::measure::now;
use nix::sys::signal::{Signal, kill};
use nix::sys::termios::{LocalFlags, tcgetattr};
use nix::unistd::Pid;
use pty_process::Size;
use pty_process::blocking::{Pty, open};
use std::io::{Read, Write};
use std::process::{Child, Command, ExitStatus};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;
use wait_timeout::ChildExt;

/// Only on the failing path is so much time waited: a first build is among what is waited for.
const LIMIT: Duration = Duration::from_secs(100);

pub const CTRL_C: &str = "\x03";
pub const CTRL_D: &str = "\x04";
pub const CTRL_Z: &str = "\x1a";

/// The terminal; dropping it kills the program.
pub struct Terminal {
    program: Child,
    pty: Arc<Pty>,
    output: Receiver<Vec<u8>>,
    unread: Vec<u8>,
}

impl Terminal {
    pub fn start(command: Command) -> Terminal {
        let (pty, end) = open().expect("the system gives a pseudo-terminal");
        pty.resize(Size::new(24, 80)).expect("it has a size");
        let program = pty_process::blocking::Command::from(command).spawn(end);
        let pty = Arc::new(pty);
        let (seen, output) = channel();
        let reader = Arc::clone(&pty);
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            // Fails when no program has the terminal any more.
            while let Ok(read @ 1..) = (&*reader).read(&mut bytes) {
                if seen.send(bytes[..read].to_vec()).is_err() {
                    return;
                }
            }
        });
        Terminal {
            program: program.expect("the program starts"),
            pty,
            output,
            unread: Vec::new(),
        }
    }

    /// Reads until this text has come; gives what came before it.
    #[track_caller]
    pub fn sees(&mut self, text: &str) -> String {
        let start = now();
        loop {
            let mut places = self.unread.windows(text.len());
            if let Some(place) = places.position(|bytes| bytes == text.as_bytes()) {
                let seen: Vec<u8> = self.unread.drain(..place + text.len()).collect();
                return String::from_utf8_lossy(&seen[..place]).into_owned();
            }
            let left = LIMIT.saturating_sub(start.elapsed());
            match self.output.recv_timeout(left) {
                Ok(bytes) => self.unread.extend(bytes),
                Err(why) => {
                    let came = String::from_utf8_lossy(&self.unread);
                    panic!("{text:?} does not come ({why}), but:\n{came}");
                }
            }
        }
    }

    /// Reads until the program has ended; gives what came.
    pub fn sees_the_end(&mut self) -> String {
        while let Ok(bytes) = self.output.recv_timeout(LIMIT) {
            self.unread.extend(bytes);
        }
        String::from_utf8_lossy(&std::mem::take(&mut self.unread)).into_owned()
    }

    /// Types on the keyboard.
    pub fn types(&mut self, keys: &str) {
        (&*self.pty)
            .write_all(keys.as_bytes())
            .expect("the terminal takes it");
    }

    /// Waits until the program has ended.
    #[track_caller]
    pub fn ends(&mut self) -> ExitStatus {
        let status = self.program.wait_timeout(LIMIT).expect("it is a child");
        status.expect("it ends")
    }

    /// Whether what is typed is shown.
    pub fn echoes(&self) -> bool {
        let flags = tcgetattr(&*self.pty).expect("the terminal has settings");
        flags.local_flags.contains(LocalFlags::ECHO)
    }

    pub fn id(&self) -> u32 {
        self.program.id()
    }

    pub fn signal(&self, signal: Signal) {
        let id = i32::try_from(self.id()).expect("no system has larger ones");
        kill(Pid::from_raw(id), signal).expect("it is there");
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // Both fail when it has ended already.
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}
