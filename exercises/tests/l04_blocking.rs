//! The checks of lesson 4.
#![expect(
    clippy::await_holding_lock,
    reason = "some answers are wrong on purpose, and the stub is to be mended"
)]

exercises::exercise! {
    "l04_blocking/blocking_call";
    rejected:
        async_wrapper,
        yields_before,
        spawned_as_a_task,
        timeout_around,
        joins_a_thread,
        blocks_on_the_handle,
        asks_again_and_again,
        looks_again_and_again,
        sleeps_between_looks,
        a_pool_for_computing,
        one_at_a_time;

    use exercises::blocking::{Beside, Blocked, Record, Slow, beside_a_heart, drawn};
    use exercises::verdict::Wrong;

    /// A right answer is asked two or three times whether it is finished; one that asks by itself, as often as the heart beats.
    const POLLS: usize = 500;

    fn records(keys: &[u32]) -> Vec<Beside<Record>> {
        let records = beside_a_heart(keys.iter().map(|key| answer::record(*key)).collect());
        records.unwrap_or_else(|blocked| refuse(blocked))
    }

    fn refuse(blocked: Blocked) -> ! {
        let wrong = match &blocked {
            Blocked::Panicked(message) => panic!("{message}"),
            Blocked::NeverWoken => Wrong::because("the task waits for something that never comes")
                .seen(format!("nothing moves any more; look_up was called {} times.", Slow::now().looked_up.len()))
                .ask("what is your task waiting for, and who was to wake it?"),
            Blocked::OnTheWorker => Wrong::because("the call keeps the thread that all tasks run on")
                .seen("look_up was called on the runtime's worker thread. It comes back after some heartbeats, and the task that beats can't run.")
                .ask("what happens to the other tasks of a thread while one of them is in a call that does not return?"),
            Blocked::ByWaiting => Wrong::because("the thread that all tasks run on waits for another thread")
                .seen("look_up was called on another thread, but your task keeps the worker thread until that thread is done: it stands still there, or looks again and again. So the task that beats can't run.")
                .ask("which line of yours waits for the other thread, and is there an .await in it?"),
        };
        let picture = match blocked {
            Blocked::NeverWoken => String::new(),
            _ => drawn(&blocked, "look_up"),
        };
        wrong.picture(picture).expected("the other tasks go on: the heart beats while the call lasts.").refuse()
    }

    #[test]
    fn the_heart_beats_while_the_call_lasts() {
        for record in records(&[7]) {
            if record.polls > POLLS {
                Wrong::because("the task asks again and again instead of being woken")
                    .seen(format!("your task was polled {} times during one call, and was not finished.", record.polls))
                    .expected("a few polls: a task that waits sleeps until somebody wakes it.")
                    .ask("how does your task find out that the call is done: does somebody tell it, or does it keep asking?")
                    .refuse();
            }
        }
    }

    #[test]
    fn every_task_gets_the_record_of_its_own_key() {
        let keys = [3, 9, 4];
        let got: Vec<u32> = records(&keys).iter().map(|record| record.value.key()).collect();
        let mut called = Slow::now().looked_up;
        called.sort_unstable();
        if got != keys || called != [3, 4, 9] {
            Wrong::because("a key was looked up for nothing, or for somebody else")
                .seen(format!("for the keys {keys:?} the records of {got:?}; look_up was called with {called:?}."))
                .expected("each task calls look_up once, with its key, and returns what it gives.")
                .ask("where do the key and the record go between the threads?")
                .refuse();
        }
    }

    #[test]
    fn calls_of_several_tasks_last_at_the_same_time() {
        // More than a pool for computing has threads: a call that blocks must not have to wait for one of these.
        let calls = rayon::current_num_threads() + 2;
        Slow::expect_meeting_of(calls);
        let ended = beside_a_heart((0..calls as u32).map(answer::record).collect());
        match ended {
            Ok(_) => {}
            Err(Blocked::Panicked(message)) => panic!("{message}"),
            Err(_) => Wrong::because("the calls of several tasks wait for each other")
                .seen(format!("several tasks call look_up. {} at the same time, and nothing moves any more.", Slow::now().most_inside))
                .expected("all of them at the same time: here no call returns before all have begun.")
                .ask("what keeps the next call from beginning while others last: a lock, or too few threads?")
                .refuse(),
        }
    }
}

exercises::exercise! {
    "l04_blocking/cpu_section";
    rejected:
        computes_inline,
        yields_once_before,
        spawned_as_a_task,
        join_all_of_async_blocks,
        counts_on_the_budget,
        joins_a_thread,
        rayon_inside_the_task,
        counts_before_they_are_done,
        lets_others_compute_it_again;

    use exercises::blocking::{Blocked, Chunk, Slow, beside_a_heart, drawn};
    use exercises::quiet;
    use exercises::verdict::Wrong;

    fn digested(number: usize) -> u64 {
        let given = beside_a_heart(vec![answer::digest_all(Chunk::several(number))]);
        match given {
            Ok(given) => given[0].value,
            Err(blocked) => refuse(blocked),
        }
    }

    fn refuse(blocked: Blocked) -> ! {
        let slow = Slow::now();
        let wrong = match &blocked {
            Blocked::Panicked(message) => panic!("{message}"),
            Blocked::NeverWoken => Wrong::because("the task waits for something that never comes")
                .seen(format!("nothing moves any more after {} chunks.", slow.digested.len()))
                .ask("what is your task waiting for, and who was to wake it?"),
            Blocked::OnTheWorker => Wrong::because("the task computes on the thread that all tasks run on, and never gives it back")
                .seen(format!("{} chunks were computed on the runtime's worker thread, the last {} of them without a heartbeat in between.", slow.digested.len(), slow.since_beat))
                .ask("in your loop, after how many chunks is there an .await that really lets another task run?"),
            Blocked::ByWaiting => Wrong::because("the thread that all tasks run on waits for another thread")
                .seen(format!("{} chunks were computed on other threads, and your task keeps the worker thread until they are done: it stands still there, or looks again and again.", slow.digested.len()))
                .ask("which line of yours waits for the other threads, and is there an .await in it?"),
        };
        let picture = match blocked {
            Blocked::NeverWoken => String::new(),
            _ => drawn(&blocked, "digest"),
        };
        wrong.picture(picture).expected("the heart beats at least once for every 8 chunks.").refuse()
    }

    #[test]
    fn the_heart_beats_while_chunks_are_computed() {
        digested(64);
    }

    #[test]
    fn every_chunk_is_computed_once_and_counts() {
        for number in [20, 1, 0] {
            let before = Slow::now().digested.len();
            let sum = digested(number);
            // What it has left to others and not waited for comes later, and its sum is wrong whenever it comes.
            let computed = || Slow::now().digested.len() - before;
            quiet::until(|| computed() >= number, computed, quiet::PATIENCE);
            let mut computed = Slow::now().digested.split_off(before);
            computed.sort_unstable();
            let wanted: Vec<usize> = (0..number).collect();
            if computed != wanted {
                let again = computed.windows(2).any(|pair| pair[0] == pair[1]);
                Wrong::because(if again { "some chunks were computed more than once" } else { "some chunks were never computed" })
                    .seen(format!("of {number} chunks, these were computed: {computed:?}."))
                    .expected("every chunk once.")
                    .ask("how are the chunks divided, and who gets the first and the last one of a part?")
                    .refuse();
            }
            let expected = Chunk::several(number).into_iter().map(Chunk::expected).fold(0, u64::wrapping_add);
            if sum != expected {
                Wrong::because("the sum is not that of the digests")
                    .seen(format!("{sum} for {number} chunks, though in the end each was computed once."))
                    .expected(format!("{expected}."))
                    .ask("what becomes of each digest on its way to the sum, and has it been computed when the sum is made?")
                    .refuse();
            }
        }
    }
}

exercises::exercise! {
    "l04_blocking/guard_across_await";
    rejected:
        only_avoids_spawn,
        dropped_after_the_await,
        dropped_by_hand,
        a_temporary_that_lives_too_long,
        tries_again_and_again,
        writes_an_old_balance_back,
        one_at_a_time,
        held_on_the_blocking_pool,
        spawned_and_left,
        the_fee_of_another;

    #[allow(unused_imports, reason = "only a future that may not be sent needs the trait")]
    use exercises::blocking::NotSend;
    use exercises::blocking::{Account, Bank, probe};
    use exercises::quiet;
    use exercises::verdict::Wrong;
    use futures::future::join_all;
    use std::sync::{Arc, Mutex};
    use std::thread;
    use tokio::runtime::Builder;

    fn account() -> Arc<Mutex<Account>> {
        Arc::new(Mutex::new(Account { number: 6, balance: 1_000 }))
    }

    fn can_be_sent() -> bool {
        probe(&answer::deposit(account(), 1)).is_send()
    }

    /// Runs deposits at the same time on one thread; `None` when nothing moves any more.
    fn deposited(account: &Arc<Mutex<Account>>, amounts: &[u64]) -> Option<u64> {
        let deposits: Vec<(Arc<Mutex<Account>>, u64)> =
            amounts.iter().map(|amount| (Arc::clone(account), *amount)).collect();
        let runs = thread::spawn(move || {
            let runtime = Builder::new_current_thread().enable_time().build().unwrap();
            runtime.block_on(join_all(deposits.into_iter().map(|(account, amount)| answer::deposit(account, amount))));
        });
        quiet::until(|| runs.is_finished(), || Bank::now().requests, quiet::PATIENCE);
        if !runs.is_finished() {
            return None;
        }
        if let Err(panicked) = runs.join() {
            std::panic::resume_unwind(panicked);
        }
        Some(account.lock().unwrap().balance)
    }

    #[test]
    fn a_deposit_may_go_to_another_thread_at_any_await() {
        if can_be_sent() {
            return;
        }
        let account = account();
        Bank::expect_meeting_of(1, Some(Arc::downgrade(&account)));
        if deposited(&account, &[500]).is_some() && Bank::now().held == 0 {
            Wrong::because("the compiler can't see that the guard is gone before the await")
                .seen("no lock is held while the service is asked, and yet the future of deposit is not Send.")
                .expected("a future that tokio::spawn takes. rustc goes by the block in which a variable lives, and not by a call of drop.")
                .ask("where does the block end in which the guard has its name: before the .await or after it?")
                .refuse();
        } else {
            Wrong::because("a guard is held across an await")
                .seen("the future of deposit is not Send: at some .await it keeps a MutexGuard, which must stay on the thread that locked.")
                .expected("a future that tokio::spawn takes: at every .await it holds nothing that is bound to a thread.")
                .picture("lock ──┬── .await ── (another thread may go on here) ──┬── unlock\n       └──────────── the guard lives all this time ──────┘")
                .ask("from which line to which does the guard live, and which .await lies between them?")
                .refuse();
        }
    }

    #[test]
    fn several_deposits_on_one_thread_come_to_their_end() {
        let amounts = [100, 200, 300, 400, 500];
        let account = account();
        Bank::expect_meeting_of(amounts.len(), None);
        let Some(balance) = deposited(&account, &amounts) else {
            let asked = Bank::now().requests;
            let wrong = match can_be_sent() {
                false => Wrong::because("the thread waits for itself")
                    .picture("deposit 1 │ has the lock, waits for the service, must be polled by the thread\ndeposit 2 │ keeps the thread, because it waits for the lock"),
                true => Wrong::because("deposits wait for each other's requests"),
            };
            wrong
                .seen(format!("5 deposits run on one thread. {asked} asked for the fee, and nothing moves any more."))
                .expected("all 5 ask: here the service answers only when all of them have.")
                .ask("what does a deposit hold while it waits for the service, and who wants that?")
                .refuse()
        };
        let expected = 1_000 + amounts.iter().map(|amount| amount - amount / 10).sum::<u64>();
        if balance == 1_000 {
            Wrong::because("the deposits return before the money is on the account")
                .seen("all 5 deposits have returned, and the balance is still 1000.")
                .expected(format!("{expected}: who awaits a deposit may count on it."))
                .ask("what has happened when `deposit` returns, and who waits for the rest?")
                .refuse();
        }
        if balance != expected && balance.abs_diff(expected) < 90 {
            Wrong::because("the amounts are wrong, though no deposit is lost")
                .seen(format!("the balance is {balance} after deposits of {amounts:?} to 1000."))
                .expected(format!("{expected}: every deposit less a fee of a tenth."))
                .ask("what do you ask the service for, and what becomes of the fee that it tells?")
                .refuse();
        }
        if balance != expected {
            let wrong = if balance < expected { "a deposit is lost" } else { "a deposit counts more than it is" };
            Wrong::because(wrong)
                .seen(format!("the balance is {balance} after deposits of {amounts:?} to 1000."))
                .expected(format!("{expected}: every deposit less a fee of a tenth."))
                .picture("deposit 1 │ reads 1000 ── asks ─────────────────── writes\ndeposit 2 │            reads 1000 ── asks ───────────────── writes")
                .ask("between the moment when you read the balance and the one when you write it, who else may write?")
                .refuse();
        }
    }

    #[test]
    fn nobody_has_to_wait_for_the_service_to_get_at_the_account() {
        let account = account();
        Bank::expect_meeting_of(1, Some(Arc::downgrade(&account)));
        let balance = deposited(&account, &[500]);
        let bank = Bank::now();
        if bank.held > 0 {
            Wrong::because("the lock is held while the service is asked")
                .seen("during the request the account was locked, whatever thread the request ran on.")
                .expected("the account is free for others while this deposit waits for the service.")
                .ask("what has to be read from the account before the request, and what must be done after it?")
                .refuse();
        }
        if balance != Some(1_450) || bank.requests != 1 {
            Wrong::because("a single deposit goes wrong")
                .seen(format!("a balance of {balance:?} and {} requests after one deposit of 500 to 1000.", bank.requests))
                .expected("1450 and one request.")
                .ask("what happens to the amount, and what to the fee?")
                .refuse();
        }
    }
}

exercises::exercise! {
    "l04_blocking/nested_runtime";
    rejected:
        block_on_inside,
        the_handle_of_the_runtime,
        dropped_inside,
        another_executor,
        a_runtime_on_a_joined_thread,
        a_receiver_of_std,
        a_receive_that_blocks,
        order_turned_round;

    use exercises::blocking::{Blocked, Slow, beside_a_heart, drawn};
    use exercises::verdict::Wrong;

    fn loaded(keys: &[u32]) -> Vec<u32> {
        match beside_a_heart(vec![answer::load_all(keys.to_vec())]) {
            Ok(given) => given[0].value.iter().map(|record| record.key()).collect(),
            Err(blocked) => refuse(blocked),
        }
    }

    fn refuse(blocked: Blocked) -> ! {
        match &blocked {
            Blocked::Panicked(message) if message.starts_with("Cannot start a runtime from within a runtime") => {
                Wrong::because("a runtime is started inside a runtime")
                    .seen("tokio panicked: \"Cannot start a runtime from within a runtime.\" block_on was called on a thread that already drives tasks.")
                    .expected("the runtime that is there already drives the requests.")
                    .ask("block_on keeps its thread until the future is ready. Who would run the other tasks of this thread meanwhile?")
                    .refuse()
            }
            Blocked::Panicked(message) if message.starts_with("Cannot drop a runtime in a context") => {
                Wrong::because("a runtime is dropped inside a runtime")
                    .seen("tokio panicked: \"Cannot drop a runtime in a context where blocking is not allowed.\" To drop a runtime is to wait for its threads.")
                    .expected("the runtime that is there already drives the requests.")
                    .ask("what does the second runtime do that the first one can't?")
                    .refuse()
            }
            Blocked::Panicked(message) if message.starts_with("Cannot block the current thread from within a runtime") => {
                Wrong::because("a thread of the runtime is to be blocked")
                    .seen("tokio panicked: \"Cannot block the current thread from within a runtime.\" A call that blocks was made on a thread that drives tasks.")
                    .expected("the runtime that is there already drives the requests.")
                    .ask("who would run the other tasks of this thread meanwhile, and which call waits without keeping it?")
                    .refuse()
            }
            Blocked::Panicked(message) => panic!("{message}"),
            Blocked::NeverWoken => Wrong::because("the task waits for something that never comes")
                .seen(format!("nothing moves any more after {} requests.", Slow::now().requested.len()))
                .expected("all records are loaded.")
                .ask("what is your task waiting for, and who was to wake it?")
                .refuse(),
            _ => Wrong::because("the thread that all tasks run on is kept, so nothing else runs")
                .seen(format!("after {} requests nothing comes of it any more: the worker thread waits for a request, and the tasks that would bring it can't run.", Slow::now().requested.len()))
                .expected("the heart beats while the requests are on their way.")
                .picture(drawn(&blocked, "request"))
                .ask("which line of yours waits without .await, and on which thread?")
                .refuse(),
        }
    }

    #[test]
    fn records_are_loaded_inside_a_runtime() {
        loaded(&[7]);
    }

    #[test]
    fn records_come_in_the_order_of_the_keys() {
        for keys in [&[5, 3, 8, 1][..], &[2], &[]] {
            let got = loaded(keys);
            if got != keys {
                Wrong::because(if got.len() == keys.len() { "the records come in another order" } else { "some records are missing, or too many" })
                    .seen(format!("the records of {got:?}."))
                    .expected(format!("the records of {keys:?}."))
                    .ask("in which order are the requests awaited, and in which order are their records kept?")
                    .refuse();
            }
        }
    }
}

/// What the lesson's text says about the compiler is what the compiler says.
mod refused_by_the_compiler {
    use std::fs;
    use std::process::Command;

    const CODE: &str = include_str!("../../lessons/l04_blocking/refused/spawned_guard.rs");
    const TEXT: &str = include_str!("../../lessons/l04_blocking/README.md");

    /// Compiles without running; gives whether it did, and what rustc said.
    fn compiled(name: &str, code: &str) -> (bool, String) {
        let folder = std::env::temp_dir().join(format!("course-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder can be made");
        let file = folder.join("spawned_guard.rs");
        fs::write(&file, code).expect("it can be written");
        let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
        let output = Command::new(rustc)
            .args([
                "--edition",
                "2024",
                "--crate-type",
                "lib",
                "--emit",
                "metadata",
                "--out-dir",
            ])
            .arg(&folder)
            .arg(&file)
            .output()
            .expect("rustc is there, since it built this");
        // Best effort: a folder that stays in the temporary directory does no harm.
        let _ = fs::remove_dir_all(&folder);
        (
            output.status.success(),
            String::from_utf8_lossy(&output.stderr).into_owned(),
        )
    }

    #[test]
    fn a_guard_across_an_await_may_not_be_spawned() {
        let (compiles, said) = compiled("refused", CODE);
        assert!(!compiles);
        let parts = [
            "error: future cannot be sent between threads safely",
            "the trait `Send` is not implemented for `std::sync::MutexGuard<'_, u64>`",
            "note: future is not `Send` as this value is used across an await",
            "await occurs here, with",
            "maybe used later",
        ];
        for part in parts {
            assert!(
                said.contains(part),
                "rustc did not say {part:?} but:\n{said}"
            );
            assert!(
                TEXT.contains(part),
                "the lesson's text does not quote {part:?}"
            );
        }
    }

    #[test]
    fn without_the_guard_it_may() {
        let mended = CODE.replace(
            "    let mut balance = balance.lock().unwrap();\n    *balance += fee().await;",
            "    let fee = fee().await;\n    *balance.lock().unwrap() += fee;",
        );
        assert_ne!(mended, CODE);
        let (compiles, said) = compiled("mended", &mended);
        assert!(compiles, "{said}");
    }
}
