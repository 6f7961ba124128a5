"""Figures for reports, as SVG and PNG: load, matrix, network, cooperation of two provinces.

One module a figure: facts in, a `Drawn` out, which names its template and what stands in it.
"""
