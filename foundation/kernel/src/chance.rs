//! Chance: the one file that asks the system for random bytes, for ids, session tokens and back-off jitter.

/// Random bytes from the operating system.
#[expect(clippy::disallowed_methods, reason = "the one place that may ask the system")]
pub fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    bytes
}

/// A secret of 256 bits as 64 lower-case hexadecimal digits, for a session or a one-time link.
pub fn secret() -> String {
    use std::fmt::Write as _;
    bytes::<32>().iter().fold(String::with_capacity(64), |mut text, byte| {
        write!(text, "{byte:02x}").expect("writing to a string succeeds");
        text
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn secrets_are_long_and_differ() {
        let (one, other) = (super::secret(), super::secret());
        assert_eq!(one.len(), 64);
        assert_ne!(one, other);
    }
}
