//! What an application is called in documents.

/// Returns the company and, when it is known, the role, exactly as the records hold them.
pub(super) fn title(company: &str, role: &str) -> String {
    if role.is_empty() { company.to_owned() } else { format!("{company}, {role}") }
}
