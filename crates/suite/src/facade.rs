//! One source, compiled with std and with interleave, gives the same results with both.

macro_rules! same_both_ways {
    ($source:ident: $($name:ident)*) => {
        $(
            #[test]
            fn $name() {
                let expected = format!("{:?}", crate::with_std::$source::$name());
                let exploration = interleave::explore(crate::with_interleave::$source::$name);
                assert_eq!(exploration.failures, []);
                assert_eq!(exploration.values(), [expected.as_str()]);
            }
        )*
    };
}

same_both_ways! {
    source:
    mutexes
    poisoned_mutexes
    rwlocks
    condvars
    barriers
    onces
    once_locks
    channels
    sync_channels
    channel_errors
    integers
    flags
    statics
    fences
    names
}

same_both_ways! {
    threads:
    threads
    builders
    scopes
    parking
    handles
}
