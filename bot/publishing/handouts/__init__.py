"""Handouts for a meeting: what stands in one, and its two forms, pages to print and plain text."""
