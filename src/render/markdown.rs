//! A lesson's Markdown, wrapped and coloured for a terminal.

use super::style::{Role, Style};
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// Lines longer than this are hard to read, however wide the terminal is.
const WIDEST: usize = 88;

/// Renders Markdown: headings, paragraphs, lists, tables, code; links show their text and their address.
pub fn text(markdown: &str, style: Style) -> String {
    let mut page = Page::new(style);
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        page.take(event);
    }
    style.plain_characters(&page.out)
}

struct Page {
    style: Style,
    width: usize,
    out: String,
    /// Inline text of the block that is being read, with escapes.
    line: String,
    lists: Vec<Option<u64>>,
    quote: usize,
    code: bool,
    /// Whether the code is no program, but what one says: then its long lines are broken between words.
    said: bool,
    heading: Option<HeadingLevel>,
    link: Option<String>,
    stress: usize,
    /// Cells of the table that is being read, row by row.
    table: Vec<Vec<String>>,
}

impl Page {
    fn new(style: Style) -> Page {
        Page {
            style,
            width: style.width.clamp(20, WIDEST),
            out: String::new(),
            line: String::new(),
            lists: Vec::new(),
            quote: 0,
            code: false,
            said: false,
            heading: None,
            link: None,
            stress: 0,
            table: Vec::new(),
        }
    }

    fn take(&mut self, event: Event) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.code => self.code_lines(&text),
            Event::Text(text) => self.inline(&text),
            // Colour alone must not carry the meaning.
            Event::Code(code) if !self.style.color => self.line += &format!("`{code}`"),
            Event::Code(code) => self.line += &self.style.paint(Role::Code, &code),
            Event::SoftBreak => self.line.push(' '),
            Event::HardBreak => self.line.push('\n'),
            Event::Rule => self.block(&"─".repeat(self.width)),
            Event::Html(html) | Event::InlineHtml(html) if html.starts_with("<!--") => {}
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag) {
        match tag {
            Tag::Heading { level, .. } => self.heading = Some(level),
            Tag::List(first) => {
                self.flush_item();
                self.lists.push(first);
            }
            Tag::BlockQuote(_) => self.quote += 1,
            Tag::CodeBlock(kind) => {
                self.code = true;
                self.said = matches!(kind, CodeBlockKind::Fenced(of) if &*of == "text");
            }
            Tag::Link { dest_url, .. } => self.link = Some(dest_url.into_string()),
            Tag::Emphasis | Tag::Strong => self.stress += 1,
            Tag::TableHead | Tag::TableRow => self.table.push(Vec::new()),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => self.end_heading(),
            TagEnd::Paragraph if self.lists.is_empty() => self.paragraph(),
            TagEnd::Item => self.flush_item(),
            TagEnd::List(_) => {
                self.lists.pop();
                if self.lists.is_empty() {
                    self.out.push('\n');
                }
            }
            TagEnd::BlockQuote(_) => self.quote -= 1,
            TagEnd::CodeBlock => {
                self.code = false;
                self.out.push('\n');
            }
            TagEnd::Link => self.end_link(),
            TagEnd::Emphasis | TagEnd::Strong => self.stress -= 1,
            TagEnd::TableCell => {
                let cell = std::mem::take(&mut self.line);
                self.table
                    .last_mut()
                    .expect("a cell is in a row")
                    .push(cell);
            }
            TagEnd::Table => self.end_table(),
            _ => {}
        }
    }

    fn inline(&mut self, text: &str) {
        if self.stress > 0 {
            self.line += &self.style.paint(Role::Strong, text);
        } else {
            self.line += text;
        }
    }

    fn end_heading(&mut self) {
        let text = std::mem::take(&mut self.line);
        let top = self.heading.take() == Some(HeadingLevel::H1);
        let rule = if top { "═" } else { "─" }
            .repeat(textwrap::core::display_width(&text).min(self.width));
        let text = format!(
            "{}\n{}",
            self.style.paint(Role::Heading, &text),
            self.style.paint(Role::Quiet, &rule)
        );
        self.block(&text);
    }

    fn paragraph(&mut self) {
        let text = std::mem::take(&mut self.line);
        let indent = "│ ".repeat(self.quote);
        let options = drawing::prose::Options::new(self.width)
            .initial_indent(&indent)
            .subsequent_indent(&indent);
        let text = drawing::prose::fill(&text, options);
        self.block(&text);
    }

    /// Writes the list item read so far with its number or bullet; writes nothing for an empty item.
    fn flush_item(&mut self) {
        let text = std::mem::take(&mut self.line);
        if text.trim().is_empty() {
            return;
        }
        let depth = self.lists.len().saturating_sub(1);
        let mark = match self.lists.last_mut() {
            Some(Some(number)) => {
                *number += 1;
                format!("{}. ", *number - 1)
            }
            _ => "• ".to_string(),
        };
        let first = format!("{}{mark}", "  ".repeat(depth));
        let rest = " ".repeat(first.chars().count());
        let options = drawing::prose::Options::new(self.width)
            .initial_indent(&first)
            .subsequent_indent(&rest);
        self.out += &drawing::prose::fill(text.trim(), options);
        self.out.push('\n');
    }

    fn code_lines(&mut self, text: &str) {
        let lines = text.lines().flat_map(|line| self.lines_of_code(line));
        for line in lines.collect::<Vec<_>>() {
            self.out += &format!("    {}\n", self.style.paint(Role::Code, &line));
        }
    }

    fn lines_of_code(&self, line: &str) -> Vec<String> {
        if !self.said {
            return vec![line.to_string()];
        }
        let indent = line.len() - line.trim_start().len() + 4;
        let indent = " ".repeat(indent);
        let width = self.width.saturating_sub(4);
        let options = drawing::prose::Options::new(width).subsequent_indent(&indent);
        let lines = drawing::prose::wrap(line, options);
        lines.into_iter().map(|line| line.into_owned()).collect()
    }

    fn end_link(&mut self) {
        if let Some(address) = self.link.take()
            && !address.starts_with('#')
        {
            self.line += &self.style.paint(Role::Quiet, &format!(" ({address})"));
        }
    }

    /// Columns as wide as their widest cell; the last one wraps when the page is too narrow.
    fn end_table(&mut self) {
        let rows = std::mem::take(&mut self.table);
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        let cell_width = |row: &Vec<String>, c: usize| {
            row.get(c)
                .map_or(0, |cell| textwrap::core::display_width(cell))
        };
        let mut widths: Vec<usize> = (0..columns)
            .map(|c| rows.iter().map(|row| cell_width(row, c)).max().unwrap_or(0))
            .collect();
        shrink(
            &mut widths,
            self.width.saturating_sub(2 * columns.saturating_sub(1)),
        );
        for (index, row) in rows.iter().enumerate() {
            self.table_row(row, &widths);
            if index == 0 {
                let rules: Vec<String> = widths.iter().map(|width| "─".repeat(*width)).collect();
                let rule = self.style.paint(Role::Quiet, &rules.join("  "));
                self.out += &(rule + "\n");
            }
        }
        self.out.push('\n');
    }

    fn table_row(&mut self, row: &[String], widths: &[usize]) {
        let cells: Vec<Vec<_>> = row
            .iter()
            .zip(widths)
            .map(|(cell, w)| drawing::prose::wrap(cell, *w))
            .collect();
        for line in 0..cells.iter().map(Vec::len).max().unwrap_or(0) {
            let mut text = String::new();
            for (cell, width) in cells.iter().zip(widths) {
                let part = cell.get(line).map_or("", |part| part.as_ref());
                let pad = width.saturating_sub(textwrap::core::display_width(part)) + 2;
                text += part;
                text += &" ".repeat(pad);
            }
            self.out += text.trim_end();
            self.out.push('\n');
        }
    }

    fn block(&mut self, text: &str) {
        self.out += text;
        self.out += "\n\n";
    }
}

/// Narrows the widest column until all fit, but none below eight characters.
fn shrink(widths: &mut [usize], room: usize) {
    while widths.iter().sum::<usize>() > room {
        match widths.iter_mut().max() {
            Some(widest) if *widest > 8 => *widest -= 1,
            _ => return,
        }
    }
}
