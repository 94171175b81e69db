"""WHAT YOU COULD DO: opportunities, each with its reason quoted, its minutes and its words."""
