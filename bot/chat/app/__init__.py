"""The bot as a whole: the list of its features, the client that dispatches to them, and how it runs.

Start reading at `features`.
"""
