//! Serving: opens the database, refuses to start on one that is not up to date, listens, and stops in order on SIGTERM
//! or Ctrl-C: requests under way are answered, the beat under way is finished.

use crate::mail::Mailer;
use crate::metrics::{self, Metrics};
use crate::settings::{SearchIndex, Settings};
use crate::{catch_up, jobs, keys, mail, reading, routes, webhooks, workplace};
use anyhow::{Context, Result, anyhow, bail};
use axum::Router;
use kernel::ids::uuid_at;
use kernel::{Clock, Timestamp};
use network::reading::Keys;
use network::workplace::Mail;
use network::{Refusal, Workplace};
use search::Index;
use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use store::{DatabaseUrl, Db};
use tokio::net::TcpListener;
use tokio::sync::watch;
use web::harden::Limits;
use web::rate::Pace;
use web::view::Mode;

/// How long stopping waits for the mail that is being sent.
const LAST_MAIL: Duration = Duration::from_secs(5);

/// Opens the database that the settings name; `serve` and the other commands need it to be there and up to date.
pub fn open(settings: &Settings) -> Result<Db> {
    if settings.database.lacks_its_file() {
        bail!(
            "there is no database at {0}; name another with --database, or make this one with ponton migrate --database {0}",
            settings.database
        );
    }
    let db = Db::open(&settings.database)
        .with_context(|| format!("the database {} can't be opened", settings.database))?;
    let pending = db.pending().context("the database can't be read")?;
    if !pending.is_empty() {
        bail!(
            "the database {0} is not up to date ({1} migrations to go): run ponton migrate --database {0} first",
            settings.database,
            pending.len()
        );
    }
    Ok(db)
}

/// Gives networks what every network has since: for `migrate`, and for a start on a list of themes that grew.
pub fn complete(db: &Db, now: Timestamp) -> Result<()> {
    let added: Result<u64, Refusal> = db.write_here(|tx| Ok(network::founding::complete_themes(tx, now)?));
    let added = added.context("the networks can't be given their themes")?;
    if added > 0 {
        tracing::info!(added, "networks were given the themes that they lacked");
    }
    Ok(())
}

/// Serves until told to stop. `ready` is called once the address is bound.
pub fn serve(
    settings: &Settings,
    clock: Clock,
    mode: Mode,
    db: Db,
    ready: impl FnOnce(SocketAddr),
) -> Result<()> {
    complete(&db, clock.now())?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.spawn_blocking(reading::warm);
    let site = workplace::site(clock, mode, settings.transport(), &settings.public_url)?;
    let mut place = workplace::workplace(db, site)?;
    place.keys = Keys::new(keys::open(settings, &place.db)?);
    let standing = Standing::of(settings);
    place.mail = if settings.smtp.is_some() { Mail::Goes } else { Mail::Stays };
    place.index = standing.as_ref().and_then(Standing::open);
    let served = runtime.block_on(run(settings, &place, ready));
    // Blocking work still under way holds the database; the runtime waits for it here, outside async code.
    runtime.shutdown_timeout(Duration::from_secs(10));
    served
}

/// The folder of the search index, removed at the end when it is this process's own.
struct Standing {
    folder: PathBuf,
    is_own: bool,
}

impl Standing {
    fn of(settings: &Settings) -> Option<Self> {
        match (&settings.search_index, &settings.database) {
            (SearchIndex::Off, _) => None,
            (SearchIndex::At(folder), _) => Some(Self { folder: folder.clone(), is_own: false }),
            (SearchIndex::Beside, DatabaseUrl::Sqlite(file)) => {
                let mut folder = file.clone().into_os_string();
                folder.push("-search");
                Some(Self { folder: folder.into(), is_own: false })
            }
            (SearchIndex::Beside, DatabaseUrl::Postgres(_)) => {
                let name = format!("ponton-search-{}", std::process::id());
                Some(Self { folder: std::env::temp_dir().join(name), is_own: true })
            }
        }
    }

    /// Without an index everything but searching works, so that is no reason not to serve.
    fn open(&self) -> Option<Index> {
        if self.is_own {
            // Of an earlier process with this number, which was killed.
            let _ = std::fs::remove_dir_all(&self.folder);
        }
        let opened = Index::open(&self.folder, reading::dutch());
        opened.map_err(|problem| tracing::error!(error = %problem, "serving without a search index")).ok()
    }
}

impl Drop for Standing {
    fn drop(&mut self) {
        if self.is_own {
            // It holds nothing that isn't in the database; what stays behind is only in the way.
            let _ = std::fs::remove_dir_all(&self.folder);
        }
    }
}

async fn run(settings: &Settings, place: &Workplace, ready: impl FnOnce(SocketAddr)) -> Result<()> {
    let metrics = Metrics::new();
    let node = uuid_at(place.now());
    let mailer = if let Some(smtp) = &settings.smtp {
        let site = Arc::clone(&place.site);
        Some(Arc::new(Mailer::new(smtp, &settings.mail_from, &settings.public_url, site, node)?))
    } else {
        tracing::warn!("no smtp is set: word to people stands on Vandaag, and mail waits in the outbox");
        None
    };
    let limits = Limits { proxy: settings.proxy, pace: pace(settings, place.site.mode), ..Limits::default() };
    let router = routes::router(place, limits, &metrics)?;
    let listener = bind(settings.listen, "listen").await?;
    let (stop, stopped) = watch::channel(false);
    let sending = tokio::spawn(webhooks::run(place.clone(), node, stopped.clone()));
    let mailing = mailer.map(|mailer| {
        tokio::spawn(mail::clock::run(place.clone(), mailer, Arc::clone(&metrics), stopped.clone()))
    });
    let jobs = tokio::spawn(jobs::run(place.clone(), Arc::clone(&metrics), stopped.clone()));
    // Nothing waits for it: what is counted is kept in one transaction at its end, or counted again by whoever goes on.
    tokio::spawn(jobs::run_trends(place.clone(), stopped.clone()));
    let finding = tokio::spawn(catch_up::run(place.clone(), stopped.clone()));
    if let Some(address) = settings.metrics_listen {
        let listener = bind(address, "metrics_listen").await?;
        tokio::spawn(listen(listener, metrics::router(&metrics), stopped.clone()));
    }
    tracing::info!(%node, address = %listener.local_addr()?, database = %settings.database, "serving");
    ready(listener.local_addr()?);
    tokio::spawn(async move {
        asked_to_stop().await;
        tracing::info!("stopping");
        // Nobody listens any more when everything has stopped already.
        let _ = stop.send(true);
    });
    listen(listener, router, stopped).await?;
    jobs.await.context("the job clock broke off")?;
    finding.await.context("keeping the search index broke off")?;
    sending.await.context("sending webhooks broke off")?;
    if let Some(mailing) = mailing {
        // A mail server that says nothing doesn't keep us from stopping; what it has under way is claimed for a while.
        if let Ok(ended) = tokio::time::timeout(LAST_MAIL, mailing).await {
            ended.context("sending mail broke off")?;
        } else {
            tracing::warn!("stopped while the mail server had not answered yet");
        }
    }
    Ok(())
}

/// A demo on a machine of one's own is for trying things out, also in a hurry; everything else has the usual pace.
fn pace(settings: &Settings, mode: Mode) -> Pace {
    match mode {
        Mode::Demo if settings.listen.ip().is_loopback() => Pace { at_once: 60_000, per_minute: 300_000 },
        Mode::Demo | Mode::Live => Limits::default().pace,
    }
}

async fn bind(address: SocketAddr, key: &str) -> Result<TcpListener> {
    TcpListener::bind(address).await.map_err(|problem| cannot_listen(address, key, &problem))
}

/// Refuses an address that can't be listened on, before long work begins.
pub fn try_address(settings: &Settings) -> Result<()> {
    let address = settings.listen;
    std::net::TcpListener::bind(address)
        .map(drop)
        .map_err(|problem| cannot_listen(address, "listen", &problem))
}

fn cannot_listen(address: SocketAddr, key: &str, problem: &io::Error) -> anyhow::Error {
    let hint = match problem.kind() {
        io::ErrorKind::AddrInUse => "another program listens there, perhaps another Ponton",
        io::ErrorKind::PermissionDenied => "only the superuser may listen there; choose a port from 1024 on",
        _ => "give an address of this machine",
    };
    anyhow!("the setting {key}: {address} can't be listened on ({problem}): {hint}")
}

async fn listen(listener: TcpListener, router: Router, mut stop: watch::Receiver<bool>) -> Result<()> {
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service)
        .with_graceful_shutdown(async move {
            // An error means that the sender is gone, which is a reason to stop too.
            let _ = stop.wait_for(|stopped| *stopped).await;
        })
        .await
        .context("the server broke off")
}

async fn asked_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate()).expect("this system has SIGTERM");
    tokio::select! {
        _ = terminate.recv() => {}
        _ = tokio::signal::ctrl_c() => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;
    use std::os::unix::fs::PermissionsExt as _;

    fn settings(key: &'static str, value: String) -> Settings {
        Settings::gather(&BTreeMap::from([(key, value)]), |_| None, None).unwrap()
    }

    #[test]
    fn a_database_that_nobody_made_is_not_made_by_looking_for_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("p.db");
        let settings = settings("database", format!("sqlite:{}", path.display()));
        let refused = |settings| open(settings).err().unwrap().to_string();
        assert!(refused(&settings).contains("ponton migrate --database sqlite:"), "{}", refused(&settings));
        assert!(!path.exists());
        let db = Db::open(&settings.database).unwrap();
        assert!(refused(&settings).contains("is not up to date"), "{}", refused(&settings));
        db.migrate(Clock::system().now()).unwrap();
        open(&settings).unwrap();
        for name in ["p.db", "p.db-wal", "p.db-shm"] {
            let mode = std::fs::metadata(folder.path().join(name)).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600, "{name} is for its owner alone");
        }
    }

    #[test]
    fn an_address_that_cannot_be_listened_on_is_said_at_once() {
        let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let refused = try_address(&settings("listen", taken.local_addr().unwrap().to_string())).unwrap_err();
        assert!(refused.to_string().contains("the setting listen: 127.0.0.1:"), "{refused}");
        assert!(refused.to_string().contains("another program listens there"), "{refused}");
    }
}
