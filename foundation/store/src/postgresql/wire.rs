//! Values in PostgreSQL's binary format, by the `…send` and `…recv` functions of its source: integers and
//! floats big-endian, moments as microseconds and days as days since 1 January 2000. A value of another kind than
//! the statement wants is refused here, so that a statement which SQLite lets pass is found by the same test.

use crate::Value;
use jiff::Span;
use jiff::civil::{Date, date};
use kernel::Timestamp;
use kernel::ids::Uuid;
use postgres::types::private::BytesMut;
use postgres::types::{FromSql, IsNull, ToSql, Type};
use std::fmt::Write as _;

type Problem = Box<dyn std::error::Error + Sync + Send>;

/// 1 January 2000 in microseconds since 1970.
const EPOCH: i64 = 946_684_800_000_000;

/// 1 January 2000.
const FIRST_DAY: Date = date(2000, 1, 1);

impl ToSql for Value {
    fn to_sql(&self, wanted: &Type, out: &mut BytesMut) -> Result<IsNull, Problem> {
        match (self, wanted) {
            (Self::Null, _) => return Ok(IsNull::Yes),
            (Self::Bool(bool), &Type::BOOL) => out.extend_from_slice(&[u8::from(*bool)]),
            (Self::Int(int), &Type::INT8) => out.extend_from_slice(&int.to_be_bytes()),
            (Self::Int(int), &Type::INT4) => out.extend_from_slice(&i32::try_from(*int)?.to_be_bytes()),
            (Self::Int(int), &Type::INT2) => out.extend_from_slice(&i16::try_from(*int)?.to_be_bytes()),
            (Self::Real(real), &Type::FLOAT8) => out.extend_from_slice(&real.to_be_bytes()),
            (Self::Text(text), &Type::TEXT | &Type::VARCHAR | &Type::NAME) => {
                out.extend_from_slice(text.as_bytes());
            }
            (Self::Id(id), &Type::UUID) => out.extend_from_slice(id.as_bytes()),
            (Self::Bytes(bytes), &Type::BYTEA) => out.extend_from_slice(bytes),
            (Self::Time(time), &Type::TIMESTAMPTZ) => {
                out.extend_from_slice(&(time.as_microsecond() - EPOCH).to_be_bytes());
            }
            (Self::Date(day), &Type::DATE) => {
                out.extend_from_slice(&(*day - FIRST_DAY).get_days().to_be_bytes());
            }
            _ => return Err(format!("a {wanted} was wanted and {} given", self.kind()).into()),
        }
        Ok(IsNull::No)
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    fn to_sql_checked(&self, wanted: &Type, out: &mut BytesMut) -> Result<IsNull, Problem> {
        self.to_sql(wanted, out)
    }
}

/// A value on its way in.
pub(super) struct Wire(pub Value);

impl<'a> FromSql<'a> for Wire {
    fn from_sql(sent: &Type, raw: &'a [u8]) -> Result<Self, Problem> {
        let value = match *sent {
            Type::BOOL => Value::Bool(raw.first() == Some(&1)),
            Type::INT8 => Value::Int(i64::from_be_bytes(raw.try_into()?)),
            Type::INT4 => Value::Int(i32::from_be_bytes(raw.try_into()?).into()),
            Type::INT2 => Value::Int(i16::from_be_bytes(raw.try_into()?).into()),
            Type::FLOAT8 => Value::Real(f64::from_be_bytes(raw.try_into()?)),
            Type::NUMERIC => numeric(raw)?,
            Type::TEXT | Type::VARCHAR | Type::NAME | Type::BPCHAR | Type::UNKNOWN => {
                Value::Text(std::str::from_utf8(raw)?.to_owned())
            }
            Type::BYTEA => Value::Bytes(raw.to_vec()),
            Type::UUID => Value::Id(Uuid::from_slice(raw)?),
            Type::TIMESTAMPTZ => {
                let since = i64::from_be_bytes(raw.try_into()?);
                Value::Time(Timestamp::from_microsecond(since.saturating_add(EPOCH))?)
            }
            Type::DATE => {
                let days = i32::from_be_bytes(raw.try_into()?);
                Value::Date(FIRST_DAY.checked_add(Span::new().try_days(days)?)?)
            }
            ref other => return Err(format!("columns of type {other} are not used").into()),
        };
        Ok(Self(value))
    }

    fn from_sql_null(_: &Type) -> Result<Self, Problem> {
        Ok(Self(Value::Null))
    }

    fn accepts(_: &Type) -> bool {
        true
    }
}

/// What `sum` and `avg` over `bigint` give: four 16-bit words (number of digits, weight, sign, scale) and then
/// digits to the base of 10,000, the first worth 10,000 to the power `weight`. Whole numbers become `Int`, as on
/// SQLite.
fn numeric(raw: &[u8]) -> Result<Value, Problem> {
    let words: Vec<i16> = raw.chunks_exact(2).map(|pair| i16::from_be_bytes([pair[0], pair[1]])).collect();
    let [_, weight, sign, scale, digits @ ..] = words.as_slice() else {
        return Err("a numeric without a head".into());
    };
    let mut text = String::from(match sign {
        0 => "0",
        0x4000 => "-0",
        _ => return Err("a numeric that is no number".into()),
    });
    for digit in digits {
        write!(text, "{digit:04}")?;
    }
    let power = 4 * (i32::from(*weight) + 1 - i32::try_from(digits.len())?);
    match usize::try_from(power) {
        Ok(zeros) if *scale == 0 => Ok(Value::Int((text + &"0".repeat(zeros)).parse()?)),
        _ => Ok(Value::Real(format!("{text}e{power}").parse()?)),
    }
}
