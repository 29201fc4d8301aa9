"""`serve`: what a sheet becomes, shown in a browser on this machine while its author writes."""
