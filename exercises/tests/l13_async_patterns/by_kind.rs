//! The checks of `by_kind`.

exercises::exercise! {
    "l13_async_patterns/by_kind";

    use exercises::jobs::Cancel::{After, AtOnce, Never};
    use exercises::jobs::End::{Done, Fails, Panics, PanicsWithValues};
    use exercises::jobs::Plan;
    use exercises::virtual_time::{Costs, Polls};

    const DAYS: u64 = 24 * 60 * 60 * 1_000;

    fn check(plans: &'static [Plan]) {
        exercises::jobs::check(answer::by_kind, plans);
    }

    #[test]
    fn each_kind_is_reported_beside_its_address() {
        check(&[
            ("east", 40, Done, Never),
            ("north", 20, Fails, Never),
            ("west", 10, Panics, Never),
            ("south", 90, Done, After(30)),
            ("centre", 50, PanicsWithValues, Never),
        ]);
    }

    #[test]
    fn jobs_that_are_done_are_reported_in_their_order() {
        check(&[("a", 50, Done, Never), ("b", 10, Done, Never), ("c", 40, Done, Never), ("d", 20, Done, Never)]);
    }

    #[test]
    fn a_failure_does_not_stop_the_others() {
        check(&[("a", 30, Done, Never), ("b", 10, Fails, Never), ("c", 40, Fails, Never), ("d", 20, Done, Never)]);
        check(&[("a", 10, Fails, Never), ("b", 30, Done, Never)]);
    }

    #[test]
    fn a_panic_does_not_stop_the_others_and_has_its_message() {
        check(&[("a", 10, PanicsWithValues, Never), ("b", 30, Done, Never), ("c", 20, Panics, Never)]);
        check(&[("a", 30, Fails, Never), ("b", 10, Panics, Never)]);
    }

    #[test]
    fn a_job_may_be_cancelled_at_any_time() {
        check(&[("a", 30, Done, Never), ("b", 1_000, Done, After(10)), ("c", 20, Done, Never)]);
        check(&[("a", 30, Done, AtOnce), ("b", 20, Panics, AtOnce), ("c", 10, Done, Never)]);
        check(&[("a", 10, Done, After(20)), ("b", 10, Panics, After(20)), ("c", 10, Fails, After(20)), ("d", 30, Done, Never)]);
        check(&[("a", 20, Fails, After(10)), ("b", 20, PanicsWithValues, After(10))]);
    }

    #[test]
    fn equal_addresses_are_reported_each() {
        check(&[
            ("a", 30, Done, Never),
            ("", 10, Fails, Never),
            ("a", 20, Panics, Never),
            ("", 40, Done, After(5)),
            ("a", 10, Done, Never),
        ]);
    }

    #[test]
    fn hundreds_of_jobs_run_at_the_same_time() {
        let ends = [Done, Fails, Panics, PanicsWithValues];
        let plans: Vec<Plan> = (0..611_u64)
            .map(|job| {
                let cancel = if job % 7 == 3 { After(5) } else { Never };
                ("one of many", 10 + job * 7 % 101, ends[job as usize % 4], cancel)
            })
            .collect();
        check(plans.leak());
        Costs::tell(Polls::OfAnswer("For 611 jobs its future is polled"), (21, 611));
    }

    #[test]
    fn a_single_job_and_none_at_all_are_reported_too() {
        check(&[]);
        for plan in [&[("a", 10, Done, Never)], &[("a", 10, Fails, Never)], &[("a", 10, Panics, Never)], &[("a", 10, Done, After(5))]] {
            check(plan);
        }
    }

    #[test]
    fn a_job_may_take_days() {
        check(&[("a", 10, Fails, Never), ("b", 700 * DAYS, Done, Never), ("c", 3 * DAYS, Panics, Never)]);
    }
}
