"""WORDS BY A MODEL: what the user's own language model is asked, and the gate its answer has to pass."""
