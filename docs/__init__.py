"""What users read; `generate.py` writes the pages that come from the code."""
