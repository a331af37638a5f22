//! Whether something is still as the caller read it: an ETag on what is read, and `If-Match` with what changes it
//! (RFC 9110 §13.1.1). The version that rows carry for compare-and-swap is the ETag, so that nothing else can drift.

use crate::fault::Fault;
use axum::http::HeaderMap;
use axum::http::header::IF_MATCH;

/// The ETag of a version.
pub fn etag(version: i64) -> String {
    format!("\"{version}\"")
}

/// What the caller says they read.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum IfMatch {
    /// Nothing.
    #[default]
    Unsaid,
    /// Whatever is there.
    Any,
    /// One of these versions.
    Versions(Vec<i64>),
}

impl IfMatch {
    /// Reads the header.
    pub fn read(headers: &HeaderMap) -> Result<Self, Fault> {
        let mut versions = Vec::new();
        for line in headers.get_all(IF_MATCH) {
            let line = line.to_str().map_err(|_| Fault::header("If-Match", "api-if-match"))?;
            for tag in line.split(',').map(str::trim) {
                if tag == "*" {
                    return Ok(Self::Any);
                }
                let inner = tag.strip_prefix('"').and_then(|tag| tag.strip_suffix('"'));
                // A tag that we never gave out, or a weak one, matches nothing.
                let version = match inner {
                    Some(inner) => inner.parse().unwrap_or(0),
                    None if tag.starts_with("W/") => 0,
                    None => return Err(Fault::header("If-Match", "api-if-match")),
                };
                versions.push(version);
            }
        }
        Ok(if versions.is_empty() { Self::Unsaid } else { Self::Versions(versions) })
    }

    /// Refuses when nothing was said, or when the version is another by now.
    pub fn holds(&self, version: i64) -> Result<(), Fault> {
        match self {
            Self::Unsaid => Err(Fault::Unconditional),
            Self::Any => Ok(()),
            Self::Versions(versions) if versions.contains(&version) => Ok(()),
            Self::Versions(_) => Err(Fault::Changed),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn check(header: &str, expect: &Result<(), Fault>) {
        let headers = HeaderMap::from_iter([(IF_MATCH, HeaderValue::from_str(header).unwrap())]);
        assert_eq!(&IfMatch::read(&headers).and_then(|read| read.holds(3)), expect, "{header}");
    }

    #[test]
    fn only_the_version_that_was_read_may_be_changed() {
        check("\"3\"", &Ok(()));
        check("*", &Ok(()));
        check("\"2\", \"3\"", &Ok(()));
        check("\"2\"", &Err(Fault::Changed));
        check("W/\"3\"", &Err(Fault::Changed));
        check("\"other\"", &Err(Fault::Changed));
        assert!(matches!(
            IfMatch::read(&HeaderMap::from_iter([(IF_MATCH, HeaderValue::from_static("3"))])),
            Err(Fault::Unreadable(_))
        ));
        assert_eq!(IfMatch::Unsaid.holds(3), Err(Fault::Unconditional));
    }
}
