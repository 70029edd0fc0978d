"""Reads the knowledge files, checks them and freezes them into values. `reading.read` is the entrance."""
