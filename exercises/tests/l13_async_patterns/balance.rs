//! The checks of `balance`: tasks on one thread, polled in every order. What is told about them stands in
//! `exercises::teller`.

exercises::exercise! {
    "l13_async_patterns/balance";

    use exercises::teller::{self, Balance, Bank, Call::{Deposit, Forbidden, Withdraw}, Calls, Refusal};
    use futures::future::LocalBoxFuture;
    use std::rc::Rc;

    struct Account(answer::Account);

    impl teller::Account for Account {
        fn withdraw(&self, amount: i64) -> LocalBoxFuture<'_, Result<(), Refusal>> {
            Box::pin(self.0.withdraw(amount))
        }

        fn deposit(&self, amount: i64) -> LocalBoxFuture<'_, ()> {
            Box::pin(self.0.deposit(amount))
        }
    }

    fn open(balance: Balance, bank: Bank) -> Rc<dyn teller::Account> {
        Rc::new(Account(answer::Account::new(balance, bank)))
    }

    fn polled(balance: i64, tasks: &'static [Calls]) {
        teller::scene(open, balance, tasks, false);
    }

    #[test]
    fn one_task_alone_is_served() {
        polled(5_000_000_000, &[&[
            Withdraw(4_999_999_999), Withdraw(2), Forbidden(1), Deposit(7_000_000_000), Withdraw(7_000_000_001), Withdraw(1),
        ]]);
        polled(300, &[&[Withdraw(1); 301]]);
    }

    #[test]
    fn two_tasks_never_overdraw_the_account() {
        polled(100, &[&[Withdraw(100)], &[Withdraw(100)]]);
        polled(100, &[&[Withdraw(30), Withdraw(50)], &[Withdraw(40)]]);
        polled(100, &[&[Withdraw(60)], &[Withdraw(70)], &[Withdraw(80)]]);
        exercises::polls::tell_costs("Three withdrawals", 6);
    }

    #[test]
    fn every_change_of_the_balance_lasts() {
        polled(100, &[&[Withdraw(60)], &[Withdraw(30)]]);
        polled(100, &[&[Withdraw(60)], &[Deposit(7)]]);
        polled(100, &[&[Withdraw(20), Withdraw(20)], &[Withdraw(20)]]);
        polled(10, &[&[Withdraw(60)], &[Deposit(55)], &[Deposit(8)]]);
    }

    #[test]
    fn many_tasks_are_served() {
        polled(59, &[&[Withdraw(10)], &[Withdraw(11)], &[Withdraw(12)], &[Withdraw(13)], &[Withdraw(14)], &[Deposit(1)]]);
    }

    #[test]
    fn what_the_bank_forbids_changes_nothing() {
        polled(100, &[&[Forbidden(100)], &[Withdraw(100)]]);
        polled(100, &[&[Forbidden(60)], &[Withdraw(50), Withdraw(45)]]);
    }

    #[test]
    fn a_withdrawal_may_be_dropped_at_any_await() {
        teller::scene(open, 100, &[&[Withdraw(100)], &[Withdraw(100)]], true);
        teller::scene(open, 100, &[&[Withdraw(70)], &[Withdraw(20)], &[Withdraw(5)]], true);
    }
}
