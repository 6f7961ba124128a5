"""The parts of the page's data: one module a kind of fact. Its JavaScript draws from them.

Agencies, tasks and plans are named by their indices in `viz.facts.Facts`. What has no value is
left out, so that the page stays small.
"""
