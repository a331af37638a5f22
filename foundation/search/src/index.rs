//! The index itself: opened where it stands, or made anew when it is of another version or can't be read. Clones are
//! cheap and share it. Reading is done by any number at once; writing by one, through a `Batch`.

use crate::analyser::Analyser;
use crate::schema::{Fields, SHAPE, schema};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tantivy::directory::error::LockError;
use tantivy::{IndexReader, ReloadPolicy, TantivyError};

/// Why the index can't be used. For the administrator.
#[derive(Debug, thiserror::Error)]
pub enum Problem {
    /// Another process writes it; this one can go on asking it.
    #[error("another process keeps the index up to date")]
    Held,
    /// Its folder can't be used.
    #[error("the folder of the index, {0}, can't be used")]
    Folder(PathBuf, #[source] std::io::Error),
    /// Anything else.
    #[error("the index can't be used")]
    Broken(#[source] TantivyError),
}

impl From<TantivyError> for Problem {
    fn from(error: TantivyError) -> Self {
        match error {
            TantivyError::LockFailure(LockError::LockBusy, _) => Self::Held,
            error => Self::Broken(error),
        }
    }
}

/// An open index.
#[derive(Clone)]
pub struct Index(pub(crate) Arc<Inner>);

pub(crate) struct Inner {
    pub index: tantivy::Index,
    pub reader: IndexReader,
    pub fields: Fields,
    pub analyser: Analyser,
    behind: AtomicBool,
}

impl Index {
    /// The index in `folder`, which is made when it isn't there. One of another version is removed.
    pub fn open(folder: &Path, analyser: Analyser) -> Result<Self, Problem> {
        let named = format!("index-{SHAPE}-{}", analyser.version);
        let place = folder.join(&named);
        let cant = |error| Problem::Folder(folder.to_owned(), error);
        std::fs::create_dir_all(&place).map_err(cant)?;
        for entry in std::fs::read_dir(folder).map_err(cant)?.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.starts_with("index-") && name != named {
                std::fs::remove_dir_all(entry.path()).map_err(cant)?;
            }
        }
        match Self::in_folder(&place, analyser) {
            Ok(index) => Ok(index),
            Err(problem) => {
                tracing::warn!(error = %problem, "the search index can't be read and is made anew");
                std::fs::remove_dir_all(&place).map_err(cant)?;
                std::fs::create_dir_all(&place).map_err(cant)?;
                Self::in_folder(&place, analyser)
            }
        }
    }

    fn in_folder(place: &Path, analyser: Analyser) -> Result<Self, Problem> {
        let directory = tantivy::directory::MmapDirectory::open(place).map_err(TantivyError::from)?;
        let (schema, fields) = schema();
        Self::over(tantivy::Index::open_or_create(directory, schema)?, fields, analyser)
    }

    /// An index in memory, for tests and for trying things.
    pub fn in_memory(analyser: Analyser) -> Result<Self, Problem> {
        let (schema, fields) = schema();
        Self::over(tantivy::Index::create_in_ram(schema), fields, analyser)
    }

    fn over(index: tantivy::Index, fields: Fields, analyser: Analyser) -> Result<Self, Problem> {
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Self(Arc::new(Inner { index, reader, fields, analyser, behind: AtomicBool::new(true) })))
    }

    /// Up to where it was brought up to date, in the words of whoever did; nothing for a new one.
    pub fn place(&self) -> Result<Option<String>, Problem> {
        Ok(self.0.index.load_metas()?.payload)
    }

    /// How many things it holds.
    pub fn count(&self) -> u64 {
        self.0.reader.searcher().num_docs()
    }

    /// Sees what another process wrote.
    pub fn look_again(&self) -> Result<(), Problem> {
        Ok(self.0.reader.reload()?)
    }

    /// Whether things that are in the database may not be found yet.
    pub fn is_behind(&self) -> bool {
        self.0.behind.load(Ordering::Relaxed)
    }

    /// Says that it still has to catch up.
    pub fn is_now_behind(&self) {
        self.0.behind.store(true, Ordering::Relaxed);
    }

    /// Says that it has caught up.
    pub fn has_caught_up(&self) {
        self.0.behind.store(false, Ordering::Relaxed);
    }

    /// How texts are read.
    pub fn analyser(&self) -> Analyser {
        self.0.analyser
    }
}

impl std::fmt::Debug for Index {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Index").field("count", &self.count()).field("behind", &self.is_behind()).finish()
    }
}
