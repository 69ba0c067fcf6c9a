//! scratch
#![allow(clippy::disallowed_methods, missing_docs)]
use leadmark::source::SourceFile;
use std::sync::Arc;
use std::time::Instant;
fn main() {
    let text = std::fs::read_to_string("content-example/content/teams/energy/2026-q4/gentle-speed.md").unwrap();
    println!("{} bytes", text.len());
    let settings = leadmark::settings::Settings::default();
    let file = Arc::new(SourceFile { path: "content/teams/energy/2026-q4/gentle-speed.md".into(), text: text.clone() });
    for _ in 0..3 {
        let t = Instant::now();
        for _ in 0..3000 {
            std::hint::black_box(leadmark::parse::parse(&file, &settings));
        }
        println!("parse {:?}", t.elapsed() / 3000);
        let t = Instant::now();
        let span = leadmark::yaml::split(&mut Vec::new(), &file).front.unwrap();
        for _ in 0..3000 {
            std::hint::black_box(leadmark::yaml::document(&mut Vec::new(), &file, span));
        }
        println!("tree {:?}", t.elapsed() / 3000);
        let t = Instant::now();
        let yaml = &text[span.range()];
        for _ in 0..3000 {
            std::hint::black_box(granit_parser::Parser::new_from_str(yaml).map(|e| e.unwrap()).count());
        }
        println!("granit {:?}", t.elapsed() / 3000);
        let t = Instant::now();
        for _ in 0..3000 {
            std::hint::black_box(serde_yaml::from_str::<serde_yaml::Value>(yaml).unwrap());
        }
        println!("serde_yaml value {:?}", t.elapsed() / 3000);
    }
}
