//! The checks of `bounded`.

exercises::exercise! {
    "l01_four_ways/bounded";

    use exercises::web::house::Leave::{HighestFirst, LowestFirst, MiddleFirst};
    use exercises::web::house::{check, check_with_stops, remark_threads};

    #[test]
    fn as_many_fetches_as_allowed_are_on_their_way_and_no_more() {
        for (items, limit, leave) in [(11, 3, HighestFirst), (23, 5, LowestFirst), (4, 2, HighestFirst)] {
            check(answer::bounded, (items, limit), leave);
        }
    }

    #[test]
    fn one_at_a_time_and_as_many_as_there_are_items_work_too() {
        for (items, limit) in [(5, 1), (3, 8), (7, 7), (1, 1)] {
            check(answer::bounded, (items, limit), HighestFirst);
        }
    }

    #[test]
    fn no_items_give_no_documents() {
        for limit in [1, 4] {
            check(answer::bounded, (0, limit), LowestFirst);
        }
    }

    #[test]
    fn another_item_begins_when_any_fetch_ends() {
        for (items, limit) in [(12, 4), (16, 4), (29, 6), (13, 2), (64, 8)] {
            for leave in [LowestFirst, HighestFirst, MiddleFirst] {
                check(answer::bounded, (items, limit), leave);
            }
        }
    }

    #[test]
    fn a_limit_of_hundreds_is_used_in_full() {
        check(answer::bounded, (307, 300), HighestFirst);
        remark_threads();
        check(answer::bounded, (211, 37), LowestFirst);
    }

    #[test]
    fn hundreds_of_items_keep_to_a_small_limit() {
        check(answer::bounded, (307, 1), LowestFirst);
        check(answer::bounded, (307, 2), HighestFirst);
    }

    #[test]
    fn a_thread_may_be_stopped_anywhere() {
        check_with_stops(answer::bounded, (6, 2));
    }
}
