//! Page × theme → bytes.

pub mod language;
