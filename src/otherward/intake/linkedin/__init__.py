"""THE LINKEDIN ARCHIVE: connections, messages, invitations, notes, favors on record, and who the user is."""
