"""THE PAGE: server-rendered, small updates by htmx, nothing loaded from elsewhere."""
