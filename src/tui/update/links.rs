//! Links: the posting of the selected application, or where its interview takes place, opened elsewhere.

use crate::domain::application::Application;
use crate::domain::link::{links_in, openable};
use crate::tui::effect::Effect;
use crate::tui::mode::{Menu, MenuItem, Mode, Then};
use crate::tui::next_step::is_ahead;
use crate::tui::state::{State, Subject};
use crate::tui::update::act;
use crate::tui::wording::timeline_moment;

/// Opens the link of the selected line; asks which one when there are several.
pub(super) fn open(state: &mut State) -> Vec<Effect> {
    let Some(application) = act::selected(state) else {
        return Vec::new();
    };
    let links = links(state, &state.subject(), &application);
    match links.as_slice() {
        [] => {
            refuse(state, &application);
            Vec::new()
        }
        [(_, link)] => follow(state, link.clone()),
        several => {
            let item = |(key, (what, link)): (char, &(String, String))| {
                MenuItem::new(key, format!("{what}: {link}"), Then::OpenLink(link.clone()))
            };
            let items = ('1'..='9').zip(several).map(item).collect();
            state.mode = Mode::Menu(Menu::new(format!("{}: open", application.company), items));
            Vec::new()
        }
    }
}

/// Asks for a link to be opened, and says so.
pub(super) fn follow(state: &mut State, link: String) -> Vec<Effect> {
    state.say(format!("opening {link}"));
    vec![Effect::OpenLink(link)]
}

/// Returns the links of a line and what each leads to: on an interview where it takes place, otherwise the posting
/// and the interviews ahead.
fn links(state: &State, subject: &Subject, application: &Application) -> Vec<(String, String)> {
    let today = state.today();
    let mut links: Vec<(String, String)> = Vec::new();
    let selected = application.interviews.iter().find(|it| subject.interview.as_ref() == Some(&it.id));
    let met_at = |interview: &crate::domain::interview::Interview| {
        let what = format!("{} {}", interview.kind, timeline_moment(interview.starts_at, today));
        let places = interview.place.as_deref().map(links_in).unwrap_or_default();
        places.into_iter().map(move |link| (what.clone(), link))
    };
    links.extend(selected.into_iter().flat_map(met_at));
    if links.is_empty() {
        let posting = application.url.as_deref().and_then(|url| openable(url).ok());
        links.extend(posting.map(|link| ("posting".to_owned(), link)));
        let ahead = application.interviews.iter().filter(|interview| is_ahead(state, interview));
        links.extend(ahead.flat_map(met_at));
    }
    let mut seen = std::collections::BTreeSet::new();
    links.retain(|(_, link)| seen.insert(link.clone()));
    links
}

/// Says why nothing is opened.
fn refuse(state: &mut State, application: &Application) {
    match application.url.as_deref().filter(|url| !url.trim().is_empty()) {
        Some(url) => {
            let reason = openable(url).err().map(|reason| reason.to_string()).unwrap_or_default();
            state.complain(format!("could not open '{url}': {reason}; y copies it"));
        }
        None => state.say(format!("{} has no link to open.", application.company)),
    }
}
