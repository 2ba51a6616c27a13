//! Datanets, models, recorded queries and the exact split of their fees.
