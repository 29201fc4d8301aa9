"""The press: WeasyPrint in a process of its own. It imports nothing of the house, so that it starts fast."""
