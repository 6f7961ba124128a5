"""The commands of daumoi: one module a verb, and a few modules that they share."""
