"""THE DIGEST: Today and the week as a letter to the user, by their own mail server or as a file."""
