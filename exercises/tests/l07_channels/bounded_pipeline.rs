//! The checks of the exercise `bounded_pipeline`. What is told about wrong runs stands in `exercises::scans`.

exercises::exercise! {
    "l07_channels/bounded_pipeline";

    use exercises::explored::remark_costs;
    use exercises::scans::judge::{Stage::{Reader, Scanner}, search};

    #[test]
    fn all_pages_come_in_their_order_and_all_stages_end() {
        for (pages, capacity) in [(0, 1), (1, 1), (2, 1), (3, 2)] {
            search(answer::bounded_pipeline, pages, capacity).explored();
        }
        let found = search(answer::bounded_pipeline, 4, 1).explored();
        remark_costs("4 pages with a capacity of 1", &found);
    }

    #[test]
    fn many_pages_come_in_their_order() {
        for (pages, capacity) in [(90, 1), (90, 7), (70, 100)] {
            search(answer::bounded_pipeline, pages, capacity).once();
        }
    }

    #[test]
    fn as_much_waits_as_there_is_room_for_and_no_more() {
        for stage in [Scanner, Reader] {
            for capacity in [1, 2] {
                search(answer::bounded_pipeline, capacity + 4, capacity).fills(stage);
            }
        }
    }

    #[test]
    fn the_bound_is_kept_later_and_where_it_is_large() {
        for stage in [Scanner, Reader] {
            for (capacity, kept) in [(3, 0), (1, 30), (5, 20), (80, 3)] {
                search(answer::bounded_pipeline, capacity + kept + 6, capacity).fills_once(stage, kept);
            }
        }
    }

    #[test]
    fn all_stages_can_work_at_the_same_time() {
        for capacity in [1, 2] {
            search(answer::bounded_pipeline, 3, capacity).meets();
        }
    }

    #[test]
    fn a_page_does_not_wait_for_those_after_it() {
        for pages in [2, 3] {
            search(answer::bounded_pipeline, pages, 2).one_by_one();
        }
    }

    #[test]
    fn all_stages_end_when_something_is_found() {
        for (page, capacity) in [(0, 1), (1, 1), (0, 2)] {
            search(answer::bounded_pipeline, 12, capacity).found_on(page);
        }
        // The scanner ends while the last page is searched.
        search(answer::bounded_pipeline, 2, 1).found_on(1);
    }

    #[test]
    fn nothing_more_is_scanned_when_something_is_found() {
        search(answer::bounded_pipeline, 100, 4).found_once_on(60);
        search(answer::bounded_pipeline, 140, 40).found_once_on(0);
    }

    #[test]
    fn who_has_nothing_to_do_waits() {
        search(answer::bounded_pipeline, 2, 1).scanner_waits();
        search(answer::bounded_pipeline, 5, 1).search_takes_long();
        search(answer::bounded_pipeline, 2, 1).scanner_is_awaited();
    }

    #[test]
    fn no_thread_is_left_when_it_returns() {
        search(answer::bounded_pipeline, 1, 1).leaves_nobody();
        for pages in [1, 3] {
            search(answer::bounded_pipeline, pages, 1).leaves_nobody_when_found();
        }
    }
}
