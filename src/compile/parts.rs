//! The page on which a theme shows its parts, over made data that goes the way of all content: for a preview, never for a build.

use std::collections::BTreeMap;
use std::sync::Arc;

use camino::{Utf8Path, Utf8PathBuf};
use include_dir::{Dir, include_dir};

use crate::compile::Memo;
use crate::finding::Findings;
use crate::link::link;
use crate::model::entry::Entry;
use crate::parse;
use crate::project::{Drafts, Links};
use crate::render::{Renderer, site};
use crate::settings::{Settings, settings};
use crate::site::Artifact;
use crate::source::SourceFile;
use crate::theme::Theme;
use crate::view::Views;
use crate::view::parts::{FOLDER, tokens};

static SAMPLE: Dir = include_dir!("$CARGO_MANIFEST_DIR/src/compile/sample");

/// Everything below `/_theme/`: the parts, and the pages of the made organisation that they link to. Empty before a first compilation.
pub fn parts(memo: &Memo) -> BTreeMap<String, Artifact> {
    let (Some(settings), Some(look)) = (&memo.settings, &memo.look) else { return BTreeMap::new() };
    look.parts.get_or_init(|| of(settings, &look.theme, &look.renderer)).clone()
}

fn of(settings: &Settings, theme: &Theme, renderer: &Arc<Renderer>) -> BTreeMap<String, Artifact> {
    let views = Arc::new(made(settings));
    let mut artifacts = site(&mut Findings::new(), &views, renderer, theme).artifacts;
    let css = theme.assets.get("css/tokens.css").map(|asset| String::from_utf8_lossy(&asset.bytes)).unwrap_or_default();
    let (renderer, tokens) = (Arc::clone(renderer), tokens(&css));
    let page = Arc::new(move || renderer.page("theme.html", views.parts_page(tokens.clone())));
    artifacts.insert("index.html".to_owned(), Artifact::Page(page));
    artifacts.into_iter().map(|(path, artifact)| (format!("{FOLDER}{path}"), artifact)).collect()
}

/// The views of the made organisation, in the language and the words of `own`. What it says wrong on purpose is for nobody to read.
fn made(own: &Settings) -> Views {
    let mut files = files();
    let mut findings = Findings::new();
    let file = files.remove(Utf8Path::new("leadmark.yaml")).unwrap_or_else(|| Arc::clone(&own.file));
    let settings = Settings { language: own.language.clone(), strings: own.strings.clone(), ..settings(&mut findings, &file) };
    let (content, data): (BTreeMap<_, _>, BTreeMap<_, _>) = files.into_iter().partition(|(path, _)| path.extension() == Some("md"));
    let entries: Vec<Entry> = content.values().filter_map(|file| parse::parse(file, &settings).entry).collect();
    let tables = data.iter().map(|(path, file)| (path.clone(), parse::data(file).0)).collect();
    let okrs = link(&mut findings, entries, &tables, &settings, Drafts::Shown, settings.today.unwrap_or_default());
    Views::new(Arc::new(okrs), Arc::new(settings), &[], Links::Folders)
}

fn files() -> BTreeMap<Utf8PathBuf, Arc<SourceFile>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![&SAMPLE];
    while let Some(folder) = folders.pop() {
        folders.extend(folder.dirs());
        files.extend(folder.files().filter_map(|file| {
            let path = Utf8PathBuf::from(file.path().to_str()?);
            Some((path.clone(), Arc::new(SourceFile { path, text: file.contents_utf8()?.to_owned() })))
        }));
    }
    files
}
