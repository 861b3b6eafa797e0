//! The checks of `transaction`: it is dropped at each await in turn, and another user takes the connection after it.

exercises::exercise! {
    "l14_cancellation/transaction";

    use exercises::pool::{Connection, Drops, Drops::{AtEach, Never}, Failed, Job, Plan, Pool};
    use exercises::virtual_time::{Costs, Polls};
    use std::pin::Pin;

    fn transaction(pool: &Pool, job: Job) -> Pin<Box<dyn Future<Output = Result<u64, Failed>> + '_>> {
        Box::pin(answer::transaction(pool, async move |connection: &mut Connection| job.work(connection).await))
    }

    fn check(plan: Plan, drops: Drops) {
        exercises::pool::check(transaction, plan, drops);
    }

    #[test]
    fn good_work_is_committed() {
        check(Plan::well(1), Never);
        check(Plan::well(0), Never);
        check(Plan::well(7), Never);
        Costs::tell(Polls::OfAnswer("For two transactions, of 9 requests and of 2, its futures are polled"), (28, 0));
    }

    #[test]
    fn work_that_fails_is_rolled_back() {
        check(Plan::no_work(2), Never);
        check(Plan::no_work(0), Never);
    }

    #[test]
    fn work_that_panics_is_rolled_back() {
        check(Plan::panic(2), Never);
        check(Plan::panic(0), AtEach);
    }

    #[test]
    fn a_commit_that_is_refused_is_rolled_back() {
        check(Plan::no_commit(1), Never);
        check(Plan::no_commit(0), Never);
    }

    #[test]
    fn there_is_no_work_without_a_transaction() {
        check(Plan::NO_BEGIN, Never);
    }

    #[test]
    fn nothing_stays_open_at_whichever_await_it_is_dropped() {
        for plan in [Plan::well(1), Plan::well(3), Plan::well(0), Plan::no_work(1), Plan::no_commit(1), Plan::NO_BEGIN] {
            check(plan, AtEach);
        }
    }

    #[test]
    fn others_go_on_when_one_is_dropped() {
        check(Plan::well(1), AtEach);
        for connections in [1, 2, 3] {
            for after in [0, 5, 25] {
                exercises::pool::check_beside(transaction, connections, after);
            }
        }
    }
}
