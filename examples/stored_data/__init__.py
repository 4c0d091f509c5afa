"""A second page: a list of what an app keeps in a merchant's store, to look at and download."""
