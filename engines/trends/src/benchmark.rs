//! The published simulation study (Noufaily and others, 2013; Bédubourg and Le Strat, 2017), and a variant of our own
//! in which areas don't share a season or a trend. For whoever wants to see how a detector does before trusting it.

pub mod contest;
pub mod generate;
pub mod measure;
pub mod oracle;
pub mod table;
