//! The checks of the exercise `issue_once`. What is told about wrong runs stands in `exercises::race`.

exercises::exercise! {
    "l02_race/issue_once";

    use exercises::explored::remark_costs;
    use exercises::race::ticket::{Claims, claimed_often, crowd, program, tickets_are_apart};

    impl Claims for answer::Ticket {
        fn claim(&self) -> bool {
            answer::Ticket::claim(self)
        }
    }

    fn new() -> Box<dyn Claims> {
        Box::new(answer::Ticket::new())
    }

    #[test]
    fn a_lone_caller_gets_it() {
        program(new, &[1]).explored();
        program(new, &[1]).exchanges_fail();
    }

    #[test]
    fn only_the_first_call_of_a_thread_gets_it() {
        claimed_often(new, 3);
        claimed_often(new, 70_000);
    }

    #[test]
    fn every_ticket_is_issued_by_itself() {
        tickets_are_apart(new);
    }

    #[test]
    fn exactly_one_of_two_gets_it() {
        let found = program(new, &[1, 1]).explored();
        remark_costs("two calls of `claim` at the same time", &found);
    }

    #[test]
    fn exactly_one_of_three_gets_it() {
        program(new, &[1, 1, 1]).explored();
    }

    #[test]
    fn exactly_one_of_several_calls_each_gets_it() {
        program(new, &[2, 2]).explored();
    }

    #[test]
    fn exactly_one_of_many_threads_at_the_same_line_gets_it() {
        crowd(new).crowded();
    }

    #[test]
    fn one_who_is_stopped_for_long_changes_nothing() {
        program(new, &[1, 1]).stopped();
        program(new, &[1, 300]).stopped();
        program(new, &[2, 300]).stopped();
    }
}
