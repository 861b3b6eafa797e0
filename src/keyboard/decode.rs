//! Bytes from a terminal as keys.

use std::str;

/// Any key without a letter: Escape, an arrow, a paging or a function key.
pub const SPECIAL: char = '\u{1b}';

const ESCAPE: u8 = 0x1b;

/// The keys in these bytes, and how many of the bytes they are.
///
/// What is left is the beginning of a key. `complete` says that nothing more will come of it now: then it is taken for keys too.
pub fn keys(bytes: &[u8], complete: bool) -> (Vec<char>, usize) {
    let (mut keys, mut at) = (Vec::new(), 0);
    while at < bytes.len() {
        let rest = &bytes[at..];
        match next(rest) {
            Some((key, length)) => {
                keys.push(key);
                at += length;
            }
            None if complete => {
                // Escape by itself, or a character that was cut.
                keys.push(SPECIAL);
                at += 1;
            }
            None => break,
        }
    }
    (keys, at)
}

/// The first key, and how many bytes it is; `None` where bytes are missing.
fn next(bytes: &[u8]) -> Option<(char, usize)> {
    match bytes {
        // `ESC [ 5 ~` and the like: parameters, then one byte that ends it.
        [ESCAPE, b'[', rest @ ..] => {
            let end = rest.iter().position(|byte| (0x40..=0x7e).contains(byte))?;
            Some((SPECIAL, end + 3))
        }
        [ESCAPE, b'O', _, ..] => Some((SPECIAL, 3)),
        [ESCAPE] | [ESCAPE, b'O'] => None,
        [ESCAPE, ..] => Some((SPECIAL, 1)),
        _ => character(bytes),
    }
}

fn character(bytes: &[u8]) -> Option<(char, usize)> {
    for length in 1..=bytes.len().min(4) {
        if let Ok(text) = str::from_utf8(&bytes[..length]) {
            return text.chars().next().map(|key| (key, length));
        }
    }
    match bytes.len() {
        0..4 => None,
        // No text at all: a key without a meaning.
        _ => Some((SPECIAL, 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(bytes: &[u8]) -> String {
        keys(bytes, true).0.into_iter().collect()
    }

    // redox-os/termion#45: of keys that had queued up while the program was busy, only every other one counted.
    #[test]
    fn every_character_of_a_read_is_a_key() {
        assert_eq!(all(b"hhq"), "hhq");
        assert_eq!(all("xü\u{20ac}y".as_bytes()), "xü\u{20ac}y");
    }

    // garybernhardt/selecta#71: an arrow key was taken for Escape, and ended the program.
    #[test]
    fn escape_arrows_and_paging_keys_are_one_key_each() {
        for special in [
            "\u{1b}",
            "\u{1b}[A",
            "\u{1b}OB",
            "\u{1b}[5~",
            "\u{1b}[6~",
            "\u{1b}[1;5C",
            "\u{1b}[15~",
        ] {
            let bytes = special.as_bytes();
            assert_eq!(all(bytes), "\u{1b}", "{special:?}");
            let before_another = [bytes, b"q"].concat();
            assert!(all(&before_another).ends_with('q'), "{special:?}");
        }
        assert_eq!(all(b"\x1bh"), "\u{1b}h");
    }

    #[test]
    fn a_key_that_is_cut_waits_for_its_rest() {
        for (bytes, keys_before, used) in [
            (&b"h\x1b"[..], "h", 1),
            (b"\x1b[5", "", 0),
            (b"q\xc3", "q", 1),
        ] {
            let (keys, at) = keys(bytes, false);
            assert_eq!(keys.into_iter().collect::<String>(), keys_before);
            assert_eq!(at, used);
        }
        assert_eq!(all(b"\xff\xff\xff\xffq").chars().last(), Some('q'));
    }
}
