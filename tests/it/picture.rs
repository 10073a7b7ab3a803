//! The picture in the README: drawn from the real program in a real terminal, and compared on every run.
//!
//! `CALLBACK_PICTURE=write cargo test --test it picture` draws it anew.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use crate::pty_terminal::Home;

const PICTURE: &str = "assets/today.svg";

/// The size of a cell in pixels.
const WIDTH: usize = 9;
const HEIGHT: usize = 19;

const FOREGROUND: &str = "#d7dae0";
const BACKGROUND: &str = "#1b1d23";

/// The sixteen colours of a usual dark terminal.
const COLOURS: [&str; 16] = [
    "#1b1d23", "#e06c75", "#98c379", "#e5c07b", "#61afef", "#c678dd", "#56b6c2", "#d7dae0", "#7f848e",
    "#ff7b86", "#b5e890", "#ffd68a", "#8cc8ff", "#de9aff", "#7fdbe6", "#ffffff",
];

#[test]
fn the_picture_in_the_readme_is_what_the_program_shows() {
    let home = Home::new();
    let mut terminal = home.open(&["demo", "--reset"], &[("CALLBACK_NOW", "2026-11-24T09:30")]);
    terminal.wait_for("THIS WEEK");
    terminal.settle();
    let drawn = terminal.with_screen(svg);
    terminal.press("q");
    terminal.wait();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(PICTURE);
    if std::env::var_os("CALLBACK_PICTURE").is_some() {
        fs::write(&path, &drawn).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == drawn, "{PICTURE} is out of date; draw it anew with `just picture`");
}

/// Draws a screen, one text a run of cells that look alike; wide characters stand alone, so that columns hold.
fn svg(screen: &vt100::Screen) -> String {
    let (rows, columns) = screen.size();
    let (rows, columns) = (rows.get(), columns.get());
    let (width, height) = (usize::from(columns) * WIDTH + 24, usize::from(rows) * HEIGHT + 24);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"ui-monospace, \
         'DejaVu Sans Mono', Menlo, Consolas, monospace\" font-size=\"15\">\n\
         <rect width=\"{width}\" height=\"{height}\" rx=\"8\" fill=\"{BACKGROUND}\"/>\n"
    );
    for row in 0..rows {
        let mut column = 0;
        while column < columns {
            let cell = screen.cell(row, column).unwrap();
            let look = look(cell);
            let mut text = glyph(cell).to_owned();
            let mut cells = 1 + u16::from(cell.is_wide());
            while !cell.is_wide() && column + cells < columns {
                let next = screen.cell(row, column + cells).unwrap();
                if next.is_wide() || self::look(next) != look {
                    break;
                }
                text.push_str(glyph(next));
                cells += 1;
            }
            draw(&mut out, row, column, cells, &text, &look);
            column += cells;
        }
    }
    out.push_str("</svg>\n");
    out
}

/// What a cell shows; an empty one a blank.
fn glyph(cell: &vt100::Cell) -> &str {
    if cell.contents().is_empty() { " " } else { cell.contents() }
}

/// How a cell looks: its two colours and whether it is bold.
fn look(cell: &vt100::Cell) -> (String, String, bool) {
    let colour = |colour: vt100::Color, usual: &str| match colour {
        vt100::Color::Default => usual.to_owned(),
        vt100::Color::Idx(index) => COLOURS.get(usize::from(index)).copied().unwrap_or(usual).to_owned(),
        vt100::Color::Rgb(red, green, blue) => format!("#{red:02x}{green:02x}{blue:02x}"),
    };
    let (mut front, mut back) = (colour(cell.fgcolor(), FOREGROUND), colour(cell.bgcolor(), BACKGROUND));
    if cell.inverse() {
        std::mem::swap(&mut front, &mut back);
    }
    (front, back, cell.bold())
}

fn draw(out: &mut String, row: u16, column: u16, cells: u16, text: &str, look: &(String, String, bool)) {
    let (x, y) = (usize::from(column) * WIDTH + 12, usize::from(row) * HEIGHT + 12);
    let width = usize::from(cells) * WIDTH;
    let (front, back, bold) = look;
    if back != BACKGROUND {
        writeln!(out, "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{HEIGHT}\" fill=\"{back}\"/>")
            .unwrap();
    }
    let weight = if *bold { " font-weight=\"bold\"" } else { "" };
    let base = y + 14;
    for (at, word) in words(text) {
        let (x, width) = (x + at * WIDTH, word.chars().count().max(usize::from(cells == 2) * 2) * WIDTH);
        let word = word.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        writeln!(
            out,
            "<text x=\"{x}\" y=\"{base}\" textLength=\"{width}\" fill=\"{front}\"{weight}>{word}</text>"
        )
        .unwrap();
    }
}

/// Returns the words of a run with the column at which each starts: blanks draw nothing.
fn words(text: &str) -> Vec<(usize, String)> {
    let mut words: Vec<(usize, String)> = Vec::new();
    let mut after_blank = true;
    for (at, character) in text.chars().enumerate() {
        match (character == ' ', words.last_mut()) {
            (true, _) => {}
            (false, Some((_, word))) if !after_blank => word.push(character),
            (false, _) => words.push((at, character.to_string())),
        }
        after_blank = character == ' ';
    }
    words
}
