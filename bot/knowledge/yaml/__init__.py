"""Reads YAML so that every value stays text and knows its line; explains each slip to somebody who knows no YAML."""
