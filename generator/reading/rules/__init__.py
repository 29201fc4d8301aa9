"""What our authors write beyond CommonMark: one module a rule, for markdown-it's block and inline parsers."""
