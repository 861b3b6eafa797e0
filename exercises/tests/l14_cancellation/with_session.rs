//! The checks of `with_session`: a server on a clock that jumps, and a future that is dropped at each await.

exercises::exercise! {
    "l14_cancellation/with_session";

    use exercises::sessions::{self, End, Plan};
    use exercises::virtual_time::{Costs, Polls};

    const DAYS: u64 = 24 * 60 * 60 * 1_000;
    const FAILS: Plan = Plan { end: End::Fails, ..Plan::WELL };
    const PANICS: Plan = Plan { end: End::Panics, ..Plan::WELL };
    const ENDS: [End; 4] = [End::Done, End::Fails, End::Panics, End::PanicsInTheCall];

    fn check(plan: Plan) {
        sessions::check(answer::with_session, plan);
    }

    fn dropped(plans: &[Plan]) {
        sessions::check_dropped(answer::with_session, plans);
    }

    #[test]
    fn the_session_is_closed_when_the_work_is_done() {
        check(Plan::WELL);
        check(Plan { steps: &[0, 30, 0, 10], close: 100, ..Plan::WELL });
    }

    #[test]
    fn the_session_is_closed_when_the_work_fails() {
        check(FAILS);
        check(Plan { steps: &[], ..FAILS });
    }

    #[test]
    fn the_session_is_closed_when_the_work_panics() {
        check(PANICS);
        check(Plan { steps: &[], ..PANICS });
        check(Plan { end: End::PanicsInTheCall, ..Plan::WELL });
    }

    #[test]
    fn the_work_is_told_before_the_closing() {
        for end in ENDS {
            check(Plan { end, closes: false, ..Plan::WELL });
        }
    }

    #[test]
    fn nothing_is_closed_that_was_not_opened() {
        check(Plan { opens: false, ..Plan::WELL });
        dropped(&[Plan { opens: false, ..FAILS }]);
    }

    #[test]
    fn dropped_at_any_await_it_closes_the_session() {
        dropped(&[Plan::WELL]);
        dropped(&[Plan { steps: &[5, 5, 5, 5], ..FAILS }]);
        dropped(&[PANICS]);
        dropped(&[Plan { closes: false, ..Plan::WELL }]);
    }

    #[test]
    fn steps_that_take_no_time_change_nothing() {
        for end in ENDS {
            let plan = Plan { end, ..Plan::WELL };
            dropped(&[Plan { open: 0, ..plan }]);
            dropped(&[Plan { steps: &[], ..plan }]);
            dropped(&[Plan { close: 0, ..plan }]);
            dropped(&[Plan { open: 0, steps: &[], close: 0, ..plan }]);
        }
    }

    #[test]
    fn sessions_do_not_disturb_each_other() {
        let other = Plan { open: 3, steps: &[11, 30], close: 20, ..Plan::WELL };
        dropped(&[Plan::WELL, other, FAILS, Plan { opens: false, ..other }]);
        sessions::check_each(answer::with_session, &vec![other; 300]);
        Costs::tell(Polls::OfAnswer("For 300 sessions its futures are polled"), (1_500, 300));
    }

    #[test]
    fn everything_may_take_days() {
        dropped(&[Plan { open: DAYS, steps: &[300 * DAYS, DAYS], close: 3 * DAYS, ..Plan::WELL }]);
    }
}
