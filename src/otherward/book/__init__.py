"""WHERE IT IS KEPT: the one port to the store, and the store in memory."""
