"""Blocks → facts: one module a shape, tried in one visible order."""
