"""Feeds the user follows: read again while the page is served, politely."""
