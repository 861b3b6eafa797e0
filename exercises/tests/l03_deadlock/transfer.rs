//! The checks of the exercise `transfer`. What is told about wrong runs stands in `exercises::deadlock`.

exercises::exercise! {
    "l03_deadlock/transfer";

    use exercises::deadlock::transfer::{Bank, audited, bank, others_go_on, pairs, suspects};
    use exercises::explored::remark_costs;

    /// Accounts of these numbers.
    fn numbered(numbers: &[u32]) -> Bank {
        let opening: Vec<(u32, i64)> = numbers.iter().map(|number| (*number, 100)).collect();
        bank(answer::transfer, &opening)
    }

    #[test]
    fn the_money_goes_from_one_account_to_the_other() {
        numbered(&[1, 2]).moves(0, 1, 30).explored();
        numbered(&[1, 2]).moves(1, 0, 30).explored();
        let rich = 5_000_000_000;
        bank(answer::transfer, &[(9, rich), (4, -rich), (6, 0)]).moves(0, 1, 1_000).explored();
        bank(answer::transfer, &[(9, rich), (4, -rich), (6, 0)]).moves(1, 2, 0).explored();
        bank(answer::transfer, &[(1, 0), (2, 0)]).moves(0, 1, 2).times(20).explored();
    }

    #[test]
    fn two_transfers_in_opposite_directions_both_end() {
        let found = numbered(&[1, 2]).moves(0, 1, 3).moves(1, 0, 5).explored();
        remark_costs("two transfers in opposite directions", &found);
        numbered(&[8, 4]).moves(0, 1, 3).moves(1, 0, 3).explored();
        for (one, other) in [(900, 2), (2, 900), (900, 900), (30, 0)] {
            numbered(&[1, 2]).moves(0, 1, one).moves(1, 0, other).crowded();
        }
        bank(answer::transfer, &[(1, 5), (2, 6)]).moves(0, 1, 3).moves(1, 0, 1).explored();
    }

    #[test]
    fn no_pair_of_account_numbers_is_an_exception() {
        for pair in pairs().into_iter().chain(suspects(answer::transfer)) {
            numbered(&pair).moves(0, 1, 3).moves(1, 0, 5).crowded();
            numbered(&pair).moves(1, 0, 2).moves(0, 1, 2).crowded();
        }
    }

    #[test]
    fn no_place_of_an_account_is_an_exception() {
        let many: Vec<u32> = (1..=65).collect();
        for account in [1, 2, 4, 8, 16, 32, 64] {
            numbered(&many).moves(0, account, 3).moves(account, 0, 5).crowded();
        }
    }

    #[test]
    fn transfers_that_go_in_step_all_end() {
        numbered(&[1, 2]).moves(0, 1, 3).moves(1, 0, 5).in_step();
        numbered(&[3, 1, 2]).moves(0, 1, 1).moves(1, 2, 2).moves(2, 0, 4).in_step();
    }

    #[test]
    fn transfers_in_a_circle_all_end() {
        numbered(&[1, 2, 3]).moves(0, 1, 1).moves(1, 2, 2).moves(2, 0, 4).explored();
        numbered(&[1, 2, 3]).moves(1, 0, 1).moves(2, 1, 2).moves(0, 2, 4).crowded();
        numbered(&[70, 5, 300, 12]).moves(0, 1, 1).moves(1, 2, 2).moves(2, 3, 4).moves(3, 0, 8).crowded();
    }

    #[test]
    fn a_transfer_to_the_same_account_changes_nothing() {
        numbered(&[1]).moves(0, 0, 3).explored();
        numbered(&[1, 2]).moves(1, 1, 3).moves(0, 1, 2).explored();
        audited(answer::transfer, [0, 0]);
    }

    #[test]
    fn several_transfers_in_the_same_direction_are_all_made() {
        numbered(&[1, 2]).moves(0, 1, 7).moves(0, 1, 6).explored();
        numbered(&[1, 2]).moves(1, 0, 0).moves(1, 0, 2).explored();
        numbered(&[2, 1]).moves(0, 1, 1).times(2).moves(1, 0, 5).times(2).explored();
    }

    #[test]
    fn a_transfer_is_made_however_long_it_takes_to_get_the_accounts() {
        for account in [0, 1] {
            numbered(&[1, 2]).keeps(account).moves(0, 1, 3).kept_for_long();
            numbered(&[1, 2]).keeps(account).moves(1, 0, 3).kept_for_long();
            numbered(&[1, 2]).keeps(account).moves(0, 1, 3).moves(1, 0, 1).kept_for_long();
        }
        numbered(&[1, 2]).moves(0, 1, 1).moves(1, 0, 3).overtaken();
    }

    #[test]
    fn the_sum_of_two_accounts_is_the_same_at_any_moment() {
        audited(answer::transfer, [0, 1]);
        audited(answer::transfer, [1, 0]);
    }

    #[test]
    fn transfers_between_other_accounts_go_on() {
        for waiting in [[2, 3], [3, 2]] {
            others_go_on(answer::transfer, waiting, &[("A", 0, 1)]);
            others_go_on(answer::transfer, waiting, &[("A", 0, 1), ("B", 1, 0)]);
        }
        others_go_on(answer::transfer, [3, 3], &[("A", 0, 1)]);
        others_go_on(answer::transfer, [2, 3], &[("A", 0, 0)]);
    }
}
