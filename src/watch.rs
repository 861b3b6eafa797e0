//! `course watch`: checks an exercise each time it is saved. Keys do what commands do elsewhere.

mod file;
mod screen;
mod shared;
mod worker;

use crate::coach::{Coach, Session};
use crate::keyboard::{self, Keys, Pressed};
use crate::overview;
use crate::signals;
use crate::terminal;
use anyhow::{Context, Result, bail};
use course::cli::When;
use course::words::program;
use course::workbook::progress::Progress;
use course::workbook::{Exercise, State, all_exercises};
use file::{Change, Watched};
use screen::Screen;
use shared::Shared;
use std::env;
use std::io::{self, IsTerminal};
use std::process::{Command, ExitCode};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::Receiver;
use std::time::Duration;
use worker::Update;

/// Time between two looks at the file.
const IDLE: Duration = Duration::from_millis(100);
/// The same while a check runs and may send updates.
const BUSY: Duration = Duration::from_millis(10);

struct Watch<'a> {
    session: &'a mut Session,
    color: When,
    exercise: Exercise,
    file: Watched,
    shared: Arc<Shared>,
    updates: Option<Receiver<Update>>,
    screen: Screen,
}

/// Watches until the learner quits. Begins with the exercise called `what`, with the first open one of the lesson called so, or with
/// the exercise to go on with.
///
/// Fails without a terminal, and outside a workbook.
pub fn watch(session: &mut Session, what: Option<&str>, color: When) -> Result<ExitCode> {
    if !(io::stdin().is_terminal() && io::stdout().is_terminal()) {
        bail!(
            "watch needs a terminal: `{} check` checks once without one",
            program()
        );
    }
    let exercise = match what {
        Some(what) => session.coach()?.first_open(what),
        None => session.coach()?.current(),
    };
    session.in_watch = true;
    let coach = session.coach()?;
    let shared = Arc::new(Shared::default());
    let listener = Arc::clone(&shared);
    let mut keys = Keys::take().context("failed to read keys from the terminal")?;
    signals::listen(true, move |signal| listener.on_signal(signal));
    let file = Watched::new(coach.workbook.yours(&exercise));
    let mut watch = Watch {
        session,
        color,
        exercise,
        file,
        shared,
        updates: None,
        screen: Screen::default(),
    };
    let outcome = watch.until_quit(&mut keys);
    watch.shared.processes().cancel();
    outcome?;
    terminal::write("\n")?;
    Ok(ExitCode::SUCCESS)
}

impl Watch<'_> {
    fn until_quit(&mut self, keys: &mut Keys) -> Result<()> {
        self.begin()?;
        loop {
            let wait = if self.updates.is_some() { BUSY } else { IDLE };
            match keys.next(wait)? {
                Pressed::Key('q' | 'Q' | '\u{4}') | Pressed::Closed => return Ok(()),
                Pressed::Key(key) => self.press(key, keys)?,
                Pressed::Nothing => {}
            }
            self.take_updates()?;
            match self.file.change() {
                Change::Saved => self.begin()?,
                Change::Gone => self.gone()?,
                Change::None => {}
            }
            if self.shared.disturbed.swap(false, Ordering::SeqCst) {
                self.session.style = terminal::style(self.color);
                self.draw()?;
            }
        }
    }

    fn coach(&self) -> Coach<'_> {
        self.session
            .coach()
            .expect("it was there when the watch began")
    }

    fn draw(&mut self) -> Result<()> {
        self.screen
            .draw(&self.session.coach()?, &self.exercise, &self.session.map())
    }

    /// Starts to check the current text. A check that still runs is cancelled.
    fn begin(&mut self) -> Result<()> {
        let processes = self.shared.next_processes();
        let coach = self.session.coach()?;
        let pending = coach.workbook.state(&self.exercise, &Progress::default()) == State::Pending;
        self.updates = Some(worker::begin(&coach, &self.exercise, pending, processes)?);
        match pending {
            true => self.screen.introduce(&coach, &self.exercise),
            false => self.screen.show_text("Checking ..."),
        }
        self.draw()
    }

    fn take_updates(&mut self) -> Result<()> {
        let Some(news) = &self.updates else {
            return Ok(());
        };
        let all: Vec<Update> = news.try_iter().collect();
        for news in all {
            match news {
                Update::Doing(line) => self.screen.status(&line, self.session.style)?,
                Update::Ready => {
                    self.updates = None;
                    self.screen.ready();
                    self.draw()?;
                }
                Update::Verdict(checked, notice) => {
                    self.updates = None;
                    self.screen.verdict(*checked, notice, &self.session.map());
                    self.draw()?;
                }
                Update::Failed(line) => {
                    self.updates = None;
                    self.screen.failed(&line);
                    self.draw()?;
                }
            }
        }
        Ok(())
    }

    fn gone(&mut self) -> Result<()> {
        self.shared.next_processes();
        self.updates = None;
        self.screen.failed(&format!(
            "{} is missing. It will be checked when it is there again; `x` brings the stub back.",
            self.exercise.file()
        ));
        self.draw()
    }

    fn press(&mut self, key: char, keys: &mut Keys) -> Result<()> {
        match key {
            'h' => {
                let hint = self.coach().hint(&self.exercise, None);
                self.overlay(hint)
            }
            's' => {
                let solution = self.coach().solution(&self.exercise, false);
                self.overlay(solution)
            }
            'l' => {
                let list = overview::list(&self.session.map(), true, self.session.style);
                self.overlay(Ok(list))
            }
            'n' => self.go(1),
            'p' => self.go(-1),
            'r' => self.begin(),
            'd' => self.demo(keys),
            'x' => self.reset(keys),
            // Any other key closes the overlay.
            _ => self.overlay(Ok(String::new())),
        }
    }

    /// Shows a text over the verdict until the next key.
    fn overlay(&mut self, text: Result<String>) -> Result<()> {
        let text = text.unwrap_or_else(|error| format!("{error:#}\n"));
        self.screen.overlay(text);
        self.draw()
    }

    fn go(&mut self, by: isize) -> Result<()> {
        let all = all_exercises();
        let here = all
            .iter()
            .position(|exercise| *exercise == self.exercise)
            .unwrap_or(0);
        let there = (here as isize + by).rem_euclid(all.len() as isize);
        self.exercise = all[there as usize].clone();
        self.screen = Screen::default();
        self.file = Watched::new(self.coach().workbook.yours(&self.exercise));
        self.begin()
    }

    fn reset(&mut self, keys: &mut Keys) -> Result<()> {
        let question = format!(
            "Bring the stub of {} back? Your answer is kept. Press y for yes.\n",
            self.exercise.name
        );
        self.overlay(Ok(question))?;
        let answer = loop {
            match keys.next(IDLE)? {
                Pressed::Nothing => {}
                answer => break answer,
            }
        };
        match answer {
            Pressed::Key('y' | 'Y') => {
                let outcome = self.coach().reset(&self.exercise);
                self.file = Watched::new(self.coach().workbook.yours(&self.exercise));
                self.begin()?;
                self.overlay(outcome)
            }
            _ => self.overlay(Ok("Nothing has changed.\n".into())),
        }
    }

    /// Runs the lesson's demo in a process of its own, and lends it the terminal.
    fn demo(&mut self, keys: &mut Keys) -> Result<()> {
        let lesson = self.exercise.lesson().name();
        let mut command = Command::new(env::current_exe().context("failed to find this program")?);
        let coach = self.session.coach()?;
        command
            .args(["run", &lesson, "--workbook"])
            .arg(coach.workbook.root());
        command.arg("--progress").arg(coach.store.folder());
        if keyboard::NEEDS_ENTER {
            command.arg("--no-predict");
        }
        let ended = self.shared.lend_terminal(|| {
            terminal::write("\n")?;
            let status = command.status().context("failed to start the demo")?;
            anyhow::Ok(status.code())
        });
        match ended {
            Err(error) => return self.overlay(Err(error)),
            Ok(_) => terminal::write("\nPress any key to go back to the watch.\n")?,
        }
        while keys.next(IDLE)? == Pressed::Nothing {}
        self.draw()
    }
}
