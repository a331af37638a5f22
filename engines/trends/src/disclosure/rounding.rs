//! Rounding by a draw that only who has the key can foretell, and that is the same every time: asking again, or in
//! another way, tells nothing more. Up or down with the odds that keep sums right on average. SipHash-2-4 (Aumasson
//! and Bernstein, 2012) draws: thirty lines, no dependency, and made for short messages under a key.

/// The key of the draws; who has it can undo the rounding.
#[derive(Clone)]
pub struct Key {
    /// Its name, which is kept with a release.
    pub id: String,
    first: u64,
    second: u64,
}

impl std::fmt::Debug for Key {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Key({})", self.id)
    }
}

impl Key {
    /// A key of sixteen bytes; more is left out. `None` where there are fewer.
    #[must_use]
    pub fn new(id: &str, secret: &[u8]) -> Option<Self> {
        let half = |from: usize| secret.get(from..from + 8)?.try_into().ok().map(u64::from_le_bytes);
        Some(Self { id: id.to_owned(), first: half(0)?, second: half(8)? })
    }

    /// Between 0 and 1, for a cell.
    #[expect(clippy::cast_precision_loss, reason = "53 bits fit a double exactly")]
    pub(super) fn draw(&self, cell: &str) -> f64 {
        (siphash(self.first, self.second, cell.as_bytes()) >> 11) as f64 / 9_007_199_254_740_992.0
    }
}

/// `count` as a multiple of `base`, up with the odds of what is left over.
#[must_use]
pub fn round(count: u32, base: u32, key: &Key, cell: &str) -> u32 {
    let left = count % base;
    let up = key.draw(cell) < f64::from(left) / f64::from(base);
    count - left + if up { base } else { 0 }
}

fn siphash(k0: u64, k1: u64, message: &[u8]) -> u64 {
    let mut v = [
        k0 ^ 0x736f_6d65_7073_6575,
        k1 ^ 0x646f_7261_6e64_6f6d,
        k0 ^ 0x6c79_6765_6e65_7261,
        k1 ^ 0x7465_6462_7974_6573,
    ];
    let absorb = |word: u64, v: &mut [u64; 4]| {
        v[3] ^= word;
        turn(v);
        turn(v);
        v[0] ^= word;
    };
    let mut chunks = message.chunks_exact(8);
    for chunk in &mut chunks {
        let mut bytes = [0; 8];
        bytes.copy_from_slice(chunk);
        absorb(u64::from_le_bytes(bytes), &mut v);
    }
    let mut last = [0; 8];
    last[..chunks.remainder().len()].copy_from_slice(chunks.remainder());
    last[7] = u8::try_from(message.len() & 0xff).unwrap_or(0);
    absorb(u64::from_le_bytes(last), &mut v);
    v[2] ^= 0xff;
    for _ in 0..4 {
        turn(&mut v);
    }
    v[0] ^ v[1] ^ v[2] ^ v[3]
}

fn turn(v: &mut [u64; 4]) {
    v[0] = v[0].wrapping_add(v[1]);
    v[1] = v[1].rotate_left(13) ^ v[0];
    v[0] = v[0].rotate_left(32);
    v[2] = v[2].wrapping_add(v[3]);
    v[3] = v[3].rotate_left(16) ^ v[2];
    v[0] = v[0].wrapping_add(v[3]);
    v[3] = v[3].rotate_left(21) ^ v[0];
    v[2] = v[2].wrapping_add(v[1]);
    v[1] = v[1].rotate_left(17) ^ v[2];
    v[2] = v[2].rotate_left(32);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The vectors of the paper: key 00…0f, message 00…0e.
    #[test]
    fn the_draw_is_siphash() {
        let bytes: Vec<u8> = (0..16).collect();
        let key = Key::new("k", &bytes).unwrap();
        assert_eq!(siphash(key.first, key.second, &bytes[..15]), 0xa129_ca61_49be_45e5);
        assert!(Key::new("k", &bytes[..15]).is_none());
    }

    #[test]
    fn rounding_is_repeatable_near_and_right_on_average() {
        let key = Key::new("k", b"0123456789abcdef").unwrap();
        let mut sum = 0;
        for cell in 0..1000 {
            let cell = format!("cell {cell}");
            let found = round(12, 5, &key, &cell);
            assert!(found == 10 || found == 15);
            assert_eq!(found, round(12, 5, &key, &cell));
            sum += found;
        }
        assert!((11_600..12_400).contains(&sum), "{sum}");
        assert_eq!(round(15, 5, &key, "x"), 15);
    }
}
