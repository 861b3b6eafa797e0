//! The checks of `fetch_all`.

exercises::exercise! {
    "l01_four_ways/fetch_all";

    use exercises::web::at_once::{check, remark_tasks};

    const DAYS: u64 = 24 * 60 * 60 * 1_000;

    #[test]
    fn all_items_are_asked_for_at_once() {
        check(answer::fetch_all, &[40, 100, 60, 20, 80]);
        remark_tasks();
        check(answer::fetch_all, &[10, 10, 10]);
    }

    #[test]
    fn documents_come_in_the_order_of_the_items() {
        check(answer::fetch_all, &[50, 10, 40, 20, 30]);
        check(answer::fetch_all, &[20, 10]);
    }

    #[test]
    fn many_items_take_no_longer_than_the_slowest_one() {
        let delays: Vec<u64> = (1..=499).rev().collect();
        check(answer::fetch_all, &delays);
        let delays: Vec<u64> = (0..2_003).map(|item| 10 + item * 7 % 11).collect();
        check(answer::fetch_all, &delays);
    }

    #[test]
    fn a_single_item_and_none_at_all_are_fetched_too() {
        check(answer::fetch_all, &[30]);
        check(answer::fetch_all, &[]);
    }

    #[test]
    fn a_document_may_take_days() {
        check(answer::fetch_all, &[20, 3 * DAYS, 10, 2 * DAYS]);
    }
}
