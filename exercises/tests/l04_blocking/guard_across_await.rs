//! The checks of `guard_across_await`.

exercises::exercise! {
    "l04_blocking/guard_across_await";

    #[allow(unused_imports, reason = "only a future that may not be sent needs the trait")]
    use exercises::blocking::NotSend;
    use exercises::blocking::{Bank, Books, Deposit, Deposits, Meanwhile, Moment, Vault, probe};
    use exercises::verdict::Wrong;
    use std::sync::Arc;

    /// An amount that nobody has by chance.
    const AMOUNT: u64 = 1_234_567_890_123;
    /// Deposits to one account, all of which are under way at the same time.
    const MANY: usize = 100;

    fn can_be_sent() -> bool {
        probe(&answer::deposit(Vault::open(1, Meanwhile::Nothing).account, 1)).is_send()
    }

    /// Runs a deposit of each amount to the account of its vault, all at the same time on one thread.
    fn deposited(vaults: &[Vault], orders: Vec<(usize, u64)>) -> Deposits {
        let accounts: Vec<_> = vaults.iter().map(|vault| Arc::clone(&vault.account)).collect();
        Deposits::run(vaults, move || {
            let order = |(vault, amount): (usize, u64)| -> Deposit {
                Box::pin(answer::deposit(Arc::clone(&accounts[vault]), amount))
            };
            orders.into_iter().map(order).collect()
        })
    }

    fn books(vault: &Vault, balance: u64) -> Books {
        let requests = Bank::now().requests.into_iter();
        Books {
            opened_with: vault.opened_with,
            requests: requests.filter(|request| request.number == vault.number).collect(),
            balance,
        }
    }

    /// Refuses other requests than one for each deposit.
    fn refuse_wrong_requests(vaults: &[Vault], orders: &[(usize, u64)]) {
        let mut made: Vec<(u32, u64)> = Bank::now().requests.iter().map(|one| (one.number, one.amount)).collect();
        let mut wanted: Vec<(u32, u64)> = orders.iter().map(|(vault, amount)| (vaults[*vault].number, *amount)).collect();
        made.sort_unstable();
        wanted.sort_unstable();
        if made == wanted {
            return;
        }
        let foreign = made.iter().find(|one| !wanted.contains(one));
        let (because, seen) = match foreign {
            _ if made.is_empty() => ("Your code never called `ask_fee`.", "the deposits have returned, and the service was not asked.".into()),
            Some((number, amount)) => (
                "The service was asked for a fee that is not the deposit's.",
                format!("it was asked about an amount of {amount} for the account {number}; no such deposit was made."),
            ),
            None => (
                "The service was not asked once for each deposit.",
                format!("{} requests were made for {} deposits.", made.len(), wanted.len()),
            ),
        };
        Wrong::because(because)
            .seen(seen)
            .expected("one request for each deposit, with the account's number and the amount.")
            .ask("what do you ask the service for, and how often?")
            .refuse();
    }

    fn times(number: usize) -> String {
        match number {
            0 => "never".into(),
            1 => "once".into(),
            number => format!("{number} times"),
        }
    }

    /// Refuses deposits that have not returned.
    fn refuse_hanging(vaults: &[Vault], number: usize, deposits: &Deposits) {
        if deposits.returned {
            return;
        }
        let asked = Bank::now().requests.len();
        let count = match number {
            1 => "one deposit runs".to_string(),
            number => format!("{number} deposits run"),
        };
        if vaults.iter().any(Vault::waits_for_itself) {
            Wrong::because("A thread waits for a lock that it holds itself.")
                .seen(format!("{count} on one thread. The thread has the account locked, and waits to lock it once more. The service was asked {}.", times(asked)))
                .expected("no deposit holds the lock while it waits for anything.")
                .picture("the thread │ locks ──┬── polls a deposit ── waits for the lock ──┐\n           │         └────── unlocks only when it goes on ───────┘")
                .ask("where is the lock taken, where is it given back, and what else does the thread do between?")
                .refuse();
        }
        let wrong = match asked < number && asked > 0 {
            true => Wrong::because("Deposits wait for each other's requests."),
            false => Wrong::because("A deposit does not come to its end."),
        };
        wrong
            .seen(format!("{count} on one thread. The service was asked {}, and there is no more progress.", times(asked)))
            .expected(format!("{number} requests under way at the same time: here the service answers only then, and all deposits return."))
            .ask("what does a deposit hold or wait for before it asks the service, and who gives that back?")
            .refuse();
    }

    #[test]
    fn a_deposit_may_go_to_another_thread_at_any_await() {
        if can_be_sent() {
            return;
        }
        let vault = Vault::open(6, Meanwhile::Nothing);
        let deposits = deposited(std::slice::from_ref(&vault), vec![(0, AMOUNT)]);
        let across = |what: &str| {
            Wrong::because(format!("A guard is held across the .await {what}."))
                .seen("at that .await the account was locked, and the future of `deposit` is not Send: a MutexGuard must stay on the thread that locked.")
                .picture("lock ──┬── .await ── (another thread may go on here) ──┬── unlock\n       └───────────── the guard lives all this time ───┘")
                .ask("from which line to which does the guard live, and which .await lies between them?")
        };
        let wrong = match deposits.held {
            Moment::WhileAsking => across("at which the service is asked"),
            Moment::AtAnotherAwait => across("of something else than the service"),
            Moment::Never => Wrong::because("The future of `deposit` is not `Send`, although the account is not locked at any .await.")
                .seen("a value that must not go to another thread belongs to the future all the same. For rustc a variable lives to the end of its block, also when `drop` was called with it.")
                .ask("which variable of yours is bound to a thread, and where does the block end in which it has its name: before the .await or after it?"),
        };
        wrong
            .expected("a future that tokio::spawn takes: at every .await it holds nothing that is bound to a thread.")
            .refuse()
    }

    #[test]
    fn many_deposits_on_one_thread_ask_at_the_same_time() {
        let vaults = [Vault::open(70_001, Meanwhile::Nothing), Vault::open(6, Meanwhile::Nothing)];
        let amount = |number: usize| AMOUNT + 1_000_003 * number as u64;
        let orders: Vec<(usize, u64)> = (0..MANY + 20).map(|number| (number / MANY, amount(number))).collect();
        Bank::expect_meeting_of(orders.len());
        let deposits = deposited(&vaults, orders.clone());
        refuse_hanging(&vaults, orders.len(), &deposits);
        refuse_wrong_requests(&vaults, &orders);
        for (vault, balance) in vaults.iter().zip(&deposits.balances) {
            books(vault, *balance).refuse_mistakes();
        }
    }

    #[test]
    fn a_deposit_is_made_when_it_returns() {
        let vault = [Vault::open(u32::MAX, Meanwhile::Nothing)];
        let deposits = deposited(&vault, vec![(0, AMOUNT)]);
        refuse_hanging(&vault, 1, &deposits);
        refuse_wrong_requests(&vault, &[(0, AMOUNT)]);
        books(&vault[0], deposits.balances[0]).refuse_mistakes();
    }

    #[test]
    fn the_account_is_free_while_a_deposit_waits() {
        let vault = [Vault::open(6, Meanwhile::Nothing)];
        let deposits = deposited(&vault, vec![(0, AMOUNT)]);
        refuse_hanging(&vault, 1, &deposits);
        let (because, seen) = match deposits.held {
            Moment::Never => {
                exercises::remark(format!("A deposit locks the account {}, and holds it at no .await.", times(vault[0].locks())));
                return;
            }
            Moment::WhileAsking => ("The account is locked while the service is asked.", "during the request somebody held the lock of the account, on whatever thread."),
            Moment::AtAnotherAwait => ("The account is locked at an .await.", "the service was not being asked, but your task waited for something else, with the account locked."),
        };
        Wrong::because(because)
            .seen(seen)
            .expected("the account is free for others whenever the deposit waits.")
            .ask("what has to be read from the account before the request, and what must be done after it?")
            .refuse();
    }

    #[test]
    fn deposits_of_others_in_between_do_not_get_lost() {
        let vault = [Vault::open(6, Meanwhile::Deposits)];
        let deposits = deposited(&vault, vec![(0, AMOUNT)]);
        refuse_hanging(&vault, 1, &deposits);
        let gifts = &deposits.gifts;
        let all: u64 = gifts.iter().map(|(_, gift)| gift).sum();
        let balance = deposits.balances[0];
        // What is left over when every deposit of others counts is the answer's own.
        let missing = (books(&vault[0], balance).expected() + all).wrapping_sub(balance);
        let sum = |lost: &u32| -> u64 { gifts.iter().take(12).enumerate().filter(|(at, _)| lost >> at & 1 == 1).map(|(_, (_, gift))| gift).sum() };
        let several = 1u32 << gifts.len().min(12);
        if let Some(lost) = (1..several).find(|lost| sum(lost) == missing) {
            let before = gifts[lost.trailing_zeros() as usize].0;
            Wrong::because("A deposit that somebody else made in between is lost.")
                .seen(format!("your deposit locked the account {} times. Another one was made after lock {before} of these and before lock {}, while the account was free; at the end its money is not there.", vault[0].locks(), before + 1))
                .expected("every deposit counts, whoever makes it and whenever the account is free.")
                .picture("your deposit │ locks, reads, unlocks ───────────── locks, writes, unlocks\nanother      │                       adds to it ^ (overwritten)")
                .ask("between the moment when you read the balance and the one when you write it, who else may write?")
                .refuse();
        }
        refuse_wrong_requests(&vault, &[(0, AMOUNT)]);
        books(&vault[0], balance.wrapping_sub(all)).refuse_mistakes();
    }

    #[test]
    fn an_account_that_is_in_use_is_waited_for() {
        let vault = [Vault::open(6, Meanwhile::InUse)];
        let deposits = deposited(&vault, vec![(0, AMOUNT)]);
        refuse_hanging(&vault, 1, &deposits);
        let books = books(&vault[0], deposits.balances[0]);
        if deposits.balances[0] == vault[0].opened_with && vault[0].tries() > 0 {
            Wrong::because("The deposit gives up when somebody else keeps the account for long.")
                .seen("the account was in use each time that your deposit tried to lock it. Then `deposit` returned, and the money is not on the account.")
                .expected("the deposit is made, however long somebody else has the account.")
                .ask("what does your code do when `try_lock` fails, and when it has failed for the last time?")
                .refuse();
        }
        refuse_wrong_requests(&vault, &[(0, AMOUNT)]);
        books.refuse_mistakes();
    }
}
