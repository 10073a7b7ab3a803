//! Imports into the store: merged, repeated, replaced.
