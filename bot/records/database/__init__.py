"""The database beneath the records: SQLite in a file, or PostgreSQL by URL.

What one of them alone says or needs is in the module of its name; nobody else knows which it is.
"""
