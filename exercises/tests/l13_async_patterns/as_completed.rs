//! The checks of `as_completed`.

exercises::exercise! {
    "l13_async_patterns/as_completed";

    use exercises::web::as_completed;
    use exercises::virtual_time::{Costs, Polls};

    const DAYS: u64 = 24 * 60 * 60 * 1_000;

    fn check(entries: &[(usize, u64)], limit: usize) {
        as_completed::check(answer::as_completed, entries, limit);
    }

    /// Items in order, with these delays.
    fn delays(delays: &[u64], limit: usize) {
        let entries: Vec<(usize, u64)> = delays.iter().copied().enumerate().collect();
        check(&entries, limit);
    }

    #[test]
    fn each_document_is_handed_over_when_it_comes() {
        delays(&[40, 10, 50, 20, 30], 5);
        delays(&[30, 90, 20, 70, 40, 60, 10, 80], 3);
        delays(&[20, 10], 2);
    }

    #[test]
    fn another_item_begins_when_any_fetch_ends() {
        delays(&[90, 10, 10, 10, 10, 10, 10, 10, 10], 2);
        delays(&[10, 20, 100, 30, 10, 25, 15, 35, 5, 45, 60, 70], 4);
        delays(&[10, 10, 80, 80, 10, 10, 30, 30, 10, 10, 0, 0, 20], 3);
    }

    #[test]
    fn one_at_a_time_and_more_than_there_are_items_work_too() {
        delays(&[30, 10, 20, 10], 1);
        delays(&[30, 10, 20], 3);
        delays(&[30, 10, 20], 8);
        delays(&[30, 10, 20], 1_000);
    }

    #[test]
    fn a_single_item_and_none_at_all_are_fetched_too() {
        for limit in [1, 4] {
            delays(&[30], limit);
            delays(&[], limit);
        }
    }

    #[test]
    fn an_item_may_be_in_the_list_several_times() {
        check(&[(2, 40), (0, 10), (2, 10), (1, 30), (2, 20), (0, 50)], 3);
        check(&[(7, 10), (7, 10), (7, 10), (7, 10)], 2);
        check(&[(5, 50), (4, 10), (3, 40), (2, 20)], 2);
    }

    #[test]
    fn hundreds_of_items_keep_to_the_limit_and_use_it() {
        let many: Vec<u64> = (0..1_030).map(|item| 10 + item * 7 % 101).collect();
        delays(&many[..499], 7);
        delays(&many[..307], 300);
        delays(&many[..211], 37);
        delays(&many[..499], 450);
        delays(&many, 1_000);
        Costs::tell(Polls::OfCalls("Its 1,030 fetches are polled"), (2_060, 0));
    }

    #[test]
    fn a_document_may_take_days() {
        delays(&[20, 3 * DAYS, 10, 700 * DAYS, 30], 2);
    }
}
