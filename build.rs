//! A file added to a bundled theme makes the binary stale, which the compiler alone would not notice.

fn main() {
    println!("cargo:rerun-if-changed=themes");
}
