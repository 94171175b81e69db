"""The review in your own editor: a language server."""
