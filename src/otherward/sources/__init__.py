"""THE WORLD OUTSIDE: only what the user has asked for, only where the user has said."""
