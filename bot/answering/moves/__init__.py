"""The moves of a conversation: what a message does where it asks nothing of the briefing."""
