"""Address books and calendars on servers: CardDAV (RFC 6352) and CalDAV (RFC 4791), read, and written to only where the user says so."""
