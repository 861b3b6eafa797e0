//! The checks of the exercise `counter`. What is told about wrong runs stands in `exercises::race`.

exercises::exercise! {
    "l02_race/counter";

    use exercises::explored::{explore, refuse_failures, remark_costs};
    use exercises::race::counter::{Calls::{Gets, Increments}, Counts, a_crowd, at_most, counters_are_apart, counts_far, program, turning_points};
    use exercises::verdict::Wrong;

    impl Counts for answer::Counter {
        fn increment(&self) {
            answer::Counter::increment(self);
        }

        fn get(&self) -> usize {
            answer::Counter::get(self)
        }
    }

    fn new() -> Box<dyn Counts> {
        Box::new(answer::Counter::new())
    }

    #[test]
    fn every_increment_counts_by_one() {
        program(new, &[Increments(1)]).explored();
        let exploration = explore(|| {
            let counter = new();
            let before = counter.get();
            let after = [(); 3].map(|()| {
                counter.increment();
                (counter.get(), counter.get())
            });
            (before, after)
        });
        refuse_failures(&exploration);
        if exploration.values() != ["(0, [(1, 1), (2, 2), (3, 3)])"] {
            Wrong::because("The count is wrong even when one thread uses the counter alone.")
                .seen(format!("`get` before, and twice after each of three increments: {}.", exploration.values().join(" or ")))
                .expected("(0, [(1, 1), (2, 2), (3, 3)]).")
                .ask("by how much do `increment` and `get` change what the next `get` returns?")
                .refuse();
        }
    }

    #[test]
    fn one_thread_can_count_far() {
        counts_far(new, at_most(new, 70_000));
    }

    #[test]
    fn no_increment_of_two_threads_is_lost() {
        let found = program(new, &[Increments(1), Increments(1)]).explored();
        remark_costs("two increments at the same time", &found);
    }

    #[test]
    fn no_increment_is_lost_when_threads_count_twice() {
        program(new, &[Increments(2), Increments(2)]).explored();
    }

    #[test]
    fn no_increment_of_three_threads_is_lost() {
        program(new, &[Increments(1), Increments(1), Increments(1)]).explored();
    }

    #[test]
    fn no_increment_of_many_threads_at_the_same_line_is_lost() {
        program(new, &a_crowd(new)).crowded();
    }

    #[test]
    fn a_thread_that_is_stopped_for_long_loses_nothing() {
        program(new, &[Increments(1), Increments(1)]).stopped();
        program(new, &[Increments(1), Increments(at_most(new, 300))]).stopped();
        program(new, &[Increments(2), Gets(1)]).stopped();
        program(new, &[Gets(1), Increments(at_most(new, 300))]).stopped();
    }

    #[test]
    fn an_increment_that_goes_another_way_is_no_exception() {
        for before in turning_points(new) {
            program(new, &[Increments(1), Increments(2)]).after(before).stopped();
            program(new, &[Increments(1), Gets(1)]).after(before).stopped();
        }
    }

    #[test]
    fn a_thread_that_is_overtaken_again_and_again_loses_nothing() {
        program(new, &[Increments(1), Increments(1)]).overtaken();
        program(new, &[Increments(1), Gets(1)]).overtaken();
        program(new, &[Gets(1), Increments(1)]).overtaken();
    }

    #[test]
    fn a_count_is_right_while_others_count() {
        program(new, &[Increments(2), Gets(2)]).explored();
        program(new, &[Increments(1), Increments(1), Gets(1)]).explored();
    }

    #[test]
    fn several_threads_get_the_same_count() {
        program(new, &[Gets(1), Gets(1)]).after(3).explored();
        program(new, &[Gets(1), Gets(1), Increments(1)]).after(1).explored();
    }

    #[test]
    fn every_counter_counts_by_itself() {
        counters_are_apart(new);
    }
}
