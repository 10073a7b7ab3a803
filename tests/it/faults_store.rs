//! Faults of files and other processes around the database.
