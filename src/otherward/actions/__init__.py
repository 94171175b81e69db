"""WHAT YOU CAN DO: one verb per file; the rule and the permission live inside the verb."""
