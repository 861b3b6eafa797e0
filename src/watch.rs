//! `course watch`: checks an exercise each time it is saved, and does by key what else a learner needs.

mod file;
mod news;
mod screen;
mod shared;

use crate::coach::{Desk, Seat};
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
use news::News;
use screen::Screen;
use shared::Shared;
use std::env;
use std::io::{self, IsTerminal};
use std::process::{Command, ExitCode};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::Receiver;
use std::time::Duration;

/// Between two looks at the file.
const IDLE: Duration = Duration::from_millis(100);
/// The same while a check runs, which may have news.
const BUSY: Duration = Duration::from_millis(10);

struct Watch<'a> {
    desk: &'a mut Desk,
    color: When,
    exercise: Exercise,
    file: Watched,
    shared: Arc<Shared>,
    news: Option<Receiver<News>>,
    screen: Screen,
}

/// Watches until the learner quits; begins with `exercise`, or with the one that they are at.
///
/// Fails without a terminal, and outside a workbook.
pub fn watch(desk: &mut Desk, exercise: Option<Exercise>, color: When) -> Result<ExitCode> {
    if !(io::stdin().is_terminal() && io::stdout().is_terminal()) {
        bail!("watch needs a terminal; `{} check` checks once", program());
    }
    let exercise = match exercise {
        Some(exercise) => exercise,
        None => desk.seat()?.current(),
    };
    desk.keys = true;
    let seat = desk.seat()?;
    let shared = Arc::new(Shared::default());
    let hearing = Arc::clone(&shared);
    let mut keys = Keys::take().context("failed to read keys from the terminal")?;
    signals::listen(true, move |signal| hearing.hear(signal));
    let file = Watched::new(seat.workbook.yours(&exercise));
    let mut watch = Watch {
        desk,
        color,
        exercise,
        file,
        shared,
        news: None,
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
            let wait = if self.news.is_some() { BUSY } else { IDLE };
            match keys.next(wait)? {
                Pressed::Key('q' | 'Q' | '\u{4}') | Pressed::Closed => return Ok(()),
                Pressed::Key(key) => self.press(key, keys)?,
                Pressed::Nothing => {}
            }
            self.hear_news()?;
            match self.file.change() {
                Change::Saved => self.begin()?,
                Change::Gone => self.gone()?,
                Change::None => {}
            }
            if self.shared.disturbed.swap(false, Ordering::SeqCst) {
                self.desk.style = terminal::style(self.color);
                self.draw()?;
            }
        }
    }

    fn seat(&self) -> Seat<'_> {
        self.desk.seat().expect("it was there when the watch began")
    }

    fn draw(&mut self) -> Result<()> {
        self.screen
            .draw(&self.desk.seat()?, &self.exercise, &self.desk.map())
    }

    /// Starts to check the current text; what runs is ended.
    fn begin(&mut self) -> Result<()> {
        let processes = self.shared.next_processes();
        let seat = self.desk.seat()?;
        let pending = seat.workbook.state(&self.exercise, &Progress::default()) == State::Pending;
        self.news = Some(news::begin(&seat, &self.exercise, pending, processes)?);
        match pending {
            true => self.screen.introduce(&seat, &self.exercise),
            false => self.screen.wait_for("Checking ..."),
        }
        self.draw()
    }

    fn hear_news(&mut self) -> Result<()> {
        let Some(news) = &self.news else {
            return Ok(());
        };
        let all: Vec<News> = news.try_iter().collect();
        for news in all {
            match news {
                News::Doing(line) => self.screen.now(&line, self.desk.style)?,
                News::Ready => {
                    self.news = None;
                    self.screen.ready();
                    self.draw()?;
                }
                News::Verdict(checked, notice) => {
                    self.news = None;
                    self.screen.verdict(*checked, notice);
                    self.draw()?;
                }
                News::Failed(line) => {
                    self.news = None;
                    self.screen.failed(&line);
                    self.draw()?;
                }
            }
        }
        Ok(())
    }

    fn gone(&mut self) -> Result<()> {
        self.shared.next_processes();
        self.news = None;
        self.screen.failed(&format!(
            "{} is gone. It is checked when it is back; `x` brings the stub back.",
            self.exercise.file()
        ));
        self.draw()
    }

    fn press(&mut self, key: char, keys: &mut Keys) -> Result<()> {
        match key {
            'h' => {
                let hint = self.seat().hint(&self.exercise, None);
                self.aside(hint)
            }
            's' => {
                let solution = self.seat().solution(&self.exercise, false);
                self.aside(solution)
            }
            'l' => {
                let list = overview::list(&self.desk.map(), true, self.desk.style);
                self.aside(Ok(list))
            }
            'n' => self.go(1),
            'p' => self.go(-1),
            'r' => self.begin(),
            'd' => self.demo(keys),
            'x' => self.reset(keys),
            // Any other key puts an aside away.
            _ => self.aside(Ok(String::new())),
        }
    }

    /// Shows something instead of the verdict until the next key.
    fn aside(&mut self, text: Result<String>) -> Result<()> {
        let text = text.unwrap_or_else(|error| format!("{error:#}\n"));
        self.screen.aside(text);
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
        self.file = Watched::new(self.seat().workbook.yours(&self.exercise));
        self.begin()
    }

    fn reset(&mut self, keys: &mut Keys) -> Result<()> {
        let question = format!(
            "Bring the stub of {} back? Yours is kept. y for yes\n",
            self.exercise.name
        );
        self.aside(Ok(question))?;
        let answer = loop {
            match keys.next(IDLE)? {
                Pressed::Nothing => {}
                answer => break answer,
            }
        };
        match answer {
            Pressed::Key('y' | 'Y') => {
                let told = self.seat().reset(&self.exercise);
                self.file = Watched::new(self.seat().workbook.yours(&self.exercise));
                self.begin()?;
                self.aside(told)
            }
            _ => self.aside(Ok("Nothing is changed.\n".into())),
        }
    }

    /// Lends the terminal to the lesson's demo, a process of its own.
    fn demo(&mut self, keys: &mut Keys) -> Result<()> {
        let lesson = self.exercise.lesson().name();
        let mut command = Command::new(env::current_exe().context("failed to find this program")?);
        let seat = self.desk.seat()?;
        command
            .args(["run", &lesson, "--workbook"])
            .arg(seat.workbook.root());
        command.arg("--progress").arg(seat.store.folder());
        if keyboard::NEEDS_ENTER {
            command.arg("--no-predict");
        }
        let ended = self.shared.lend(|| {
            terminal::write("\n")?;
            let status = command.status().context("failed to start the demo")?;
            anyhow::Ok(status.code())
        });
        match ended {
            Err(error) => return self.aside(Err(error)),
            Ok(_) => terminal::write("\nAny key goes back to the watch.\n")?,
        }
        while keys.next(IDLE)? == Pressed::Nothing {}
        self.draw()
    }
}
