"""Pictures of the bot for the README, and the script that takes them."""
