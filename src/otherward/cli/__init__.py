"""THE COMMAND LINE: thin; each command calls one verb and prints for people or as JSON."""
