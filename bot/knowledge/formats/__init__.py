"""Says which keys each kind of knowledge file has, and reads a file's values by that table."""
