//! Settings, from flags, environment and file, in that order of weight; checked at the start, with an error that names
//! the key, where it came from, and what would be right. For administrators.

use anyhow::{Context, Result, bail};
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use store::DatabaseUrl;
use web::rate::Proxy;
use web::view::Transport;

/// What an administrator can set. Each key is a flag `--key-name`, a variable `PONTON_KEY_NAME`, and a line
/// `key_name = "…"` in the file that `--config` names.
pub const KEYS: [(&str, &str); 9] = [
    ("database", "sqlite:PATH or postgres://USER@HOST/NAME"),
    ("listen", "an address such as 127.0.0.1:8080"),
    ("metrics_listen", "a loopback address such as 127.0.0.1:9464, or off"),
    ("public_url", "how people reach it, such as https://ponton.example"),
    ("smtp", "smtp://USER:PASSWORD@HOST:587, smtps://…:465, smtp+plain://127.0.0.1:PORT, or off"),
    ("mail_from", "an address such as Ponton <ponton@example.org>"),
    ("search_index", "a folder for the search index, beside for one beside the SQLite file, or off"),
    ("master_key", "beside for a file beside the SQLite file, file:PATH, or env:NAME; never the key itself"),
    ("proxy_hops", "how many proxies of yours stand in front, 0 to 5"),
];

/// Where the search index stands: derived from the database, so it needs no backup.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SearchIndex {
    /// Beside the SQLite file; over PostgreSQL in a folder of this process, gone when it stops.
    Beside,
    /// In this folder.
    At(PathBuf),
    /// Nowhere: the search page says so.
    Off,
}

/// Where the master keys are, which wrap the keys of residents' data.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum MasterKey {
    /// In a file beside the SQLite file, made at the first start; over PostgreSQL nowhere.
    Beside,
    /// In this file.
    File(PathBuf),
    /// In the variable of this name.
    Variable(String),
}

/// Where a value came from, for the error.
#[derive(Clone, Debug)]
struct Given {
    value: String,
    source: String,
}

/// Checked settings.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where the data is.
    pub database: DatabaseUrl,
    /// Where the server listens.
    pub listen: SocketAddr,
    /// Where metrics are read; on this machine only.
    pub metrics_listen: Option<SocketAddr>,
    /// How people reach it, without a slash at the end; links in mail begin with it.
    pub public_url: String,
    /// The mail server; without one, mail waits in the outbox.
    pub smtp: Option<String>,
    /// Who mail comes from.
    pub mail_from: String,
    /// Where the search index stands.
    pub search_index: SearchIndex,
    /// Where the master keys are.
    pub master_key: MasterKey,
    /// Proxies in front.
    pub proxy: Proxy,
}

impl Settings {
    /// Gathers and checks. `flags` holds what stood on the command line.
    pub fn gather(
        flags: &BTreeMap<&'static str, String>,
        environment: impl Fn(&str) -> Option<String>,
        file: Option<&Path>,
    ) -> Result<Self> {
        let mut given = match file {
            Some(path) => read_file(path)?,
            None => BTreeMap::new(),
        };
        for (key, _) in KEYS {
            let variable = format!("PONTON_{}", key.to_uppercase());
            if let Some(value) = environment(&variable) {
                given.insert(key.to_owned(), Given { value, source: format!("the variable {variable}") });
            }
            if let Some(value) = flags.get(key) {
                let source = format!("the flag --{}", key.replace('_', "-"));
                given.insert(key.to_owned(), Given { value: value.clone(), source });
            }
        }
        Self::check(&given)
    }

    fn check(given: &BTreeMap<String, Given>) -> Result<Self> {
        let listen = read(given, "listen", "127.0.0.1:8080", |text| text.parse::<SocketAddr>().ok())?;
        let public_url = read(given, "public_url", &format!("http://{listen}"), |text| {
            let known = text.starts_with("https://") || text.starts_with("http://");
            known.then(|| text.trim_end_matches('/').to_owned())
        })?;
        Ok(Self {
            database: read(given, "database", "sqlite:ponton.db", |text| text.parse().ok())?,
            listen,
            metrics_listen: read(given, "metrics_listen", "off", |text| match text {
                "off" => Some(None),
                text => text.parse::<SocketAddr>().ok().filter(|at| at.ip().is_loopback()).map(Some),
            })?,
            public_url,
            smtp: read(given, "smtp", "off", |text| match text {
                "off" => Some(None),
                text => ["smtp://", "smtps://", "smtp+plain://"]
                    .iter()
                    .any(|start| text.starts_with(start))
                    .then(|| Some(text.to_owned())),
            })?,
            mail_from: read(given, "mail_from", "Ponton <ponton@localhost>", |text| {
                text.parse::<lettre::message::Mailbox>().ok().map(|_| text.to_owned())
            })?,
            search_index: read(given, "search_index", "beside", |text| match text {
                "" => None,
                "beside" => Some(SearchIndex::Beside),
                "off" => Some(SearchIndex::Off),
                text => Some(SearchIndex::At(PathBuf::from(text))),
            })?,
            master_key: read(given, "master_key", "beside", |text| match text.split_once(':') {
                None if text == "beside" => Some(MasterKey::Beside),
                Some(("file", path)) if !path.is_empty() => Some(MasterKey::File(PathBuf::from(path))),
                Some(("env", name)) if !name.is_empty() => Some(MasterKey::Variable(name.to_owned())),
                Some(_) | None => None,
            })?,
            proxy: read(given, "proxy_hops", "0", |text| match text.parse::<u8>().ok()? {
                0 => Some(Proxy::None),
                hops @ 1..=5 => Some(Proxy::Hops(hops)),
                _ => None,
            })?,
        })
    }

    /// Plain HTTP or TLS, as people reach it.
    pub fn transport(&self) -> Transport {
        if self.public_url.starts_with("https://") { Transport::Https } else { Transport::Http }
    }
}

fn read<T>(
    given: &BTreeMap<String, Given>,
    key: &str,
    default: &str,
    parse: impl Fn(&str) -> Option<T>,
) -> Result<T> {
    let wanted = KEYS.iter().find(|(name, _)| *name == key).map_or("", |(_, wanted)| wanted);
    let (value, source) =
        given.get(key).map_or((default, "the default"), |given| (&given.value, &given.source));
    match parse(value) {
        Some(parsed) => Ok(parsed),
        // What was given for smtp may hold a password, so the value itself is never repeated.
        None => bail!("the setting {key}, from {source}, can't be used: give {wanted}"),
    }
}

fn read_file(path: &Path) -> Result<BTreeMap<String, Given>> {
    let shown = path.display();
    let text =
        std::fs::read_to_string(path).with_context(|| format!("the settings file {shown} can't be read"))?;
    let table: toml::Table =
        text.parse().with_context(|| format!("the settings file {shown} is not TOML"))?;
    let mut given = BTreeMap::new();
    for (key, value) in table {
        if !KEYS.iter().any(|(known, _)| *known == key) {
            let known: Vec<&str> = KEYS.iter().map(|(known, _)| *known).collect();
            bail!("the settings file {shown} has the unknown key {key}; known are {}", known.join(", "));
        }
        let value = match value {
            toml::Value::String(text) => text,
            toml::Value::Integer(number) => number.to_string(),
            _ => bail!("the settings file {shown}: the key {key} must be a text or a number"),
        };
        given.insert(key, Given { value, source: format!("the file {shown}") });
    }
    Ok(given)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gather(flags: &[(&'static str, &str)], environment: &[(&str, &str)]) -> Result<Settings> {
        let flags = flags.iter().map(|(key, value)| (*key, (*value).to_owned())).collect();
        let find = |name: &str| {
            environment.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned())
        };
        Settings::gather(&flags, find, None)
    }

    #[test]
    fn flags_weigh_more_than_the_environment() {
        let settings =
            gather(&[("listen", "127.0.0.1:9000")], &[("PONTON_LISTEN", "127.0.0.1:7000")]).unwrap();
        assert_eq!(settings.listen.port(), 9000);
        assert_eq!(settings.public_url, "http://127.0.0.1:9000");
    }

    #[test]
    fn a_bad_value_names_key_source_and_remedy() {
        let problem = gather(&[], &[("PONTON_LISTEN", "here")]).unwrap_err().to_string();
        assert_eq!(
            problem,
            "the setting listen, from the variable PONTON_LISTEN, can't be used: give an address such as 127.0.0.1:8080"
        );
    }

    #[test]
    fn metrics_stay_on_this_machine() {
        assert!(gather(&[("metrics_listen", "0.0.0.0:9464")], &[]).is_err());
        assert!(gather(&[("metrics_listen", "127.0.0.1:9464")], &[]).unwrap().metrics_listen.is_some());
    }

    #[test]
    fn a_password_never_stands_in_an_error() {
        let problem = gather(&[("smtp", "http://ponton:geheim@mail.example")], &[]).unwrap_err().to_string();
        assert!(!problem.contains("geheim"), "{problem}");
    }

    #[test]
    fn a_setting_says_where_the_master_key_is_and_never_what_it_is() {
        let key = |given: &str| gather(&[("master_key", given)], &[]).map(|settings| settings.master_key);
        assert_eq!(gather(&[], &[]).unwrap().master_key, MasterKey::Beside);
        assert_eq!(key("file:/etc/ponton/keys").unwrap(), MasterKey::File("/etc/ponton/keys".into()));
        assert_eq!(key("env:HOOFDSLEUTEL").unwrap(), MasterKey::Variable("HOOFDSLEUTEL".to_owned()));
        let typed = "ab".repeat(32);
        let problem = key(&typed).unwrap_err().to_string();
        assert!(problem.contains("never the key itself") && !problem.contains(&typed), "{problem}");
    }

    #[test]
    fn tls_follows_from_how_people_reach_it() {
        let settings = gather(&[("public_url", "https://ponton.example/")], &[]).unwrap();
        assert_eq!(
            (settings.transport(), settings.public_url.as_str()),
            (Transport::Https, "https://ponton.example")
        );
    }
}
