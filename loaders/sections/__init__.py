"""Readers of a document's sections: blocks in, facts out, and diagnostics for the rest."""
