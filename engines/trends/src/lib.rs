//! Early warning and figures that betray nobody. Detectors say which counts are more than chance explains, and why;
//! disclosure control makes exact cells into figures that may be seen by all. For the context that keeps signals, for
//! the command line, and for an epidemiologist who tries it beside what they use. No clock, no storage, no chance.

pub mod series;

pub mod pooled;

pub mod slow_rise;

pub mod many_series;

pub mod late_reports;

pub mod new_topic;

pub mod farrington;

pub mod ears;

pub mod chance;

pub mod disclosure;

pub mod benchmark;
