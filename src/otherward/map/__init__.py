"""THE NETWORK DRAWN: who belongs together, what they work on, where each stands, and the bridges only the user can build."""
