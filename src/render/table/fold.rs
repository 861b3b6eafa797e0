//! Columns that are too wide together, folded between words: heads first, and the texts of the first column only where that
//! is not enough. Other cells stay on one line.

use super::{Written, column_width, width, width_of};

/// What may be folded.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    Heads,
    HeadsAndNames,
}

/// The columns as they fit the width; `None` where a word would have to be cut.
pub(super) fn to_fit(columns: &[Written], most: usize) -> Option<Vec<Written>> {
    let parts = [Part::Heads, Part::HeadsAndNames];
    parts
        .into_iter()
        .find_map(|part| folded(columns, part, most))
}

fn folded(columns: &[Written], part: Part, most: usize) -> Option<Vec<Written>> {
    let mut folded = columns.to_vec();
    while width(&folded) > most {
        let spare = |index: &usize| {
            let names = *index == 0 && part == Part::HeadsAndNames;
            column_width(&folded[*index]).saturating_sub(narrowest(&columns[*index], names))
        };
        let widest = (0..columns.len()).max_by_key(spare);
        let victim = widest.filter(|index| spare(index) > 0)?;
        let to = column_width(&folded[victim]) - 1;
        folded[victim] = fold(&columns[victim], to);
    }
    let lines = folded.iter().map(|column| column.head.lines().count());
    let lines = lines.max().unwrap_or(1);
    for column in &mut folded {
        // A head stands directly above its column.
        let above = lines - column.head.lines().count();
        column.head.insert_str(0, &"\n".repeat(above));
    }
    Some(folded)
}

/// The column with no line wider than `to`, which no word and no cell that must stay on one line exceeds.
fn fold(column: &Written, to: usize) -> Written {
    // Cells that are narrow enough keep the spaces that align them.
    let fill = |text: &String| match width_of(text) <= to {
        true => text.clone(),
        false => drawing::prose::fill(text, to),
    };
    Written {
        head: fill(&column.head),
        cells: column.cells.iter().map(fill).collect(),
        ..*column
    }
}

/// How narrow the column can be; `names` allows to fold its cells too.
fn narrowest(column: &Written, names: bool) -> usize {
    let of_cell = |cell: &String| match names {
        true => longest_word(cell),
        false => width_of(cell),
    };
    let cells = column.cells.iter().map(of_cell).max();
    cells.unwrap_or(0).max(longest_word(&column.head))
}

fn longest_word(text: &str) -> usize {
    text.split_whitespace().map(width_of).max().unwrap_or(0)
}
