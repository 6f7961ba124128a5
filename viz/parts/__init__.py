"""The parts of the page: one module, which gathers the data, and one template each."""
