//! The tree of a JSON text: its values in the order in which they stand, double keys included.
//!
//! Owns the step from text to values, and the wording of what is no JSON. Refuses to know any field.

use std::borrow::Cow;
use std::cell::Cell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use crate::documents::fault_list::grouped;
use crate::documents::interchange::fault::{Fault, Faults};

/// A value and its ordinal: how many values of the document begin before it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Node<'t> {
    pub(super) ordinal: usize,
    pub(super) value: Value<'t>,
}

/// What stands at a place of a JSON text.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value<'t> {
    Null,
    Bool(bool),
    Whole(i128),
    Fraction(f64),
    Text(Cow<'t, str>),
    List(Vec<Node<'t>>),
    Object(Vec<(Cow<'t, str>, Node<'t>)>),
}

/// The most values that a document may hold: far more than a lifetime of applications, and few enough for the memory of
/// any machine.
const MOST_VALUES: usize = 16_000_000;

/// How the reader is told of too many of them.
const TOO_MANY: &str = "too many values";

/// The longest piece of a document that a fault quotes, in characters.
const LONGEST_QUOTE: usize = 40;

impl fmt::Display for Value<'_> {
    /// Writes what the value is, in the words of a fault: `'soon'`, `7`, `a list`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Bool(value) => write!(f, "{value}"),
            Self::Whole(value) => write!(f, "{value}"),
            Self::Fraction(value) => write!(f, "{value:?}"),
            Self::Text(text) => write!(f, "'{}'", quoted(text)),
            Self::List(_) => f.write_str("a list"),
            Self::Object(_) => f.write_str("an object"),
        }
    }
}

/// Returns `text`, cut where a fault would become unreadable.
pub(super) fn quoted(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(LONGEST_QUOTE) {
        Some((end, _)) => Cow::Owned(format!("{}…", text.get(..end).unwrap_or_default())),
        None => Cow::Borrowed(text),
    }
}

/// Reads a JSON text; a byte order mark at its start is passed over.
///
/// # Errors
/// Tells by line and column what is no JSON.
pub(super) fn parse(text: &str) -> Result<Node<'_>, Faults> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let count = Cell::new(0);
    let mut reader = serde_json::Deserializer::from_str(text);
    Ordinals(&count)
        .deserialize(&mut reader)
        .and_then(|node| reader.end().map(|()| node))
        .map_err(|error| Faults::one(fault_of(&error)))
}

/// Turns an error of the JSON reader into a fault.
fn fault_of(error: &serde_json::Error) -> Fault {
    let path = format!("line {}, column {}", error.line(), error.column().max(1));
    let whole = error.to_string();
    let message = whole.split(" at line ").next().unwrap_or_default();
    let problem = if error.is_eof() {
        "the document ends in the middle; expected the rest of it".to_owned()
    } else if message == "trailing characters" {
        "something follows the end of the document; expected nothing more".to_owned()
    } else if message.starts_with("recursion limit") {
        "lists and objects are nested too deeply; expected at most 127 levels".to_owned()
    } else if message == TOO_MANY {
        format!("the document goes on; expected at most {} values, so split it", grouped(MOST_VALUES))
    } else if message == "number out of range" {
        "a number is too large; expected a whole number of moderate size".to_owned()
    } else {
        format!("this is not JSON: {message}")
    };
    Fault { path, problem }
}

/// Builds nodes and counts them.
#[derive(Clone, Copy)]
struct Ordinals<'c>(&'c Cell<usize>);

impl<'t> DeserializeSeed<'t> for Ordinals<'_> {
    type Value = Node<'t>;

    fn deserialize<D: Deserializer<'t>>(self, deserializer: D) -> Result<Node<'t>, D::Error> {
        let ordinal = self.0.get();
        if ordinal == MOST_VALUES {
            return Err(D::Error::custom(TOO_MANY));
        }
        self.0.set(ordinal + 1);
        deserializer.deserialize_any(self).map(|value| Node { ordinal, value })
    }
}

impl<'t> Visitor<'t> for Ordinals<'_> {
    type Value = Value<'t>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<Value<'t>, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value<'t>, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value<'t>, E> {
        Ok(Value::Whole(value.into()))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value<'t>, E> {
        Ok(Value::Whole(value.into()))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value<'t>, E> {
        Ok(Value::Fraction(value))
    }

    fn visit_borrowed_str<E: Error>(self, text: &'t str) -> Result<Value<'t>, E> {
        Ok(Value::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Value<'t>, E> {
        Ok(Value::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'t>>(self, mut items: A) -> Result<Value<'t>, A::Error> {
        let mut list = Vec::new();
        while let Some(node) = items.next_element_seed(self)? {
            list.push(node);
        }
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'t>>(self, mut entries: A) -> Result<Value<'t>, A::Error> {
        let mut object = Vec::new();
        while let Some(name) = entries.next_key_seed(Name)? {
            object.push((name, entries.next_value_seed(self)?));
        }
        Ok(Value::Object(object))
    }
}

/// Reads the name of a field without copying it where that is possible.
struct Name;

impl<'t> DeserializeSeed<'t> for Name {
    type Value = Cow<'t, str>;

    fn deserialize<D: Deserializer<'t>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'t> Visitor<'t> for Name {
    type Value = Cow<'t, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a field")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'t str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(text))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_order_and_double_keys() {
        let node = parse(r#"{"b": 1, "a": [true, null], "b": -2.5}"#).unwrap();
        let Value::Object(entries) = node.value else { panic!("not an object") };
        let shape: Vec<String> =
            entries.iter().map(|(name, node)| format!("{} {name} {}", node.ordinal, node.value)).collect();
        assert_eq!(shape, ["1 b 1", "2 a a list", "5 b -2.5"]);
    }

    #[test]
    fn tells_by_line_and_column_what_is_no_json() {
        let deep = "[".repeat(200) + &"]".repeat(200);
        for (text, fault) in [
            ("", "line 1, column 1: the document ends in the middle; expected the rest of it"),
            (
                "{\n  \"a\": [1,\n",
                "line 3, column 1: the document ends in the middle; expected the rest of it",
            ),
            ("{} x", "line 1, column 4: something follows the end of the document; expected nothing more"),
            ("[1e999]", "line 1, column 6: a number is too large; expected a whole number of moderate size"),
            (r#"["\q"]"#, "line 1, column 4: this is not JSON: invalid escape"),
            (r#"["\ud800"]"#, "line 1, column 9: this is not JSON: unexpected end of hex escape"),
            ("{\"a\" 1}", "line 1, column 6: this is not JSON: expected `:`"),
            ("{'a': 1}", "line 1, column 2: this is not JSON: key must be a string"),
            ("[1,]", "line 1, column 4: this is not JSON: trailing comma"),
            ("NaN", "line 1, column 1: this is not JSON: expected value"),
            (
                &deep,
                "line 1, column 128: lists and objects are nested too deeply; expected at most 127 levels",
            ),
        ] {
            assert_eq!(parse(text).unwrap_err().to_string(), fault, "{text}");
        }
    }

    #[test]
    fn a_byte_order_mark_is_passed_over_once() {
        assert_eq!(parse("\u{feff}7").unwrap().value, Value::Whole(7));
        assert!(parse("\u{feff}\u{feff}7").is_err());
    }

    #[test]
    fn quotes_stay_readable() {
        assert_eq!(quoted("short"), "short");
        assert_eq!(quoted(&"é".repeat(100)), format!("{}…", "é".repeat(40)));
    }
}
