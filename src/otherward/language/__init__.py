"""WHAT WORDS MEAN: regions, sentences, embedding, lexical search, dates, names."""
