//! The checks of `futurelock`: a fair lock, others who want it too, and a clock that jumps.

exercises::exercise! {
    "l14_cancellation/futurelock";

    use exercises::logbook::{self, Scene};
    use exercises::virtual_time::{Costs, Polls};

    const DAYS: u64 = 24 * 60 * 60 * 1_000;
    /// Somebody holds the lock, and the patience is over before.
    const BUSY: Scene = Scene { others: &[(0, 50)], patience: 10, entry: 20, words: 5, remark: 3 };

    fn check(scene: Scene) {
        logbook::check(answer::record, scene);
    }

    #[test]
    fn it_ends_when_the_entry_waits_for_the_lock() {
        check(BUSY);
        check(Scene { words: 0, ..BUSY });
        Costs::tell(Polls::OfAnswer("For an entry that waits for the lock, and its remark, its future is polled"), (6, 0));
    }

    #[test]
    fn it_ends_when_the_entry_holds_the_lock() {
        check(Scene { others: &[], ..BUSY });
        check(Scene { others: &[(0, 5)], ..BUSY });
    }

    #[test]
    fn an_entry_in_time_needs_no_remark() {
        check(Scene { patience: 100, ..BUSY });
        check(Scene { others: &[], patience: 100, ..BUSY });
        check(Scene { others: &[], entry: 0, ..BUSY });
    }

    #[test]
    fn words_are_found_beside_the_entry() {
        check(Scene { words: 30, ..BUSY });
        check(Scene { words: 200, ..BUSY });
        check(Scene { others: &[], words: 200, ..BUSY });
    }

    #[test]
    fn who_has_waited_longest_is_next() {
        check(Scene { others: &[(0, 50), (3, 7), (13, 9), (20, 11), (60, 13)], ..BUSY });
        check(Scene { others: &[(5, 30), (12, 9), (90, 11)], entry: 40, ..BUSY });
        check(Scene { others: &[(0, 50), (2, 7), (4, 5), (8, 300)], words: 1, ..BUSY });
        check(Scene { others: &[(0, 50), (2, 7), (30, 5)], words: 400, ..BUSY });
    }

    #[test]
    fn hundreds_of_others_have_their_turns() {
        let others: Vec<(u64, u64)> = (0..300).map(|user| (user * 2, 1 + user * 7 % 5)).collect();
        check(Scene { others: others.leak(), patience: 98, entry: 4, words: 6, remark: 8 });
    }

    #[test]
    fn everything_may_take_days() {
        check(Scene { others: &[(0, 300 * DAYS)], patience: 20 * DAYS, entry: 30 * DAYS, words: DAYS, remark: 5 * DAYS });
    }
}
