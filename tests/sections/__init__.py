"""Tests of the readers of a document's sections."""
