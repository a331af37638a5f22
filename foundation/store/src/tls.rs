//! Encryption of the connection to PostgreSQL, by two parameters of the address. `sslmode=disable`: none.
//! `sslmode=require` or `verify-full`: encrypted, and the certificate must be the host's own and trusted; here the
//! two mean the same, because encryption towards a stranger protects nobody. Without `sslmode` a server on this
//! machine is spoken to plainly and any other by `verify-full`. `sslrootcert=FILE` names the certificates to trust
//! (PEM) in place of the web's. It deliberately has no mode that encrypts without checking.

use crate::Error;
use postgres::Config;
use postgres::config::{Host, SslMode};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};
use std::sync::Arc;
use std::time::Duration;
use tokio_postgres_rustls::MakeRustlsConnect;

/// How long a server may take to answer a knock.
const PATIENCE: Duration = Duration::from_secs(5);

/// How to connect.
pub(crate) enum Encryption {
    None,
    Verified(MakeRustlsConnect),
}

/// Splits an address into what the driver reads and how to encrypt.
pub(crate) fn split(url: &str) -> Result<(Config, Encryption), Error> {
    let Address { rest, mode, roots } = Address::read(url);
    let mut config: Config = rest.parse().map_err(Error::unavailable)?;
    config.application_name("ponton");
    // A server that vanished without a word, as in a failover, is noticed before anybody loses patience.
    if config.get_connect_timeout().is_none() {
        config.connect_timeout(PATIENCE);
    }
    if config.get_tcp_user_timeout().is_none() {
        config.tcp_user_timeout(PATIENCE * 3);
    }
    let encrypted = match mode {
        None => !config.get_hosts().iter().all(is_here),
        Some("disable") => false,
        Some("require" | "verify-full") => true,
        Some(other) => {
            let problem = format!("sslmode={other} is not one of disable, require, verify-full");
            return Err(Error::unavailable(problem));
        }
    };
    if !encrypted {
        config.ssl_mode(SslMode::Disable);
        return Ok((config, Encryption::None));
    }
    config.ssl_mode(SslMode::Require);
    Ok((config, Encryption::Verified(MakeRustlsConnect::new(client(roots)?))))
}

struct Address<'u> {
    rest: String,
    mode: Option<&'u str>,
    roots: Option<&'u str>,
}

impl<'u> Address<'u> {
    fn read(url: &'u str) -> Self {
        let (base, query) = url.split_once('?').unwrap_or((url, ""));
        let (mut mode, mut roots, mut others) = (None, None, Vec::new());
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            match pair.split_once('=') {
                Some(("sslmode", value)) => mode = Some(value),
                Some(("sslrootcert", value)) => roots = Some(value),
                _ => others.push(pair),
            }
        }
        let rest = if others.is_empty() { base.to_owned() } else { format!("{base}?{}", others.join("&")) };
        Self { rest, mode, roots }
    }
}

fn is_here(host: &Host) -> bool {
    match host {
        Host::Unix(_) => true,
        Host::Tcp(name) => {
            name == "localhost" || name.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
        }
    }
}

fn client(roots: Option<&str>) -> Result<ClientConfig, Error> {
    let mut trusted = RootCertStore::empty();
    match roots {
        None => trusted.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned()),
        Some(file) => {
            let told = |problem: String| Error::unavailable(format!("sslrootcert={file}: {problem}"));
            let certificates =
                CertificateDer::pem_file_iter(file).map_err(|error| told(error.to_string()))?;
            for certificate in certificates {
                let certificate = certificate.map_err(|error| told(error.to_string()))?;
                trusted.add(certificate).map_err(|error| told(error.to_string()))?;
            }
            if trusted.is_empty() {
                return Err(told("it holds no certificate".to_owned()));
            }
        }
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let client = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(Error::unavailable)?;
    Ok(client.with_root_certificates(trusted).with_no_client_auth())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encrypts(url: &str) -> bool {
        let (config, encryption) = split(url).unwrap();
        assert_eq!(config.get_dbname(), Some("ponton"));
        assert_eq!(matches!(encryption, Encryption::None), config.get_ssl_mode() == SslMode::Disable);
        matches!(encryption, Encryption::Verified(_))
    }

    #[test]
    fn a_server_elsewhere_is_spoken_to_encrypted_unless_said_otherwise() {
        assert!(encrypts("postgres://ponton@db.example/ponton"));
        assert!(encrypts("postgres://ponton@127.0.0.1,db.example/ponton"));
        assert!(encrypts("postgres://ponton@localhost/ponton?sslmode=require"));
        assert!(encrypts("postgres://ponton@localhost/ponton?connect_timeout=3&sslmode=verify-full"));
        assert!(!encrypts("postgres://ponton@localhost/ponton"));
        assert!(!encrypts("postgres://ponton@[::1]:5433/ponton?connect_timeout=3"));
        assert!(!encrypts("postgres://ponton@db.example/ponton?sslmode=disable"));
    }

    #[test]
    fn what_cannot_be_kept_is_refused_with_what_can() {
        let told = |url: &str| match split(url).map(drop) {
            Err(Error::Unavailable(cause)) => cause.to_string(),
            other => panic!("{other:?}"),
        };
        assert!(
            told("postgres://db.example/ponton?sslmode=prefer").contains("disable, require, verify-full")
        );
        let missing = "postgres://db.example/ponton?sslrootcert=/nowhere/ca.pem";
        assert!(told(missing).starts_with("sslrootcert=/nowhere/ca.pem: "));
    }
}
