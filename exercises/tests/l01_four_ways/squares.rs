//! The checks of `squares`.

exercises::exercise! {
    "l01_four_ways/squares";

    use exercises::numbers::parts::{all_compute_at_once, remark_parts, sum_is_right, sum_is_right_with_stops};

    #[test]
    fn sums_are_right_for_sizes_that_divide_evenly() {
        for (size, threads) in [(100, 1), (100, 4), (1_000, 2), (1_000, 8), (4_096, 16)] {
            sum_is_right(answer::squares, size, threads);
        }
        remark_parts();
    }

    #[test]
    fn sums_are_right_for_sizes_that_do_not() {
        for (size, threads) in [(11, 2), (101, 3), (103, 4), (1_009, 8), (97, 13), (400_009, 3)] {
            sum_is_right(answer::squares, size, threads);
        }
    }

    #[test]
    fn fewer_numbers_than_threads_and_none_at_all_are_summed_too() {
        for (size, threads) in [(3, 4), (1, 2), (1, 1), (2, 7), (0, 3), (0, 1)] {
            sum_is_right(answer::squares, size, threads);
        }
    }

    #[test]
    fn all_threads_work_at_the_same_time() {
        for (threads, last) in [(2, 0), (2, 1), (4, 0), (4, 1), (4, 2), (4, 3), (7, 5)] {
            all_compute_at_once(answer::squares, 1_000, threads, last);
        }
    }

    #[test]
    fn more_threads_than_there_are_cores_work_at_the_same_time() {
        all_compute_at_once(answer::squares, 10_007, 61, 60);
        all_compute_at_once(answer::squares, 100_003, 257, 0);
    }

    #[test]
    fn a_thread_may_be_stopped_anywhere() {
        sum_is_right_with_stops(answer::squares, 1_000, 2);
    }
}
