//! Terminal sessions, word for word. `TRYCMD=overwrite cargo test` rewrites them.

#[test]
fn sessions() {
    // Colours and the width of a terminal are nobody's business here.
    trycmd::TestCases::new().env("NO_COLOR", "1").env("CI", "true").case("tests/transcripts/*.md");
}
