//! Sentences in lines of a width: the one way to break them. A line ends between two words and nowhere else, so that names
//! such as `lesson-1` and `--no-pause` can be copied; only a word that is wider than a whole line is cut.

use std::borrow::Cow;
use textwrap::WordSplitter::NoHyphenation;

pub use textwrap::Options;
/// How many columns a line takes, without its escape sequences.
pub use textwrap::core::display_width as width;

/// The text with its lines broken.
#[expect(clippy::disallowed_methods, reason = "this is the one place")]
pub fn fill<'a>(text: &str, options: impl Into<Options<'a>>) -> String {
    textwrap::fill(text, options.into().word_splitter(NoHyphenation))
}

/// The lines of the text.
#[expect(clippy::disallowed_methods, reason = "this is the one place")]
pub fn wrap<'t, 'a>(text: &'t str, options: impl Into<Options<'a>>) -> Vec<Cow<'t, str>> {
    textwrap::wrap(text, options.into().word_splitter(NoHyphenation))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stays_whole() {
        let text = "Type `cargo course run lesson-1 --no-pause` or read lessons/l01_four_ways/README.md then.";
        for width in 32..90 {
            let lines = wrap(text, width);
            let words: Vec<&str> = lines.iter().flat_map(|line| line.split(' ')).collect();
            assert_eq!(words, text.split(' ').collect::<Vec<_>>(), "{width}");
            assert_eq!(fill(text, width), lines.join("\n"));
        }
    }

    #[test]
    fn a_word_that_no_line_can_hold_is_cut() {
        assert_eq!(fill("lessons/l01_four_ways", 10).lines().count(), 3);
    }
}
