"""Type in numbers: which faces there are, how wide text is in them, and where its lines break."""
