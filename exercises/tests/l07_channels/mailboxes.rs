//! The checks of the exercise `mailboxes`: every order of the steps for a few letters, chosen orders for many. What is told about wrong runs stands in `exercises::ring`.

exercises::exercise! {
    "l07_channels/mailboxes";

    use exercises::explored::remark_costs;
    use exercises::ring::ring;

    #[test]
    fn two_actors_with_full_mailboxes_both_go_on() {
        let found = ring(answer::run, &[2, 2], 1).every_letter_gets_home();
        remark_costs("two actors that write two letters each", &found);
        ring(answer::run, &[1, 1], 1).every_letter_gets_home();
        ring(answer::run, &[3, 2], 1).every_letter_gets_home();
        ring(answer::run, &[3, 3], 2).every_letter_gets_home();
    }

    #[test]
    fn an_actor_without_letters_sends_on_those_of_others() {
        for capacity in [1, 2, 9] {
            ring(answer::run, &[0, 0], capacity).every_letter_gets_home();
            ring(answer::run, &[4, 0], capacity).every_letter_gets_home();
            ring(answer::run, &[0, 3], capacity).every_letter_gets_home();
        }
    }

    #[test]
    fn a_ring_of_any_size_goes_on() {
        for capacity in [1, 2] {
            ring(answer::run, &[0], capacity).every_letter_gets_home();
            ring(answer::run, &[4], capacity).every_letter_gets_home();
        }
        ring(answer::run, &[1, 1, 1], 1).every_letter_gets_home();
        ring(answer::run, &[1, 1, 1, 1], 1).every_letter_gets_home();
        ring(answer::run, &[2, 0, 0], 1).every_letter_gets_home();
    }

    #[test]
    fn few_letters_are_under_way_however_many_there_are() {
        ring(answer::run, &[20, 0], 1).few_are_under_way();
        ring(answer::run, &[20, 20], 3).few_are_under_way();
        ring(answer::run, &[14, 14, 14], 2).few_are_under_way();
        ring(answer::run, &[9; 6], 1).few_are_under_way();
    }

    #[test]
    fn no_thread_is_started_for_a_letter() {
        ring(answer::run, &[3, 2], 1).starts_few_threads();
    }

    #[test]
    fn an_actor_returns_when_all_is_sent() {
        for capacity in [1, 2] {
            ring(answer::run, &[capacity + 1, 0], capacity).sends_before_it_returns();
        }
    }

    #[test]
    fn an_actor_with_nothing_to_do_waits() {
        ring(answer::run, &[3, 3], 1).waits();
        ring(answer::run, &[3, 0], 2).waits();
    }
}
