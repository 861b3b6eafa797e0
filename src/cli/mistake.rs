//! Mistakes on the command line as text.

use crate::words::program;
use clap::error::{ContextKind, ContextValue, ErrorKind};

/// A mistake on the command line as one line: what is wrong, what is allowed, what to type.
pub fn one_line(error: &clap::Error) -> String {
    let said = |kind| error.get(kind).map(words).unwrap_or_default();
    if error.kind() == ErrorKind::InvalidSubcommand {
        let wrong = said(ContextKind::InvalidSubcommand);
        return match said(ContextKind::SuggestedSubcommand) {
            like if !like.is_empty() => format!("there is no '{wrong}': did you mean '{like}'?"),
            _ => format!(
                "there is no '{wrong}': `{0} list` shows the lessons, `{0} --help` the commands",
                program()
            ),
        };
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
        let many = matches!(error.get(ContextKind::ValidValue), Some(ContextValue::Strings(all)) if all.len() > 8);
        if !like.is_empty() {
            return format!("there is no '{wrong}': did you mean '{like}'?");
        }
        if many {
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

fn words(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(several) => several.first().cloned().unwrap_or_default(),
        other => other.to_string(),
    }
}
