//! One sealed thing: a version, a nonce of chance, and XChaCha20-Poly1305 over the content, bound to its place. The place
//! is not kept inside; who opens says where it stands, and another place doesn't open (decision 25).

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::Zeroizing;

/// 256 secret bits, overwritten when they go out of scope.
pub(crate) type Secret = Zeroizing<[u8; 32]>;

/// The only form there is yet; the first byte of everything sealed.
const VERSION: u8 = 1;
/// Chance enough that two are never alike, however many nodes seal under one key.
const NONCE: usize = 24;

/// A fresh secret.
pub(crate) fn chance() -> Secret {
    Zeroizing::new(kernel::chance::bytes())
}

/// A secret for one purpose, from another (HKDF-SHA-256).
pub(crate) fn derive(secret: &Secret, purpose: &str) -> Secret {
    let mut derived = Zeroizing::new([0; 32]);
    Hkdf::<Sha256>::new(None, secret.as_slice())
        .expand(purpose.as_bytes(), derived.as_mut_slice())
        .expect("32 bytes are within what HKDF gives");
    derived
}

/// Parts one after another, each with its length before it, so that no two lists of parts make the same bytes.
pub(crate) fn join(parts: &[&[u8]]) -> Vec<u8> {
    let mut joined = Vec::with_capacity(parts.iter().map(|part| part.len() + 8).sum());
    for part in parts {
        joined.extend_from_slice(&(part.len() as u64).to_be_bytes());
        joined.extend_from_slice(part);
    }
    joined
}

/// Seals `content` for the place that `place` spells out.
pub(crate) fn close(secret: &Secret, place: &[&[u8]], content: &[u8]) -> Vec<u8> {
    let nonce: [u8; NONCE] = kernel::chance::bytes();
    let bound = bound(place);
    let sealed = cipher(secret)
        .encrypt(&XNonce::from(nonce), Payload { msg: content, aad: &bound })
        .expect("a text fits the cipher");
    let mut whole = Vec::with_capacity(1 + NONCE + sealed.len());
    whole.push(VERSION);
    whole.extend_from_slice(&nonce);
    whole.extend_from_slice(&sealed);
    whole
}

/// Opens what was sealed for that place; nothing when it wasn't, or is damaged.
pub(crate) fn open(secret: &Secret, place: &[&[u8]], whole: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let (version, rest) = whole.split_first()?;
    let (nonce, sealed) = rest.split_at_checked(NONCE)?;
    if *version != VERSION {
        return None;
    }
    let nonce: [u8; NONCE] = nonce.try_into().ok()?;
    let bound = bound(place);
    let opened = cipher(secret).decrypt(&XNonce::from(nonce), Payload { msg: sealed, aad: &bound });
    opened.ok().map(Zeroizing::new)
}

fn bound(place: &[&[u8]]) -> Vec<u8> {
    let mut bound = vec![VERSION];
    bound.extend(join(place));
    bound
}

fn cipher(secret: &Secret) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(&Key::from(**secret))
}
