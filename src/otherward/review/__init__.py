"""BEFORE YOU SEND: whom a draft serves, sentence by sentence, what its reader may mind, and how to turn it."""
