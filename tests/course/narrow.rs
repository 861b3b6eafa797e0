//! Narrow terminals. At 40 columns no line of a lesson is wider, and no word of a table or a question is cut; at 80 columns
//! that holds for the code too, which is shown as it stands in its file.

use crate::notebook::run;
use course::cli::commands_as_typed;
use course::code::chosen;
use course::lessons::{FROM_OTHER_LANGUAGES, LESSONS};
use course::render::style::columns;
use course::render::{Style, code, markdown, text};
use course::report::Block;
use course::table::{Cell, Column, Table};

const NARROW: Style = Style {
    width: 40,
    ..Style::PLAIN
};

#[track_caller]
fn fits(text: &str) {
    let wide = text.lines().find(|line| line.chars().count() > 40);
    assert_eq!(wide, None, "in:\n{text}");
}

/// Every word of what is shown of a table, in the order of its columns.
#[track_caller]
fn is_whole(table: &Table) {
    let text = text::block(&Block::Table(table.clone()), NARROW);
    fits(&text);
    let shown: Vec<&str> = text.split([' ', '\n']).collect();
    let is_shown = |word: &str| {
        let with_mark = |end| shown.contains(&format!("{word}{end}").as_str());
        ["", ":", ",", "."].into_iter().any(with_mark)
    };
    for column in &table.columns {
        let texts = column.cells.iter().filter_map(|cell| match cell {
            // Of a column that is left out only the head is named.
            Cell::Text(text) if column.expendable == 0 => Some(text),
            _ => None,
        });
        for word in texts
            .chain([&column.head])
            .flat_map(|text| text.split_whitespace())
        {
            assert!(is_shown(word), "{word} is cut:\n{text}");
        }
    }
}

#[test]
fn no_table_and_no_question_of_a_lesson_breaks_a_word() {
    let mut tables = 0;
    for lesson in LESSONS {
        let name = lesson.name();
        let words = [name.as_str(), "--quick", "--runs", "1", "--all"];
        let notebook = run(&words, Some(""));
        for block in &notebook.blocks {
            match block {
                Block::Code { .. } => {}
                Block::Table(table) => {
                    is_whole(table);
                    tables += 1;
                }
                other => fits(&text::block(other, NARROW)),
            }
        }
        for question in &notebook.asked {
            let narrow = text::lines(question, NARROW);
            fits(&narrow);
            let words = |text: &str| text.split_whitespace().map(String::from).collect();
            let (shown, asked): (Vec<String>, Vec<String>) = (words(&narrow), words(question));
            assert_eq!(shown, asked, "{name}");
        }
    }
    assert!(tables > 10, "{tables}");
}

#[test]
fn the_table_of_an_executor_by_hand_breaks_no_word() {
    let notebook = run(&["lesson-12", "--step"], None);
    let tables = notebook.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    assert_ne!(tables.map(is_whole).count(), 0);
}

#[test]
fn a_table_folds_its_heads_then_its_names_and_then_becomes_lines() {
    let column = |key, head: &str, cells: [&str; 2]| Column {
        key,
        head: head.into(),
        expendable: 0,
        cells: cells.map(|text| Cell::Text(text.into())).to_vec(),
    };
    let table = Table {
        name: "trips".into(),
        columns: vec![
            column("way", "way", ["by train", "on foot along the river"]),
            column("takes", "time it takes", ["2 h", "a day"]),
            column("sees", "what is seen", ["towns", "towns and herons"]),
        ],
        notes: Vec::new(),
    };
    let at = |width| {
        let style = Style { width, ..NARROW };
        format!(
            "{width}:\n{}",
            text::block(&Block::Table(table.clone()), style)
        )
    };
    insta::assert_snapshot!([60, 52, 40, 28].map(at).join("\n"));
}

#[test]
fn texts_and_code_fit_80_columns() {
    let mut shown = vec![markdown::text(FROM_OTHER_LANGUAGES, Style::PLAIN)];
    for lesson in LESSONS {
        let text = commands_as_typed(lesson.text);
        shown.push(markdown::text(&text, Style::PLAIN));
        let files = chosen(lesson, None).expect("every lesson has code");
        let each = files.iter();
        shown.extend(each.map(|one| code::file(one.file, one.text, Style::PLAIN)));
        let program = chosen(lesson, Some("program")).expect("every lesson has a program");
        shown.push(code::files(&program, Style::PLAIN));
    }
    let wide = |text: &String| {
        let name = text.lines().next().unwrap_or_default().to_string();
        let lines = text.lines().filter(|line| columns(line) > 80);
        lines
            .map(|line| format!("{name}: {line}"))
            .collect::<Vec<_>>()
    };
    let wide: Vec<String> = shown.iter().flat_map(wide).collect();
    assert!(
        wide.is_empty(),
        "name intermediates, or shorten comments:\n{}",
        wide.join("\n")
    );
}
