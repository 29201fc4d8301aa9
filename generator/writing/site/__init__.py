"""A folder of static pages: each sheet to read, its cards to try, its files, and an index of all sheets."""
