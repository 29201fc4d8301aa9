"""Notes and blocks → files: deck, page, CSVs, coverage and manifest."""
