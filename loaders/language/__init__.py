"""Pure functions on Vietnamese administrative text."""
