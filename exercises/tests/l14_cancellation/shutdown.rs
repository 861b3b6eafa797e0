//! The checks of `shutdown`: somebody sends jobs and tells the service to stop, on a clock that jumps.

exercises::exercise! {
    "l14_cancellation/shutdown";

    use exercises::workshop::Does::{Sends, Stops, Waits};
    use exercises::workshop::{self, Does};
    use exercises::virtual_time::{Costs, Polls};

    const DAYS: u64 = 24 * 60 * 60 * 1_000;
    /// Longer than any run.
    const NEVER: u64 = 10_000 * DAYS;

    fn check(does: &[Does], deadline: u64) {
        for flush in [7, 0] {
            workshop::check(answer::serve, does, deadline, flush);
        }
    }

    #[test]
    fn jobs_run_at_once_and_beside_each_other() {
        check(&[Sends(30), Sends(10), Waits(5), Sends(20), Waits(100), Sends(1), Waits(10), Stops], 50);
        check(&[Waits(10), Sends(5), Sends(5), Sends(0), Waits(20), Stops], 50);
    }

    #[test]
    fn what_runs_is_finished_before_the_deadline() {
        check(&[Sends(30), Sends(60), Waits(10), Sends(20), Waits(5), Stops], 100);
        check(&[Sends(30), Waits(10), Stops, Waits(5), Sends(7)], 100);
    }

    #[test]
    fn what_is_not_finished_at_the_deadline_is_ended() {
        check(&[Sends(30), Sends(300), Sends(40), Waits(10), Sends(200), Waits(5), Stops], 50);
        check(&[Sends(NEVER), Waits(10), Stops], 50);
        check(&[Sends(NEVER), Sends(3), Sends(20), Waits(10), Stops], 0);
    }

    #[test]
    fn the_stop_is_noticed_while_no_job_comes() {
        check(&[Waits(10), Stops], 50);
        check(&[Sends(5), Waits(10), Stops], 50);
        check(&[Stops], 50);
    }

    #[test]
    fn a_stop_that_came_before_the_start_counts() {
        workshop::check_stopped_before(answer::serve, &[], 50, 7);
        for _ in 0..24 {
            workshop::check_stopped_before(answer::serve, &[Sends(10), Sends(5), Waits(10), Sends(5)], 50, 7);
        }
    }

    #[test]
    fn no_job_begins_after_the_stop() {
        // Where the order is left to luck, it is tried often enough.
        let scenes: [&[Does]; 3] = [
            &[Sends(10), Waits(5), Stops, Sends(10), Sends(1)],
            &[Sends(10), Waits(5), Sends(10), Stops, Waits(1), Sends(1)],
            &[Waits(5), Sends(1), Sends(1), Sends(1), Sends(1), Sends(1), Sends(1), Stops],
        ];
        for scene in scenes {
            for _ in 0..12 {
                check(scene, 50);
            }
        }
    }

    #[test]
    fn dropped_at_any_await_it_leaves_no_job() {
        for flush in [7, 0] {
            let some = [Sends(30), Sends(300), Waits(10), Sends(20), Waits(5), Stops];
            workshop::check_dropped(answer::serve, &some, 50, flush);
        }
    }

    #[test]
    fn hundreds_of_jobs_lose_no_receipt_and_no_line() {
        let mut does: Vec<Does> = (0..600).flat_map(|job| [Sends(1 + job * 7 % 101), Waits(job % 3)]).collect();
        does.push(Waits(1));
        does.push(Stops);
        check(&does, 49);
        let mut does = vec![Sends(20); 400];
        does.extend([Waits(5), Stops]);
        check(&does, 49);
        check(&does, 3);
        Costs::tell(Polls::OfAnswer("For 400 jobs its future is polled"), (13, 400));
    }

    #[test]
    fn everything_may_take_days() {
        check(&[Sends(300 * DAYS), Sends(2 * DAYS), Waits(DAYS), Stops], 30 * DAYS);
    }
}
