//! Mistakes on the command line as text.

use super::lesson_names;
use super::spelling::{meant, nearest};
use crate::words::program;
use clap::error::{ContextKind, ContextValue, ErrorKind};

/// A mistake on the command line as one line: what is wrong, what is allowed, what to type.
pub fn one_line(error: &clap::Error) -> String {
    let said = |kind| error.get(kind).map(words).unwrap_or_default();
    if error.kind() == ErrorKind::InvalidSubcommand {
        return no_command(
            &said(ContextKind::InvalidSubcommand),
            &said(ContextKind::SuggestedSubcommand),
            &said(ContextKind::Usage),
        );
    }
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
        || error.kind() == ErrorKind::MissingSubcommand
    {
        return format!(
            "no lesson is named: type e.g. `{0} run lesson-1`; `{0} list` shows the lessons",
            program()
        );
    }
    if error.kind() == ErrorKind::InvalidValue {
        let wrong = said(ContextKind::InvalidValue);
        let like = said(ContextKind::SuggestedValue);
        let named = said(ContextKind::InvalidArg);
        let is_name = ["LESSON", "EXERCISE"]
            .iter()
            .any(|name| named.contains(name));
        if !like.is_empty() {
            return format!("there is no '{wrong}': did you mean '{like}'?");
        }
        if is_name {
            return format!(
                "there is no '{wrong}': `{} list` shows the lessons and exercises",
                program()
            );
        }
    }
    let text = error.render().to_string();
    if error.kind() == ErrorKind::UnknownArgument && text.contains(" run all") {
        return format!(
            "`run all` has no {}: it belongs to one lesson, so type e.g. `{} run lesson-1` with it",
            said(ContextKind::InvalidArg),
            program()
        );
    }
    let message = text
        .lines()
        .take_while(|line| !line.starts_with("Usage:") && !line.starts_with("For more"));
    let parts: Vec<&str> = message
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    parts
        .join("; ")
        .trim_start_matches("error: ")
        .replace("; [", " [")
        .replace(":; ", ": ")
}

/// A word that is no command, or no lesson after `run`.
fn no_command(wrong: &str, like: &str, usage: &str) -> String {
    let program = program();
    let lessons = lesson_names();
    let is_run = usage.contains(" run ");
    if !is_run && let Some(lesson) = meant(wrong, &lessons) {
        return format!("'{wrong}' is no command: type e.g. `{program} run {lesson}`");
    }
    let lessons = || nearest(wrong, lessons.iter().map(String::as_str));
    let like = match is_run {
        true => lessons(),
        false => Some(like.to_string()).filter(|like| !like.is_empty()),
    };
    match like {
        Some(like) => format!("there is no '{wrong}': did you mean '{like}'?"),
        None => format!(
            "there is no '{wrong}': `{program} list` shows the lessons, `{program} --help` the commands"
        ),
    }
}

fn words(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(several) => several.first().cloned().unwrap_or_default(),
        other => other.to_string(),
    }
}
