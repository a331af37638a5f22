//! The files that a browser loads beside a page: one style sheet, one small script, the font and the mark, each
//! under an address with a hash of its contents, so that it can be kept for ever. For the layout and `harden`.
//! The style sheet is put together at the start from the vendored components, our tokens and our own shapes.

use crate::failure::Failure;
use crate::tagged;
use axum::body::Bytes;
use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};
use std::sync::LazyLock;

/// The font of all text.
pub const FONT: &str = "atkinson-hyperlegible-next.woff2";

const LATIN: &[u8] = include_bytes!("../vendor/font/atkinson-hyperlegible-next-latin-wght-normal.woff2");
/// For the ş and ı in names; a browser fetches it when a page needs it.
const LATIN_EXTENDED: &[u8] =
    include_bytes!("../vendor/font/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2");

/// In the order of the cascade: components of the NL Design System, the tokens that colour them, the ground, our
/// own shapes, paper.
const STYLES: [&str; 22] = [
    "/*! Components of the NL Design System community (@utrecht/*-css), EUPL-1.2; Ponton's own styles, EUPL-1.2. */\n",
    include_str!("../vendor/css/alert.css"),
    include_str!("../vendor/css/button.css"),
    include_str!("../vendor/css/checkbox.css"),
    include_str!("../vendor/css/form-field.css"),
    include_str!("../vendor/css/form-field-description.css"),
    include_str!("../vendor/css/form-field-error-message.css"),
    include_str!("../vendor/css/form-fieldset.css"),
    include_str!("../vendor/css/form-label.css"),
    include_str!("../vendor/css/heading-1.css"),
    include_str!("../vendor/css/heading-2.css"),
    include_str!("../vendor/css/heading-3.css"),
    include_str!("../vendor/css/link.css"),
    include_str!("../vendor/css/select.css"),
    include_str!("../vendor/css/skip-link.css"),
    include_str!("../vendor/css/table.css"),
    include_str!("../vendor/css/textarea.css"),
    include_str!("../vendor/css/textbox.css"),
    include_str!("../static/tokens.css"),
    include_str!("../static/base.css"),
    include_str!("../static/shapes.css"),
    include_str!("../static/print.css"),
];

struct Asset {
    name: &'static str,
    file: String,
    kind: &'static str,
    etag: HeaderValue,
    body: Bytes,
}

impl Asset {
    fn new(name: &'static str, kind: &'static str, body: Bytes) -> Self {
        let digest = Sha256::digest(&body);
        let head = u64::from_be_bytes(digest[..8].try_into().expect("a digest has 32 bytes"));
        let hash = format!("{head:016x}");
        let (stem, ending) = name.rsplit_once('.').expect("an asset's name has an ending");
        let etag = HeaderValue::try_from(format!("\"{hash}\"")).expect("hexadecimal fits a header");
        Self { name, file: format!("{stem}.{hash}.{ending}"), kind, etag, body }
    }
}

static ASSETS: LazyLock<Vec<Asset>> = LazyLock::new(|| {
    let font = Asset::new(FONT, "font/woff2", Bytes::from_static(LATIN));
    let more =
        Asset::new("atkinson-hyperlegible-next-ext.woff2", "font/woff2", Bytes::from_static(LATIN_EXTENDED));
    let style = STYLES
        .join("\n")
        .replace("/assets/FONT-EXT", &format!("/assets/{}", more.file))
        .replace("/assets/FONT", &format!("/assets/{}", font.file));
    vec![
        Asset::new("ponton.css", "text/css; charset=utf-8", Bytes::from(style)),
        Asset::new(
            "ponton.js",
            "text/javascript; charset=utf-8",
            Bytes::from_static(include_bytes!("../static/ponton.js")),
        ),
        Asset::new("mark.svg", "image/svg+xml", Bytes::from_static(include_bytes!("../static/mark.svg"))),
        font,
        more,
    ]
});

/// The address of an asset by its plain name.
///
/// # Panics
/// When there is no asset of that name, which is a programmer's error.
pub fn href(name: &str) -> String {
    let asset = ASSETS.iter().find(|asset| asset.name == name).expect("an asset of that name");
    format!("/assets/{}", asset.file)
}

/// `GET /assets/{file}`. A file of another version is answered with ours, not to be kept: while nodes are being
/// replaced, a page from one may ask its style from another.
pub(crate) async fn serve(Path(file): Path<String>, headers: HeaderMap) -> Result<Response, Failure> {
    if let Some(asset) = ASSETS.iter().find(|asset| asset.file == file) {
        return Ok(send(asset, &headers, "public, max-age=31536000, immutable"));
    }
    let plain = without_hash(&file).ok_or(Failure::NotFound)?;
    let asset = ASSETS.iter().find(|asset| asset.name == plain).ok_or(Failure::NotFound)?;
    Ok(send(asset, &headers, "no-cache"))
}

/// `GET /favicon.ico`, which some browsers ask for without having read the page.
pub(crate) async fn favicon(headers: HeaderMap) -> Response {
    let mark = ASSETS.iter().find(|asset| asset.name == "mark.svg").expect("the mark is an asset");
    send(mark, &headers, "public, max-age=86400")
}

/// `GET /robots.txt`: nothing here is for a search engine.
pub(crate) async fn robots() -> Response {
    ([(CACHE_CONTROL, "public, max-age=86400")], "User-agent: *\nDisallow: /\n").into_response()
}

fn without_hash(file: &str) -> Option<String> {
    let (rest, ending) = file.rsplit_once('.')?;
    let (stem, _) = rest.rsplit_once('.')?;
    Some(format!("{stem}.{ending}"))
}

fn send(asset: &Asset, asked: &HeaderMap, kept: &'static str) -> Response {
    let known = tagged::has(asked, asset.etag.to_str().unwrap_or_default());
    let mut response = if known {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        ([(CONTENT_TYPE, asset.kind)], asset.body.clone()).into_response()
    };
    response.headers_mut().insert(ETAG, asset.etag.clone());
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static(kept));
    response
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeMap, BTreeSet};
    use std::path::Path as FilePath;

    fn style() -> String {
        let sheet = ASSETS.iter().find(|asset| asset.name == "ponton.css").unwrap();
        String::from_utf8(sheet.body.to_vec()).unwrap()
    }

    /// The names of custom properties that stand directly before `after`.
    fn properties_before(css: &str, after: &[char]) -> BTreeSet<String> {
        let name = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_');
        css.match_indices("--")
            .filter(|(at, _)| !css[..*at].ends_with(name))
            .filter_map(|(at, _)| {
                let end = css[at..].find(|letter| !name(letter))? + at;
                css[end..].trim_start().starts_with(after).then(|| css[at..end].to_owned())
            })
            .collect()
    }

    #[test]
    fn every_token_used_without_a_fallback_is_defined() {
        let css = style();
        let used = properties_before(&css, &[')']);
        let defined = properties_before(&css, &[':']);
        assert!(used.len() > 300, "{}", used.len());
        let undefined: Vec<_> = used.difference(&defined).collect();
        assert!(undefined.is_empty(), "{undefined:?}");
    }

    #[test]
    fn vendored_files_are_what_was_fetched() {
        let vendor = FilePath::new(env!("CARGO_MANIFEST_DIR")).join("vendor");
        let sums = std::fs::read_to_string(vendor.join("SHA256SUMS")).unwrap();
        let mut listed = BTreeSet::new();
        for line in sums.lines() {
            let (sum, file) = line.split_once("  ").unwrap();
            let digest = Sha256::digest(std::fs::read(vendor.join(file)).unwrap());
            let found: String = digest.iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"));
            assert_eq!(found, sum, "{file}");
            listed.insert(file.to_owned());
        }
        for folder in ["css", "font", "licences"] {
            for entry in std::fs::read_dir(vendor.join(folder)).unwrap() {
                let file = format!("{folder}/{}", entry.unwrap().file_name().to_str().unwrap());
                assert!(listed.contains(&file), "{file} is not in SHA256SUMS");
            }
        }
    }

    #[test]
    fn the_style_asks_nothing_of_other_servers() {
        let css = style();
        assert!(
            !css.contains("http://")
                || css.matches("http://").count() == css.matches("http://www.w3.org/2000/svg").count()
        );
        assert!(!css.contains("https://") && !css.contains("@import"));
        for address in css.split("url(").skip(1) {
            assert!(
                address.starts_with("\"/assets/") || address.starts_with("\"data:image/svg+xml"),
                "{address:.40}"
            );
        }
        assert!(!css.contains("/assets/FONT"));
    }

    /// The palette of one scheme, from the first or the second block of `tokens.css` that defines it.
    fn palette(dark: bool) -> BTreeMap<String, u32> {
        let tokens = include_str!("../static/tokens.css");
        let (light, rest) = tokens.split_once("@media (prefers-color-scheme: dark)").unwrap();
        let part = if dark { rest } else { light };
        part.lines()
            .filter_map(|line| line.trim().strip_prefix("--ponton-")?.strip_suffix(';')?.split_once(": #"))
            .map(|(name, value)| (name.to_owned(), u32::from_str_radix(value, 16).unwrap()))
            .collect()
    }

    /// Contrast by WCAG 2.2, 1.4.3.
    fn contrast(one: u32, other: u32) -> f64 {
        let luminance = |colour: u32| {
            let channel = |shift: u32| {
                let part = f64::from(colour >> shift & 0xff) / 255.0;
                if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
            };
            0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0)
        };
        let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
        one.max(other) / one.min(other)
    }

    #[test]
    fn every_pair_of_colours_can_be_read() {
        let pairs = [
            ("ink", "foam", 7.0),
            ("ink", "paper", 7.0),
            ("ink", "now-ground", 7.0),
            ("ink", "wait-ground", 7.0),
            ("ink", "landed-ground", 7.0),
            ("deep", "foam", 4.5),
            ("deep", "paper", 4.5),
            ("deep", "touched", 4.5),
            ("deep", "now-ground", 4.5),
            ("deep-lively", "paper", 4.5),
            ("deep-lively", "touched", 4.5),
            ("on-deep", "deep", 4.5),
            ("on-deep", "deep-lively", 4.5),
            ("on-band", "band", 4.5),
            ("quiet", "foam", 4.5),
            ("quiet", "paper", 4.5),
            ("quiet", "now-ground", 4.5),
            ("quiet", "touched", 4.5),
            ("now", "now-ground", 4.5),
            ("now", "paper", 4.5),
            ("now", "foam", 4.5),
            ("landed", "landed-ground", 4.5),
            ("landed", "paper", 4.5),
            ("wait", "wait-ground", 4.5),
            ("wait", "paper", 4.5),
            ("line", "paper", 3.0),
            ("line", "foam", 3.0),
            ("focus", "foam", 3.0),
            ("focus", "paper", 3.0),
            ("focus", "now-ground", 3.0),
        ];
        for dark in [false, true] {
            let palette = palette(dark);
            for (front, back, least) in pairs {
                let found = contrast(palette[front], palette[back]);
                assert!(found >= least, "{front} on {back}, dark {dark}: {found:.1} < {least}");
            }
        }
    }
}
