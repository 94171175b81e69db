"""A SECOND LOOK: what the user's own language model is asked when it reads or matches, and the checks its answer has to pass."""
