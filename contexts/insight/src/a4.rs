//! Pages of A4 on which words stand under each other: wrapped to the width, broken to a next page, numbered. For documents
//! that go on paper. It knows a few styles and one letter, and nothing of what is written.

use kernel::Lang;
use krilla::Document;
use krilla::geom::Point;
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use network::Refusal;
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};
use std::fmt::Display;

const REGULAR: &[u8] = include_bytes!("../fonts/atkinson-hyperlegible-next-regular.ttf");
const BOLD: &[u8] = include_bytes!("../fonts/atkinson-hyperlegible-next-bold.ttf");

/// A4, in points.
const WIDE: f32 = 595.0;
const HIGH: f32 = 842.0;
const MARGIN: f32 = 60.0;
/// Where the number of a row begins.
const NUMBERS: f32 = 330.0;

/// How words stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Style {
    /// The name of the document.
    Title,
    /// A part of it.
    Heading,
    /// What a few lines are about.
    Name,
    /// Words to read.
    Text,
    /// Somebody's own words.
    Quote,
    /// What comes beside it.
    Small,
}

impl Style {
    fn size(self) -> f32 {
        match self {
            Self::Title => 20.0,
            Self::Heading => 14.0,
            Self::Name | Self::Text => 10.5,
            Self::Quote => 13.0,
            Self::Small => 9.0,
        }
    }

    fn is_bold(self) -> bool {
        matches!(self, Self::Title | Self::Heading | Self::Name)
    }

    /// White above it.
    fn above(self) -> f32 {
        match self {
            Self::Heading => 16.0,
            Self::Name | Self::Quote => 8.0,
            Self::Title | Self::Text | Self::Small => 4.0,
        }
    }

    fn indent(self) -> f32 {
        if self == Self::Quote { 18.0 } else { 0.0 }
    }
}

/// One of the two weights of the letter, with how wide each of its signs is.
struct Letter {
    font: Font,
    signs: FontRef<'static>,
    em: f32,
}

impl Letter {
    fn load(data: &'static [u8]) -> Result<Self, Refusal> {
        let signs = FontRef::new(data).map_err(|problem| broken(&problem))?;
        let font = Font::new(data.to_vec().into(), 0).ok_or_else(|| broken(&"the letter can't be read"))?;
        let em = signs.metrics(Size::unscaled(), LocationRef::default()).units_per_em;
        Ok(Self { font, signs, em: f32::from(em) })
    }

    /// The signs of a text; one that the letter doesn't have is a question mark.
    fn glyphs(&self, text: &str) -> Vec<KrillaGlyph> {
        let (map, widths) =
            (self.signs.charmap(), self.signs.glyph_metrics(Size::unscaled(), LocationRef::default()));
        let glyph = |(at, sign): (usize, char)| {
            let id = map.map(sign).or_else(|| map.map('?')).unwrap_or_default();
            KrillaGlyph {
                glyph_id: GlyphId::new(id.to_u32()),
                text_range: at..at + sign.len_utf8(),
                x_advance: widths.advance_width(id).unwrap_or(self.em) / self.em,
                x_offset: 0.0,
                y_offset: 0.0,
                y_advance: 0.0,
                location: None,
            }
        };
        text.char_indices().map(glyph).collect()
    }

    fn width(&self, text: &str, size: f32) -> f32 {
        self.glyphs(text).iter().map(|glyph| glyph.x_advance * size).sum()
    }

    /// The words of a paragraph in lines that fit.
    fn lines(&self, text: &str, (size, width): (f32, f32)) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in text.split_whitespace() {
            let longer = lines.last().map(|line| format!("{line} {word}"));
            match (lines.last_mut(), longer) {
                (Some(line), Some(longer)) if self.width(&longer, size) <= width => *line = longer,
                _ => lines.push(word.to_owned()),
            }
        }
        lines
    }
}

struct Placed {
    x: f32,
    y: f32,
    size: f32,
    bold: bool,
    text: String,
}

/// A document that is being written.
pub struct Paper {
    title: String,
    lang: Lang,
    regular: Letter,
    bold: Letter,
    pages: Vec<Vec<Placed>>,
    /// How far down the last page is full.
    y: f32,
}

impl Paper {
    /// An empty one with a title, in a language.
    pub fn new(title: &str, lang: Lang) -> Result<Self, Refusal> {
        Ok(Self {
            title: title.to_owned(),
            lang,
            regular: Letter::load(REGULAR)?,
            bold: Letter::load(BOLD)?,
            pages: vec![Vec::new()],
            y: MARGIN,
        })
    }

    fn letter(&self, bold: bool) -> &Letter {
        if bold { &self.bold } else { &self.regular }
    }

    /// Makes room for so much, on a next page where this one is full.
    fn room(&mut self, high: f32) {
        if self.y + high > HIGH - MARGIN {
            self.pages.push(Vec::new());
            self.y = MARGIN;
        }
    }

    fn place(&mut self, x: f32, size: f32, (text, bold): (String, bool)) {
        let y = self.y;
        if let Some(page) = self.pages.last_mut() {
            page.push(Placed { x, y, size, bold, text });
        }
    }

    /// Adds words, each paragraph by itself.
    pub fn words(&mut self, style: Style, text: &str) {
        let (size, bold, x) = (style.size(), style.is_bold(), MARGIN + style.indent());
        // A heading isn't left behind at the foot of a page.
        self.room(if style == Style::Heading { 60.0 } else { style.above() + size });
        self.y += style.above();
        for paragraph in text.split('\n').filter(|paragraph| !paragraph.trim().is_empty()) {
            for line in self.letter(bold).lines(paragraph, (size, WIDE - MARGIN - x)) {
                self.room(size * 1.4);
                self.y += size * 1.4;
                self.place(x, size, (line, bold));
            }
            self.y += 2.0;
        }
    }

    /// Adds a name with what is said of it beside it.
    pub fn row(&mut self, name: &str, said: &str) {
        let size = Style::Text.size();
        let names = self.regular.lines(name, (size, NUMBERS - MARGIN - 12.0));
        let said = self.bold.lines(said, (size, WIDE - MARGIN - NUMBERS));
        let rows = names.len().max(said.len());
        let high = size * 1.4;
        self.room(4.0 + high * f32::from(u16::try_from(rows).unwrap_or(u16::MAX)));
        self.y += 4.0;
        for at in 0..rows {
            self.y += high;
            for (x, texts, bold) in [(MARGIN, &names, false), (NUMBERS, &said, true)] {
                if let Some(text) = texts.get(at) {
                    self.place(x, size, (text.clone(), bold));
                }
            }
        }
    }

    /// The document as a file.
    pub fn finish(self) -> Result<Vec<u8>, Refusal> {
        let mut document = Document::new();
        let metadata = Metadata::new().title(self.title.clone()).language(self.lang.tag().to_owned());
        document.set_metadata(metadata);
        let all = self.pages.len();
        for (number, placed) in self.pages.iter().enumerate() {
            let settings =
                PageSettings::from_wh(WIDE, HIGH).ok_or_else(|| broken(&"no page of this size"))?;
            let mut page = document.start_page_with(settings);
            let mut surface = page.surface();
            let foot = Placed {
                x: MARGIN,
                y: HIGH - 32.0,
                size: 8.0,
                bold: false,
                text: format!("{} · {} / {all}", self.title, number + 1),
            };
            for one in placed.iter().chain([&foot]) {
                let letter = self.letter(one.bold);
                let glyphs = letter.glyphs(&one.text);
                let at = Point::from_xy(one.x, one.y);
                surface.draw_glyphs(at, &glyphs, letter.font.clone(), &one.text, one.size, false);
            }
            surface.finish();
            page.finish();
        }
        document.finish().map_err(|problem| broken(&format!("{problem:?}")))
    }
}

fn broken(problem: &dyn Display) -> Refusal {
    Refusal::Broken(format!("a document on paper: {problem}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_wrapped_and_pages_broken() {
        let mut paper = Paper::new("Verantwoording", Lang::Nl).unwrap();
        paper.words(Style::Title, "Yıldırım leest mee");
        for _ in 0..80 {
            paper.row(
                "Hulpvragen die geholpen zijn en waarvan de naam niet op één regel past",
                "12 van de 20",
            );
        }
        assert!(paper.pages.len() > 2, "{} pages", paper.pages.len());
        let inside = |placed: &Placed| {
            let letter = if placed.bold { &paper.bold } else { &paper.regular };
            placed.y < HIGH - MARGIN + 1.0
                && placed.x + letter.width(&placed.text, placed.size) < WIDE - MARGIN + 1.0
        };
        assert!(paper.pages.iter().flatten().all(inside));
        assert!(paper.regular.glyphs("ışğ€").iter().all(|glyph| glyph.x_advance > 0.1));
        assert!(paper.finish().unwrap().starts_with(b"%PDF"));
    }
}
