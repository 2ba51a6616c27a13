//! The arithmetic of an exact fee split: typed units, no storage.
