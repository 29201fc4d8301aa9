"""What the page shows: blocks as boxes that know their height at any width, and their HTML."""
