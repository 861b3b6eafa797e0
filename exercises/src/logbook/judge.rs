//! Runs an answer beside others who want the lock too, and compares the order in which they have it with the
//! lock's queue.

use super::queue::{Turn, turns};
use super::{ENTRY, Entry, FINDS, Logbook, OTHERS, REMARK, WRITE, WRITES, entry, house, told};
use crate::diary::Diary;
use crate::dropped::{Dropper, When};
use crate::running::refuse;
use crate::virtual_time::{self, Call, Never, Ran, counted, elapsed, refuse_tasks_left};
use futures::future::{join, join_all};
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Mutex;
use tokio::time::sleep;

/// When the answer is called: whoever has the lock before was there first.
const BEGIN: Duration = Duration::from_millis(1);
/// Longer than anything takes that is to happen.
const LATER: Duration = Duration::from_secs(900 * 24 * 60 * 60);

/// What happens; all times in milliseconds.
#[derive(Debug, Clone, Copy)]
pub struct Scene {
    /// Others who want the lock: when, and how long they hold it.
    pub others: &'static [(u64, u64)],
    /// How long the answer has patience.
    pub patience: u64,
    /// How long it takes to write the entry.
    pub entry: u64,
    /// How long it takes to find words.
    pub words: u64,
    /// How long it takes to write the remark.
    pub remark: u64,
}

/// What a scene is, as durations.
pub(super) struct Expected {
    turns: Vec<Turn>,
    /// When the patience is over.
    pub alarm: Duration,
    others: Vec<(Duration, Duration)>,
}

/// Checks the answer in this scene.
pub fn check<F>(answer: fn(Arc<Mutex<Logbook>>, Duration) -> F, scene: Scene)
where
    F: Future<Output = (Entry, Option<Entry>)> + 'static,
{
    let ms = Duration::from_millis;
    let lasts = [ms(scene.entry), ms(scene.words), ms(scene.remark)];
    let others: Vec<(Duration, Duration)> = scene
        .others
        .iter()
        .map(|(arrives, holds)| (ms(*arrives), ms(*holds)))
        .collect();
    let patience = ms(scene.patience);
    {
        let mut house = house();
        (house.lasts, house.begun, house.stuck) = (lasts, [0; 3], false);
        house.diary = Diary::new();
    }
    let expected = Expected {
        turns: turns(&others, BEGIN, patience, lasts),
        alarm: BEGIN + patience,
        others,
    };
    let others = expected.others.clone();
    let ran = virtual_time::run(move || async move {
        let log = Arc::new(Mutex::new(Logbook(())));
        let each = others.iter().enumerate().map(|(user, (arrives, holds))| {
            let log = Arc::clone(&log);
            async move {
                sleep(*arrives).await;
                log.lock().await.write(user, *holds).await;
            }
        });
        let yours = async {
            sleep(BEGIN).await;
            house().diary.note("your function is called");
            let mut dropper = Dropper::new(When::Never);
            let given = dropper
                .run(counted(answer(Arc::clone(&log), patience)))
                .await;
            let given = given.expect("it is not dropped");
            house().diary.note("your function returns");
            (given, elapsed())
        };
        let look = async {
            sleep(LATER).await;
            house().stuck = log.try_lock().is_err();
            std::future::pending::<()>().await;
        };
        tokio::select! {
            biased;
            () = look => unreachable!("it waits for ever"),
            (_, given) = join(join_all(each), yours) => given,
        }
    });
    expected.judge(ran);
}

impl Expected {
    fn turn(&self, row: usize) -> Option<&Turn> {
        self.turns.iter().find(|turn| turn.row == row)
    }

    fn judge(&self, ran: Ran<((Entry, Option<Entry>), Duration)>) {
        let Ran {
            calls, tasks, end, ..
        } = ran;
        let calls = &calls;
        let diary = house().diary.clone();
        let ((entry_given, remark_given), at) =
            end.unwrap_or_else(|never| self.hangs(never, calls, &diary));
        self.refuse_words(calls, &diary);
        for turn in &self.turns {
            self.refuse_turn(turn, calls, &diary);
        }
        let expected = (entry(ENTRY), self.turn(REMARK).map(|_| entry(REMARK)));
        if (entry_given, remark_given) != expected {
            refuse(told::other_results(expected.1.is_some()));
        }
        let ends = [ENTRY, REMARK].map(|row| self.turn(row).map(Turn::end));
        let due = ends.into_iter().flatten().max().unwrap_or_default();
        if at > due {
            refuse(told::late(due, at, &diary));
        }
        refuse_tasks_left(tasks);
    }

    /// Refuses a remark that begins too early, too late, or without need.
    fn refuse_words(&self, calls: &[Call], diary: &Diary) {
        let found = calls.iter().find(|call| call.stage == FINDS);
        match (found, self.turn(REMARK)) {
            (Some(words), None) => refuse(told::needless(words.start, diary)),
            (Some(words), Some(_)) if words.start < self.alarm => {
                refuse(told::too_early(words.start, self, diary));
            }
            (Some(words), Some(_)) if words.start > self.alarm => {
                refuse(told::too_late(words.start, self, diary));
            }
            (Some(words), Some(_)) if words.dropped => refuse(told::gives_up("remark", diary)),
            (None, Some(_)) => refuse(told::no_remark(self, diary)),
            _ => {}
        }
    }

    fn refuse_turn(&self, turn: &Turn, calls: &[Call], diary: &Diary) {
        let what = match turn.row {
            ENTRY => "entry",
            REMARK => "remark",
            _ => "user",
        };
        let written = calls
            .iter()
            .find(|call| call.row == turn.row && call.stage == WRITES);
        let Some(call) = written else {
            refuse(told::gives_up(what, diary));
        };
        if call.dropped {
            refuse(told::gives_up(what, diary));
        }
        if call.start != turn.start {
            let user = turn.row.checked_sub(OTHERS);
            let between = |other: &&Call| {
                other.stage == WRITES
                    && other.row != turn.row
                    && (turn.start..call.start).contains(&other.start)
            };
            if user.is_none() && call.start > turn.start && !calls.iter().any(|one| between(&one)) {
                refuse(told::takes_it_late(what, call.start, turn, diary));
            }
            refuse(told::another_turn(what, user, call.start, turn, diary));
        }
        if call.end > Some(turn.end()) {
            refuse(told::not_polled(what, turn.end(), diary));
        }
    }

    fn hangs(&self, never: Never, calls: &[Call], diary: &Diary) -> ! {
        let written = |row| {
            let mut calls = calls.iter();
            calls.any(|call| call.row == row && call.stage == WRITES && call.end.is_some())
        };
        let begun = |row| {
            calls
                .iter()
                .any(|call| call.row == row && call.stage == WRITES)
        };
        if let (Never::Waits, true) = (never, house().stuck) {
            match (begun(ENTRY), written(ENTRY)) {
                (true, false) => refuse(told::holds_and_is_not_polled(diary)),
                (false, _) => refuse(told::owns_and_is_not_polled(diary)),
                _ => {}
            }
        }
        let many = calls.iter().filter(|call| call.end.is_some()).count();
        never.refuse(
            WRITE,
            None,
            &format!(
                "calls of the logbook that had begun: {}, and that had ended: {many}",
                calls.len()
            ),
            "it returns when the entry, and the remark if there is one, are written.",
        )
    }
}
