//! The form of an offer: when it came, and by when they want an answer.

use crate::domain::date_text::{Lean, in_full};
use crate::domain::moment::Moment;
use crate::domain::offer::Offer;
use crate::fields::change::Change;
use crate::tui::effect::Intent;
use crate::tui::forms::application;
use crate::tui::forms::field::{FieldShape, Kind};
use crate::tui::forms::sheet::{Fault, Sheet};
use crate::tui::forms::{About, Purpose, Shape, Understood};
use crate::tui::state::State;
use crate::tui::wording::weekday_and_date;

/// The form that records one, or changes the one that is there.
pub static OFFER: Shape = Shape {
    name: "offer",
    fields: || {
        vec![
            FieldShape::new(
                "respond_by",
                "answer by",
                Kind::Day(Lean::Future),
                "the last day to answer, if they named one",
            ),
            FieldShape::new("received", "came on", Kind::Day(Lean::Past), "today"),
            FieldShape::new("notes", "notes", Kind::Lines, "what they offer"),
        ]
    },
    title: |state, about| Some(format!("{}: offer", application::find(state, about)?.company)),
    recorded,
    purpose: Purpose::Add,
    understand: offer,
};

/// Returns what is recorded of an offer.
fn recorded(state: &State, about: &About) -> Vec<(&'static str, String)> {
    let offer = application::find(state, about).and_then(|found| found.offer.clone());
    let day = |day| in_full(Moment::day(day));
    offer.map_or_else(Vec::new, |offer| {
        vec![
            ("respond_by", offer.respond_by.map(day).unwrap_or_default()),
            ("received", day(offer.received_on)),
            ("notes", offer.notes),
        ]
    })
}

/// Reads an offer.
fn offer(sheet: &Sheet<'_>) -> Result<Understood, Fault> {
    let application = sheet.application()?;
    let received_on = sheet.past_day("received")?.unwrap_or(sheet.today());
    let respond_by = sheet.day("respond_by", Lean::Future)?;
    if let Some(day) = respond_by.filter(|day| *day < received_on) {
        let [day, came] = [day, received_on].map(|day| in_full(Moment::day(day)));
        return Err(Fault::of("respond_by", format!("{day} is before {came}, when it came")));
    }
    let offer = Offer { received_on, respond_by, notes: sheet.text("notes") };
    let name = match respond_by {
        Some(day) => format!("{}: offer to be answered by {}", application.company, weekday_and_date(day)),
        None => format!("{}: offer noted", application.company),
    };
    let is_same = application.offer.as_ref() == Some(&offer);
    let change = Change::SetOffer { application: application.id.clone(), offer };
    let changes = if is_same { Vec::new() } else { vec![change] };
    let reads = vec![
        ("answer by", sheet.date_reads("respond_by", Lean::Future)),
        ("came on", sheet.date_reads("received", Lean::Past)),
    ];
    Ok(Understood { reads, intent: Intent::Change, name, changes })
}
