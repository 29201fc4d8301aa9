"""Facts → notes: what each card asks and how its fields are written."""
