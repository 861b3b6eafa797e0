//! The checks of the exercise `fan_out`. What is told about wrong runs stands in `exercises::photos`.

exercises::exercise! {
    "l07_channels/fan_out";

    use exercises::explored::remark_costs;
    use exercises::photos::judge::film;

    #[test]
    fn each_photo_is_developed_once_and_all_consumers_end() {
        for (photos, consumers) in [(1, 1), (2, 1), (3, 1), (1, 2), (2, 2), (1, 3)] {
            film(answer::fan_out, photos, consumers).explored();
        }
        let found = film(answer::fan_out, 3, 2).explored();
        remark_costs("3 photos and 2 consumers", &found);
    }

    #[test]
    fn all_consumers_end_where_there_are_no_photos() {
        for consumers in [1, 2, 3] {
            film(answer::fan_out, 0, consumers).explored();
        }
    }

    #[test]
    fn hundreds_of_photos_are_developed() {
        // An exploration has room for 64 threads: who starts one for each photo is told so first.
        for (photos, consumers) in [(50, 3), (300, 3), (40, 1), (5, 9)] {
            film(answer::fan_out, photos, consumers).once();
        }
    }

    #[test]
    fn no_more_photos_are_developed_at_the_same_time() {
        for (photos, consumers) in [(2, 1), (3, 2)] {
            film(answer::fan_out, photos, consumers).counted();
        }
    }

    #[test]
    fn all_consumers_can_work_at_the_same_time() {
        for (photos, consumers) in [(1, 1), (2, 2), (3, 2), (3, 3)] {
            film(answer::fan_out, photos, consumers).meets();
        }
    }

    #[test]
    fn many_consumers_can_work_at_the_same_time() {
        film(answer::fan_out, 20, 9).meets_once();
        film(answer::fan_out, 40, 40).meets_once();
    }

    #[test]
    fn a_consumer_that_is_faster_than_the_camera_loses_nothing() {
        film(answer::fan_out, 2, 1).consumer_is_fast();
        film(answer::fan_out, 3, 2).consumer_is_fast();
    }

    #[test]
    fn a_slow_photo_holds_up_no_other_one() {
        film(answer::fan_out, 3, 2).one_is_slow();
        film(answer::fan_out, 3, 3).one_is_slow();
    }

    #[test]
    fn photos_are_developed_as_they_come() {
        for (photos, consumers) in [(2, 1), (2, 2), (3, 2)] {
            film(answer::fan_out, photos, consumers).one_by_one();
        }
    }

    #[test]
    fn who_has_nothing_to_do_waits() {
        film(answer::fan_out, 2, 2).camera_waits();
        film(answer::fan_out, 2, 2).consumer_is_busy();
        film(answer::fan_out, 4, 1).all_are_busy();
        film(answer::fan_out, 3, 2).all_are_busy();
    }

    #[test]
    fn no_thread_is_left_when_it_returns() {
        film(answer::fan_out, 0, 1).leaves_nobody();
        film(answer::fan_out, 0, 2).leaves_nobody();
        film(answer::fan_out, 1, 1).leaves_nobody();
    }
}
