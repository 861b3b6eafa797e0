//! The books of an account: its balance, the calls that its tasks make, and what is wrong with them.

use super::faults;
use super::{Balance, Bank, Refusal};
use crate::polls::{self, Answered, Did, Fault, Noted, Object};
use interleave::Op;
use std::cell::{Cell, RefCell};
use std::panic::Location;
use std::rc::Rc;

type Place = &'static Location<'static>;

/// A call of a task, with its amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Call {
    /// A withdrawal that the bank allows.
    Withdraw(i64),
    /// A withdrawal that the bank does not allow.
    Forbidden(i64),
    /// A deposit.
    Deposit(i64),
}

impl Call {
    /// Its amount.
    pub fn amount(self) -> i64 {
        let (Call::Withdraw(amount) | Call::Forbidden(amount) | Call::Deposit(amount)) = self;
        amount
    }

    /// By how much it changes the balance.
    pub fn change(self) -> i64 {
        match self {
            Call::Deposit(amount) => amount,
            Call::Withdraw(amount) | Call::Forbidden(amount) => -amount,
        }
    }
}

/// A call under way.
#[derive(Debug, Clone)]
pub struct Open {
    pub call: Call,
    /// The first step of the run that belongs to it.
    pub from: usize,
    pub asked: bool,
    pub answered: bool,
    pub booked: bool,
    /// Whether there was too little on the account at some moment since it began.
    pub was_poor: bool,
}

/// See [`super::Balance`] and [`super::Bank`], which share it.
pub struct Books {
    balance: Cell<i64>,
    account: Object,
    bank: Object,
    /// By task.
    open: RefCell<Vec<Option<Open>>>,
}

impl Books {
    /// Opens an account for so many tasks.
    pub fn open(balance: i64, tasks: usize) -> Rc<Books> {
        Rc::new(Books {
            balance: Cell::new(balance),
            account: Object::new("balance"),
            bank: Object::new("bank"),
            open: RefCell::new(vec![None; tasks]),
        })
    }

    pub fn handles(self: &Rc<Books>) -> (Balance, Bank) {
        (Balance(Rc::clone(self)), Bank(Rc::clone(self)))
    }

    /// The call that the task under way makes.
    fn with_open<R>(&self, act: impl FnOnce(&mut Open) -> R) -> Option<R> {
        let mut open = self.open.borrow_mut();
        open.get_mut(polls::current()?)?.as_mut().map(act)
    }

    pub fn look(&self, place: Place) -> i64 {
        let balance = self.balance.get();
        polls::step(Did {
            read: Some(balance.to_string()),
            ..Did::new(Op::Get, self.account, place)
        });
        balance
    }

    pub fn change(&self, to: i64, place: Place) {
        let from = self.balance.replace(to);
        polls::step(Did {
            wrote: Some(to.to_string()),
            ..Did::new(Op::Set, self.account, place)
        });
        let found = self.with_open(|open| {
            let wrong = faults::of_change(open, from, to, self.account);
            open.booked = true;
            wrong
        });
        note(found.unwrap_or_else(|| Some(faults::changed_by_nobody())));
        for open in self.open.borrow_mut().iter_mut().flatten() {
            open.was_poor |= to < open.call.amount();
        }
    }

    pub async fn ask(self: Rc<Books>, amount: i64, place: Place) -> bool {
        let asked = self.with_open(|open| {
            let wrong = faults::of_question(open, amount);
            open.asked = true;
            (wrong, !matches!(open.call, Call::Forbidden(_)))
        });
        let (wrong, allows) = asked.unwrap_or_else(|| (Some(faults::asked_by_nobody()), true));
        Answered::new(self.bank, place).await;
        note(wrong);
        self.with_open(|open| open.answered = true);
        allows
    }

    /// The task under way begins a call.
    pub fn begin(&self, call: Call) {
        let open = Open {
            call,
            from: polls::steps(<[Noted]>::len),
            asked: false,
            answered: false,
            booked: false,
            was_poor: self.balance.get() < call.amount(),
        };
        self.put(polls::current(), Some(open));
    }

    /// The call has returned.
    pub fn end(&self, result: Result<(), Refusal>) {
        let wrong = self.with_open(|open| faults::of_end(open, result));
        if let Some(fault) = wrong.flatten() {
            polls::step(Did::of(Op::Return, format!("{result:?}")));
            polls::fault(fault);
        }
        self.put(polls::current(), None);
    }

    /// Somebody has dropped the call of this task, if it makes one.
    pub fn dropped(&self, task: usize) {
        let was = self.open.borrow_mut()[task].take();
        let Some(was) = was else { return };
        polls::step(Did::of(Op::Drop, "A's call"));
        note(was.booked.then(faults::dropped_when_booked));
    }

    fn put(&self, task: Option<usize>, open: Option<Open>) {
        let mut all = self.open.borrow_mut();
        if let Some(place) = task.and_then(|task| all.get_mut(task)) {
            *place = open;
        }
    }
}

fn note(fault: Option<Fault>) {
    if let Some(fault) = fault {
        polls::fault(fault);
    }
}
