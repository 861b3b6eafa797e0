//! Texts with gaps such as `{{name}}`, and the places in them that are still to be written.

use anyhow::{Result, ensure};

/// Marks what a template leaves to its author. The registry's lint refuses it in a finished lesson.
pub const MARK: &str = "TO WRITE";

/// A template with its gaps filled.
pub fn fill(template: &str, gaps: &[(&str, &str)]) -> String {
    gaps.iter()
        .fold(template.to_string(), |text, (gap, value)| {
            text.replace(&format!("{{{{{gap}}}}}"), value)
        })
}

/// What is left to write in these files, a line for each place.
pub fn left_to_write(files: &[(String, String)]) -> String {
    let mut told = String::new();
    for (path, text) in files {
        for (number, line) in (1..).zip(text.lines()) {
            if let Some((_, what)) = line.split_once(MARK) {
                let what = what.split('"').next().unwrap_or_default();
                let what = what.trim_matches(|c: char| !c.is_alphanumeric());
                told += &format!("  {path}:{number}: {what}\n");
            }
        }
    }
    told
}

/// Refuses a name that can't be a module of Rust, e.g. `FourWays` or `four-ways`.
pub fn check_name(name: &str) -> Result<()> {
    let letters = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    let begins = name.starts_with(|c: char| c.is_ascii_lowercase());
    ensure!(
        begins && name.chars().all(letters) && !name.ends_with('_'),
        "`{name}` can't be a name: use lower-case letters, digits and underscores, e.g. atomics or lost_update"
    );
    Ok(())
}

/// `lost_update` as the name of a type: `LostUpdate`.
pub fn type_name(name: &str) -> String {
    let words = name.split('_').map(|word| {
        let mut letters = word.chars();
        let first = letters.next().map(|letter| letter.to_ascii_uppercase());
        first.into_iter().chain(letters).collect::<String>()
    });
    words.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_filled_and_what_is_left_is_listed() {
        let text = fill(
            "//! {{name}}\n// TO WRITE: the models\n",
            &[("name", "atomics")],
        );
        assert!(text.starts_with("//! atomics\n"), "{text}");
        let left = left_to_write(&[("mod.rs".into(), text)]);
        assert_eq!(left, "  mod.rs:2: the models\n");
    }

    #[test]
    fn only_names_of_modules_are_taken() {
        for good in ["atomics", "lost_update", "http2"] {
            assert!(check_name(good).is_ok(), "{good}");
        }
        for bad in ["", "FourWays", "four-ways", "2pl", "_a", "a_", "../a"] {
            assert!(check_name(bad).is_err(), "{bad}");
        }
        assert_eq!(type_name("lost_update"), "LostUpdate");
    }
}
