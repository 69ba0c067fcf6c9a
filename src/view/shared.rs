//! What many pages show: it becomes a template's value once for all of them.

use std::sync::{Arc, OnceLock};

use serde::{Serialize, Serializer};
use tera::Value;

/// A view with the value that templates meet in its place.
#[derive(Debug)]
pub struct Shared<T>(Arc<(T, OnceLock<Value>)>);

impl<T> Shared<T> {
    /// `view`, to be shown on any number of pages.
    pub fn new(view: T) -> Self {
        Self(Arc::new((view, OnceLock::new())))
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T: Serialize> Serialize for Shared<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (view, value) = &*self.0;
        value.get_or_init(|| Value::from_serializable(view)).serialize(serializer)
    }
}
