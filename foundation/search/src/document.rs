//! What is put in the index: plain data, read from the database by whoever keeps the index.

use kernel::ids::Uuid;
use kernel::{NetworkId, Timestamp};

/// Which thing.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Key {
    /// Its network.
    pub network: NetworkId,
    /// Its kind, such as `signal`.
    pub kind: String,
    /// Which one of its kind.
    pub id: Uuid,
}

impl Key {
    /// As it stands in the index.
    pub(crate) fn text(&self) -> String {
        format!("{}/{}/{}", self.network.0.simple(), self.kind, self.id.simple())
    }

    /// The kind and id in a key's text.
    pub(crate) fn kind_and_id(text: &str) -> Option<(String, Uuid)> {
        let mut parts = text.split('/').skip(1);
        let kind = parts.next()?.to_owned();
        Some((kind, Uuid::parse_str(parts.next()?).ok()?))
    }
}

/// Something that everybody in its network may read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Document {
    /// Which thing it is.
    pub key: Key,
    /// Its title; its words count twice.
    pub title: String,
    /// The rest of its words.
    pub text: String,
    /// Codes of its themes, with those of their main themes.
    pub themes: Vec<String>,
    /// The code of its area.
    pub area: Option<String>,
    /// The organisations whose it is.
    pub organisations: Vec<Uuid>,
    /// When it last changed, for asking by period.
    pub at: Timestamp,
}

impl Document {
    /// A number that is another one when anything in the document is (FNV-1a).
    pub(crate) fn digest(&self) -> u64 {
        let moment = self.at.as_second().to_string();
        let area = self.area.as_deref().unwrap_or_default();
        let fields = [self.title.as_str(), &self.text, area, &moment];
        let organisations: Vec<String> = self.organisations.iter().map(Uuid::to_string).collect();
        let lists = self.themes.iter().chain(&organisations).map(String::as_str);
        let mut digest = 0xcbf2_9ce4_8422_2325_u64;
        for field in fields.into_iter().chain(lists) {
            for byte in field.bytes().chain([0xff]) {
                digest = (digest ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
            }
        }
        digest
    }
}
