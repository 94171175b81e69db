"""IN THE READER'S LANGUAGE: what is said to the user, in the language they read. English is the language of the sources."""
