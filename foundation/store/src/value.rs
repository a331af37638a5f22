//! The kinds of value both databases hold, and how Rust types become them and come back. Deliberately few: a
//! column is an id, a moment, a day, text, a whole number, a real number, a yes/no or sealed bytes, and nothing else.

use jiff::civil::Date;
use kernel::Timestamp;
use kernel::ids::Uuid;

/// One value in a row or a statement.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing.
    Null,
    /// `boolean`.
    Bool(bool),
    /// `bigint`.
    Int(i64),
    /// `double precision`.
    Real(f64),
    /// `text`.
    Text(String),
    /// `uuid`.
    Id(Uuid),
    /// `timestamptz`, to the microsecond.
    Time(Timestamp),
    /// `date`.
    Date(Date),
    /// `bytea`: what is sealed or signed; the databases don't look inside.
    Bytes(Vec<u8>),
}

impl Value {
    /// What kind of value this is, in words for an error message; never the text itself.
    pub fn kind(&self) -> String {
        match self {
            Self::Null => "nothing".to_owned(),
            Self::Bool(bool) => format!("the boolean {bool}"),
            Self::Int(int) => format!("the number {int}"),
            Self::Real(real) => format!("the real number {real}"),
            Self::Text(text) => format!("a text of {} characters", text.chars().count()),
            Self::Id(id) => format!("the id {id}"),
            Self::Time(time) => format!("the moment {time}"),
            Self::Date(date) => format!("the day {date}"),
            Self::Bytes(bytes) => format!("{} bytes", bytes.len()),
        }
    }
}

/// What can stand for `$1` in a statement.
pub trait ToValue {
    /// The value as the databases keep it.
    fn to_value(&self) -> Value;
}

/// What can be read from a column.
pub trait FromValue: Sized {
    /// What is read, in words for an error message.
    const WANTED: &'static str;

    /// The value as the program uses it; `None` when it is of another kind.
    fn from_value(value: &Value) -> Option<Self>;
}

impl<T: ToValue + ?Sized> ToValue for &T {
    fn to_value(&self) -> Value {
        (**self).to_value()
    }
}

impl<T: ToValue> ToValue for Option<T> {
    fn to_value(&self) -> Value {
        self.as_ref().map_or(Value::Null, ToValue::to_value)
    }
}

impl<T: FromValue> FromValue for Option<T> {
    const WANTED: &'static str = T::WANTED;

    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Null => Some(None),
            value => T::from_value(value).map(Some),
        }
    }
}

impl ToValue for Value {
    fn to_value(&self) -> Value {
        self.clone()
    }
}

impl FromValue for Value {
    const WANTED: &'static str = "any value";

    fn from_value(value: &Value) -> Option<Self> {
        Some(value.clone())
    }
}

impl ToValue for str {
    fn to_value(&self) -> Value {
        Value::Text(self.to_owned())
    }
}

/// Ties a Rust type to a kind of value: how it goes in, and which values it accepts coming out. SQLite has no
/// booleans, moments or days of its own, so an expression without a column behind it comes back as a number or a
/// text; those are accepted where they can mean only one thing.
macro_rules! value {
    ($type:ty, $wanted:literal, |$given:ident| $value:expr, $($found:pat => $read:expr),+ $(,)?) => {
        impl ToValue for $type {
            fn to_value(&self) -> Value {
                let $given = self;
                $value
            }
        }

        impl FromValue for $type {
            const WANTED: &'static str = $wanted;

            fn from_value(value: &Value) -> Option<Self> {
                match value {
                    $($found => $read,)+
                    _ => None,
                }
            }
        }
    };
}

value!(bool, "a boolean", |bool| Value::Bool(*bool),
    Value::Bool(bool) => Some(*bool),
    Value::Int(0) => Some(false),
    Value::Int(1) => Some(true),
);
value!(i64, "a whole number", |int| Value::Int(*int), Value::Int(int) => Some(*int));
value!(i32, "a small whole number", |int| Value::Int(i64::from(*int)), Value::Int(int) => i32::try_from(*int).ok());
value!(u32, "a number from 0", |int| Value::Int(i64::from(*int)), Value::Int(int) => u32::try_from(*int).ok());
value!(f64, "a real number", |real| Value::Real(*real),
    Value::Real(real) => Some(*real),
    Value::Int(int) => exact_real(*int),
);
value!(String, "a text", |text| Value::Text(text.clone()), Value::Text(text) => Some(text.clone()));
value!(Uuid, "an id", |id| Value::Id(*id), Value::Id(id) => Some(*id));
value!(Timestamp, "a moment", |time| Value::Time(*time),
    Value::Time(time) => Some(*time),
    Value::Int(microsecond) => Timestamp::from_microsecond(*microsecond).ok(),
);
value!(Date, "a day", |date| Value::Date(*date),
    Value::Date(date) => Some(*date),
    Value::Text(text) => text.parse().ok(),
);
value!(Vec<u8>, "bytes", |bytes| Value::Bytes(bytes.clone()), Value::Bytes(bytes) => Some(bytes.clone()));
// Kept as text on both: what is inside is for the program, the databases don't look.
value!(serde_json::Value, "JSON", |json| Value::Text(json.to_string()),
    Value::Text(text) => serde_json::from_str(text).ok(),
);

/// A whole number as a real one, when it has one of exactly its size.
fn exact_real(int: i64) -> Option<f64> {
    #[expect(clippy::cast_precision_loss, reason = "the bound below rules the loss out")]
    (int.unsigned_abs() <= 1 << f64::MANTISSA_DIGITS).then_some(int as f64)
}

/// Adds `values` to `params` and gives their places in the statement: `$3, $4`. For `in (…)`, which both databases
/// share.
pub fn places<'v, V: ToValue>(values: &'v [V], params: &mut Vec<&'v dyn ToValue>) -> String {
    let mut places = Vec::with_capacity(values.len());
    for value in values {
        params.push(value);
        places.push(format!("${}", params.len()));
    }
    places.join(", ")
}

/// Lets id types stand in statements and be read from rows: `store::id_value!(SignalId, DossierId);`.
#[macro_export]
macro_rules! id_value {
    ($($id:ty),+ $(,)?) => {$(
        impl $crate::ToValue for $id {
            fn to_value(&self) -> $crate::Value {
                $crate::Value::Id((*self).into())
            }
        }

        impl $crate::FromValue for $id {
            const WANTED: &'static str = concat!("a ", stringify!($id));

            fn from_value(value: &$crate::Value) -> Option<Self> {
                match value {
                    $crate::Value::Id(id) => Some((*id).into()),
                    _ => None,
                }
            }
        }
    )+};
}

id_value!(
    kernel::NetworkId,
    kernel::OrganisationId,
    kernel::TeamId,
    kernel::PersonId,
    kernel::DeskId,
    kernel::ObligationId,
    kernel::EventId,
);
