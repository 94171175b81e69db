"""WHO YOU KNOW: people, organizations, what they need and can provide, each with its source."""
