//! A console that keeps what is shown.

use clap::{ArgMatches, FromArgMatches};
use course::cli;
use course::console::{Console, Progress};
use course::options::RunOptions;
use course::report::Block;
use std::io;

/// The answer to a question that asks for numbers.
const NUMBER: &str = "50";

/// Keeps what is shown, and answers questions with the same words.
#[derive(Default)]
pub struct Notebook {
    pub blocks: Vec<Block>,
    answer: Option<String>,
    pub asked: Vec<String>,
    begun: i32,
    is_watched: bool,
    pub pauses: usize,
}

impl Console for Notebook {
    fn show(&mut self, block: Block) -> io::Result<()> {
        self.blocks.push(block);
        Ok(())
    }

    fn ask(&mut self, question: &str) -> Option<String> {
        self.asked.push(question.into());
        // After a refused letter it answers with a number, after a refused number with nothing, or the question would never end.
        match question.contains("Again, or Enter") {
            false => self.answer.clone(),
            true if question.contains(NUMBER) => None,
            true => self.answer.as_ref().map(|_| NUMBER.into()),
        }
    }

    fn command(&mut self, _prompt: &str) -> Option<String> {
        None
    }

    fn is_watched(&self) -> bool {
        self.is_watched
    }

    fn pause(&mut self) {
        self.pauses += 1;
    }
}

impl Progress for Notebook {
    fn begin(&mut self, _label: &str, _steps: u64) {
        self.begun += 1;
    }

    fn step(&mut self, _note: &str) {}

    fn end(&mut self) {
        self.begun -= 1;
    }
}

/// The words after `course run`, parsed.
pub fn matches(words: &[&str]) -> ArgMatches {
    let words = ["course", "run"].iter().chain(words);
    let matches = cli::command()
        .try_get_matches_from(words)
        .expect("the words are valid");
    cli::chosen_run(&matches)
        .expect("a lesson is chosen")
        .1
        .clone()
}

/// The common flags.
pub fn options(matches: &ArgMatches) -> RunOptions {
    RunOptions::from_arg_matches(matches).expect("they were parsed")
}

/// The one line with which a run is refused.
pub fn refused(words: &[&str]) -> String {
    let lesson = cli::lesson(words[0]).expect("there is such a lesson");
    let matches = matches(words);
    let refused = lesson.run(&matches, &options(&matches), &mut Notebook::default());
    refused.expect_err("it is refused").to_string()
}

/// Runs a lesson with these words, without anybody looking on; answers every question with `answer`.
pub fn run(words: &[&str], answer: Option<&str>) -> Notebook {
    run_in(Notebook::default(), words, answer)
}

/// The same as on a terminal.
pub fn run_watched(words: &[&str], answer: Option<&str>) -> Notebook {
    let is_watched = true;
    run_in(
        Notebook {
            is_watched,
            ..Notebook::default()
        },
        words,
        answer,
    )
}

fn run_in(mut notebook: Notebook, words: &[&str], answer: Option<&str>) -> Notebook {
    notebook.answer = answer.map(String::from);
    let lesson = cli::lesson(words[0]).expect("there is such a lesson");
    let matches = matches(words);
    lesson
        .run(&matches, &options(&matches), &mut notebook)
        .expect("the demo runs");
    assert_eq!(notebook.begun, 0, "a progress bar was left open");
    notebook
}

/// How many blocks are of a kind.
pub fn count(notebook: &Notebook, is: impl Fn(&Block) -> bool) -> usize {
    notebook.blocks.iter().filter(|block| is(block)).count()
}
