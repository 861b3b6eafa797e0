//! The checks of `one_client`: the server counts its connections, on a clock that jumps. What is told stands in
//! `exercises::origin`.

exercises::exercise! {
    "l13_async_patterns/one_client";

    use exercises::origin;
    use exercises::virtual_time::{Costs, Polls};

    const DAYS: u64 = 24 * 60 * 60 * 1_000;

    /// Paths, how long a request for each takes, and how long it takes to connect.
    fn check(entries: &[(u32, u64)], handshake: u64) {
        origin::check(answer::get_all, entries, handshake);
    }

    #[test]
    fn all_requests_share_one_connection() {
        check(&[(4, 20), (1, 20), (7, 20)], 300);
        check(&[(10, 30), (11, 10), (12, 40), (13, 20), (14, 50)], 100);
    }

    #[test]
    fn all_requests_are_under_way_at_the_same_time() {
        check(&[(3, 50), (2, 50), (1, 50), (0, 50), (9, 50), (8, 50)], 20);
        check(&[(6, 90), (5, 10), (4, 60), (3, 30)], 5);
    }

    #[test]
    fn pages_come_in_the_order_of_the_paths() {
        check(&[(70_000, 60), (5, 10), (u32::MAX, 30), (0, 40), (8, 5)], 50);
        check(&[(2, 20), (1, 10)], 10);
    }

    #[test]
    fn a_single_request_and_none_at_all_work_too() {
        check(&[(5, 30)], 100);
        check(&[(5, 0)], 100);
        check(&[], 100);
    }

    #[test]
    fn a_path_may_be_in_the_list_several_times() {
        check(&[(2, 40), (6, 10), (2, 20), (2, 30), (6, 50)], 70);
    }

    #[test]
    fn hundreds_of_requests_share_it_as_well() {
        let many: Vec<(u32, u64)> = (0..701).map(|at| (at * 7_919 % 701, 10 + u64::from(at * 7 % 101))).collect();
        check(&many, 200);
        let more: Vec<(u32, u64)> = (0..2_003).map(|path| (path, 20)).collect();
        check(&more, 200);
        Costs::tell(Polls::OfCalls("Its connect and 2,003 requests are polled"), (18_693, 0));
    }

    #[test]
    fn a_page_may_take_days() {
        check(&[(1, 20), (2, 300 * DAYS), (3, 4 * DAYS)], 200 * DAYS);
    }
}
