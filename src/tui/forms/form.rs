//! An open form: its fields, which one is being typed into, and how all of them read.

use crate::tui::forms::completion::completed;
use crate::tui::forms::field::{Field, Kind, Reads};
use crate::tui::forms::sheet::{Fault, Sheet};
use crate::tui::forms::{About, RecordId, Shape, Understood, draft};
use crate::tui::mode::Freshness;
use crate::tui::state::State;
use crate::tui::widgets::day_picker::DayPicker;

/// A form that is open.
#[derive(Debug, Clone)]
pub struct Form {
    /// What it asks for.
    pub shape: &'static Shape,
    /// What it is about.
    pub about: About,
    /// What stands above it.
    pub title: String,
    /// The fields; never none.
    pub fields: Vec<Field>,
    /// The place of the field that is being typed into.
    pub at: usize,
    /// What is wrong with the whole.
    pub fault: Option<String>,
    /// Whether it still reads as it did while it was typed.
    pub freshness: Freshness,
    /// Where the draft in it came from.
    pub draft: DraftState,
    /// What the field that is being typed into may go on to.
    pub completion: Option<String>,
    /// The calendar over it.
    pub picker: Option<DayPicker>,
}

/// What happened to the draft of a form.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum DraftState {
    /// There was none.
    #[default]
    None,
    /// What was typed earlier is in the fields.
    Restored,
    /// It was put aside: these texts come back on request.
    Discarded(Vec<String>),
}

impl Form {
    /// Opens a form with what is recorded, and over it what was typed earlier and not saved; `None` when what it is
    /// about is gone.
    pub fn open(shape: &'static Shape, about: About, state: &State) -> Option<Self> {
        let title = (shape.title)(state, &about)?;
        let recorded = (shape.recorded)(state, &about);
        let text =
            |key: &str| recorded.iter().find(|(of, _)| *of == key).map_or("", |(_, text)| text.as_str());
        let fields = (shape.fields)().into_iter().map(|field| Field::new(field, text(field.key))).collect();
        let mut form = Self {
            shape,
            about,
            title,
            fields,
            at: 0,
            fault: None,
            freshness: Freshness::AsTyped,
            draft: DraftState::None,
            completion: None,
            picker: None,
        };
        if let Some(kept) = state.form_drafts.get(&form.draft_name()) {
            form.fill(&draft::read(kept));
            form.draft = DraftState::Restored;
        }
        form.read(state);
        Some(form)
    }

    /// Returns the name under which its draft is kept.
    pub fn draft_name(&self) -> String {
        let application = self.about.application.as_ref().map_or("-", |id| id.as_str());
        let record = self.about.record.as_ref().map_or_else(|| "-".to_owned(), RecordId::name);
        format!("{} {application} {record}", self.shape.name)
    }

    /// Types texts into the fields that are named.
    pub fn fill(&mut self, texts: &[(String, String)]) {
        for (key, text) in texts {
            if let Some(field) = self.fields.iter_mut().find(|field| field.shape.key == key) {
                field.set(text);
            }
        }
    }

    /// Returns the field that is being typed into.
    pub fn field(&self) -> Option<&Field> {
        self.fields.get(self.at)
    }

    /// Returns the field that is being typed into, to type.
    pub fn field_mut(&mut self) -> Option<&mut Field> {
        self.fields.get_mut(self.at)
    }

    /// Tells whether several lines are being typed.
    pub fn is_in_lines(&self) -> bool {
        self.field().is_some_and(|field| matches!(field.shape.kind, Kind::Lines))
    }

    /// Tells whether something was typed that is not recorded.
    pub fn is_changed(&self) -> bool {
        self.fields.iter().any(Field::is_changed)
    }

    /// Puts what was typed aside, or brings it back.
    pub fn discard(&mut self) {
        let aside: Vec<String> = self.fields.iter().map(|field| field.input.text().to_owned()).collect();
        let was_changed = self.is_changed();
        match std::mem::take(&mut self.draft) {
            DraftState::Discarded(texts) if !was_changed => {
                self.fields.iter_mut().zip(texts).for_each(|(field, text)| field.set(&text));
                self.draft = DraftState::Restored;
            }
            before if !was_changed => self.draft = before,
            _ => {
                for field in &mut self.fields {
                    let recorded = field.recorded.clone();
                    field.set(&recorded);
                }
                self.draft = DraftState::Discarded(aside);
            }
        }
    }

    /// Reads every field; each that is wrong says so, and the others are read without it.
    pub fn read(&mut self, state: &State) {
        let mut wrong: Vec<(usize, String)> = Vec::new();
        self.fault = None;
        let reads = loop {
            let left_out: Vec<usize> = wrong.iter().map(|(place, _)| *place).collect();
            match (self.shape.understand)(&Sheet::new(self, state, &left_out)) {
                Ok(understood) => break understood.reads,
                Err(fault) => match self.place_of(&fault) {
                    Some(place) if !left_out.contains(&place) => wrong.push((place, fault.message)),
                    _ => {
                        self.fault = Some(fault.message);
                        break Vec::new();
                    }
                },
            }
        };
        for (place, field) in self.fields.iter_mut().enumerate() {
            let fault = wrong.iter().find(|(at, _)| *at == place).map(|(_, message)| message.clone());
            let told = reads.iter().filter(|(label, _)| *label == field.shape.label);
            let told: Vec<&str> =
                told.map(|(_, text)| text.as_str()).filter(|text| !text.is_empty()).collect();
            let told = told.join(", ");
            field.reads = match fault {
                Some(fault) => Reads::Wrong(fault),
                None if told.is_empty() || told == field.text() || field.is_missing() => Reads::AsTyped,
                None => Reads::As(told),
            };
        }
        self.complete(state);
    }

    /// Looks for what the field that is being typed into may go on to.
    pub fn complete(&mut self, state: &State) {
        self.completion = self.field().and_then(|field| completed(field, &self.about, state));
    }

    /// Goes so many fields down, or up if negative; stops at the ends. Tells whether there was one.
    pub fn step(&mut self, by: isize) -> bool {
        let to = self.at.saturating_add_signed(by).min(self.fields.len().saturating_sub(1));
        let moved = to != self.at;
        self.at = to;
        moved
    }

    /// Reads everything as it is to be saved.
    ///
    /// # Errors
    /// At the first field that is missing or wrong.
    pub fn understood(&self, state: &State) -> Result<Understood, Fault> {
        if let Some(missing) = self.fields.iter().find(|field| field.is_missing()) {
            return Err(Fault::of(missing.shape.key, format!("the {} is missing", missing.shape.label)));
        }
        (self.shape.understand)(&Sheet::new(self, state, &[]))
    }

    /// Says at its field what is wrong, and goes there.
    pub fn refuse(&mut self, fault: Fault) {
        match self.place_of(&fault) {
            Some(place) => {
                self.at = place;
                if let Some(field) = self.field_mut() {
                    field.reads = Reads::Wrong(fault.message);
                }
            }
            None => self.fault = Some(fault.message),
        }
    }

    fn place_of(&self, fault: &Fault) -> Option<usize> {
        self.fields.iter().position(|field| field.shape.key == fault.key)
    }
}
