"""READING UP: what a company says of itself and what public registers say of it, fetched only when the user asks."""
