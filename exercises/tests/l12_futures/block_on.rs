//! The checks of `block_on`: every order of wakes and waits is tried. What is told about wrong runs stands in
//! `exercises::executor`.

exercises::exercise! {
    "l12_futures/block_on";

    use exercises::executor::{self, Output, Watched};
    use exercises::explored::remark_costs;

    fn block_on(future: Watched<'_>) -> Output {
        answer::block_on(future)
    }

    #[test]
    fn a_future_that_is_ready_is_polled_once() {
        executor::refuse_foreign_executors(block_on);
        executor::ready_at_once(block_on);
    }

    #[test]
    fn a_thread_with_nothing_to_poll_sleeps() {
        executor::never_woken(block_on);
    }

    #[test]
    fn a_wake_of_another_thread_is_never_lost() {
        let found = executor::woken_by_threads(block_on, &[1], 1);
        remark_costs("a future that another thread wakes once", &found);
        executor::woken_by_threads(block_on, &[3], 3);
        executor::woken_by_threads(block_on, &[1, 1], 2);
    }

    #[test]
    fn a_wake_during_the_poll_is_not_lost() {
        executor::woken_by_itself(block_on, 1);
        executor::woken_during_the_poll(block_on);
    }

    #[test]
    fn thousands_of_wakes_are_answered() {
        executor::woken_by_itself(block_on, 3_000);
        executor::woken_often_in_one_poll(block_on, 256);
        executor::woken_often_in_one_poll(block_on, 65_536);
    }

    #[test]
    fn a_wake_too_many_does_no_harm() {
        executor::woken_by_threads(block_on, &[2], 1);
        executor::woken_too_late(block_on);
    }

    #[test]
    fn only_a_wake_is_a_reason_to_poll() {
        executor::stray_unparks(block_on);
        executor::many_stray_unparks(block_on, 300);
    }

    #[test]
    fn a_future_may_block_on_another_one() {
        executor::inside_a_future(block_on);
    }

    #[test]
    fn two_threads_run_a_future_each() {
        executor::beside_another(block_on);
    }
}
