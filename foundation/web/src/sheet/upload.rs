//! What a form of an import sent: a file or pasted rows, and what is wished. Takes both kinds of body that a browser
//! sends, and more bytes than other forms do. A file that is too large is something to say on the page, not an error.

use super::decode::decode;
use super::{Limits, Sheet, Unreadable, Wish};
use crate::failure::Failure;
use crate::posted::{Posted, cleaned, whole};
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Request};
use axum::http::header::CONTENT_TYPE;

/// The field with pasted rows.
pub const ROWS: &str = "rows";
/// The field with a file.
pub const FILE: &str = "file";
/// Bytes of a body: pasted text travels with most of its signs escaped, which makes three of one.
const BODY: usize = 3 * Limits::PAGE.bytes + 64 * 1024;
/// Bytes of an oversized body that are read all the same, so that its sender sees the answer.
const THROWN_AWAY: usize = 32 * 1024 * 1024;

/// A sent form.
#[derive(Clone, Debug, Default)]
pub struct Upload {
    /// Its fields, without the file.
    pub posted: Posted,
    entry: Option<Entry>,
}

/// What rows are read from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Entry {
    /// A file, as it is on a disk.
    File(Vec<u8>),
    /// More than we take.
    TooLarge,
}

impl Upload {
    /// The rows that were sent; a file goes before what was pasted.
    pub fn sheet(&self, columns: &[super::Column]) -> Result<Sheet, Unreadable> {
        match &self.entry {
            Some(Entry::TooLarge) => Err(Unreadable::TooLarge { bytes: Limits::PAGE.bytes }),
            Some(Entry::File(bytes)) => Sheet::read(bytes, columns, Limits::PAGE),
            None => Sheet::read(self.posted.text(ROWS).as_bytes(), columns, Limits::PAGE),
        }
    }

    /// What was sent as one text that isn't rows; a file goes before what was pasted.
    pub fn text(&self) -> Result<String, Unreadable> {
        match &self.entry {
            Some(Entry::TooLarge) => Err(Unreadable::TooLarge { bytes: Limits::PAGE.bytes }),
            Some(Entry::File(bytes)) if bytes.len() > Limits::PAGE.bytes => {
                Err(Unreadable::TooLarge { bytes: Limits::PAGE.bytes })
            }
            Some(Entry::File(bytes)) => decode(bytes).map(|(_, text)| text.into_owned()),
            None if self.posted.text(ROWS).len() > Limits::PAGE.bytes => {
                Err(Unreadable::TooLarge { bytes: Limits::PAGE.bytes })
            }
            None => Ok(self.posted.text(ROWS).to_owned()),
        }
    }

    /// What is wished: only looking, unless adding was asked for.
    pub fn wish(&self) -> Wish {
        match (self.posted.has("add"), self.posted.has("good")) {
            (false, _) => Wish::Look,
            (true, false) => Wish::AddAll,
            (true, true) => Wish::AddGood,
        }
    }

    async fn multipart(request: Request) -> Result<Self, Failure> {
        let unreadable = |_| Failure::BadRequest("failure-unreadable");
        let mut parts = Multipart::from_request(request, &()).await.map_err(|_| Failure::WrongKind)?;
        let (mut pairs, mut entry) = (Vec::new(), None);
        while let Some(part) = parts.next_field().await.map_err(unreadable)? {
            let name = part.name().unwrap_or_default().to_owned();
            let bytes = part.bytes().await.map_err(unreadable)?;
            if name == FILE {
                // A browser sends an empty file when none was chosen.
                if !bytes.is_empty() {
                    entry = Some(Entry::File(bytes.to_vec()));
                }
            } else {
                let text =
                    std::str::from_utf8(&bytes).map_err(|_| Failure::BadRequest("failure-not-utf8"))?;
                pairs.push((cleaned(&name), cleaned(text)));
            }
        }
        Ok(Self { posted: Posted::from_pairs(pairs), entry })
    }
}

impl<S: Send + Sync> FromRequest<S> for Upload {
    type Rejection = Failure;

    async fn from_request(request: Request, _: &S) -> Result<Self, Failure> {
        let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        let kind = kind.map(|kind| kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase());
        let (parts, body) = request.into_parts();
        let body = match whole(body, BODY, THROWN_AWAY).await {
            Ok(body) => body,
            Err(Failure::TooLarge) => {
                return Ok(Self { posted: Posted::EMPTY, entry: Some(Entry::TooLarge) });
            }
            Err(failure) => return Err(failure),
        };
        match kind.as_deref() {
            Some("application/x-www-form-urlencoded") => {
                Ok(Self { posted: Posted::read(&body)?, entry: None })
            }
            Some("multipart/form-data") => {
                let mut request = Request::from_parts(parts, Body::from(body));
                DefaultBodyLimit::max(BODY).apply(&mut request);
                Self::multipart(request).await
            }
            None if body.is_empty() => Ok(Self::default()),
            _ => Err(Failure::WrongKind),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::{Column, Need};

    const COLUMNS: [Column; 1] =
        [Column { name: "naam", also: &[], need: Need::Required, what: "", example: "" }];

    async fn sent(kind: &str, body: impl Into<Body>) -> Result<Upload, Failure> {
        let request = Request::builder().header(CONTENT_TYPE, kind).body(body.into()).unwrap();
        Upload::from_request(request, &()).await
    }

    #[tokio::test]
    async fn a_file_and_pasted_rows_are_read_alike() {
        let body = "--x\r\nContent-Disposition: form-data; name=\"rows\"\r\n\r\n\r\n--x\r\n\
            Content-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\nnaam\r\nDe Luwte\r\n--x--";
        for upload in [
            sent("multipart/form-data; boundary=x", body).await.unwrap(),
            sent("application/x-www-form-urlencoded", "rows=naam%0D%0ADe+Luwte").await.unwrap(),
        ] {
            assert_eq!(upload.sheet(&COLUMNS).unwrap().rows[0].cell("naam"), "De Luwte");
            assert_eq!(upload.wish(), Wish::Look);
        }
    }

    #[tokio::test]
    async fn too_much_is_said_and_nonsense_is_refused() {
        let upload = sent("application/x-www-form-urlencoded", "x".repeat(BODY + 1)).await.unwrap();
        assert_eq!(upload.sheet(&COLUMNS).unwrap_err(), Unreadable::TooLarge { bytes: 1_000_000 });
        for (kind, body) in [
            ("multipart/form-data", "--x--"),
            ("multipart/form-data; boundary=x", "--x\r\n\r\n--x--"),
            ("text/plain", "naam"),
        ] {
            let failure = sent(kind, body).await.unwrap_err();
            assert!(failure.status().is_client_error(), "{kind}: {failure:?}");
        }
    }
}
