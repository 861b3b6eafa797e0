//! The small program of each lesson compiles on public crates alone, and ends.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a program to copy sleeps, prints and looks at the clock itself"
)]

macro_rules! program {
    ($name:ident, $folder:literal) => {
        mod $name {
            include!(concat!("../../../lessons/", $folder, "/program.rs"));

            #[test]
            fn ends() {
                main();
            }
        }
    };
}

program!(four_ways, "l01_four_ways");
program!(race, "l02_race");
program!(deadlock, "l03_deadlock");
program!(blocking, "l04_blocking");
program!(channels, "l07_channels");
program!(futures, "l12_futures");
program!(async_patterns, "l13_async_patterns");
program!(cancellation, "l14_cancellation");
