"""Networking that starts with the other person."""
