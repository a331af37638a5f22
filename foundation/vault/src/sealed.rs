//! What is sealed, as a column holds it, and what was opened, as a page shows it. Neither shows its content when it is
//! written to a log.

use std::fmt;
use std::ops::Deref;
use store::{FromValue, ToValue, Value};
use zeroize::Zeroizing;

/// A text as the database keeps it: bytes that only the subject's key opens, in the place they were sealed for.
#[derive(Clone, PartialEq, Eq)]
pub struct Sealed(pub(crate) Vec<u8>);

impl fmt::Debug for Sealed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sealed({} bytes)", self.0.len())
    }
}

impl ToValue for Sealed {
    fn to_value(&self) -> Value {
        Value::Bytes(self.0.clone())
    }
}

impl FromValue for Sealed {
    const WANTED: &'static str = "something sealed";

    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Bytes(bytes) => Some(Self(bytes.clone())),
            _ => None,
        }
    }
}

/// A text that was opened: overwritten when it goes out of scope, and never shown by `{:?}`.
#[derive(Clone, PartialEq, Eq)]
pub struct Opened(pub(crate) Zeroizing<String>);

impl Deref for Opened {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Opened {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Opened(…)")
    }
}
