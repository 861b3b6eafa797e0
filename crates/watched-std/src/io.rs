//! std's `io`, with other standard streams: what is written to them is counted, and changes no verdict.
//!
//! Nobody waits for their lock: two threads that write at the same time may mix their lines.

use crate::printing::{self, Stream};
use std::marker::PhantomData;

pub use std::io::*;

macro_rules! stream {
    ($name:ident, $lock:ident, $new:ident, $stream:expr) => {
        /// As std's.
        #[derive(Debug)]
        pub struct $name(());

        /// As std's.
        #[derive(Debug)]
        pub struct $lock<'a>(PhantomData<&'a ()>);

        /// As std's.
        pub fn $new() -> $name {
            $name(())
        }

        impl $name {
            /// As std's; keeps nobody out.
            pub fn lock(&self) -> $lock<'static> {
                $lock(PhantomData)
            }
        }

        stream!(writes $name, $stream);
        stream!(writes &$name, $stream);
        stream!(writes $lock<'_>, $stream);
    };
    (writes $writer:ty, $stream:expr) => {
        impl std::io::Write for $writer {
            fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
                printing::bytes($stream, bytes).map(|()| bytes.len())
            }

            fn write_fmt(&mut self, text: std::fmt::Arguments) -> std::io::Result<()> {
                printing::formatted($stream, text)
            }

            fn flush(&mut self) -> std::io::Result<()> {
                printing::flush($stream)
            }
        }
    };
}

stream!(Stdout, StdoutLock, stdout, Stream::Out);
stream!(Stderr, StderrLock, stderr, Stream::Err);

#[cfg(test)]
mod tests {
    use super::{stderr, stdout};
    use crate::printing;
    use std::io::{BufWriter, Write};

    /// Whatever way an answer takes to the streams, its lines are counted once enough is written.
    #[test]
    fn lines_are_counted_on_every_way_to_the_streams() {
        let _alone = printing::ALONE.lock();
        printing::begin(|_| ());
        let lines = |print: &dyn Fn()| {
            let before = printing::lines_left_out();
            print();
            printing::lines_left_out() - before
        };
        while lines(&|| crate::println!()) == 0 {
            crate::eprint!("the first part is written: {}", "#".repeat(60_000));
        }
        let before = printing::lines_left_out();
        assert_eq!(lines(&|| crate::println!("{}", 1)), 1);
        assert_eq!(lines(&|| crate::eprintln!()), 1);
        assert_eq!(
            lines(&|| assert_eq!(crate::dbg!(1 + 1, "two"), (2, "two"))),
            2
        );
        assert_eq!(lines(&|| writeln!(stdout(), "{}\n{}", 1, 2).unwrap()), 2);
        assert_eq!(lines(&|| write!(stderr().lock(), "no line").unwrap()), 0);
        assert_eq!(lines(&|| stdout().lock().write_all(b"a\nb\n").unwrap()), 2);
        let buffered = || {
            let mut out = BufWriter::new(stdout());
            (0..3).for_each(|line| writeln!(out, "{line}").unwrap());
        };
        assert_eq!(lines(&buffered), 3);
        assert_eq!(printing::lines_left_out() - before, 11);
    }
}
