//! Compares a list of lines with what the program prints: the first difference, and a question about it.

use super::run;
use crate::verdict::Wrong;

/// Lines that look as if the program could print them.
const KNOWN: [&str; 11] = [
    "fish begins",
    "fish ends",
    "guest comes",
    "guest sits",
    "kitchen closes",
    "kitchen opens",
    "soup begins",
    "soup ends",
    "table is set",
    "tea begins",
    "tea ends",
];

/// Refuses a list that is not what the program prints.
pub fn judge(list: &[&str]) {
    let printed = run();
    if let Some(wrong) = compare(list, &printed) {
        wrong.refuse();
    }
}

fn compare(list: &[&str], printed: &[String]) -> Option<Wrong> {
    if list.is_empty() {
        return Some(
            Wrong::because("The list is empty.")
                .seen("`lines` returns no line.")
                .expected("the lines that the program prints, in their order.")
                .ask("which line of `evening` is the first one that prints?"),
        );
    }
    if let Some((index, line)) = list
        .iter()
        .enumerate()
        .find(|(_, line)| !KNOWN.contains(line))
    {
        return Some(
            Wrong::because("The list has a line that the program does not know.")
                .seen(format!("line {} of the list is {line:?}.", index + 1))
                .expected("lines as the program writes them, such as \"fish begins\".")
                .ask("which call of `say` would print that?"),
        );
    }
    let differs =
        |index: &usize| list.get(*index).copied() != printed.get(*index).map(String::as_str);
    let index = (0..list.len().max(printed.len())).find(differs)?;
    let before = match index {
        0 => "no line before it was compared.".to_string(),
        1 => "the line before it is right.".to_string(),
        right => format!("the {right} lines before it are right."),
    };
    let Some(line) = list.get(index) else {
        return Some(
            Wrong::because("The list ends too early: the program prints more.")
                .seen(match list.len() {
                    1 => "the list has 1 line, and it is right.".into(),
                    lines => format!("the list has {lines} lines, and all of them are right."),
                })
                .expected("every line that the program prints.")
                .picture(drawn(list, index))
                .ask("what is still to be done when the last line of your list was printed, and who does it?"),
        );
    };
    let never = !printed.iter().any(|printed| printed == line);
    let again = list[..index].contains(line);
    let because = match (never, again) {
        (true, _) => format!("The program never prints {line:?}."),
        (_, true) => format!("The list has {line:?} twice."),
        _ => format!(
            "{line:?} is not what the program prints as line {}.",
            index + 1
        ),
    };
    Some(
        Wrong::because(because)
            .seen(format!("it is line {} of the list; {before}", index + 1))
            .expected("the lines in the order in which the program prints them, and no others.")
            .picture(drawn(list, index))
            .ask(question(
                line,
                printed.get(index).map_or("", String::as_str),
                again,
            )),
    )
}

/// The question that leads on, from the line that was given and the one that is printed there; never the answer.
fn question(given: &str, printed: &str, again: bool) -> &'static str {
    match (given, printed) {
        _ if again => "how often does the program call the code that prints this line?",
        ("tea begins" | "tea ends", _) => {
            "a future runs only while somebody polls it: who polls `tea`, and what becomes of it?"
        }
        ("soup begins" | "fish begins", "kitchen opens") => {
            "what does the call of an async function do at once, and what does it only return?"
        }
        ("guest comes" | "guest sits", "kitchen opens") => {
            "there is one thread, and it runs `evening`: at which line can it begin to poll a task that was spawned?"
        }
        ("soup begins", "fish begins") => {
            "which of the two futures does `join2` poll first? (Does it matter which of the two calls came first?)"
        }
        ("guest comes", "fish begins" | "soup begins") => {
            "does the thread leave `evening` before it comes to an `.await` that has to wait?"
        }
        (_, "soup begins") => {
            "the first future of `join2` is pending: what does the same poll of `join2` still do?"
        }
        ("fish ends" | "soup ends" | "table is set", "guest comes") => {
            "what must happen before `bell.notified()` is ready, and who does that?"
        }
        ("fish ends" | "soup ends" | "table is set", "guest sits") => {
            "`notify_waiters` wakes two futures: does a wake run them, and could it, with one thread?"
        }
        ("soup ends", "fish ends") => {
            "both futures were woken, and `join2` is polled: in which order does it poll them?"
        }
        ("table is set" | "kitchen closes", _) => {
            "which `.await` stands before that line, and what has to be done until it goes on?"
        }
        _ => "at this moment, what is it that the only thread polls, and until where does it run?",
    }
}

fn drawn(list: &[&str], differs: usize) -> String {
    let mut lines = vec!["Your list: ✔ as the program prints it, ? another line.".to_string()];
    for (index, line) in list.iter().enumerate().take(differs + 1) {
        let sign = if index < differs { "✔" } else { "?" };
        lines.push(format!("{:>2}  {sign} {line}", index + 1));
    }
    if differs == list.len() {
        lines.push(format!("{:>2}  ?", differs + 1));
    }
    lines.join("\n")
}
