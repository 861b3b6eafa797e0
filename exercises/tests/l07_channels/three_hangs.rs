//! The checks of the exercise `three_hangs`: every order of the steps, for a few items. What is told about wrong runs stands in `exercises::feeds`.

exercises::exercise! {
    "l07_channels/three_hangs";

    use exercises::explored::remark_costs;
    use exercises::feeds::{merge, swap, total};

    #[test]
    fn the_lines_of_all_files_are_added_up() {
        total(answer::total, &[]).adds_up();
        total(answer::total, &[7]).adds_up();
        let found = total(answer::total, &[5, 70_000]).adds_up();
        remark_costs("the threads that count two files", &found);
        total(answer::total, &[5, 5_000_000_000, 0]).adds_up();
    }

    #[test]
    fn all_items_get_into_the_store() {
        for capacity in [0, 1, 8] {
            merge(answer::merge, &[], capacity).brings_all();
            merge(answer::merge, &[0], capacity).brings_all();
            merge(answer::merge, &[3], capacity).brings_all();
            merge(answer::merge, &[2, 1], capacity).brings_all();
        }
        merge(answer::merge, &[1, 1, 1], 1).brings_all();
        let found = merge(answer::merge, &[2, 2], 1).brings_all();
        remark_costs("the threads that read two feeds with two items each", &found);
        merge(answer::merge, &[3, 1], 2).brings_all();
    }

    #[test]
    fn each_side_gets_what_the_other_one_has() {
        for capacity in [0, 1, 8] {
            swap(answer::swap, [0, 0], capacity).exchanges_all();
            swap(answer::swap, [1, 1], capacity).exchanges_all();
            swap(answer::swap, [2, 0], capacity).exchanges_all();
            swap(answer::swap, [0, 2], capacity).exchanges_all();
            swap(answer::swap, [1, 3], capacity).exchanges_all();
            swap(answer::swap, [3, 1], capacity).exchanges_all();
        }
        let found = swap(answer::swap, [2, 2], 1).exchanges_all();
        remark_costs("the threads of two sides with two items each", &found);
        swap(answer::swap, [3, 3], 2).exchanges_all();
    }

    #[test]
    fn more_files_and_more_items_change_nothing() {
        total(answer::total, &[1_000; 30]).in_chosen_orders();
        merge(answer::merge, &[30], 9).in_chosen_orders();
        merge(answer::merge, &[5; 12], 3).in_chosen_orders();
        swap(answer::swap, [40, 0], 9).in_chosen_orders();
        swap(answer::swap, [30, 40], 9).in_chosen_orders();
        swap(answer::swap, [40, 30], 2).in_chosen_orders();
    }

    #[test]
    fn files_and_feeds_are_read_at_the_same_time() {
        total(answer::total, &[1, 2]).at_the_same_time();
        total(answer::total, &[1, 2, 3]).at_the_same_time();
        merge(answer::merge, &[1, 1], 1).at_the_same_time();
        merge(answer::merge, &[1, 1, 1], 1).at_the_same_time();
    }

    #[test]
    fn items_wait_in_the_channel_and_nowhere_else() {
        for capacity in [0, 1, 2] {
            // More than the channel and two hands hold.
            let items = capacity as u64 + 3;
            merge(answer::merge, &[items], capacity).keeps_the_capacity();
            swap(answer::swap, [items, 0], capacity).keeps_the_capacity();
            swap(answer::swap, [0, items], capacity).keeps_the_capacity();
        }
    }

    #[test]
    fn items_pass_from_thread_to_thread() {
        merge(answer::merge, &[1, 1], 1).passes_items_on();
        swap(answer::swap, [1, 1], 1).passes_items_on();
    }

    #[test]
    fn who_has_nothing_to_do_waits() {
        total(answer::total, &[1, 2]).waits();
        for capacity in [0, 1] {
            merge(answer::merge, &[3, 3], capacity).waits();
            swap(answer::swap, [3, 3], capacity).waits();
        }
    }
}
