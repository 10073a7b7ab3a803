//! Records as the interchange format writes them: which fields, in which order.
//!
//! Each view borrows a record; a new field is one line here and one in its reader.

use std::fmt::Display;

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

use crate::documents::interchange::fields::Written;
use crate::domain::action_key::ActionKey;
use crate::domain::application::Application;
use crate::domain::channel::Channel;
use crate::domain::contact::{Contact, ContactKind};
use crate::domain::deferral::Deferral;
use crate::domain::ids::{ApplicationId, ContactId, InterviewId};
use crate::domain::interaction::Interaction;
use crate::domain::interview::{Interview, InterviewKind};
use crate::domain::lesson::Lesson;
use crate::domain::moment::Moment;
use crate::domain::offer::Offer;
use crate::domain::promise::Promise;
use crate::domain::salary::{Salary, SalaryPeriod};
use crate::domain::stage::{Stage, StageChange};
use crate::domain::task::Task;

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

view! {
    ContactView of Contact as it {
        id: &'a ContactId = &it.id,
        name: &'a str = &it.name,
        title: Option<&'a str> = it.title.as_deref(),
        company: Option<&'a str> = it.company.as_deref(),
        kind: ContactKind = it.kind,
        email: Option<&'a str> = it.email.as_deref(),
        phone: Option<&'a str> = it.phone.as_deref(),
        preferred_channel: Option<Channel> = it.preferred_channel,
        notes: &'a str = &it.notes,
    }
}

view! {
    ApplicationView of Application as it {
        id: &'a ApplicationId = &it.id,
        company: &'a str = &it.company,
        role: &'a str = &it.role,
        stage: Stage = it.stage(),
        stage_history: Written<'a, StageChange> = Written(&it.stage_history),
        applied_on: Option<NaiveDate> = it.applied_on,
        source: Option<&'a str> = it.source.as_deref(),
        url: Option<&'a str> = it.url.as_deref(),
        location: Option<&'a str> = it.location.as_deref(),
        work_mode: Option<&'a str> = it.work_mode.as_deref(),
        salary: Option<SalaryView<'a>> = it.salary.as_ref().map(Viewed::view),
        tags: &'a [String] = &it.tags,
        excitement: Option<u8> = it.excitement,
        notes: &'a str = &it.notes,
        main_contact: Option<&'a ContactId> = it.main_contact.as_ref(),
        cadence: Option<&'a str> = it.cadence.as_deref(),
        quiet_until: Option<NaiveDate> = it.quiet_until,
        no_follow_up: bool = it.no_follow_up,
        thank_you_by: Channel = it.thank_you_by,
        offer: Option<OfferView<'a>> = it.offer.as_ref().map(Viewed::view),
        tasks: Written<'a, Task> = Written(&it.tasks),
        lessons: Written<'a, Lesson> = Written(&it.lessons),
        interviews: List<'a, Interview> = List(&it.interviews),
        promises: Written<'a, Promise> = Written(&it.promises),
        interactions: Written<'a, Interaction> = Written(&it.interactions),
    }
}

view! {
    SalaryView of Salary as it {
        min: Option<u64> = it.min,
        max: Option<u64> = it.max,
        currency: Option<&'a str> = it.currency.as_deref(),
        period: SalaryPeriod = it.period,
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
    InterviewView of Interview as it {
        id: &'a InterviewId = &it.id,
        round: Option<u32> = it.round,
        kind: InterviewKind = it.kind,
        #[serde(serialize_with = "shown")]
        starts_at: Moment = it.starts_at,
        zone: Option<&'a str> = it.zone.as_deref(),
        minutes: u32 = it.minutes,
        place: Option<&'a str> = it.place.as_deref(),
        cancelled: bool = it.cancelled,
        debriefed: bool = it.debriefed,
        interviewers: &'a [ContactId] = &it.interviewers,
        strengths: &'a str = &it.strengths,
        forgot: &'a str = &it.forgot,
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
