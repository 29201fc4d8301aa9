"""Text → Sheet: what the author wrote, as blocks and facts with exact places."""
