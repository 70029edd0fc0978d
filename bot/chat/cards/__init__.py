"""Cards as plain values: what a message shows, which buttons it has, and how it is laid out. Nothing here is sent.

Start reading at `pages` (what a card is made of), then `catalogue` (how a card is found by its address and drawn).
"""
