//! One of a few answers.

use super::Predict;

/// One of a few answers, each with a letter and a word.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice<T> {
    /// The question, without the answers.
    pub question: String,
    /// The value, its word, and what it says.
    pub options: Vec<(T, &'static str, String)>,
}

impl<T: Clone + PartialEq> Choice<T> {
    /// The word of a value.
    pub fn word(&self, value: &T) -> &'static str {
        let option = self.options.iter().find(|(known, ..)| known == value);
        option.map_or("", |(_, word, _)| word)
    }

    fn letters(&self) -> impl Iterator<Item = (char, &(T, &'static str, String))> {
        ('a'..='z').zip(&self.options)
    }
}

impl<T: Clone + PartialEq> Predict for Choice<T> {
    type Answer = T;

    fn question(&self) -> String {
        let mut text = format!("{}\n", self.question);
        for (letter, (_, word, says)) in self.letters() {
            text += &match says.is_empty() {
                true => format!("  {letter}  {word}\n"),
                false => format!("  {letter}  {word}: {says}\n"),
            };
        }
        text + "Type a letter or the word. Enter skips."
    }

    fn parse(&self, answer: &str) -> Result<T, String> {
        let answer = answer.trim().to_lowercase();
        let named = self.letters().find(|(letter, (_, word, _))| {
            answer == letter.to_string() || answer == word.to_lowercase()
        });
        let last = self.letters().last().map_or('a', |(letter, _)| letter);
        named
            .map(|(_, (value, ..))| value.clone())
            .ok_or_else(|| format!("'{answer}' is not a letter from a to {last}."))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_or_the_word_is_an_answer() {
        let choice = Choice {
            question: "Does it hang?".into(),
            options: vec![
                (1, "always", String::new()),
                (2, "sometimes", "in some runs".into()),
            ],
        };
        assert_eq!(choice.parse(" A\n"), Ok(1));
        assert_eq!(choice.parse("Sometimes"), Ok(2));
        let told = "'maybe' is not a letter from a to b.";
        assert_eq!(choice.parse("maybe"), Err(told.into()));
        assert_eq!(
            choice.question(),
            "Does it hang?\n  a  always\n  b  sometimes: in some runs\nType a letter or the word. Enter skips."
        );
        assert_eq!(choice.word(&2), "sometimes");
    }
}
