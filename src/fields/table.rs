//! Tables of fields: what an author may write, in one place.

/// A kind of thing with keys: an objective, a key result, the settings.
#[derive(Debug)]
pub struct Table {
    /// In file and definition names: `key-result`.
    pub name: &'static str,
    /// In sentences: `a key result`.
    pub a: &'static str,
    /// What it is, in one sentence.
    pub doc: &'static str,
    /// Its fields, in the order in which a reference tells them.
    pub groups: &'static [&'static Group],
    /// Tables that this one stands inside of: a key of theirs found here was probably indented too far.
    pub inside: &'static [&'static Table],
    /// Tables that people take this one for.
    pub beside: &'static [&'static Table],
}

/// Fields that several tables share.
pub type Group = [Field];

impl Table {
    /// All fields, in order.
    pub fn fields(&self) -> impl Iterator<Item = &'static Field> + use<> {
        self.groups.iter().flat_map(|group| group.iter())
    }

    /// The field of this name.
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields().find(|field| field.name == name)
    }
}

/// One key.
#[derive(Debug)]
pub struct Field {
    /// As it is written.
    pub name: &'static str,
    /// What stands behind it.
    pub value: Value,
    /// Whether it has to be there.
    pub required: bool,
    /// What it means, in one sentence.
    pub doc: &'static str,
    /// A value as an author would write it, in YAML.
    pub example: &'static str,
}

impl Field {
    /// A key that may be left out.
    pub const fn new(name: &'static str, value: Value, example: &'static str, doc: &'static str) -> Self {
        Self { name, value, required: false, doc, example }
    }

    /// A key that has to be there.
    pub const fn required(name: &'static str, value: Value, example: &'static str, doc: &'static str) -> Self {
        Self { name, value, required: true, doc, example }
    }
}

/// What may stand behind a key.
#[derive(Debug)]
pub enum Value {
    /// Plain text.
    Text,
    /// Text with emphasis, links and code.
    Inline,
    /// Text with paragraphs, lists and so on.
    Markdown,
    /// A person's name.
    Person,
    /// Letters, digits and hyphens.
    Id,
    /// A number from the first to the second.
    Number(f64, f64),
    /// A number, or this word.
    NumberOr(&'static str),
    /// A whole number from the first to the second.
    Integer(i64, i64),
    /// Two numbers, the lower one first.
    Corridor,
    /// A day.
    Date,
    /// `true` or `false`.
    Bool,
    /// `true`, `false`, or the day on which it was done.
    BoolOrDate,
    /// An address: `https`, `http`, `mailto`, `tel`, or a relative path.
    Url,
    /// A path relative to the site's root, or to the project's.
    Path,
    /// The id of this.
    Reference(&'static str),
    /// A list of these.
    List(&'static Value),
    /// Keys of their own.
    Record(&'static Table),
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// A reference, or a reference and how it contributes: `speed: Shorter feedback`.
    Support,
    /// A title and an address.
    Link(&'static Table),
    /// The title or the number of a milestone.
    Milestone,
    /// Words of the author's choice, each with one of these.
    Map(&'static str, &'static Value),
}

impl Value {
    /// What stands there, after "takes": `a number`.
    pub fn a(&self) -> String {
        match self {
            Self::Text | Self::Inline | Self::Markdown => "a text".to_owned(),
            Self::Person => "a name".to_owned(),
            Self::Id => "an id: letters, digits and hyphens".to_owned(),
            Self::Number(min, max) if min.is_finite() && max.is_finite() => format!("a number from {min} to {max}"),
            Self::Number(..) => "a number".to_owned(),
            Self::NumberOr(word) => format!("a number, or `{word}`"),
            Self::Integer(min, max) if *max == i64::MAX => format!("a whole number, {min} or more"),
            Self::Integer(min, max) => format!("a whole number from {min} to {max}"),
            Self::Corridor => "two numbers, the lower one first, such as `[8, 12]`".to_owned(),
            Self::Date => "a date such as `2026-10-12`".to_owned(),
            Self::Bool => "`true` or `false`".to_owned(),
            Self::BoolOrDate => "`true`, `false`, or a date such as `2026-10-12`".to_owned(),
            Self::Url => "an address such as `https://example.com`".to_owned(),
            Self::Path => "a path".to_owned(),
            Self::Reference(what) => format!("the id of {what}"),
            Self::List(_) => "a list".to_owned(),
            Self::Record(table) => format!("keys of {}", table.a),
            Self::OneOf(words) => one_of(words),
            Self::Support => "a reference, such as `goals/speed`, and how it contributes".to_owned(),
            Self::Link(_) => "a title and a url".to_owned(),
            Self::Milestone => "the title or the number of a milestone".to_owned(),
            Self::Map(what, value) => format!("{what}, each with {}", value.a()),
        }
    }
}

/// `a`, `b` or `c`.
pub fn one_of(words: &[&str]) -> String {
    let quoted: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        Some((last, _)) => last.clone(),
        None => String::new(),
    }
}
