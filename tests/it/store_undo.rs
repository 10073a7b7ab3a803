//! Undo and redo: whatever was written can be taken back exactly.
