//! Which database: `sqlite:PATH` or `postgres://…`. For the configuration, which shows the error to an
//! administrator. It opens nothing.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

/// Where the data is.
#[derive(Clone, PartialEq, Eq)]
pub enum DatabaseUrl {
    /// A file; it is made when it isn't there.
    Sqlite(PathBuf),
    /// A server, as the whole `postgres://…` text.
    Postgres(String),
}

/// A text that names no database.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("a database is written as sqlite:PATH or postgres://USER@HOST/NAME")]
pub struct NotADatabase;

impl FromStr for DatabaseUrl {
    type Err = NotADatabase;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.split_once(':') {
            Some(("sqlite", path)) if !path.is_empty() => {
                Ok(Self::Sqlite(PathBuf::from(path.strip_prefix("//").unwrap_or(path))))
            }
            Some(("postgres" | "postgresql", rest)) if rest.len() > 2 && rest.starts_with("//") => {
                Ok(Self::Postgres(text.to_owned()))
            }
            _ => Err(NotADatabase),
        }
    }
}

impl DatabaseUrl {
    /// Whether it names a file that nobody made. A server says so itself.
    pub fn lacks_its_file(&self) -> bool {
        matches!(self, Self::Sqlite(path) if !path.exists())
    }
}

/// The address without what comes before the `@`: a password never reaches a log.
impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => write!(f, "sqlite:{}", path.display()),
            Self::Postgres(url) => {
                let address = url.split_once("//").map_or("", |(_, address)| address);
                let address = address.rsplit_once('@').map_or(address, |(_, host)| host);
                write!(f, "postgres://{}", address.split('?').next().unwrap_or_default())
            }
        }
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_kinds_are_read() {
        assert_eq!("sqlite:/var/lib/ponton.db".parse(), Ok(DatabaseUrl::Sqlite("/var/lib/ponton.db".into())));
        assert_eq!("sqlite:ponton.db".parse(), Ok(DatabaseUrl::Sqlite("ponton.db".into())));
        let url = "postgres://ponton@db.example/ponton";
        assert_eq!(url.parse(), Ok(DatabaseUrl::Postgres(url.to_owned())));
    }

    #[test]
    fn anything_else_is_told_what_is_accepted() {
        for text in ["", "ponton.db", "mysql://host/name", "sqlite:", "postgres:", "postgres://"] {
            let refusal = text.parse::<DatabaseUrl>().unwrap_err();
            assert!(refusal.to_string().contains("sqlite:PATH or postgres://"), "{text}");
        }
    }

    #[test]
    fn a_password_is_never_shown() {
        let url: DatabaseUrl =
            "postgres://ponton:geheim@db.example:5432/ponton?password=geheim".parse().unwrap();
        assert_eq!(format!("{url} {url:?}").matches("geheim").count(), 0);
        assert_eq!(url.to_string(), "postgres://db.example:5432/ponton");
    }
}
