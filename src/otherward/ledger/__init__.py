"""WHAT WAS GIVEN, RECEIVED, PROMISED. A memory, not a debt book: nothing here is summed per person."""
