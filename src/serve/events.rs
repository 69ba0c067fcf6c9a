//! What an open browser is told, as server-sent events: always the whole truth about the page it shows, never a change, so that it does
//! not matter what it missed while it slept.

use std::sync::Arc;
use std::time::Duration;

use hyper::Response;
use hyper::body::Bytes;
use hyper::header::{self, HeaderValue};
use serde::Serialize;
use tokio::sync::mpsc;

use crate::serve::answer::Shown;
use crate::serve::http::{Content, Shared};
use crate::serve::path;
use crate::serve::preview::{Follow, Preview, Problem};

/// A browser that hears nothing for longer has lost its server.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// Everything a browser has to know.
#[derive(Serialize)]
struct State<'a> {
    /// Whether there is a site; if not, whatever a browser shows is better.
    site: bool,
    shown: &'a Shown,
    errors: Vec<&'a Problem>,
    error_count: usize,
    warnings: Vec<&'a Problem>,
    warning_count: usize,
    follow: &'a Option<Follow>,
}

/// Tells the browser that shows `?page=…` the state of that page, now and whenever it is another.
pub fn stream(shared: Shared, query: &str) -> Response<Content> {
    let page = query.split('&').find_map(|pair| pair.strip_prefix("page=")).unwrap_or_default();
    let asked = path::site_path(&format!("/{page}")).unwrap_or_default();
    let (sender, receiver) = mpsc::channel(1);
    tokio::spawn(tell(shared, asked, sender));
    let mut response = Response::new(Content::Events(receiver));
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/event-stream"));
    response
}

async fn tell(mut shared: Shared, asked: String, sender: mpsc::Sender<Bytes>) {
    let stopping = shared.clone();
    let mut told = String::new();
    loop {
        let preview = Arc::clone(&shared.previews.borrow_and_update());
        let page = asked.clone();
        let state = tokio::task::spawn_blocking(move || state(&preview, &page)).await.unwrap_or_default();
        if state != told && sender.send(Bytes::from(format!("data: {state}\n\n"))).await.is_err() {
            return;
        }
        told = state;
        loop {
            tokio::select! {
                changed = shared.previews.changed() => {
                    if changed.is_err() {
                        return;
                    }
                    break;
                }
                () = tokio::time::sleep(HEARTBEAT) => {
                    if sender.send(Bytes::from_static(b"event: alive\ndata:\n\n")).await.is_err() {
                        return;
                    }
                }
                () = stopping.stopped() => return,
                () = sender.closed() => return,
            }
        }
    }
}

/// One line of JSON.
fn state(preview: &Preview, asked: &str) -> String {
    let answer = preview.answer(asked);
    let state = State {
        site: !preview.site().artifacts.is_empty(),
        shown: &answer.shown,
        error_count: preview.errors.count + usize::from(answer.problem.is_some()),
        errors: preview.errors.shown.iter().chain(&answer.problem).collect(),
        warning_count: preview.warnings.count,
        warnings: preview.warnings.shown.iter().collect(),
        follow: &preview.follow,
    };
    serde_json::to_string(&state).unwrap_or_default()
}
