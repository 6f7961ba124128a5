"""Questions in people's own words, answered by the catalogue: no model, no network."""
