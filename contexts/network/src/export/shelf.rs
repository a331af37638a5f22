//! Where an export goes: files in a folder, or one ZIP that is written as it comes, without going back, so that it can be
//! sent while it is being made.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, ZipWriter};

/// A new file that only its owner reads: it holds what members wrote.
pub fn new_file(path: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)
}

/// Takes files one after another.
pub trait Shelf: Write {
    /// What is written from now on belongs to the file of that name.
    fn begin(&mut self, name: &str) -> io::Result<()>;
}

/// Files in a folder.
pub struct Folder {
    path: PathBuf,
    file: Option<BufWriter<File>>,
}

impl Folder {
    /// An empty folder, made when it isn't there.
    pub fn new(path: &Path) -> io::Result<Self> {
        fs::create_dir_all(path)?;
        if fs::read_dir(path)?.next().is_some() {
            return Err(io::Error::new(io::ErrorKind::AlreadyExists, "the folder isn't empty"));
        }
        Ok(Self { path: path.to_owned(), file: None })
    }
}

impl Write for Folder {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.as_mut().map_or(Ok(bytes.len()), |file| file.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.as_mut().map_or(Ok(()), Write::flush)
    }
}

impl Shelf for Folder {
    fn begin(&mut self, name: &str) -> io::Result<()> {
        self.flush()?;
        let path = self.path.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        self.file = Some(BufWriter::new(new_file(&path)?));
        Ok(())
    }
}

/// One ZIP.
pub struct Zip<W: Write>(ZipWriter<StreamWriter<W>>);

impl<W: Write> Zip<W> {
    /// A ZIP that goes to `out`.
    pub fn new(out: W) -> Self {
        Self(ZipWriter::new_stream(out))
    }

    /// Writes the list of files at its end; without it, it is no ZIP.
    pub fn end(self) -> io::Result<W> {
        Ok(self.0.finish()?.into_inner())
    }
}

impl<W: Write> Write for Zip<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

impl<W: Write> Shelf for Zip<W> {
    fn begin(&mut self, name: &str) -> io::Result<()> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            // A kind of a million rows may be more than 4 GB.
            .large_file(true);
        Ok(self.0.start_file(name, options)?)
    }
}
