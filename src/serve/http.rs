//! One request, one answer: which are taken at all, and with which headers they are answered.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use hyper::body::{Body, Bytes, Frame, Incoming, SizeHint};
use hyper::header::{self, HeaderValue};
use hyper::{Method, Request, Response, StatusCode};
use tokio::sync::{mpsc, watch};

use crate::serve::answer::OWN;
use crate::serve::host::Hosts;
use crate::serve::path::{self, Refused};
use crate::serve::preview::Preview;
use crate::serve::{events, kind};

/// What every connection needs.
#[derive(Clone)]
pub struct Shared {
    /// Hosts that are answered.
    pub hosts: Arc<Hosts>,
    /// The preview of this moment.
    pub previews: watch::Receiver<Arc<Preview>>,
    /// True when the server is to end.
    pub stop: watch::Receiver<bool>,
}

impl Shared {
    /// Until the server is to end, or nobody is left to say so.
    pub async fn stopped(&self) {
        let _ = self.stop.clone().wait_for(|stop| *stop).await;
    }

    /// The preview of this moment, as soon as there is one.
    async fn ready(&self) -> Option<Arc<Preview>> {
        let mut previews = self.previews.clone();
        let ready = previews.wait_for(|preview| preview.is_ready()).await;
        ready.ok().map(|preview| Arc::clone(&preview))
    }
}

/// Pages may load from this server only, and run nothing that stands in them: what holds here holds behind the strictest of servers.
const POLICY: &str = "default-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'; object-src 'none'";

/// The address, below the preview's own folder, where a browser is told what changed.
pub const EVENTS: &str = "events";

/// The bytes of an answer: at hand, or as they come.
pub enum Content {
    /// At hand.
    Whole(Option<Bytes>),
    /// Events, until the sender is dropped.
    Events(mpsc::Receiver<Bytes>),
}

impl Body for Content {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        match self.get_mut() {
            Self::Whole(bytes) => Poll::Ready(bytes.take().map(|bytes| Ok(Frame::data(bytes)))),
            Self::Events(receiver) => receiver.poll_recv(context).map(|bytes| bytes.map(|bytes| Ok(Frame::data(bytes)))),
        }
    }

    fn is_end_stream(&self) -> bool {
        matches!(self, Self::Whole(None))
    }

    fn size_hint(&self) -> SizeHint {
        match self {
            Self::Whole(bytes) => SizeHint::with_exact(bytes.as_ref().map_or(0, |bytes| bytes.len() as u64)),
            Self::Events(_) => SizeHint::default(),
        }
    }
}

/// Answers one request.
pub async fn respond(shared: Shared, request: Request<Incoming>) -> Response<Content> {
    let mut response = route(shared, &request).await;
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CACHE_CONTROL, "no-store"),
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (header::HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (header::HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

async fn route(shared: Shared, request: &Request<Incoming>) -> Response<Content> {
    if !is_known_host(&shared.hosts, request) {
        return text(
            StatusCode::MISDIRECTED_REQUEST,
            "This preview does not answer to that host. Start it with --host to give it another.\n",
        );
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let mut response = text(StatusCode::METHOD_NOT_ALLOWED, "A preview can only be read.\n");
        response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
        return response;
    }
    let asked = match path::site_path(request.uri().path()) {
        Ok(asked) => asked,
        Err(Refused::Malformed) => return text(StatusCode::BAD_REQUEST, "This address cannot be a page's.\n"),
        Err(Refused::TooLong) => return text(StatusCode::URI_TOO_LONG, "This address is too long.\n"),
    };
    let Some(preview) = shared.ready().await else { return text(StatusCode::SERVICE_UNAVAILABLE, "The preview is over.\n") };
    let Some(asked) = asked.strip_prefix(preview.base()).map(str::to_owned) else {
        return redirect(&format!("/{}{}", preview.base(), path::encode(&asked)), request);
    };
    match asked.strip_prefix(OWN) {
        None => page(preview, asked, request).await,
        Some(EVENTS) => events::stream(shared, request.uri().query().unwrap_or_default()),
        Some("preview.js") => whole(StatusCode::OK, kind::of("preview.js"), Bytes::from_static(include_bytes!("client/preview.js"))),
        Some("preview.css") => whole(StatusCode::OK, kind::of("preview.css"), Bytes::from_static(include_bytes!("client/preview.css"))),
        Some(_) => text(StatusCode::NOT_FOUND, "There is no such page.\n"),
    }
}

/// The one `Host` header has to be known, and where the address names a host, that one as well.
fn is_known_host(hosts: &Hosts, request: &Request<Incoming>) -> bool {
    let mut given = request.headers().get_all(header::HOST).iter();
    let host = given.next().and_then(|host| host.to_str().ok());
    given.next().is_none()
        && host.is_some_and(|host| hosts.know(host))
        && request.uri().authority().is_none_or(|authority| hosts.know(authority.as_str()))
}

async fn page(preview: Arc<Preview>, asked: String, request: &Request<Incoming>) -> Response<Content> {
    // A page is rendered now: other connections go on meanwhile.
    let Ok(answer) = tokio::task::spawn_blocking(move || preview.answer(&asked)).await else {
        return text(StatusCode::INTERNAL_SERVER_ERROR, "leadmark made a mistake in this page. The terminal says more.\n");
    };
    match &answer.location {
        Some(location) => redirect(location, request),
        None => whole(StatusCode::from_u16(answer.status).unwrap_or(StatusCode::OK), answer.kind, answer.body.clone()),
    }
}

/// To `location`, with the query that came along.
fn redirect(location: &str, request: &Request<Incoming>) -> Response<Content> {
    let query = request.uri().query().map(|query| format!("?{query}")).unwrap_or_default();
    let mut response = text(StatusCode::FOUND, "");
    if let Ok(value) = HeaderValue::from_str(&format!("{location}{query}")) {
        response.headers_mut().insert(header::LOCATION, value);
    }
    response
}

fn text(status: StatusCode, text: &'static str) -> Response<Content> {
    whole(status, kind::TEXT, Bytes::from_static(text.as_bytes()))
}

fn whole(status: StatusCode, kind: &'static str, body: Bytes) -> Response<Content> {
    let mut response = Response::new(Content::Whole(Some(body)));
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    response
}
