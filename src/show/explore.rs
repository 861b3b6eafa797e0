//! Programs: explored under every order of their steps, drawn, or observed in a process of their own.

use super::Show;
use crate::process::ChildTask;
use crate::program::{Explored, Program};
use crate::report::Block;
use crate::schedule::{Schedule, rows};
use crate::wait_graph::WaitForGraph;
use crate::words::capitalised;
use anyhow::{Context, Result};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::time::Duration;

/// A longer schedule is left to the wait-for graph.
const SHORT_SCHEDULE: usize = 8;

impl Show<'_> {
    /// Runs small programs under every order of their steps; with `--code`, shows them.
    pub fn explore(&mut self, programs: Vec<Program>) -> Result<Vec<Explored>> {
        for program in &programs {
            self.code(program.file, program.source)?;
        }
        Ok(programs.into_iter().map(Explored::of).collect())
    }

    /// Draws the simplest run of a program that ends with a wrong outcome, if there is one.
    pub fn wrong_outcome(&mut self, explored: &Explored, title: &str) -> Result<()> {
        let Some(trace) = explored.wrong_outcome() else {
            return Ok(());
        };
        let program = &explored.program;
        let schedule = Schedule::of(title, trace).with_source(program.file, program.source);
        self.block(Block::Schedule(schedule))
    }

    /// Draws the simplest deadlock of a program: how it comes about where that is short, and who waits for whom.
    pub fn deadlock(&mut self, explored: &Explored) -> Result<()> {
        let program = &explored.program;
        let Some(failure) = explored.deadlock() else {
            return Ok(());
        };
        let title = format!("{}, the simplest deadlock ({})", program.what, program.file);
        let short = rows(&failure.trace).len() <= SHORT_SCHEDULE;
        if short {
            let schedule = Schedule::of(title.clone(), &failure.trace);
            let schedule = schedule.with_source(program.file, program.source);
            self.block(Block::Schedule(schedule))?;
        }
        // On a terminal the schedule alone says it.
        let graph = failure.waits.as_ref();
        let Some(graph) = graph.filter(|_| !short || self.everything()) else {
            return Ok(());
        };
        let title = if short { "Who waits for whom" } else { &title };
        self.block(Block::WaitForGraph(WaitForGraph::of(
            title,
            &failure.trace,
            graph,
        )))
    }

    /// Draws who waits for whom in the simplest deadlock of a program, and nothing else.
    pub fn who_waits(&mut self, explored: &Explored) -> Result<()> {
        let failure = explored.deadlock();
        let Some((failure, graph)) = failure.and_then(|one| Some((one, one.waits.as_ref()?)))
        else {
            return Ok(());
        };
        let title = capitalised(&explored.program.what);
        let graph = WaitForGraph::of(title, &failure.trace, graph);
        self.block(Block::WaitForGraph(graph))
    }

    /// Gives a task to the lesson's [`child`](crate::lesson::Lesson::child), in a process of its own; `None` when
    /// it has not answered after `patience`. The process has ended when this returns.
    pub fn observe<T: Serialize, A: DeserializeOwned>(
        &self,
        task: &T,
        patience: Duration,
    ) -> Result<Option<A>> {
        if patience.is_zero() {
            return Ok(None);
        }
        let child = ChildTask::start(self.slug, &serde_json::to_string(task)?)?;
        let answer = child.answer(patience)?;
        // The process, hanging or not, is killed and reaped here.
        drop(child);
        answer
            .map(|answer| serde_json::from_str(&answer))
            .transpose()
            .context("a process of the demo gave an answer that can't be read")
    }
}
