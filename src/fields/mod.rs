//! Keys and what may stand behind them, declared once: reading, help with mistakes, schemas, skeletons and the reference come from here.

mod day;
mod findings;
mod number;
mod record;
mod reference;
mod schema;
mod skeleton;
mod table;
mod values;

pub use day::{Misread, day, misread as misread_day, month};
pub use findings::{invalid, meant, no_date, no_number};
pub use number::{Misnumber, misread as misread_number, number};
pub use record::{Reader, Record};
pub use reference::{inner, reference, with_inner};
pub use schema::schema;
pub use skeleton::skeleton;
pub use table::{Field, Group, Table, Value, one_of};
pub use values::{a_number, a_word, plain, text};
