//! The checks of the exercise `philosophers`. What is told about wrong runs stands in `exercises::deadlock`.

exercises::exercise! {
    "l03_deadlock/philosophers";

    use exercises::deadlock::table::{Dines, SEATS, eat_together, party, tables_are_apart};
    use exercises::explored::{explorer, remark_costs};

    impl Dines for answer::Table {
        fn dine(&self, seat: usize, eat: &mut dyn FnMut()) {
            answer::Table::dine(self, seat, eat);
        }
    }

    fn new() -> Box<dyn Dines> {
        Box::new(answer::Table::new())
    }

    const FIVE: [usize; SEATS] = [0, 1, 2, 3, 4];

    #[test]
    fn who_dines_alone_eats_each_time() {
        for seat in FIVE {
            party(new, &[seat]).times(2).explored();
        }
        party(new, &[0]).times(300).once();
    }

    #[test]
    fn all_five_eat_in_the_end() {
        let found = party(new, &FIVE).explored();
        remark_costs("a meal of all five, and their looks at their neighbours", &found);
    }

    #[test]
    fn all_five_eat_when_they_come_to_the_same_line() {
        for before in 0..=7 {
            party(new, &FIVE).after(before).crowded();
        }
        party(new, &FIVE).times(2).crowded();
    }

    #[test]
    fn all_five_eat_when_they_go_in_step() {
        party(new, &FIVE).in_step();
    }

    #[test]
    fn all_five_eat_when_they_dine_twice() {
        let budget = explorer().dfs_schedules(100).max_steps(400);
        party(new, &FIVE).times(2).without_looking().explored_with(&budget);
    }

    #[test]
    fn neighbours_never_eat_at_the_same_time() {
        for seat in 0..SEATS {
            party(new, &[seat, (seat + 1) % SEATS]).explored();
        }
        party(new, &[0, 1]).times(2).explored();
    }

    #[test]
    fn neighbours_of_a_neighbour_are_no_exception() {
        // A philosopher who waits for one neighbour may find the other one eating when it goes on.
        for seat in 0..SEATS {
            let three = [seat, (seat + 1) % SEATS, (seat + 2) % SEATS];
            party(new, &three).explored();
        }
    }

    #[test]
    fn a_philosopher_eats_however_long_a_neighbour_does() {
        party(new, &[0, 1]).stopped();
        party(new, &[0, 4]).stopped();
        party(new, &[3, 2]).stopped();
    }

    #[test]
    fn two_who_share_no_fork_can_eat_at_the_same_time() {
        for seat in 0..SEATS {
            eat_together(new, [seat, (seat + 2) % SEATS]);
        }
    }

    #[test]
    fn every_table_has_its_own_forks() {
        tables_are_apart(new);
    }
}
