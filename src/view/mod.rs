//! What a template and the JSON export may see: the theme contract, version 1. Hrefs are relative to the page; no view holds a
//! sentence in any language; numbers are raw, and the theme's filters write them in the site's language.

pub mod chart;
pub mod context;
