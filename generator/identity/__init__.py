"""Facts → the same facts with lasting identities: the ledger, matching and modification times."""
