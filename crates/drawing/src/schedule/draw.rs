//! A schedule: a column per thread, a row per step, the shared values on the right, the step that goes wrong marked.
//!
//! Where that does not fit the width, it is a list with a line for each step.

use super::cells::{did, folded, line};
use super::{Schedule, Watched, rows, subject, watched};
use crate::style::{Role, Style};
use interleave::{Step, Trace};
use std::collections::BTreeSet;

/// How many lines of the program are quoted.
const MOST_LINES: usize = 6;
/// Between two columns.
const GAP: &str = "  ";

/// Draws a run, explains the step that goes wrong, and quotes the lines that took part.
pub fn text(schedule: &Schedule, style: Style) -> String {
    let drawing = Drawing::of(schedule);
    let mut text = String::new();
    if !schedule.title.is_empty() {
        text += &wrapped(&schedule.title, "", style, Role::Strong);
    }
    let lines = drawing.table(style).unwrap_or_else(|| drawing.list(style));
    for (line, role) in lines {
        text += &(style.paint(role, line.trim_end()) + "\n");
    }
    if let Some(diagnosis) = &schedule.diagnosis {
        let number = drawing
            .numbers
            .iter()
            .position(|row| *row == diagnosis.step);
        let step = number.map_or(String::new(), |at| format!("step {}: ", at + 1));
        text += &wrapped(
            &format!("! {step}{}", diagnosis.why),
            "  ",
            style,
            Role::Warning,
        );
    }
    let quotes = drawing.quotes(style);
    if quotes.is_empty() {
        text += &drawing.legend(style);
    }
    text += &quotes;
    style.plain_characters(&text)
}

fn wrapped(text: &str, indent: &str, style: Style, role: Role) -> String {
    let options = crate::prose::Options::new(style.width.max(10)).subsequent_indent(indent);
    crate::prose::wrap(text, options)
        .iter()
        .map(|line| style.paint(role, line) + "\n")
        .collect()
}

type Line = (String, Role);

struct Drawing<'a> {
    schedule: &'a Schedule,
    trace: &'a Trace,
    /// The steps that count as rows.
    numbers: Vec<usize>,
    /// The rows drawn, as positions in `numbers`; `None` where some are folded.
    shown: Vec<Option<usize>>,
    watched: Vec<Watched>,
}

impl<'a> Drawing<'a> {
    fn of(schedule: &'a Schedule) -> Drawing<'a> {
        let trace = &schedule.trace;
        let numbers = rows(trace);
        let about = |object| {
            numbers
                .iter()
                .any(|&row| subject(&trace.steps[row]) == Some(object))
        };
        let mut watched = watched(trace);
        watched.retain(|one| about(one.object));
        Drawing {
            schedule,
            trace,
            shown: folded(&numbers, schedule.diagnosis.as_ref(), trace),
            watched,
            numbers,
        }
    }

    /// The drawing with a column per thread; `None` where it is too wide.
    fn table(&self, style: Style) -> Option<Vec<Line>> {
        let mut threads: Vec<usize> = self.steps().map(|step| step.thread).collect();
        // The one that starts the others and looks at the result comes last.
        threads.sort_unstable_by_key(|&thread| (thread == 0, thread));
        threads.dedup();
        let several = self.objects() > 1;
        let cell = |step: &Step| format!("{}{}", did(self.trace, step, several), line(step));
        let wide = |thread: usize| {
            let cells = self.steps().filter(|step| step.thread == thread);
            let name = self.trace.threads[thread].name.chars().count();
            cells
                .map(|step| cell(step).chars().count())
                .max()
                .unwrap_or(0)
                .max(name)
        };
        let widths: Vec<usize> = threads.iter().map(|&thread| wide(thread)).collect();
        let left = 6 + widths.iter().map(|width| width + GAP.len()).sum::<usize>();
        let watched = self.fitting(style.width.checked_sub(left)?)?;
        let row =
            |head: String, texts: &dyn Fn(usize) -> String, states: &dyn Fn(&Watched) -> String| {
                let mut row = head;
                for (&thread, &width) in threads.iter().zip(&widths) {
                    row += &format!("{GAP}{:<width$}", texts(thread));
                }
                for one in &watched {
                    let width = self.watched_width(one);
                    row += &format!("{GAP}{:<width$}", states(one));
                }
                row
            };
        let head = row(
            "  step".into(),
            &|thread| self.trace.threads[thread].name.clone(),
            &|one| self.trace.objects[one.object].name.clone(),
        );
        let mut lines = vec![(head, Role::Quiet)];
        for (place, &shown) in self.shown.iter().enumerate() {
            let Some(at) = shown else {
                lines.push((self.fold(place), Role::Quiet));
                continue;
            };
            let step = self.step(at);
            let texts = |thread| {
                if step.thread == thread {
                    cell(step)
                } else {
                    String::new()
                }
            };
            let states = |one: &Watched| one.states[self.numbers[at]].clone();
            lines.push((row(self.head(at), &texts, &states), self.role(at)));
        }
        Some(lines)
    }

    /// A line per step: thread, what it did, where; and the shared values where they fit.
    fn list(&self, style: Style) -> Vec<Line> {
        let several = self.objects() > 1;
        let name = |step: &Step| self.trace.thread_name(step).to_string();
        let cell = |step: &Step| format!("{}{}", did(self.trace, step, several), line(step));
        let longest = |text: &dyn Fn(&Step) -> String| {
            let lengths = self.steps().map(|step| text(step).chars().count());
            lengths.max().unwrap_or(0)
        };
        let (names, cells) = (longest(&name), longest(&cell));
        let left = style.width.checked_sub(6 + names + cells + 2 * GAP.len());
        let watched = left.and_then(|left| self.fitting(left)).unwrap_or_default();
        let states = |text: &dyn Fn(&Watched) -> String| -> String {
            let width = |one: &Watched| self.watched_width(one);
            let each = watched
                .iter()
                .map(|one| format!("{GAP}{:<w$}", text(one), w = width(one)));
            each.collect()
        };
        let object = |one: &Watched| self.trace.objects[one.object].name.clone();
        let head = format!(
            "  step{GAP}{:names$}{GAP}{:cells$}{}",
            "",
            "",
            states(&object)
        );
        let mut lines = vec![(head, Role::Quiet)];
        lines.extend(
            self.shown
                .iter()
                .enumerate()
                .map(|(place, shown)| match *shown {
                    None => (self.fold(place), Role::Quiet),
                    Some(at) => {
                        let step = self.step(at);
                        let (head, name, cell) = (self.head(at), name(step), cell(step));
                        let states = states(&|one| one.states[self.numbers[at]].clone());
                        let line = format!("{head}{GAP}{name:<names$}{GAP}{cell:<cells$}{states}");
                        (line, self.role(at))
                    }
                }),
        );
        let cut = |(line, role): Line| (line.chars().take(style.width.max(10)).collect(), role);
        lines.into_iter().map(cut).collect()
    }

    fn steps(&self) -> impl Iterator<Item = &Step> {
        self.shown.iter().flatten().map(|&at| self.step(at))
    }

    fn step(&self, at: usize) -> &Step {
        &self.trace.steps[self.numbers[at]]
    }

    /// How many steps are left out at this place.
    fn fold(&self, place: usize) -> String {
        let at = |place: Option<usize>| {
            place
                .and_then(|place| self.shown.get(place))
                .copied()
                .flatten()
        };
        let before = at(place.checked_sub(1)).map_or(0, |at| at + 1);
        let after = at(Some(place + 1)).unwrap_or(self.numbers.len());
        format!("     …  ({} steps)", after - before)
    }

    /// The mark and the number.
    fn head(&self, at: usize) -> String {
        let mark = if self.is_diagnosed(at) { '!' } else { ' ' };
        format!("{mark} {:>4}", at + 1)
    }

    fn role(&self, at: usize) -> Role {
        if self.is_diagnosed(at) {
            Role::Warning
        } else {
            Role::Plain
        }
    }

    fn is_diagnosed(&self, at: usize) -> bool {
        let diagnosis = self.schedule.diagnosis.as_ref();
        diagnosis.is_some_and(|diagnosis| diagnosis.step == self.numbers[at])
    }

    /// How many objects the steps are about.
    fn objects(&self) -> usize {
        self.steps()
            .filter_map(|step| step.object)
            .collect::<BTreeSet<_>>()
            .len()
    }

    /// As many of the watched objects as fit, those that never change last; `None` where not one does.
    fn fitting(&self, width: usize) -> Option<Vec<&Watched>> {
        let mut order: Vec<&Watched> = self.watched.iter().collect();
        order.sort_by_key(|one| one.states.iter().all(|state| *state == one.states[0]));
        let (mut left, mut fitting) = (width, Vec::new());
        for one in order {
            match left.checked_sub(self.watched_width(one) + GAP.len()) {
                Some(rest) => left = rest,
                None => continue,
            }
            fitting.push(one);
        }
        fitting.sort_by_key(|one| one.object);
        (self.watched.is_empty() || !fitting.is_empty()).then_some(fitting)
    }

    fn watched_width(&self, one: &Watched) -> usize {
        let states = one.states.iter().map(|state| state.chars().count());
        let name = self.trace.objects[one.object].name.chars().count();
        states.max().unwrap_or(0).max(name)
    }

    /// What the numbers behind the steps are, where no line is quoted.
    fn legend(&self, style: Style) -> String {
        let mut lines = self.steps().filter(|step| !line(step).is_empty());
        let Some(place) = lines.next().map(|step| &step.place) else {
            return String::new();
        };
        let file = place.file.replace('\\', "/");
        let file = file.rsplit('/').next().unwrap_or_default();
        let legend = format!("(:{0} is line {0} of {file})", place.line);
        wrapped(&legend, " ", style, Role::Quiet)
    }

    /// The lines of the program that took part, with their numbers.
    fn quotes(&self, style: Style) -> String {
        let Some(source) = &self.schedule.source else {
            return String::new();
        };
        let inside = |step: &&Step| step.place.file.replace('\\', "/").ends_with(&source.file);
        let numbers: BTreeSet<u32> = self
            .steps()
            .filter(inside)
            .map(|step| step.place.line)
            .collect();
        if numbers.is_empty() {
            return String::new();
        }
        let mut text = style.paint(Role::Quiet, &format!("{}:", source.file)) + "\n";
        for number in numbers.into_iter().take(MOST_LINES) {
            let code = source
                .text
                .lines()
                .nth(number as usize - 1)
                .unwrap_or_default();
            let line = format!("{:>6}  {}", format!(":{number}"), code.trim());
            let line: String = line.chars().take(style.width.max(10)).collect();
            text += &(style.paint(Role::Code, &line) + "\n");
        }
        text
    }
}
