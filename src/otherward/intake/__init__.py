"""HOW YOUR NETWORK GETS IN: one format per file, and an account of what became of every row."""
