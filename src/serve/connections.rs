//! Connections: how many, for how long, and who has to go when there are too many.

use std::collections::BTreeMap;
use std::future::Future;
use std::io;
use std::pin::{Pin, pin};
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use hyper::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;
use tokio::time::{Sleep, sleep};

use crate::serve::http::{EVENTS, Shared, respond};

/// For the whole of a request's headers, and for a connection that is kept for the next request.
const HEADERS_WITHIN: Duration = Duration::from_secs(10);

/// For a browser to take some of an answer.
const TAKEN_WITHIN: Duration = Duration::from_secs(20);

/// For answers under way when the server ends.
const LAST_WORDS: Duration = Duration::from_millis(300);

/// Of a request. A browser sends less than 4 KB, but on `localhost` it sends the cookies of every other program too.
const HEADER_BYTES: usize = 32 * 1024;

/// Files left for what is not a connection.
const OTHER_FILES: u64 = 128;

/// Takes connections until the server is to end.
pub async fn accept(listener: TcpListener, shared: Shared) {
    let open = Arc::new(Open::new(most_connections()));
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = shared.stopped() => break,
        };
        let Ok((stream, _)) = accepted else {
            // Out of files, most likely: the idle have to go.
            open.make_room();
            sleep(Duration::from_millis(20)).await;
            continue;
        };
        let connection = open.enter();
        tokio::spawn(serve(stream, shared.clone(), Arc::clone(&open), connection));
    }
    // What is being answered may be finished; nothing new begins.
    drop(listener);
    for _ in 0..LAST_WORDS.as_millis() / 10 {
        if open.is_empty() {
            return;
        }
        sleep(Duration::from_millis(10)).await;
    }
}

async fn serve(stream: TcpStream, shared: Shared, open: Arc<Open>, connection: Arc<Connection>) {
    // Small answers should not wait for the next packet; where that cannot be had they wait.
    let _ = stream.set_nodelay(true);
    let service = service_fn(|request: Request<Incoming>| {
        let shared = shared.clone();
        let busy = Busy::begin(&connection, &request);
        async move {
            let response = respond(shared, request).await;
            drop(busy);
            Ok::<_, std::convert::Infallible>(response)
        }
    });
    let mut builder = http1::Builder::new();
    builder.timer(TokioTimer::new()).header_read_timeout(HEADERS_WITHIN).max_header_size(HEADER_BYTES).max_headers(100);
    let mut http = pin!(builder.serve_connection(TokioIo::new(Patient::new(stream)), service));
    tokio::select! {
        // A connection that breaks off has nobody left to be told.
        _ = http.as_mut() => {}
        () = connection.end.notified() => {}
        () = shared.stopped() => {
            http.as_mut().graceful_shutdown();
            let _ = tokio::time::timeout(LAST_WORDS, http).await;
        }
    }
    open.leave(connection.number);
}

/// As many as the system gives files for, within reason.
fn most_connections() -> usize {
    const WANTED: u64 = 4096;
    #[cfg(unix)]
    {
        use rustix::process::{Resource, getrlimit, setrlimit};
        let mut limit = getrlimit(Resource::Nofile);
        let want = WANTED + OTHER_FILES;
        if limit.current.is_some_and(|current| current < want) {
            let raised = limit.maximum.map_or(want, |maximum| maximum.min(want));
            let raised = rustix::process::Rlimit { current: Some(raised), maximum: limit.maximum };
            if setrlimit(Resource::Nofile, raised).is_ok() {
                limit = raised;
            }
        }
        let files = limit.current.unwrap_or(want).min(want);
        usize::try_from(files.saturating_sub(OTHER_FILES)).unwrap_or(16).max(16)
    }
    #[cfg(not(unix))]
    {
        WANTED as usize
    }
}

/// A number greater than all before it: the order in which things happened.
fn turn() -> u64 {
    static TURN: AtomicU64 = AtomicU64::new(0);
    TURN.fetch_add(1, Ordering::Relaxed)
}

/// The connections there are.
struct Open {
    most: usize,
    connections: Mutex<BTreeMap<u64, Arc<Connection>>>,
}

struct Connection {
    number: u64,
    /// Requests being answered.
    busy: AtomicUsize,
    /// Tells a browser of events, for as long as it shows a page.
    tells: AtomicBool,
    /// The turn of its last request.
    used: AtomicU64,
    end: Notify,
}

impl Open {
    fn new(most: usize) -> Self {
        Self { most, connections: Mutex::default() }
    }

    fn enter(&self) -> Arc<Connection> {
        if self.lock().len() >= self.most {
            self.make_room();
        }
        let number = turn();
        let connection = Arc::new(Connection {
            number,
            busy: AtomicUsize::new(0),
            tells: AtomicBool::new(false),
            used: AtomicU64::new(number),
            end: Notify::new(),
        });
        self.lock().insert(number, Arc::clone(&connection));
        connection
    }

    /// Ends the connection that has been of no use for longest. A browser that loses its events this way asks again at once.
    fn make_room(&self) {
        let mut connections = self.lock();
        let use_of = |it: &Arc<Connection>| {
            (it.busy.load(Ordering::Relaxed) > 0, it.tells.load(Ordering::Relaxed), it.used.load(Ordering::Relaxed), it.number)
        };
        if let Some((.., number)) = connections.values().map(use_of).min()
            && let Some(connection) = connections.remove(&number)
        {
            connection.end.notify_one();
        }
    }

    fn leave(&self, number: u64) {
        self.lock().remove(&number);
    }

    fn is_empty(&self) -> bool {
        self.lock().is_empty()
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<u64, Arc<Connection>>> {
        self.connections.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Counts a request while it is answered.
struct Busy(Arc<Connection>);

impl Busy {
    fn begin(connection: &Arc<Connection>, request: &Request<Incoming>) -> Self {
        connection.used.store(turn(), Ordering::Relaxed);
        connection.tells.store(request.uri().path().ends_with(EVENTS), Ordering::Relaxed);
        connection.busy.fetch_add(1, Ordering::Relaxed);
        Self(Arc::clone(connection))
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        self.0.busy.fetch_sub(1, Ordering::Relaxed);
    }
}

/// A stream that gives up when nothing it writes is taken for too long.
struct Patient {
    stream: TcpStream,
    waiting: Option<Pin<Box<Sleep>>>,
}

impl Patient {
    fn new(stream: TcpStream) -> Self {
        Self { stream, waiting: None }
    }

    fn watched<T>(&mut self, context: &mut Context<'_>, written: Poll<io::Result<T>>) -> Poll<io::Result<T>> {
        if written.is_ready() {
            self.waiting = None;
            return written;
        }
        let waiting = self.waiting.get_or_insert_with(|| Box::pin(sleep(TAKEN_WITHIN)));
        match waiting.as_mut().poll(context) {
            Poll::Ready(()) => Poll::Ready(Err(io::ErrorKind::TimedOut.into())),
            Poll::Pending => Poll::Pending,
        }
    }
}

impl AsyncRead for Patient {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl AsyncWrite for Patient {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.watched(context, written)
    }

    fn poll_write_vectored(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[io::IoSlice<'_>]) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(context, bytes);
        self.watched(context, written)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
