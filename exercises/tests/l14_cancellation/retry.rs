//! The checks of `retry`: every attempt at its instant, on a clock that jumps; dropped at each await, it makes no more.

exercises::exercise! {
    "l14_cancellation/retry";

    use exercises::attempts::{Failure, Kind, Kind::{EndsIt, Fails, Gives, IsSilent}, Service, check_two};
    use exercises::virtual_time::{Costs, Polls};
    use std::pin::Pin;
    use std::time::Duration;

    const DAYS: u64 = 24 * 60 * 60 * 1_000;

    fn retry(service: Service, attempts: usize, first_wait: Duration, patience: Duration) -> Pin<Box<dyn Future<Output = Result<u64, Failure>>>> {
        Box::pin(answer::retry(async move || service.attempt().await, attempts, first_wait, patience))
    }

    /// What the attempts come to; then how many there may be, the first wait, and the patience, in milliseconds.
    fn check(kinds: &'static [Kind], attempts: usize, first_wait: u64, patience: u64) {
        exercises::attempts::check(retry, kinds, (attempts, first_wait, patience));
    }

    #[test]
    fn the_first_attempt_that_goes_well_is_the_last_one() {
        check(&[Gives(30)], 5, 100, 50);
        check(&[Gives(0)], 1, 100, 50);
        check(&[Fails(30), Gives(20), Fails(10)], 5, 100, 50);
        check(&[Fails(10), Fails(30), Fails(20), Gives(40)], 4, 100, 50);
    }

    #[test]
    fn the_waits_become_twice_as_long() {
        check(&[Fails(10), Fails(20), Fails(30), Fails(40), Fails(5), Gives(15)], 9, 100, 50);
        Costs::tell(Polls::OfAnswer("For 6 attempts and 5 waits its future is polled"), (12, 0));
        check(&[Fails(0), Fails(7), Fails(0), Gives(3)], 9, 70, 50);
        check(&[Fails(10), IsSilent, Fails(30), IsSilent, IsSilent, Gives(15)], 9, 30, 50);
        check(&[Fails(10), IsSilent, Fails(10), Gives(15)], 4, 0, 50);
    }

    #[test]
    fn the_last_failure_is_the_result_at_once() {
        check(&[Fails(10), Fails(20), Fails(30)], 3, 100, 50);
        check(&[Fails(10)], 1, 100, 50);
        check(&[IsSilent], 1, 100, 50);
        check(&[Fails(10), IsSilent], 2, 100, 50);
        check(&[IsSilent, Fails(10)], 2, 100, 50);
        check(&[IsSilent, IsSilent, Gives(60)], 3, 100, 50);
    }

    #[test]
    fn what_is_final_is_not_tried_again() {
        check(&[EndsIt(10)], 5, 100, 50);
        check(&[Fails(10), EndsIt(20), Gives(10)], 5, 100, 50);
        check(&[IsSilent, EndsIt(20)], 2, 100, 50);
        check(&[EndsIt(60), Gives(10)], 2, 100, 50);
    }

    #[test]
    fn each_attempt_has_its_own_patience() {
        check(&[Fails(40), Fails(40), Fails(40), Fails(40), Gives(40)], 5, 1, 50);
        check(&[IsSilent, IsSilent, Gives(40)], 5, 10, 50);
        check(&[Gives(51), Fails(49), Gives(49)], 5, 10, 50);
        check(&[IsSilent, Gives(700)], 5, 10, 1_000);
    }

    #[test]
    fn two_calls_do_not_disturb_each_other() {
        check_two(
            retry,
            [&[Fails(10), IsSilent, Gives(40)], &[Fails(5), Fails(5), Fails(5), Fails(5)]],
            [(3, 100, 50), (4, 20, 30)],
        );
    }

    #[test]
    fn waits_and_attempts_may_take_days() {
        check(&[Fails(10); 24], 24, 100, 50);
        // The last wait is longer than u32::MAX milliseconds.
        check(&[Fails(10); 24], 24, 2_000, 50);
        check(&[Fails(3 * DAYS), IsSilent, Gives(2 * DAYS)], 3, DAYS, 5 * DAYS);
    }
}
