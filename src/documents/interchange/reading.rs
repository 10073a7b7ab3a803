//! Reading a document: from its text to validated records, or to everything that is wrong with it.

use crate::documents::interchange::fault::{Findings, Place};
use crate::documents::interchange::fields::records;
use crate::documents::interchange::object::Object;
use crate::documents::interchange::ownership::Ownership;
use crate::documents::interchange::references::References;
use crate::documents::interchange::tree::{Node, Value, parse};
use crate::documents::interchange::values::{Read, text};
use crate::documents::interchange::{FORMAT, Fault, Faults, applications, deferrals};
use crate::domain::local_time::LocalTimes;
use crate::fields::incoming::{Incoming, KnownRecords};

/// What the readers of records need to know besides the record.
pub(super) struct Context<'t> {
    /// The ids that may be referred to.
    pub(super) references: References<'t>,
    /// The user's time zone.
    pub(super) local: &'t dyn LocalTimes,
}

/// Reads a document; what it refers to may also be `known` already.
///
/// # Errors
/// Lists everything that is wrong, in the order of the document.
pub fn read(text: &str, known: &dyn KnownRecords, local: &dyn LocalTimes) -> Result<Incoming, Faults> {
    let document = parse(text)?;
    refuse_newer(&document)?;
    let context = Context { references: References::of(&document, known), local };
    let mut findings = Findings::default();
    let incoming = read_top(&document, &context, known, &mut findings);
    match findings.into_faults() {
        Some(faults) => Err(faults),
        None => Ok(incoming),
    }
}

/// Refuses a document of a later version of the format, of which nothing else can be judged.
fn refuse_newer(document: &Node<'_>) -> Result<(), Faults> {
    let Value::Object(entries) = &document.value else { return Ok(()) };
    let format = entries.iter().find(|(name, _)| name == "format").map(|(_, node)| &node.value);
    let Some(Value::Text(format)) = format else { return Ok(()) };
    let version = format.strip_prefix("callback/").and_then(|version| version.parse::<u32>().ok());
    if version.is_none_or(|version| version < 2) {
        return Ok(());
    }
    let problem = format!("'{format}' needs a newer callback; expected \"{FORMAT}\"");
    Err(Faults::one(Fault { path: "format".to_owned(), problem }))
}

/// Reads the top of a document.
fn read_top<'t>(
    document: &'t Node<'t>,
    context: &Context<'t>,
    known: &'t dyn KnownRecords,
    findings: &mut Findings,
) -> Incoming {
    const FIELDS: [&str; 5] = ["format", "source", "contacts", "applications", "deferrals"];
    let top = Place::top();
    let Some(object) = Object::open(document, &top, "a document", &FIELDS, findings) else {
        return Incoming::default();
    };
    object.required("format", findings, format);
    let mut position = 0..;
    let source = object.nullable("source", findings, text).flatten();
    let mut ownership = Ownership::new(known, source.clone());
    Incoming {
        source,
        contacts: records(&object, "contacts", (0, None), context, findings).unwrap_or_default(),
        applications: object
            .list("applications", findings, |node, place, findings| {
                let position = position.next().unwrap_or_default();
                let application = applications::read(node, place, position, context, findings)?;
                ownership.check(&application, node, place, findings);
                Some(application)
            })
            .unwrap_or_default(),
        deferrals: deferrals::read(&object, context, findings),
    }
}

/// Checks the name of the format.
fn format(value: &Value<'_>) -> Read<()> {
    match value {
        Value::Text(format) if format == FORMAT => Ok(()),
        other => Err(format!("{other} is not the format of this program; expected \"{FORMAT}\"")),
    }
}
