//! Records as the interchange format writes them: which fields, in which order.
//!
//! Each view borrows a record; a new field is one line here and one in its reader.

use std::fmt::Display;

use chrono::NaiveDate;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::documents::interchange::applications::BESIDE;
use crate::documents::interchange::fields::Written;
use crate::domain::action_key::ActionKey;
use crate::domain::application::Application;
use crate::domain::deferral::Deferral;
use crate::domain::offer::Offer;
use crate::fields::Noun;

/// A record that can be written.
pub(super) trait Viewed {
    /// The record as it is written.
    type View<'a>: Serialize
    where
        Self: 'a;

    /// Returns the record as it is written.
    fn view(&self) -> Self::View<'_>;
}

impl<T: Viewed> Viewed for &T {
    type View<'a>
        = T::View<'a>
    where
        Self: 'a;

    fn view(&self) -> Self::View<'_> {
        (**self).view()
    }
}

/// A list of records, turned into views one after the other.
pub(super) struct List<'a, T>(pub(super) &'a [T]);

impl<T: Viewed> Serialize for List<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(Viewed::view))
    }
}

/// A value written as it is shown.
fn shown<T: Display, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(value)
}

/// Declares the view of a record: its fields in order, each with how it is taken from the record.
macro_rules! view {
    ($view:ident of $record:ident as $it:ident { $($(#[$meta:meta])* $field:ident: $type:ty = $value:expr,)+ }) => {
        #[derive(Serialize)]
        pub(super) struct $view<'a> {
            $($(#[$meta])* $field: $type,)+
        }

        impl Viewed for $record {
            type View<'a> = $view<'a>;

            fn view(&self) -> $view<'_> {
                let $it = self;
                $view { $($field: $value,)+ }
            }
        }
    };
}

/// An application: its id, its fields, and beside them its history and its children.
impl Viewed for Application {
    type View<'a> = ApplicationView<'a>;

    fn view(&self) -> ApplicationView<'_> {
        ApplicationView(self)
    }
}

/// An application as it is written.
pub(super) struct ApplicationView<'a>(&'a Application);

impl Serialize for ApplicationView<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let it = self.0;
        let mut object = serializer.serialize_map(None)?;
        object.serialize_entry("id", &it.id)?;
        for field in Application::fields() {
            object.serialize_entry(field.spec.key, &field.of(it))?;
            for (_, others) in BESIDE.iter().filter(|(behind, _)| *behind == field.spec.key) {
                others.iter().try_for_each(|other| beside(&mut object, other, it))?;
            }
        }
        object.end()
    }
}

/// Writes what stands beside the fields of an application.
fn beside<M: SerializeMap>(object: &mut M, name: &str, it: &Application) -> Result<(), M::Error> {
    match name {
        "stage" => object.serialize_entry(name, &it.stage()),
        "stage_history" => object.serialize_entry(name, &Written(&it.stage_history)),
        "offer" => object.serialize_entry(name, &it.offer.as_ref().map(Viewed::view)),
        "tasks" => object.serialize_entry(name, &Written(&it.tasks)),
        "lessons" => object.serialize_entry(name, &Written(&it.lessons)),
        "interviews" => object.serialize_entry(name, &Written(&it.interviews)),
        "promises" => object.serialize_entry(name, &Written(&it.promises)),
        _ => object.serialize_entry("interactions", &Written(&it.interactions)),
    }
}

view! {
    OfferView of Offer as it {
        received_on: NaiveDate = it.received_on,
        respond_by: Option<NaiveDate> = it.respond_by,
        notes: &'a str = &it.notes,
    }
}

view! {
    DeferralView of Deferral as it {
        #[serde(serialize_with = "shown")]
        key: &'a ActionKey = &it.key,
        until: Option<NaiveDate> = it.until,
    }
}
