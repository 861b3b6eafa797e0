//! The checks of `chains`.

exercises::exercise! {
    "l13_async_patterns/chains";

    use exercises::people;
    use exercises::virtual_time::{Costs, Polls};

    const DAYS: u64 = 24 * 60 * 60 * 1_000;

    fn check(users: &[(u32, u64, u64)]) {
        people::check(answer::chains, users);
    }

    #[test]
    fn it_takes_as_long_as_the_longest_chain() {
        check(&[(7, 10, 30), (3, 30, 10), (9, 20, 20)]);
        check(&[(1, 1_000, 3_000), (2, 3_000, 1_000), (3, 2_000, 1_000)]);
    }

    #[test]
    fn posts_are_asked_for_when_their_user_is_there() {
        check(&[(0, 50, 10), (1, 10, 90), (2, 30, 5), (3, 20, 0), (4, 0, 40)]);
        check(&[(5, 40, 10), (4, 10, 10)]);
    }

    #[test]
    fn pairs_come_in_the_order_of_the_list() {
        check(&[(70_000, 20, 60), (5, 40, 10), (u32::MAX, 10, 20), (0, 30, 40), (8, 5, 5)]);
        check(&[(1, 10, 30), (2, 20, 10)]);
    }

    #[test]
    fn hundreds_of_users_are_asked_for_at_once() {
        let many: Vec<(u32, u64, u64)> = (0..1_201)
            .map(|user| (user * 7_919 % 1_201, 10 + u64::from(user * 7 % 101), 10 + u64::from(user * 31 % 97)))
            .collect();
        check(&many);
        Costs::tell(Polls::OfCalls("The 2,402 fetches for its 1,201 users are polled"), (4_804, 0));
    }

    #[test]
    fn a_single_user_and_none_at_all_are_fetched_too() {
        check(&[(4, 30, 20)]);
        check(&[]);
    }

    #[test]
    fn a_user_may_be_in_the_list_several_times() {
        check(&[(2, 40, 10), (6, 10, 50), (2, 20, 30), (2, 20, 5), (6, 30, 10)]);
    }

    #[test]
    fn a_chain_may_take_days() {
        check(&[(1, 20, 3 * DAYS), (2, 400 * DAYS, 10), (3, 10, 10)]);
    }
}
