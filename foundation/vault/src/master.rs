//! Master keys: they wrap the data keys and stand outside the database and its backups. A file holds one per line, the
//! newest first: the first wraps, the others still open. For administrators, by `ponton keys`.

use crate::Problem;
use crate::envelope::{self, Secret};
use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::Write as _;
use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
use std::path::Path;
use zeroize::Zeroizing;

const HEAD: &str = "\
# Master keys of Ponton, one a line. The first wraps, the others still open.
# Keep a copy where no backup of the database is. Without this file nobody can read what is sealed.
";

/// One master key.
#[derive(Clone)]
pub struct Master {
    id: String,
    pub(crate) secret: Secret,
}

impl Master {
    fn of(secret: Secret) -> Self {
        use fmt::Write as _;
        let name = envelope::derive(&secret, "ponton: the name of a master key");
        let id = name.iter().take(8).fold(String::new(), |mut id, byte| {
            write!(id, "{byte:02x}").expect("writing to a string succeeds");
            id
        });
        Self { id, secret }
    }

    /// Its name, which tells nothing of the key.
    pub fn id(&self) -> &str {
        &self.id
    }
}

/// The master keys this program has.
#[derive(Clone)]
pub struct Keyring {
    /// The newest first.
    masters: Vec<Master>,
}

impl Keyring {
    /// A keyring with one new key.
    pub fn fresh() -> Self {
        Self { masters: vec![Master::of(envelope::chance())] }
    }

    /// Reads keys, one a line as 64 hexadecimal digits; empty lines and lines after `#` don't count. `source` is said
    /// in the error, which never repeats a line.
    pub fn parse(text: &str, source: &str) -> Result<Self, Problem> {
        let refused = |problem: String| Problem::Keyring { file: source.to_owned(), problem };
        let mut masters: Vec<Master> = Vec::new();
        for (index, line) in text.lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let secret = unhex(line)
                .ok_or_else(|| refused(format!("line {} is not 64 hexadecimal digits", index + 1)))?;
            let master = Master::of(secret);
            if masters.iter().any(|other| other.id == master.id) {
                return Err(refused(format!("line {} is a key that stands there twice", index + 1)));
            }
            masters.push(master);
        }
        if masters.is_empty() {
            return Err(refused("it holds no key; put back the file that was there".to_owned()));
        }
        Ok(Self { masters })
    }

    /// Reads the file at `path`, which nobody but its owner may read.
    pub fn read(path: &Path) -> Result<Self, Problem> {
        let shown = path.display().to_string();
        let refused = |problem: String| Problem::Keyring { file: shown.clone(), problem };
        let mode = fs::metadata(path).map_err(|error| refused(error.to_string()))?.permissions().mode();
        if mode & 0o077 != 0 {
            return Err(refused("others than its owner can read it: chmod 600 it".to_owned()));
        }
        let text =
            fs::read_to_string(path).map(Zeroizing::new).map_err(|error| refused(error.to_string()))?;
        Self::parse(&text, &shown)
    }

    /// Writes the keys to a new file at `path`, for its owner only; refused when there is one.
    pub fn create(&self, path: &Path) -> Result<(), Problem> {
        let refused = |error: std::io::Error| refusal(path, &error);
        let mut file =
            OpenOptions::new().write(true).create_new(true).mode(0o600).open(path).map_err(refused)?;
        file.write_all(self.text().as_bytes()).and_then(|()| file.sync_all()).map_err(refused)?;
        sync_folder(path)
    }

    /// Writes the keys over the file at `path`: at any moment it holds either all of before or all of now.
    pub fn replace(&self, path: &Path) -> Result<(), Problem> {
        let mut unfinished = path.as_os_str().to_owned();
        unfinished.push(".unfinished");
        let unfinished = Path::new(&unfinished);
        // Of a time that this broke off.
        let _ = fs::remove_file(unfinished);
        self.create(unfinished)?;
        fs::rename(unfinished, path).map_err(|error| refusal(path, &error))?;
        sync_folder(path)
    }

    /// The same with a new key, which wraps from now on.
    pub fn with_new(&self) -> Self {
        let mut masters = vec![Master::of(envelope::chance())];
        masters.extend(self.masters.iter().cloned());
        Self { masters }
    }

    /// Only the key that wraps: for when nothing is wrapped with the others any more.
    pub fn newest_only(&self) -> Self {
        Self { masters: self.masters.iter().take(1).cloned().collect() }
    }

    /// The key that wraps.
    pub fn newest(&self) -> &Master {
        self.masters.first().expect("a keyring holds a key")
    }

    /// The names of all keys, the newest first.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.masters.iter().map(Master::id)
    }

    pub(crate) fn find(&self, id: &str) -> Option<&Master> {
        self.masters.iter().find(|master| master.id == id)
    }

    fn text(&self) -> Zeroizing<String> {
        use fmt::Write as _;
        let mut text = Zeroizing::new(String::with_capacity(HEAD.len() + self.masters.len() * 65));
        text.push_str(HEAD);
        for master in &self.masters {
            for byte in master.secret.iter() {
                write!(text, "{byte:02x}").expect("writing to a string succeeds");
            }
            text.push('\n');
        }
        text
    }
}

impl fmt::Debug for Master {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Master({})", self.id)
    }
}

impl fmt::Debug for Keyring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(&self.masters).finish()
    }
}

fn unhex(digits: &str) -> Option<Secret> {
    if digits.len() != 64 || !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return None;
    }
    let mut secret = Zeroizing::new([0; 32]);
    for (at, byte) in secret.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&digits[at * 2..at * 2 + 2], 16).ok()?;
    }
    Some(secret)
}

fn refusal(path: &Path, error: &std::io::Error) -> Problem {
    Problem::Keyring { file: path.display().to_string(), problem: error.to_string() }
}

fn sync_folder(path: &Path) -> Result<(), Problem> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(|error| refusal(path, &error))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at() -> std::path::PathBuf {
        let moment = "2026-11-23T08:10:00Z".parse().unwrap();
        std::env::temp_dir().join(format!("ponton-keys-{}", kernel::ids::uuid_at(moment)))
    }

    fn ids(keyring: &Keyring) -> Vec<String> {
        keyring.ids().map(str::to_owned).collect()
    }

    #[test]
    fn a_file_comes_back_and_is_its_owner_s_only() {
        let (path, keyring) = (at(), Keyring::fresh().with_new());
        keyring.create(&path).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(ids(&Keyring::read(&path).unwrap()), ids(&keyring));
        assert!(Keyring::fresh().create(&path).is_err(), "what is there is never written over by making one");
        let more = keyring.with_new();
        more.replace(&path).unwrap();
        assert_eq!(ids(&Keyring::read(&path).unwrap()), ids(&more));
        assert_eq!(ids(&more)[1..], ids(&keyring));
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        assert!(Keyring::read(&path).unwrap_err().to_string().contains("chmod 600"));
        fs::remove_file(&path).unwrap();
    }

    #[test]
    fn a_bad_file_names_the_line_and_never_repeats_it() {
        let line = "0123456789abcdef".repeat(4);
        for (text, said) in [
            (String::new(), "holds no key"),
            (format!("# {line}\n\n"), "holds no key"),
            (format!("{line}\n{line}"), "line 2 is a key that stands there twice"),
            (format!("{line}\n{}", &line[1..]), "line 2 is not 64"),
            (format!("{}é", &line[2..]), "line 1 is not 64"),
        ] {
            let problem = Keyring::parse(&text, "keys").unwrap_err().to_string();
            assert!(problem.contains(said) && !problem.contains("456789"), "{problem}");
        }
    }

    #[test]
    fn nothing_of_a_key_shows() {
        let text = "ab".repeat(32);
        let shown = format!("{:?}", Keyring::parse(&text, "keys").unwrap());
        assert!(!shown.contains("abab") && !shown.contains("171"), "{shown}");
    }
}
