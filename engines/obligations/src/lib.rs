//! obligations.
