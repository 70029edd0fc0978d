"""Benchmarks: run by hand (`python -m tests.benchmarks.checking`), never by pytest."""
