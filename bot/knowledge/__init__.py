"""What the bot knows: reading, checking and freezing the YAML files."""
