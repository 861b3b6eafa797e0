//! One source, compiled with std and with interleave, gives the same results with both.

macro_rules! same_both_ways {
    ($source:ident: $($name:ident)*) => {
        $(
            #[test]
            fn $name() {
                let expected = format!("{:?}", crate::with_std::facade::$source::$name());
                let exploration = interleave::explore(crate::with_interleave::facade::$source::$name);
                assert_eq!(exploration.failures, []);
                assert_eq!(exploration.values(), [expected.as_str()]);
            }
        )*
    };
}

same_both_ways! {
    locks:
    mutexes
    poisoned_mutexes
    rwlocks
    poisoned_rwlocks
    reader_that_panics_poisons_nothing
    rwlock_guards_as_text
    condvars
    waits_while
    barriers
    static_barriers
}

same_both_ways! {
    onces:
    onces
    poisoned_onces
    forced_onces
    waits_for_a_once
    waits_past_a_poisoned_once
    once_locks
    more_of_once_locks
    once_lock_after_a_panic
    lazy_locks
    lazy_lock_after_a_panic
    static_onces
}

same_both_ways! {
    channels:
    channels
    sync_channels
    channel_errors
    what_is_in_a_channel_outlives_its_sender
    a_receiver_that_is_dropped_drops_what_it_has
    channels_of_channels
    a_receiver_moves_to_another_thread
    errors_as_text
}

same_both_ways! {
    atomics:
    integers
    flags
    updates
    extremes
    exclusive_access
    pointers
    statics
    fences
    fences_of_the_compiler
}

same_both_ways! {
    names:
    names
}

same_both_ways! {
    threads:
    threads
    builders
    scopes
    nested_scopes
    parking
    handles
    ids_and_names
    sizes_of_stacks
    tokens_do_not_add_up
    detached
}
