//! std's macros that print. What they print is counted, and changes no verdict.

/// As std's.
#[macro_export]
macro_rules! print {
    ($($part:tt)*) => {
        $crate::printing::text($crate::printing::Stream::Out, format_args!($($part)*), 0)
    };
}

/// As std's.
#[macro_export]
macro_rules! println {
    () => { $crate::printing::text($crate::printing::Stream::Out, format_args!("\n"), 1) };
    ($($part:tt)*) => {
        $crate::printing::text(
            $crate::printing::Stream::Out,
            format_args!("{}\n", format_args!($($part)*)),
            1,
        )
    };
}

/// As std's.
#[macro_export]
macro_rules! eprint {
    ($($part:tt)*) => {
        $crate::printing::text($crate::printing::Stream::Err, format_args!($($part)*), 0)
    };
}

/// As std's.
#[macro_export]
macro_rules! eprintln {
    () => { $crate::printing::text($crate::printing::Stream::Err, format_args!("\n"), 1) };
    ($($part:tt)*) => {
        $crate::printing::text(
            $crate::printing::Stream::Err,
            format_args!("{}\n", format_args!($($part)*)),
            1,
        )
    };
}

/// As std's.
#[macro_export]
macro_rules! dbg {
    () => { $crate::eprintln!("[{}:{}:{}]", file!(), line!(), column!()) };
    ($value:expr $(,)?) => {
        // A `match`, as in std: so temporaries live as long as the value's user needs them.
        match $value {
            value => {
                $crate::eprintln!(
                    "[{}:{}:{}] {} = {:#?}",
                    file!(), line!(), column!(), stringify!($value), &value
                );
                value
            }
        }
    };
    ($($value:expr),+ $(,)?) => { ($($crate::dbg!($value)),+,) };
}
