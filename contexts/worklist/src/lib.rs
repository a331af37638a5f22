//! worklist.
