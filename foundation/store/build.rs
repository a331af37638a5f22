//! Tells cargo that the migrations are part of this crate, so that a file added there is embedded by the next
//! build. For developers; it generates nothing.

fn main() {
    println!("cargo:rerun-if-changed=../../migrations");
}
