"""Answers as files, one module a format."""
